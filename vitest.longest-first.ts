// In which order test files run: the longest first, so that none is left alone at the end. Vitest knows how long each
// took from the run before; a fresh clone has none, and the size of a file says little.

import type { TestSequencer, TestSpecification } from "vitest/node"
import { BaseSequencer } from "vitest/node"

/** The heavy ones, from the longest. A file that is not named comes after them, by its size. */
const heavy = [
  "packages/storage-kysely/test/stock.contract.test.ts",
  "packages/storage-kysely/test/stock-on-servers.contract.test.ts",
  "packages/chaos/test/pglite.integration.test.ts",
  "packages/storage-kysely/test/schema/migration.integration.test.ts",
  "packages/cli/test/adopt.integration.test.ts",
  "packages/storage-kysely/test/mariadb/mariadb.contract.test.ts",
  "packages/cli/test/init.integration.test.ts",
  "packages/storage-kysely/test/pglite.contract.test.ts",
  "packages/storage-kysely/test/stock-walk.integration.test.ts",
  "packages/storage-kysely/test/postgres.contract.test.ts",
  "packages/chaos/test/program.integration.test.ts",
  "packages/chaos/test/mariadb.integration.test.ts",
  "packages/chaos/test/postgres.integration.test.ts",
  "packages/worker/test/storm/storm.integration.test.ts",
  "packages/chaos/test/sqlite.integration.test.ts",
  "packages/storage-kysely/test/postgres/plan-age.integration.test.ts",
  "packages/storage-kysely/test/schema/custom-fields.integration.test.ts",
  "examples/demo/test/demo.integration.test.ts",
  "packages/storage-kysely/test/schema/host-lifecycle.integration.test.ts",
  "packages/storage-kysely/test/faults/postgres-faults.integration.test.ts",
  "packages/worker/test/planned-visits.integration.test.ts",
  "packages/storage-kysely/test/faults/embedded-faults.integration.test.ts",
  "packages/chaos/test/fail-at-every-call.test.ts",
  "packages/storage-memory/test/desk/hostile-input.property.test.ts",
  "packages/storage-kysely/test/ticket.model.test.ts",
  "packages/testkit/test/check-policy/check-policy.test.ts",
  "packages/testkit/test/check-chapter/check-chapter.test.ts",
  "packages/fieldcare/test/docs.test.ts",
  "packages/core/test/time/calendar-transitions.test.ts",
  "packages/core/test/parts/planning/car-parts.test.ts",
  "packages/core/test/time/calendar.property.test.ts",
  "examples/erp-embedding/test/repairs.test.ts",
  "packages/core/test/engine/machine.property.test.ts",
]

const rank = ({ moduleId }: TestSpecification): number => {
  const place = heavy.findIndex((path) => moduleId.endsWith(`/${path}`))
  return place < 0 ? heavy.length : place
}

export class LongestFirst extends BaseSequencer implements TestSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    // oxlint-disable-next-line unicorn/no-array-sort -- Vitest's own, which answers another array
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
