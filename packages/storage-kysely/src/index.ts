export type { SqlTransaction } from "./database.ts"
export { sqlStorage, type SqlStorageOptions } from "./sql-storage.ts"
