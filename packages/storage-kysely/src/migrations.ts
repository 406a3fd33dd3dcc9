/** The engine's own tables, as migrations that only ever go forward. */
import { sql } from "kysely"
import type { Dialect, SqlDatabase } from "./database.ts"
import type { Names } from "./names.ts"

interface Migration {
  readonly version: number
  readonly name: string
  readonly run: (db: SqlDatabase, dialect: Dialect, names: Names) => Promise<void>
}

/** Never edited once released; a change is a new one at the end. */
const migrations: ReadonlyArray<Migration> = [
  {
    version: 1,
    name: "journal, duties, personal texts and idempotency keys",
    run: async (db, dialect, names) => {
      const [text, integer, json] = [dialect.types.text, dialect.types.integer, dialect.types.json].map((type) =>
        sql.raw(type),
      )
      await db.schema
        .createTable(names.engine("journal"))
        .addColumn("tenant", text!, (column) => column.notNull())
        .addColumn("kind", text!, (column) => column.notNull())
        .addColumn("id", text!, (column) => column.notNull())
        .addColumn("sequence", integer!, (column) => column.notNull())
        .addColumn("entry", json!, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("journal")}_key`, ["tenant", "kind", "id", "sequence"])
        .execute()
      await db.schema
        .createTable(names.engine("duty"))
        .addColumn("tenant", text!, (column) => column.notNull())
        .addColumn("kind", text!, (column) => column.notNull())
        .addColumn("id", text!, (column) => column.notNull())
        .addColumn("duty", text!, (column) => column.notNull())
        .addColumn("key", text!, (column) => column.notNull())
        .addColumn("due", integer!)
        .addPrimaryKeyConstraint(`${names.engine("duty")}_key`, ["tenant", "kind", "id", "duty", "key"])
        .execute()
      await index(db, names, names.engine("duty"), "due")
      await db.schema
        .createTable(names.engine("personalText"))
        .addColumn("tenant", text!, (column) => column.notNull())
        .addColumn("reference", text!, (column) => column.notNull())
        .addColumn("subject", text!, (column) => column.notNull())
        .addColumn("kind", text!, (column) => column.notNull())
        .addColumn("id", text!, (column) => column.notNull())
        .addColumn("text", text!, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("personalText")}_key`, ["tenant", "reference"])
        .execute()
      await index(db, names, names.engine("personalText"), "subject")
      await db.schema
        .createIndex(names.index(names.engine("personalText"), "record"))
        .on(names.engine("personalText"))
        .columns(["tenant", "kind", "id"])
        .execute()
      await db.schema
        .createTable(names.engine("idempotencyKey"))
        .addColumn("tenant", text!, (column) => column.notNull())
        .addColumn("actor", text!, (column) => column.notNull())
        .addColumn("key", text!, (column) => column.notNull())
        .addColumn("digest", text!, (column) => column.notNull())
        .addColumn("kind", text!, (column) => column.notNull())
        .addColumn("id", text!, (column) => column.notNull())
        .addColumn("version", integer!, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("idempotencyKey")}_key`, ["tenant", "actor", "key"])
        .execute()
    },
  },
  {
    version: 2,
    name: "outbox, and claims of duties and messages",
    run: async (db, dialect, names) => {
      const [text, integer, boolean] = [dialect.types.text, dialect.types.integer, dialect.types.boolean].map((type) =>
        sql.raw(type),
      )
      await db.schema.alterTable(names.engine("duty")).addColumn("claim", text!).execute()
      await db.schema
        .alterTable(names.engine("duty"))
        .addColumn("free", integer!, (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createTable(names.engine("outbox"))
        .addColumn("tenant", text!, (column) => column.notNull())
        .addColumn("kind", text!, (column) => column.notNull())
        .addColumn("id", text!, (column) => column.notNull())
        .addColumn("sequence", integer!, (column) => column.notNull())
        .addColumn("claim", text!)
        .addColumn("free", integer!, (column) => column.notNull())
        .addColumn("attempts", integer!, (column) => column.notNull())
        .addColumn("parked", boolean!, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("outbox")}_key`, ["tenant", "kind", "id", "sequence"])
        .execute()
      await index(db, names, names.engine("outbox"), "free")
    },
  },
]

const index = (db: SqlDatabase, names: Names, table: string, column: string): Promise<void> =>
  db.schema.createIndex(names.index(table, column)).on(table).columns(["tenant", column]).execute()

export const migrate = async (db: SqlDatabase, dialect: Dialect, names: Names): Promise<void> => {
  const table = names.engine("migration")
  await db.schema
    .createTable(table)
    .ifNotExists()
    .addColumn("version", sql.raw(dialect.types.integer), (column) => column.primaryKey())
    .addColumn("name", sql.raw(dialect.types.text), (column) => column.notNull())
    .execute()
  const done = new Set((await db.selectFrom(table).select("version").execute()).map((row) => Number(row["version"])))
  for (const { version, name, run } of migrations.filter((migration) => !done.has(migration.version))) {
    await run(db, dialect, names)
    await db.insertInto(table).values({ version, name }).execute()
  }
}
