export type { SqlTransaction } from "./database.ts"
export { type SqlStorage, sqlStorage, type SqlStorageOptions } from "./sql-storage.ts"
export { type SchemaPlan, type SchemaProblem, schemaSql, type SchemaStep } from "./schema/schema-plan.ts"
