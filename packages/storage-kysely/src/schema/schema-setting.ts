/** What is needed of a storage to look at its tables and to add to them. */
import type { Dialect, SqlDatabase } from "../database.ts"
import type { Names } from "../names.ts"
import type { Place } from "./change-sql.ts"

export interface SchemaSetting {
  readonly db: SqlDatabase
  readonly dialect: Pick<Dialect, "name" | "schema" | "jsonAsText" | "judge">
  readonly names: Names
  readonly schema: string | undefined
  /** There where the database itself is to keep tenants apart. */
  readonly secured?: unknown
}

export const placeOf = ({ dialect, schema }: SchemaSetting): Place => ({ dialect: dialect.schema, schema })
