/** Every check of the doctor, in the order in which they are made. */
import { memory, pglite, sqlite } from "./embedded.ts"
import type { Check } from "./finding.ts"
import { mariadb } from "./mariadb.ts"
import { calendars, policy } from "./policy.ts"
import { pooler } from "./pooler.ts"
import { postgres, postgresOwner } from "./postgres.ts"
import { roles } from "./roles.ts"
import { clock, duties, outbox, schema } from "./upkeep.ts"
import { nodeVersion, packages } from "./versions.ts"

export const checks: ReadonlyArray<Check> = [
  nodeVersion,
  packages,
  policy,
  calendars,
  roles,
  postgres,
  postgresOwner,
  pooler,
  mariadb,
  sqlite,
  pglite,
  memory,
  schema,
  clock,
  duties,
  outbox,
]
