/** The SQL text that adds something to a database, without parameters: it can be shown before it runs. */
import type { Change, TableColumn } from "./change.ts"
import type { SchemaDialect } from "./schema-dialect.ts"

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
      return `create table ${table} (\n  ${lines.join(",\n  ")}\n)${change.rewritten === true ? place.dialect.rewrittenTableOptions : place.dialect.tableOptions}`
    }
    case "column":
      return `alter table ${table} add column ${columnSql(change.column, place)}`
    default: {
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
