/** The embedded database: PGlite, installed beside this package. */
export { kyselyPGlite, pgliteStorage } from "@fieldcare/storage-kysely/pglite"
