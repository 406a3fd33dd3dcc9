/** How PostgreSQL is to keep records, so that a commit costs it little. */
import { sql } from "kysely"
import type { DocumentTable } from "../schema/schema-dialect.ts"
import type { SchemaStep } from "../schema/schema-plan.ts"
import type { SqlDatabase } from "../sql-database.ts"

/** Measured: with the older compression, the server spends an eighth more of its time on a commit. */
const compression = "lz4"

/**
 * Measured: by itself the server moves documents of a row out to another table when the row has more than 2,000 bytes,
 * and a commit then reads and writes twice as many pages. Three rows of this size fit a page, a new version among them.
 */
const wholeRow = { option: "toast_tuple_target", bytes: 2700 }

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const quickened = async (
  db: SqlDatabase,
  schema: string | undefined,
  tables: ReadonlyArray<DocumentTable>,
): Promise<ReadonlyArray<SchemaStep>> => {
  if (tables.length === 0) return []
  const ofSchema = schema === undefined ? sql`current_schema()` : sql`${schema}`
  const { rows } = await sql<{ table: string; whole: boolean; quick: ReadonlyArray<string> }>`
    select "c"."relname" as "table",
      exists (select from pg_options_to_table("c"."reloptions") where "option_name" = ${wholeRow.option}) as "whole",
      array(select cast("a"."attname" as text) from pg_attribute as "a"
        where "a"."attrelid" = "c"."oid" and "a"."attcompression" = 'l') as "quick"
    from pg_class as "c" join pg_namespace as "n" on "n"."oid" = "c"."relnamespace"
    where "n"."nspname" = ${ofSchema} and "c"."relname" in (${sql.join(tables.map(({ table }) => table))})`.execute(db)
  const found = new Map(rows.map((row) => [row.table, row]))
  const compresses = await knowsCompression(db)
  return tables.flatMap(({ kind, table, documents }) => {
    const { whole, quick } = found.get(table) ?? { whole: false, quick: [] as ReadonlyArray<string> }
    const altering = `alter table ${schema === undefined ? "" : `${quote(schema)}.`}${quote(table)}`
    const slow = compresses ? documents.filter((column) => !quick.includes(column)) : []
    return [
      // Whoever owns the table may have chosen another size.
      ...(whole
        ? []
        : [
            {
              description: `Kind ${kind}: keep rows of up to ${wholeRow.bytes} bytes in one piece`,
              sql: `${altering} set (${wholeRow.option} = ${wholeRow.bytes})`,
            },
          ]),
      ...slow.map((column) => ({
        description: `Kind ${kind}: compress ${column} in less time`,
        sql: `${altering} alter column ${quote(column)} set compression ${compression}`,
      })),
    ]
  })
}

/** Not every server was built with it. */
const knowsCompression = async (db: SqlDatabase): Promise<boolean> => {
  const { rows } = await sql`select from pg_settings
    where "name" = 'default_toast_compression' and ${compression} = any ("enumvals")`.execute(db)
  return rows.length > 0
}
