/** Tables of SQLite, and what it calls the types of their columns: as they were written. */
import { sql } from "kysely"
import { foundTables, type SchemaDialect } from "../schema/schema-dialect.ts"

export const sqliteSchema: SchemaDialect = {
  // Texts compare byte by byte, which in UTF-8 is by code point.
  types: { id: "text", kind: "text", word: "text", text: "text", integer: "integer", boolean: "boolean", json: "text" },
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  tableOptions: "",
  rewrittenTableOptions: "",
  indexedPart: {},
  changesInTransactions: true,
  // A transaction that writes has the whole file for itself from its beginning.
  tables: async (db, _schema, names) => {
    const columns = await sql<{ table: string; column: string | null; type: string; required: unknown }>`
      select m.name as "table", c.name as "column", lower(c.type) as "type",
        c."notnull" and c.dflt_value is null as "required"
      from sqlite_master as m left join pragma_table_info(m.name) as c on m.type = 'table'
      where m.type in ('table', 'view') and m.name in (${sql.join(names)}) order by m.name, c.cid`.execute(db)
    const indexes = await sql<{ table: string; index: string; column: string | null }>`
      select m.name as "table", x.name as "index", c.name as "column"
      from sqlite_master as m join pragma_index_list(m.name) as x join pragma_index_info(x.name) as c
      where m.type = 'table' and m.name in (${sql.join(names)}) order by m.name, x.name, c.seqno`.execute(db)
    return foundTables(columns.rows, indexes.rows)
  },
}
