/** How PGlite differs from PostgreSQL. */
import type { Dialect } from "../database.ts"
import { postgresDialect } from "../postgres/dialect.ts"

export const pgliteDialect: Dialect = {
  ...postgresDialect,
  name: "pglite",
  // It does not wait for the disk.
  durability: "process",
  unitsTogetherMax: 128,
  commitsAtOnce: 1,
  // One connection in one process: nobody else can be making tables.
  migrationLock: undefined,
}
