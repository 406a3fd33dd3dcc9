// Property runs, the same for every test file.
//
//   FIELDCARE_RUNS=20 pnpm test      20 × as many runs of every property
//   FIELDCARE_SEED=123 pnpm test     the run that printed this seed, again
//
// A property that wants more or fewer runs than the others says so in
// proportion, so that the multiplier still holds:
// `fc.assert(property, { numRuns: 5 * fc.readConfigureGlobal().numRuns! })`.

import { flushCompileCache } from "node:module"
import * as fc from "fast-check"
import { afterAll } from "vitest"

// A worker is ended before it would keep what it compiled: the next file finds it all the same.
afterAll(() => flushCompileCache())

const runsPerProperty = 100

const multiplier = Number(process.env["FIELDCARE_RUNS"] ?? 1)
if (!(multiplier > 0)) throw new Error("FIELDCARE_RUNS must be a number above 0")

const seed = process.env["FIELDCARE_SEED"]
if (seed !== undefined && !Number.isInteger(Number(seed))) throw new Error("FIELDCARE_SEED must be an integer")

const report = (details: fc.RunDetails<unknown>): void => {
  if (!details.failed) return
  const replay = `Again: FIELDCARE_SEED=${details.seed} pnpm test`
  throw new Error(`${fc.defaultReportMessage(details)}\n${replay}`, {
    cause: details.errorInstance,
  })
}

fc.configureGlobal({
  numRuns: Math.max(1, Math.ceil(runsPerProperty * multiplier)),
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  reporter: report,
})
