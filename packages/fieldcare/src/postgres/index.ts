/** PostgreSQL, with `pg` installed beside this package. */
export { postgresStorage } from "@fieldcare/storage-kysely/postgres"
