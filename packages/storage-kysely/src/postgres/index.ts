export { layer, type PostgresStorage, postgresStorage, type PostgresStorageOptions } from "./postgres-storage.ts"
