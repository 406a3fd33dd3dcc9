/** The tables of a SQL database: shown before they are changed, and filled again. */
export { schemaSql } from "@fieldcare/storage-kysely"
export type { SchemaPlan, SchemaProblem, SchemaStep } from "@fieldcare/storage-kysely"
export { applySchema, planSchema, refillColumns } from "./change-schema.ts"
