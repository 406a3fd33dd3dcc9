/** Law 12 inside transactions: what is undone is not posted. */
import * as Effect from "effect/Effect"
import { raced, reasonOf, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { conserved, move, moved, mover, shortage } from "./moving.ts"
import { same } from "./same.ts"
import type { Stage } from "./stage.ts"

const failing = race(12)

const undone = async (stage: Stage, story: (own: Stage) => Promise<unknown>) => {
  const ending = stage.transaction(async (own) => {
    await story(own)
    throw new Error("undone")
  })
  const error = await Effect.runPromise(Effect.flip(ending))
  if ((error as Error).message !== "undone") throw error
}

const filled = (stage: Stage, quantity = 5) => moved(stage, "M-0", [move("supplier", "bin:A", quantity)])

export const stockTransactions: ReadonlyArray<ContractCase> = [
  failing("a transaction sees what it has moved, and is kept with it", async (stage) => {
    await filled(stage)
    await stage.inTransaction(async (own) => {
      await moved(own, "M-1", [move("bin:A", "bin:B", 2)])
      same(await own.stock({ part: "P" }), { "P bin:A": 3, "P bin:B": 2, "P supplier": -5 })
      await moved(own, "M-2", [move("bin:B", "bin:C", 2)])
      same((await own.postings({ place: "bin:B" })).length, 2)
    })
    same(await stage.stock(), { "P bin:A": 3, "P bin:C": 2, "P supplier": -5 })
    await conserved(stage)
  }),
  failing("a transaction that is undone has moved nothing", async (stage) => {
    await filled(stage)
    const before = await stage.postings()
    await undone(stage, async (own) => {
      await moved(own, "M-1", [move("bin:A", "bin:B", 2)])
      await moved(own, "M-2", [move("bin:A", "custody:e1", 3, { phase: "reserved" })])
    })
    same([await stage.stock(), await stage.postings()], [{ "P bin:A": 5, "P supplier": -5 }, before])
    await moved(stage, "M-1", [move("bin:A", "bin:B", 5)])
    await conserved(stage)
  }),
  failing("stock that is short leaves the transaction usable, and nothing of the refused unit", async (stage) => {
    await filled(stage)
    await stage.inTransaction(async (own) => {
      await moved(own, "M-1", [move("bin:A", "bin:B", 2)])
      same(await shortage(mover(own, "M-2", [move("supplier", "bin:D"), move("bin:A", "bin:C", 4)])), "P bin:A")
      same(await own.version("M-2"), 0)
      await moved(own, "M-2", [move("bin:A", "bin:C", 3)])
      same(await shortage(mover(own, "M-3", [move("bin:A", "bin:C")])), "P bin:A")
    })
    same(await stage.stock(), { "P bin:B": 2, "P bin:C": 3, "P supplier": -5 })
    await conserved(stage)
  }),
  failing("a transaction inside another takes its movements back alone", async (stage) => {
    await filled(stage)
    await stage.inTransaction(async (outer) => {
      await moved(outer, "M-1", [move("bin:A", "bin:B", 2)])
      await undone(outer, async (inner) => {
        await moved(inner, "M-2", [move("bin:A", "bin:B", 3), move("supplier", "bin:new", 1)])
        same(await inner.stock({ place: "bin:B" }), { "P bin:B": 5 })
      })
      same(await outer.stock({ place: "bin:A" }), { "P bin:A": 3 })
      await moved(outer, "M-2", [move("bin:A", "bin:new", 1)])
    })
    same(await stage.stock(), { "P bin:A": 2, "P bin:B": 2, "P bin:new": 1, "P supplier": -5 })
    await conserved(stage)
  }),
  failing("what is short inside a transaction inside another is told, and the outer one goes on", async (stage) => {
    await filled(stage)
    await stage.inTransaction(async (outer) => {
      const inner = outer.transaction(async (own) => {
        await moved(own, "M-1", [move("bin:A", "bin:B", 4)])
        await moved(own, "M-2", [move("bin:A", "bin:B", 4)])
      })
      same(await reasonOf(inner), "StockShort")
      await moved(outer, "M-1", [move("bin:A", "bin:B", 5)])
    })
    same(await stage.stock(), { "P bin:B": 5, "P supplier": -5 })
    await conserved(stage)
  }),
  failing("nobody sees what a transaction has moved before it ends", async (stage) => {
    await filled(stage)
    const seen: Array<unknown> = []
    const readers = several(5, () => Effect.promise(async () => seen.push(await stage.stock({ place: "bin:B" }))))
    const story = stage.transaction(async (own) => {
      await moved(own, "M-1", [move("bin:A", "bin:B", 2)])
      await moved(own, "M-2", [move("bin:B", "bin:A", 2)])
    })
    same(
      await raced<unknown>([story, ...readers]),
      several(6, () => "ok"),
    )
    same(
      seen,
      several(5, () => ({})),
    )
  }),
  failing("transactions that take the last pieces at once take each of them once", async (stage) => {
    await filled(stage, 4)
    const stories = several(8, (n) =>
      stage.transaction(async (own) => {
        await moved(own, `T-${n}`, [move("bin:A", "bin:B")])
        if (n % 4 === 3) throw new Error("undone")
      }),
    )
    const taken = await Promise.all(
      stories.map((story) => Effect.runPromise(Effect.match(story, { onFailure: () => 0, onSuccess: () => 1 }))),
    )
    const held = await stage.stock({ part: "P" })
    same(
      held["P bin:B"] ?? 0,
      taken.reduce<number>((sum, one) => sum + one, 0),
    )
    same(Number(held["P bin:A"] ?? 0) + Number(held["P bin:B"] ?? 0), 4)
    await conserved(stage)
  }),
]
