/** The table of a kind, as its declaration wants it. */
import type { Column, KindDeclaration } from "@fieldcare/core/storage"
import type { Names } from "../names.ts"
import type { Change, ColumnType, NewTable, TableColumn } from "./change.ts"
import { indexOf } from "./engine-tables.ts"

export const envelope: ReadonlyArray<TableColumn> = [
  { name: "tenant", type: "id", required: true },
  { name: "id", type: "id", required: true },
  { name: "status", type: "word", required: true },
  { name: "category", type: "word", required: true },
  { name: "head", type: "word", required: true },
  { name: "version", type: "integer", required: true },
  { name: "record", type: "json", required: true },
  { name: "trail", type: "json", required: true },
]

/** With all its columns, for a database that has no such table. */
export const newKindTable = (names: Names, { kind, columns }: KindDeclaration): NewTable => {
  const table = names.kind(kind)
  return {
    type: "table",
    table,
    columns: [...envelope, ...columns.map((column) => declaredColumn(names, column))],
    key: { name: names.index(table, "key"), columns: ["tenant", "id"] },
    rewritten: true,
  }
}

// The category, not the status: it changes far more rarely, so that most commands leave every index as it is.
export const kindIndexes = (names: Names, { kind, columns }: KindDeclaration): ReadonlyArray<Change> => {
  const table = names.kind(kind)
  const indexed = columns.filter((column) => column.indexed).map((column) => declaredColumn(names, column))
  return [{ name: "category", type: "word" } as const, ...indexed].map((column) =>
    indexOf(names, table, column.name, column),
  )
}

/** It may be empty: not every record has a value. */
export const declaredColumn = (names: Names, { name, type }: Column): TableColumn => ({
  name: names.column(name),
  type: columnTypes[type],
})

const columnTypes: Readonly<Record<Column["type"], ColumnType>> = {
  text: "text",
  integer: "integer",
  instant: "integer",
  boolean: "boolean",
}
