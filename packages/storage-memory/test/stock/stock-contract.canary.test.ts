// A contract that a broken storage passes is no contract: each storage here breaks one promise, and the cases that are
// about it must find it out.
import type { StoragePort } from "@fieldcare/core/storage"
import { stockContract } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { expect, test } from "vitest"
import { memoryStorage } from "../../src/index.ts"
import { naiveLedger } from "./naive-ledger.ts"

const broken = (change: (storage: StoragePort) => Partial<StoragePort>) => (): StoragePort => {
  const storage = memoryStorage() as StoragePort
  return { ...storage, ...change(storage) }
}

/** Says that it has written what came too late. */
const overlooking = broken((storage) => ({
  commit: (unit) =>
    Effect.catchIf(
      storage.commit(unit),
      ({ reason }) => reason._tag === "VersionConflict",
      () => Effect.succeed(new Map<string, string>()),
    ),
}))

const canaries: ReadonlyArray<readonly [name: string, open: () => StoragePort, cases: RegExp]> = [
  ["that lets everybody write who has read", overlooking, /^of 2 approvers of one requisition one approves$/],
  ["that lets everybody write who has read", overlooking, /^of 2 who post one stocktake at once one does$/],
  ["that lets everybody write who has read", overlooking, /write down the delivery of all that was ordered/],
  [
    "that does not hold what was relied on",
    broken((storage) => ({ commit: (unit) => storage.commit({ ...unit, reliedOn: [] }) })),
    /^an approver of a requisition who leaves between reading and writing/,
  ],
  [
    "that drops messages",
    broken((storage) => ({ commit: (unit) => storage.commit({ ...unit, messages: [] }) })),
    /^of 2 approvers of one purchase order one approves$/,
  ],
  ["that takes whatever is asked of it", () => naiveLedger({ unguarded: true }), /^8 documents of three kinds at once/],
  [
    "that takes whatever is asked of it",
    () => naiveLedger({ unguarded: true }),
    /^of 8 reservations of the last piece/,
  ],
  ["that posts twice", () => naiveLedger({ stuttering: true }), /^eight clients reserve crossing requisitions/],
  ["that skips what comes to a place", () => naiveLedger({ oneLegged: true }), /^deliveries that are put away at once/],
]

test.each(canaries)("a storage %s is found out by its case", async (_, open, cases) => {
  const told = stockContract.filter(({ name }) => cases.test(name))
  expect(told.length).toBe(1)
  // By what the case compares, and not by a fault of its own.
  await expect(told[0]!.run(async () => open())).rejects.toThrow(/: expected |: got /)
})

test("a ledger of another make that keeps every promise passes", async () => {
  for (const { name, run } of stockContract.filter(({ name }) => !/\b50\b/.test(name)).slice(0, 60)) {
    const ending = await run(async () => naiveLedger()).then(
      () => "passes",
      (error: unknown) => String(error),
    )
    expect([name, ending]).toEqual([name, "passes"])
  }
})
