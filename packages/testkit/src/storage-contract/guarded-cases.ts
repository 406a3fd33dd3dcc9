/** Law 2, guarded: nothing is written over what somebody else wrote meanwhile. */
import type { StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { reasonOf } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const guarded = law(2)
const failing = race(2)

/** Writes versions 1 to `versions` of a record. */
const grown = async (stage: Stage, id: string, versions: number, of = kind) => {
  for (let version = 0; version < versions; version += 1) await stage.commit([stage.write(id, version, { kind: of })])
}

const relying = (stage: Stage, id: string, version: number, of = kind) =>
  stage.storage.commit(stage.unit([stage.write("T-own")], { reliedOn: [{ kind: of, id, version }] }))

export const guardedCases: ReadonlyArray<ContractCase> = [
  ...[0, 1, 3].map((there) =>
    guarded(`a record at version ${there} takes a unit that expects just that, and no other`, async (stage) => {
      await grown(stage, "T-1", there)
      for (const expected of [0, 1, 2, 3, 4, Number.MAX_SAFE_INTEGER - 1].filter((version) => version !== there)) {
        const unit = stage.unit([stage.write("T-1", expected)])
        same(await reasonOf(stage.storage.commit(unit)), "VersionConflict", `expected ${expected}`)
        same(await stage.version("T-1"), there)
      }
      await stage.commit([stage.write("T-1", there)])
      same(await stage.version("T-1"), there + 1)
    }),
  ),
  guarded("a conflict names the record and the version that was expected", async (stage) => {
    await stage.commit([stage.write("T-1")])
    const unit = stage.unit([stage.write("T-0"), stage.write("T-1", 6)])
    const error: StorageError = await Effect.runPromise(Effect.flip(stage.storage.commit(unit)))
    const { _tag, kind: of, id, expected } = error.reason as Extract<typeof error.reason, { _tag: "VersionConflict" }>
    same([_tag, of, id, expected, error.isRetryable], ["VersionConflict", kind, "T-1", 6, true])
  }),
  guarded("a unit may take a record several versions on, and the guard goes with it", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { version: 3 })])
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1", 1)]))), "VersionConflict")
    await stage.commit([stage.write("T-1", 3)])
    same(await stage.version("T-1"), 4)
  }),
  guarded("the record of the same id in another kind is no obstacle and no help", async (stage) => {
    await grown(stage, "X-1", 2, otherKind)
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("X-1", 2)]))), "VersionConflict")
    await stage.commit([stage.write("X-1")])
    same(await reasonOf(relying(stage, "X-1", 2)), "VersionConflict")
    await Effect.runPromise(relying(stage, "X-1", 2, otherKind))
  }),
  guarded("a record that was only relied on keeps its version", async (stage) => {
    await grown(stage, "T-1", 2)
    await Effect.runPromise(relying(stage, "T-1", 2))
    same([await stage.version("T-1"), await stage.version("T-own")], [2, 1])
  }),
  ...[
    { there: 0, relied: 1, what: "missing" },
    { there: 2, relied: 1, what: "changed" },
    { there: 1, relied: 2, what: "not there yet" },
  ].map(({ there, relied, what }) =>
    failing(`a version relied on that is ${what} is a conflict`, async (stage) => {
      await grown(stage, "P-1", there, otherKind)
      same(await reasonOf(relying(stage, "P-1", relied, otherKind)), "VersionConflict")
      same([await stage.version("T-own"), await stage.version("P-1", otherKind)], [0, there])
    }),
  ),
  failing("of twenty records relied on one that changed is enough", async (stage) => {
    const ids = Array.from({ length: 20 }, (_, n) => `P-${n}`)
    await stage.commit(ids.map((id) => stage.write(id)))
    const reliedOn = ids.map((id) => ({ kind, id, version: 1 }))
    await stage.commit([stage.write("T-1")], { reliedOn })
    await stage.commit([stage.write("P-13", 1)])
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-2")], { reliedOn }))), "VersionConflict")
    same(await stage.version("T-2"), 0)
  }),
  guarded("a record relied on that stayed is no obstacle, also when it is written", async (stage) => {
    await stage.commit([stage.write("T-1"), stage.write("T-2")])
    const reliedOn = ["T-1", "T-2"].map((id) => ({ kind, id, version: 1 }))
    await stage.commit([stage.write("T-1", 1)], { reliedOn })
    same([await stage.version("T-1"), await stage.version("T-2")], [2, 1])
  }),
  failing("a record that is relied on at one version and written at another is a conflict", async (stage) => {
    await grown(stage, "T-1", 2)
    const unit = stage.unit([stage.write("T-1", 2)], { reliedOn: [{ kind, id: "T-1", version: 1 }] })
    same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
    same(await stage.version("T-1"), 2)
  }),
  guarded("one record relied on twice is relied on once", async (stage) => {
    await grown(stage, "T-1", 1)
    const reliedOn = [1, 1].map((version) => ({ kind, id: "T-1", version }))
    await stage.commit([stage.write("T-2")], { reliedOn })
    same(await stage.version("T-2"), 1)
  }),
]
