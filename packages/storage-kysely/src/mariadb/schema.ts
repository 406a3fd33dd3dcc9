/** Tables of MariaDB, and what it calls the types of their columns. */
import { sql } from "kysely"
import { foundTables, type SchemaDialect } from "../schema/schema-dialect.ts"
import { indexedCharacters, mariaDbTypes } from "./types.ts"

export const mariaDbSchema: SchemaDialect = {
  types: mariaDbTypes,
  quote: (name) => `\`${name.replaceAll("`", "``")}\``,
  tableOptions: " engine = InnoDB",
  rewrittenTableOptions: " engine = InnoDB",
  indexedPart: { text: `(${indexedCharacters})` },
  changesInTransactions: false,
  // Names of locks are the whole server's.
  tryLock: sql<{ taken: unknown }>`select get_lock(concat('fieldcare ', md5(database())), 0) as \`taken\``,
  unlock: sql`select release_lock(concat('fieldcare ', md5(database())))`,
  tables: async (db, schema, names) => {
    const [ofSchema, ofNames] = [schema === undefined ? sql`database()` : sql`${schema}`, sql.join(names)]
    const columns = await sql<{ table: string; column: string | null; type: string; required: unknown }>`
      select t.table_name as \`table\`, c.column_name as \`column\`,
        concat(
          if(c.column_type = 'tinyint(1)', 'boolean', regexp_replace(c.column_type, '^bigint[(][0-9]+[)]', 'bigint')),
          if(c.collation_name is null, '', concat(' character set ', c.character_set_name, ' collate ', c.collation_name))
        ) as \`type\`,
        c.is_nullable = 'NO' and c.column_default is null and c.extra = '' as \`required\`
      from information_schema.tables as t
      left join information_schema.columns as c
        on c.table_schema = t.table_schema and c.table_name = t.table_name and t.table_type = 'BASE TABLE'
      where t.table_schema = ${ofSchema} and t.table_name in (${ofNames})
      order by t.table_name, c.ordinal_position`.execute(db)
    const indexes = await sql<{ table: string; index: string; column: string | null }>`
      select table_name as \`table\`, index_name as \`index\`, column_name as \`column\`
      from information_schema.statistics
      where table_schema = ${ofSchema} and table_name in (${ofNames})
      order by table_name, index_name, seq_in_index`.execute(db)
    return foundTables(columns.rows, indexes.rows)
  },
}
