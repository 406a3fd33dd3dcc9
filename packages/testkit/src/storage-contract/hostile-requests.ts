/** Law 8 for requests as a whole: their limits, and what is told of a failure. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { raced, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { commitOf, refused, shown } from "./refused.ts"
import { holds, same } from "./same.ts"
import { kind } from "./stage.ts"

const typed = law(8)
const racing = race(8)

const outOfBounds = (limitMax: number): ReadonlyArray<unknown> => [
  0,
  -1,
  limitMax + 1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "1",
  null,
  undefined,
  true,
  [1],
]

export const hostileRequests: ReadonlyArray<ContractCase> = [
  typed("limits out of bounds are refused by every verb that has one", async (stage) => {
    const { storage, tenant } = stage
    const where = { status: { value: "open" } }
    for (const bad of outOfBounds(100)) {
      const limit = bad as number
      await refused(storage.load({ tenant, kind, id: "T-1", needs: [{ name: "n", kind, where, limit }] }), shown(bad))
    }
    for (const bad of outOfBounds(500)) {
      const limit = bad as number
      await refused(storage.find({ tenant, kind, where: {}, order: "ascending", limit }), `find ${shown(bad)}`)
      await refused(storage.due({ tenant, by: 1, limit }), `due ${shown(bad)}`)
      await refused(storage.claimDuties(stage.claim("a", { limit })), `duties ${shown(bad)}`)
      await refused(storage.claimMessages({ ...stage.claim("a"), limit }), `messages ${shown(bad)}`)
    }
    for (const bad of outOfBounds(1000)) {
      const limit = bad as number
      await refused(storage.journal({ tenant, kind, id: "T-1", after: 0, limit }), `journal ${shown(bad)}`)
      await refused(storage.heads({ tenant, kind, limit }), `heads ${shown(bad)}`)
    }
  }),
  typed("a need without a condition is refused, and a list of 1,001 values", async (stage) => {
    const { storage, tenant } = stage
    const needs = [{ name: "all", kind, where: {}, limit: 1 }]
    await refused(storage.load({ tenant, kind, id: "T-1", needs }), "no condition")
    const where = { serial: several(1001, (n) => `s-${n}`) }
    await refused(storage.find({ tenant, kind, where, order: "ascending", limit: 1 }), "1,001 values")
  }),
  typed("a storage says its name and what its commits outlive", async ({ storage }) => {
    holds(storage.name.length > 0, "a name", storage.name)
    holds(["power", "process", "none"].includes(storage.durability), "a durability", storage.durability)
    await Effect.runPromise(
      storage.transaction((_, inside) =>
        Effect.sync(() => same([inside.name, inside.durability], [storage.name, storage.durability])),
      ),
    )
  }),
  typed("every failure says in words what happened, and whether to try again", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k"), personal: [stage.text("r", "T-1")] })
    const failures: ReadonlyArray<readonly [Partial<UnitOfWork>, boolean]> = [
      [{}, true],
      [{ key: stage.key("k") }, true],
      [{ writes: [stage.write("T-2")], personal: [stage.text("r", "T-2")] }, false],
      [{ writes: [] }, false],
    ]
    for (const [unit, retryable] of failures) {
      const error = await Effect.runPromise(Effect.flip(commitOf(stage, unit)))
      same([error._tag, error.isRetryable, error.reason.isRetryable], ["StorageError", retryable, retryable])
      holds(error.message.length > 20 && error.message === error.reason.message, "a message", error.message)
    }
  }),
  racing("malformed requests among good ones change nothing for those", async (stage) => {
    const good = several(10, (n) => commitOf(stage, { writes: [stage.write(`T-${n}`)] }))
    const bad = several(10, (n) => commitOf(stage, { writes: [stage.write(`B-${n}`, 0, { record: undefined })] }))
    const answers = await raced(several(20, (n) => (n % 2 === 0 ? good : bad)[n >> 1]!))
    same(
      answers,
      several(20, (n) => (n % 2 === 0 ? "ok" : "RequestInvalid")),
    )
    same((await stage.find()).length, 10)
  }),
]
