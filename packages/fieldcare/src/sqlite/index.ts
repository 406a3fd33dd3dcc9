/** Node's own SQLite; nothing else to install. */
export { sqliteStorage } from "@fieldcare/storage-kysely/sqlite"
