/** What can be added to a database, and the SQL text that adds it. Nothing here changes or removes. */
import type { SchemaDialect } from "./schema-dialect.ts"

/** An id has at most 128 characters; a word is a name out of a lifecycle, or a digest; a text has any length. */
export type ColumnType = "id" | "word" | "text" | "integer" | "boolean" | "json"

export interface TableColumn {
  readonly name: string
  readonly type: ColumnType
  /** Every row has a value. */
  readonly required?: boolean
  /** What rows that are there already get. */
  readonly initially?: number
}

export interface NewTable {
  readonly type: "table"
  readonly table: string
  readonly columns: ReadonlyArray<TableColumn>
  readonly key: { readonly name: string; readonly columns: ReadonlyArray<string> }
}

export interface NewColumn {
  readonly type: "column"
  readonly table: string
  readonly column: TableColumn
}

export interface NewIndex {
  readonly type: "index"
  readonly table: string
  readonly name: string
  readonly columns: ReadonlyArray<Pick<TableColumn, "name" | "type">>
}

export type Change = NewTable | NewColumn | NewIndex

/** Where tables are, and how their database is spoken to. */
export interface Place {
  readonly dialect: SchemaDialect
  readonly schema: string | undefined
}

export const sqlOf = (change: Change, place: Place): string => {
  const { quote } = place.dialect
  const table = qualified(change.table, place)
  switch (change.type) {
    case "table": {
      const key = `constraint ${quote(change.key.name)} primary key (${change.key.columns.map(quote).join(", ")})`
      const lines = [...change.columns.map((column) => columnSql(column, place)), key]
      return `create table ${table} (\n  ${lines.join(",\n  ")}\n)${place.dialect.tableOptions}`
    }
    case "column":
      return `alter table ${table} add column ${columnSql(change.column, place)}`
    case "index": {
      const columns = change.columns.map(({ name, type }) => quote(name) + (place.dialect.indexedPart[type] ?? ""))
      return `create index ${quote(change.name)} on ${table} (${columns.join(", ")})`
    }
  }
}

export const qualified = (table: string, { dialect, schema }: Place): string =>
  schema === undefined ? dialect.quote(table) : `${dialect.quote(schema)}.${dialect.quote(table)}`

/** A row of a table of ours, whose values are no one else's: numbers and declared names. */
export const insertSql = (table: string, values: Readonly<Record<string, string | number>>, place: Place): string => {
  const columns = Object.keys(values).map(place.dialect.quote)
  return `insert into ${qualified(table, place)} (${columns.join(", ")}) values (${Object.values(values).map(literal).join(", ")})`
}

const literal = (value: string | number): string =>
  typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`

const columnSql = ({ name, type, required, initially }: TableColumn, { dialect }: Place): string =>
  [
    dialect.quote(name),
    dialect.types[type],
    ...(required === true ? ["not null"] : []),
    ...(initially === undefined ? [] : [`default ${initially}`]),
  ].join(" ")
