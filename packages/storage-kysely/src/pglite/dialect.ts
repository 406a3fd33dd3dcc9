/** How PGlite differs from PostgreSQL. */
import type { Dialect } from "../database.ts"
import { postgresDialect } from "../postgres/dialect.ts"

export const pgliteDialect: Dialect = {
  ...postgresDialect,
  name: "pglite",
  // It does not wait for the disk.
  durability: "process",
  // One connection does one thing after the other.
  inProcess: true,
  unitsTogetherMax: 128,
  commitsAtOnce: () => 1,
}
