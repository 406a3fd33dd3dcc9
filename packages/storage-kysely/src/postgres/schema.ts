/** Tables of PostgreSQL, and what it calls the types of their columns. */
import { sql } from "kysely"
import { postgresRowSecurity } from "./row-level-security.ts"
import { foundTables, type SchemaDialect } from "../schema/schema-dialect.ts"
import { quickened, quote } from "./quickened.ts"

const text = `text collate "C"`

export const postgresSchema: SchemaDialect = {
  types: { id: text, kind: text, word: text, text, integer: "bigint", boolean: "boolean", json: "json" },
  quote,
  tableOptions: "",
  // A new version of a row that finds room beside the old one, and changes no indexed column, leaves all indexes alone.
  rewrittenTableOptions: " with (fillfactor = 70)",
  indexedPart: {},
  changesInTransactions: true,
  rowSecurity: postgresRowSecurity,
  quickened,
  // Any number will do as long as nobody else uses it; the lock ends with the transaction.
  tryLock: sql<{ taken: unknown }>`select pg_try_advisory_xact_lock(7214902113) as "taken"`,
  tables: async (db, schema, names) => {
    const [ofSchema, ofNames] = [schema === undefined ? sql`current_schema()` : sql`${schema}`, sql.join(names)]
    const columns = await sql<{ table: string; column: string | null; type: string; required: unknown }>`
      select "c"."relname" as "table", "a"."attname" as "column",
        format_type("a"."atttypid", "a"."atttypmod")
          || case when "a"."attcollation" in (0, "t"."typcollation") then '' else ' collate "' || "o"."collname" || '"' end
          as "type",
        "a"."attnotnull" and not "a"."atthasdef" and "a"."attidentity" = '' as "required"
      from pg_class as "c" join pg_namespace as "n" on "n"."oid" = "c"."relnamespace"
      left join pg_attribute as "a"
        on "a"."attrelid" = "c"."oid" and "a"."attnum" > 0 and not "a"."attisdropped" and "c"."relkind" in ('r', 'p')
      left join pg_type as "t" on "t"."oid" = "a"."atttypid"
      left join pg_collation as "o" on "o"."oid" = "a"."attcollation"
      where "n"."nspname" = ${ofSchema} and "c"."relkind" in ('r', 'p', 'v', 'm', 'f') and "c"."relname" in (${ofNames})
      order by "c"."relname", "a"."attnum"`.execute(db)
    const indexes = await sql<{ table: string; index: string; column: string | null }>`
      select "c"."relname" as "table", "i"."relname" as "index", "a"."attname" as "column"
      from pg_index as "x" join pg_class as "c" on "c"."oid" = "x"."indrelid"
      join pg_namespace as "n" on "n"."oid" = "c"."relnamespace"
      join pg_class as "i" on "i"."oid" = "x"."indexrelid"
      cross join lateral unnest("x"."indkey"::int2[]) with ordinality as "k" ("attnum", "at")
      left join pg_attribute as "a" on "a"."attrelid" = "c"."oid" and "a"."attnum" = "k"."attnum"
      where "n"."nspname" = ${ofSchema} and "c"."relname" in (${ofNames}) and "k"."at" <= "x"."indnkeyatts"
      order by "c"."relname", "i"."relname", "k"."at"`.execute(db)
    return foundTables(columns.rows, indexes.rows)
  },
}
