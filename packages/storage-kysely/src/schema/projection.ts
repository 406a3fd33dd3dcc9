/** Columns as they follow from a record: read beside it, held against it, and written where they differ. */
import {
  type Column,
  type KindDeclaration,
  type Scalar,
  SchemaRefused,
  StorageError,
  TransactionAborted,
} from "@fieldcare/core/storage"
import type { Row, SqlDatabase } from "../database.ts"
import type { SchemaSetting } from "./schema-setting.ts"

type Values = Readonly<Record<string, Scalar | null>>

/** A record that somebody else has changed since it was read is read again, but not for ever. */
const roundsMax = 100

export class Projection {
  readonly #setting: SchemaSetting
  readonly #kind: string
  readonly #table: string
  readonly #columns: ReadonlyArray<Column>
  readonly #project: NonNullable<KindDeclaration["project"]>

  private constructor(
    setting: SchemaSetting,
    kind: string,
    columns: ReadonlyArray<Column>,
    project: NonNullable<KindDeclaration["project"]>,
  ) {
    this.#setting = setting
    this.#kind = kind
    this.#table = setting.names.kind(kind)
    this.#columns = columns
    this.#project = project
  }

  /** None when the kind does not say how its columns are worked out. */
  static of(
    setting: SchemaSetting,
    { kind, project }: KindDeclaration,
    columns: ReadonlyArray<Column>,
  ): Projection | undefined {
    return project && new Projection(setting, kind, columns, project)
  }

  async tenantAfter(db: SqlDatabase, tenant: string): Promise<string | undefined> {
    const query = db.selectFrom(this.#table).select("tenant").where("tenant", ">", tenant)
    const row = await query.orderBy("tenant").limit(1).executeTakeFirst()
    return row?.["tenant"] as string | undefined
  }

  read(db: SqlDatabase, tenant: string, after: string, limit: number): Promise<ReadonlyArray<Row>> {
    return this.#rows(db).where("tenant", "=", tenant).where("id", ">", after).orderBy("id").limit(limit).execute()
  }

  /**
   * Writes what differs, and `also` with it, in one transaction. A record is only written at the version that it
   * was read at: who commits in between has written the columns of the newer one. Answers how many were written.
   */
  async write(db: SqlDatabase, rows: ReadonlyArray<Row>, also: (held: SqlDatabase) => Promise<void>): Promise<number> {
    let written = 0
    let left = rows
    for (let round = 1; ; round++) {
      const differing = left.flatMap((row) => this.#difference(row))
      const missed = await this.#attempted(db, differing, round === 1 ? also : async () => {})
      written += differing.length - missed.length
      if (missed.length === 0) return written
      if (round === roundsMax) throw overtaken(this.#kind)
      const tenant = missed[0]!["tenant"]
      const ids = missed.map((row) => row["id"])
      left = await this.#rows(db).where("tenant", "=", tenant).where("id", "in", ids).orderBy("id").execute()
    }
  }

  #rows(db: SqlDatabase) {
    const names = this.#columns.map(({ name }) => this.#setting.names.column(name))
    return db.selectFrom(this.#table).select(["tenant", "id", "version", "record", ...names])
  }

  /** Answers the rows that were no longer at their version. */
  async #attempted(
    db: SqlDatabase,
    differing: ReadonlyArray<readonly [Row, Values]>,
    also: (held: SqlDatabase) => Promise<void>,
  ): Promise<ReadonlyArray<Row>> {
    const work = async (held: SqlDatabase): Promise<ReadonlyArray<Row>> => {
      const missed: Array<Row> = []
      for (const [row, values] of differing) {
        const { numUpdatedRows } = await held
          .updateTable(this.#table)
          .set(values)
          .where("tenant", "=", row["tenant"])
          .where("id", "=", row["id"])
          .where("version", "=", row["version"])
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) missed.push(row)
      }
      await also(held)
      return missed
    }
    if (db.isTransaction) return work(db)
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.transaction().execute(work)
      } catch (error) {
        // The database undid it for the sake of somebody's commit.
        if (attempt === roundsMax || this.#setting.dialect.judge(error).meaning !== "aborted") throw error
      }
    }
  }

  /** The columns whose value is another than the record's, under their names in the database. */
  #difference(row: Row): ReadonlyArray<readonly [Row, Values]> {
    const projected = this.#projected(row)
    const differing = this.#columns.flatMap(({ name, type }) => {
      const column = this.#setting.names.column(name)
      const value = projected[name] ?? null
      if (value !== null && !fits(type, value))
        throw this.#unfit(row, `${name} would be ${JSON.stringify(value)}, which is no ${type}`)
      return found(type, row[column]) === value ? [] : [[column, value] as const]
    })
    return differing.length === 0 ? [] : [[row, Object.fromEntries(differing)]]
  }

  #projected(row: Row): Values {
    const { record } = row
    try {
      return this.#project(this.#setting.dialect.jsonAsText ? JSON.parse(String(record)) : record)
    } catch (error) {
      throw this.#unfit(row, error instanceof Error ? error.message : String(error))
    }
  }

  #unfit({ tenant, id }: Row, why: string): StorageError {
    const problem = {
      where: `${this.#kind} ${String(id)} of tenant ${String(tenant)}`,
      problem: `its columns do not follow from its record: ${why}`,
      remedy: "let the column's value be worked out for records of every age, and start again: filling goes on there",
    }
    return new StorageError({ reason: new SchemaRefused({ storage: this.#setting.dialect.name, problems: [problem] }) })
  }
}

const fits = (type: Column["type"], value: Scalar): boolean =>
  type === "text"
    ? typeof value === "string"
    : type === "boolean"
      ? typeof value === "boolean"
      : Number.isSafeInteger(value)

/** A value as it comes from any of the drivers. */
const found = (type: Column["type"], value: unknown): Scalar | null => {
  if (value === null || value === undefined) return null
  return type === "text" ? (value as string) : type === "boolean" ? Number(value) === 1 : Number(value)
}

const overtaken = (kind: string): StorageError =>
  new StorageError({
    reason: new TransactionAborted({
      code: "RefillOvertaken",
      cause: new Error(`records of ${kind} were changed faster than their columns could be filled`),
    }),
  })
