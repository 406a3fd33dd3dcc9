/** The embedded database: PGlite, installed beside this package. */
export { pgliteStorage } from "@fieldcare/storage-kysely/pglite"
