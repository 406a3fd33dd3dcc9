/** MariaDB, with `mysql2` installed beside this package. */
export { mariaDbStorage } from "@fieldcare/storage-kysely/mariadb"
