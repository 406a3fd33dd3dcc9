/** Names of tables and columns, made from declared names that were checked by pattern. */
import { type RawBuilder, sql } from "kysely"

export const engineTables = [
  "journal",
  "duty",
  "personalText",
  "idempotencyKey",
  "outbox",
  "stockBalance",
  "stockPosting",
  "migration",
  "columnRefill",
] as const
export type EngineTable = (typeof engineTables)[number]

/** `repairTicket` becomes `repair_ticket`. No two declared names become the same. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Longer names are cut by PostgreSQL without an error. The planner refuses them. */
export const nameMax = 63

export interface Names {
  readonly engine: (table: EngineTable) => string
  readonly kind: (kind: string) => string
  readonly column: (name: string) => string
  readonly index: (table: string, column: string) => string
}

export const namesWith = (prefix: string): Names => ({
  engine: (table) => prefix + snakeCase(table),
  kind: (kind) => prefix + snakeCase(kind),
  column: snakeCase,
  index: (table, column) => {
    const name = `${table}_${column}_index`
    return name.length <= nameMax ? name : `${name.slice(0, nameMax - 9)}_${digest(name)}`
  },
})

/** A table by its name, in the schema that was chosen. */
export const tableIn =
  ({ schema }: { readonly schema: string | undefined }) =>
  (name: string): RawBuilder<unknown> =>
    schema === undefined ? sql.table(name) : sql.table(`${schema}.${name}`)

/** FNV-1a, to tell names apart that begin alike. */
const digest = (text: string): string => {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, "0")
}
