/** Makes the table of a kind from its declaration: what is missing is added, nothing is changed or removed. */
import type { Column, KindDeclaration } from "@fieldcare/core/storage"
import { sql } from "kysely"
import type { Dialect, SqlDatabase } from "./database.ts"
import type { Names } from "./names.ts"

export const makeKindTable = async (
  db: SqlDatabase,
  { kind, columns }: KindDeclaration,
  { dialect, names, schema }: { readonly dialect: Dialect; readonly names: Names; readonly schema: string | undefined },
): Promise<void> => {
  const table = names.kind(kind)
  const { text, integer, json } = dialect.types
  await db.schema
    .createTable(table)
    .ifNotExists()
    .addColumn("tenant", sql.raw(text), (column) => column.notNull())
    .addColumn("id", sql.raw(text), (column) => column.notNull())
    .addColumn("status", sql.raw(text), (column) => column.notNull())
    .addColumn("category", sql.raw(text), (column) => column.notNull())
    .addColumn("head", sql.raw(text), (column) => column.notNull())
    .addColumn("version", sql.raw(integer), (column) => column.notNull())
    .addColumn("record", sql.raw(json), (column) => column.notNull())
    .addColumn("trail", sql.raw(json), (column) => column.notNull())
    .addPrimaryKeyConstraint(names.index(table, "key"), ["tenant", "id"])
    .execute()
  const there = await columnsOf(db, table, schema)
  for (const column of columns) {
    const name = names.column(column.name)
    if (!there.has(name))
      await db.schema
        .alterTable(table)
        .addColumn(name, sql.raw(typeOf(column, dialect)))
        .execute()
  }
  const indexed = columns.filter((column) => column.indexed).map((column) => names.column(column.name))
  for (const name of ["status", ...indexed]) {
    await db.schema.createIndex(names.index(table, name)).ifNotExists().on(table).columns(["tenant", name]).execute()
  }
}

const typeOf = ({ type }: Column, { types }: Dialect): string =>
  type === "text" ? types.text : type === "boolean" ? types.boolean : types.integer

const columnsOf = async (db: SqlDatabase, table: string, schema: string | undefined): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = ${schema === undefined ? sql`current_schema()` : schema} and table_name = ${table}`.execute(db)
  return new Set(rows.map((row) => row.name))
}
