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
  const { id, word, integer, json } = dialect.types
  await db.schema
    .createTable(table)
    .ifNotExists()
    .addColumn("tenant", sql.raw(id), (column) => column.notNull())
    .addColumn("id", sql.raw(id), (column) => column.notNull())
    .addColumn("status", sql.raw(word), (column) => column.notNull())
    .addColumn("category", sql.raw(word), (column) => column.notNull())
    .addColumn("head", sql.raw(word), (column) => column.notNull())
    .addColumn("version", sql.raw(integer), (column) => column.notNull())
    .addColumn("record", sql.raw(json), (column) => column.notNull())
    .addColumn("trail", sql.raw(json), (column) => column.notNull())
    .addPrimaryKeyConstraint(names.index(table, "key"), ["tenant", "id"])
    .execute()
  const { rows } = await dialect.columnsOf(table, schema).execute(db)
  const there = new Set(rows.map(({ name }) => name))
  for (const column of columns) {
    const name = names.column(column.name)
    if (!there.has(name))
      await db.schema
        .alterTable(table)
        .addColumn(name, sql.raw(typeOf(column, dialect)))
        .execute()
  }
  const indexes = columns
    .filter((column) => column.indexed)
    .map(({ name, type }) => [names.column(name), dialect.indexed(names.column(name), type)] as const)
  for (const [name, column] of [["status", sql.ref("status")] as const, ...indexes]) {
    await db.schema
      .createIndex(names.index(table, name))
      .ifNotExists()
      .on(table)
      .expression(sql`${sql.ref("tenant")}, ${column}`)
      .execute()
  }
}

const typeOf = ({ type }: Column, { types }: Dialect): string =>
  type === "text" ? types.text : type === "boolean" ? types.boolean : types.integer
