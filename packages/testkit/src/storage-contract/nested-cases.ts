/** Law 9 for transactions inside transactions. */
import * as Effect from "effect/Effect"
import { reasonOf } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { named, type Stage } from "./stage.ts"

const nested = law(9)
const failing = race(9)

/** A story that is undone at its end. */
const undone = async (stage: Stage, story: (own: Stage) => Promise<unknown>) => {
  const ending = stage.transaction(async (own) => {
    await story(own)
    throw new Error("undone")
  })
  const error = await Effect.runPromise(Effect.flip(ending))
  if ((error as Error).message !== "undone") throw error
}

const write = (stage: Stage, id: string, version = 0) => stage.commit([stage.write(id, version)])

export const nestedCases: ReadonlyArray<ContractCase> = [
  nested("a transaction inside another is kept with it, and its answer comes back", async (stage) => {
    const answer = await stage.inTransaction(async (outer) => {
      await write(outer, "T-1")
      return outer.inTransaction(async (inner) => {
        same(await inner.version("T-1"), 1)
        await write(inner, "T-2")
        return "kept"
      })
    })
    same([answer, await stage.find()], ["kept", ["T-1", "T-2"]])
  }),
  failing("a transaction inside another is undone alone", async (stage) => {
    await stage.inTransaction(async (outer) => {
      await write(outer, "T-1")
      await undone(outer, async (inner) => {
        await write(inner, "T-2")
        await write(inner, "T-1", 1)
        same(await inner.version("T-1"), 2)
      })
      same([await outer.version("T-1"), await outer.version("T-2")], [1, 0])
      await write(outer, "T-3")
    })
    same([await stage.find(), await stage.version("T-1")], [["T-1", "T-3"], 1])
  }),
  failing("a transaction inside another is undone with it", async (stage) => {
    await undone(stage, async (outer) => {
      await outer.inTransaction((inner) => write(inner, "T-1"))
      same(await outer.version("T-1"), 1)
    })
    same(await stage.find(), [])
  }),
  failing("of transactions one after the other inside another each is kept or undone by itself", async (stage) => {
    await stage.inTransaction(async (outer) => {
      for (let n = 0; n < 10; n += 1) {
        if (n % 2 === 0) await outer.inTransaction((inner) => write(inner, `T-${n}`))
        else await undone(outer, (inner) => write(inner, `T-${n}`))
      }
    })
    same(await stage.find(), ["T-0", "T-2", "T-4", "T-6", "T-8"])
  }),
  failing("five deep, the innermost is undone alone", async (stage) => {
    const within = async (own: Stage, depth: number): Promise<void> => {
      await write(own, `T-${depth}`)
      if (depth === 4) await undone(own, (inner) => write(inner, "T-5"))
      else await own.inTransaction((inner) => within(inner, depth + 1))
    }
    await stage.inTransaction((own) => within(own, 1))
    same(await stage.find(), ["T-1", "T-2", "T-3", "T-4"])
  }),
  failing("five deep, the second undone takes with it those inside", async (stage) => {
    const within = async (own: Stage, depth: number): Promise<void> => {
      await write(own, `T-${depth}`)
      if (depth === 1) await undone(own, (inner) => within(inner, 2))
      else if (depth < 5) await own.inTransaction((inner) => within(inner, depth + 1))
    }
    await stage.inTransaction((own) => within(own, 1))
    same(await stage.find(), ["T-1"])
  }),
  failing("a refused commit leaves the inner transaction usable, and the outer one", async (stage) => {
    await stage.inTransaction(async (outer) => {
      await write(outer, "T-1")
      await outer.inTransaction(async (inner) => {
        same(
          await reasonOf(inner.storage.commit(inner.unit([inner.write("T-2"), inner.write("T-1")]))),
          "VersionConflict",
        )
        await write(inner, "T-3")
      })
      await write(outer, "T-4")
    })
    same(await stage.find(), ["T-1", "T-3", "T-4"])
  }),
  failing("a refusal that leaves the inner transaction comes back typed, and the outer one goes on", async (stage) => {
    await stage.inTransaction(async (outer) => {
      const inner = outer.transaction(async (own) => {
        await write(own, "T-1")
        await write(own, "T-2", 9)
      })
      same(await reasonOf(inner), "VersionConflict")
      await write(outer, "T-3")
    })
    same(await stage.find(), ["T-3"])
  }),
  failing("a failed statement in the inner transaction poisons the whole", async (stage) => {
    const swallowing = stage.transaction(async (outer) => {
      await write(outer, "T-1")
      const inner = outer.transaction(async (own) => {
        const personal = [own.text("r", "T-2"), own.text("r", "T-2")]
        same(await reasonOf(own.storage.commit(own.unit([own.write("T-2")], { personal }))), "StatementFailed")
      })
      same(await reasonOf(inner), "TransactionPoisoned")
      same(await reasonOf(outer.storage.commit(outer.unit([outer.write("T-3")]))), "TransactionPoisoned")
    })
    same(await reasonOf(swallowing), "TransactionPoisoned")
    same(await stage.find(), [])
  }),
  failing(
    "keys, messages, duties and texts of an undone inner transaction are gone, the key is free",
    async (stage) => {
      await stage.inTransaction(async (outer) => {
        const unit = (own: Stage) =>
          own.told("T-1", 1, {
            writes: [own.write("T-1", 0, {}, [{ duty: "d", key: "", due: 1 }])],
            personal: [own.text("r", "T-1")],
            key: own.key("k"),
          })
        await undone(outer, (inner) => inner.commit(unit(inner).writes, unit(inner)))
        same([await outer.messages("a"), await outer.duties("a"), await outer.journal("T-1")], [[], [], []])
        same([await outer.remembered("k"), await outer.personal(["T-1"])], [undefined, new Map()])
        await outer.commit(unit(outer).writes, unit(outer))
      })
      same([(await stage.duties("b")).length, named(await stage.messages("b"))], [1, ["T-1/1"]])
    },
  ),
  failing("claims of an undone inner transaction are free, those of the outer one stay", async (stage) => {
    await stage.tell("T-1")
    await stage.tell("T-2")
    await stage.inTransaction(async (outer) => {
      same((await outer.messages("a", { limit: 1 })).length, 1)
      await undone(outer, async (inner) => same((await inner.messages("b")).length, 1))
      same((await outer.messages("c")).length, 1)
    })
    same(await stage.messages("d"), [])
  }),
]
