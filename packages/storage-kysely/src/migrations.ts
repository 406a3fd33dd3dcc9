/** The engine's own tables, as migrations that only ever go forward. */
import { sql } from "kysely"
import type { Dialect, Setting, SqlDatabase } from "./database.ts"
import type { Names } from "./names.ts"

interface Migration {
  readonly version: number
  readonly name: string
  readonly run: (db: SqlDatabase, setting: MigrationSetting) => Promise<void>
}

type MigrationSetting = Pick<Setting, "dialect" | "names" | "schema">

/**
 * Never edited once released; a change is a new one at the end. Each statement does nothing when it was done
 * before: not every database undoes a migration that was cut off.
 */
const migrations: ReadonlyArray<Migration> = [
  {
    version: 1,
    name: "journal, duties, personal texts and idempotency keys",
    run: async (db, { dialect, names }) => {
      const { id, kind, word, text, integer, json } = typesOf(dialect)
      await db.schema
        .createTable(names.engine("journal"))
        .ifNotExists()
        .addColumn("tenant", id, (column) => column.notNull())
        .addColumn("kind", kind, (column) => column.notNull())
        .addColumn("id", id, (column) => column.notNull())
        .addColumn("sequence", integer, (column) => column.notNull())
        .addColumn("entry", json, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("journal")}_key`, ["tenant", "kind", "id", "sequence"])
        .execute()
      await db.schema
        .createTable(names.engine("duty"))
        .ifNotExists()
        .addColumn("tenant", id, (column) => column.notNull())
        .addColumn("kind", kind, (column) => column.notNull())
        .addColumn("id", id, (column) => column.notNull())
        .addColumn("duty", word, (column) => column.notNull())
        .addColumn("key", word, (column) => column.notNull())
        .addColumn("due", integer)
        .addPrimaryKeyConstraint(`${names.engine("duty")}_key`, ["tenant", "kind", "id", "duty", "key"])
        .execute()
      await index(db, names, names.engine("duty"), "due")
      await db.schema
        .createTable(names.engine("personalText"))
        .ifNotExists()
        .addColumn("tenant", id, (column) => column.notNull())
        .addColumn("reference", id, (column) => column.notNull())
        .addColumn("subject", id, (column) => column.notNull())
        .addColumn("kind", kind, (column) => column.notNull())
        .addColumn("id", id, (column) => column.notNull())
        .addColumn("text", text, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("personalText")}_key`, ["tenant", "reference"])
        .execute()
      await index(db, names, names.engine("personalText"), "subject")
      await db.schema
        .createIndex(names.index(names.engine("personalText"), "record"))
        .ifNotExists()
        .on(names.engine("personalText"))
        .columns(["tenant", "kind", "id"])
        .execute()
      await db.schema
        .createTable(names.engine("idempotencyKey"))
        .ifNotExists()
        .addColumn("tenant", id, (column) => column.notNull())
        .addColumn("actor", id, (column) => column.notNull())
        .addColumn("key", id, (column) => column.notNull())
        .addColumn("digest", word, (column) => column.notNull())
        .addColumn("kind", kind, (column) => column.notNull())
        .addColumn("id", id, (column) => column.notNull())
        .addColumn("version", integer, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("idempotencyKey")}_key`, ["tenant", "actor", "key"])
        .execute()
    },
  },
  {
    version: 2,
    name: "outbox, and claims of duties and messages",
    run: async (db, { dialect, names, schema }) => {
      const { id, kind, integer, boolean } = typesOf(dialect)
      const { rows } = await dialect.columnsOf(names.engine("duty"), schema).execute(db)
      const there = new Set(rows.map(({ name }) => name))
      const duties = db.schema.alterTable(names.engine("duty"))
      if (!there.has("claim")) await duties.addColumn("claim", id).execute()
      if (!there.has("free"))
        await duties.addColumn("free", integer, (column) => column.notNull().defaultTo(0)).execute()
      await db.schema
        .createTable(names.engine("outbox"))
        .ifNotExists()
        .addColumn("tenant", id, (column) => column.notNull())
        .addColumn("kind", kind, (column) => column.notNull())
        .addColumn("id", id, (column) => column.notNull())
        .addColumn("sequence", integer, (column) => column.notNull())
        .addColumn("claim", id)
        .addColumn("free", integer, (column) => column.notNull())
        .addColumn("attempts", integer, (column) => column.notNull())
        .addColumn("parked", boolean, (column) => column.notNull())
        .addPrimaryKeyConstraint(`${names.engine("outbox")}_key`, ["tenant", "kind", "id", "sequence"])
        .execute()
      await index(db, names, names.engine("outbox"), "free")
    },
  },
]

const typesOf = ({ types }: Dialect) => ({
  id: sql.raw(types.id),
  kind: sql.raw(types.kind),
  word: sql.raw(types.word),
  text: sql.raw(types.text),
  integer: sql.raw(types.integer),
  boolean: sql.raw(types.boolean),
  json: sql.raw(types.json),
})

const index = (db: SqlDatabase, names: Names, table: string, column: string): Promise<void> =>
  db.schema.createIndex(names.index(table, column)).ifNotExists().on(table).columns(["tenant", column]).execute()

export const migrate = async (db: SqlDatabase, setting: MigrationSetting): Promise<void> => {
  const { dialect, names } = setting
  const table = names.engine("migration")
  await db.schema
    .createTable(table)
    .ifNotExists()
    .addColumn("version", typesOf(dialect).integer, (column) => column.primaryKey())
    .addColumn("name", typesOf(dialect).word, (column) => column.notNull())
    .execute()
  const done = new Set((await db.selectFrom(table).select("version").execute()).map((row) => Number(row["version"])))
  for (const { version, name, run } of migrations.filter((migration) => !done.has(migration.version))) {
    await run(db, setting)
    await db.insertInto(table).values({ version, name }).execute()
  }
}
