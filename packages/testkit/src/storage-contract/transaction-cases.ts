/** Law 9, transactions: verbs inside take part, and the end decides over all of them. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { pause, reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, named, type Stage } from "./stage.ts"

const transactions = law(9)
const failing = race(9)

const duty = [{ duty: "d", key: "", due: 1 }]

const full = (stage: Stage, id: string) =>
  stage.told(id, 1, {
    writes: [stage.write(id, 0, {}, duty)],
    personal: [stage.text(`r-${id}`, id)],
    key: stage.key(`k-${id}`),
  })

const nothingIsThere = async (stage: Stage) => {
  same([await stage.find(), await stage.heads(), await stage.due(9), await stage.journal("T-1")], [[], [], [], []])
  same([await stage.remembered("k-T-1"), await stage.personal(["T-1"])], [undefined, new Map()])
  same([await stage.messages("z"), await stage.duties("z")], [[], []])
}

export const transactionCases: ReadonlyArray<ContractCase> = [
  transactions("what was committed inside is there afterwards, and the answer comes back", async (stage) => {
    const answer = await stage.inTransaction(async (own) => {
      await own.commit([own.write("T-1")])
      return 42
    })
    same([answer, await stage.version("T-1")], [42, 1])
  }),
  transactions("a transaction sees its own writes, in every verb", async (stage) => {
    await stage.inTransaction(async (own) => {
      await own.commit(full(own, "T-1").writes, full(own, "T-1"))
      same([await own.version("T-1"), await own.find(), (await own.heads()).length], [1, ["T-1"], 1])
      same([(await own.journal("T-1")).length, (await own.due(1)).length], [1, 1])
      same([(await own.remembered("k-T-1"))?.version, (await own.personal(["T-1"])).size], [1, 1])
      same([named(await own.messages("a")), (await own.duties("a")).length], [["T-1/1"], 1])
      await own.commit([own.write("T-1", 1)])
      same([await own.version("T-1"), await own.due(1), await own.erase("person-1")], [2, [], 1])
    })
    same([await stage.version("T-1"), await stage.messages("b"), (await stage.personal(["T-1"])).size], [2, [], 0])
  }),
  transactions(
    "a commit inside answers the texts that are wanted, those of the transaction among them",
    async (stage) => {
      await stage.commit([stage.write("T-1")], { personal: [stage.text("a", "T-1")] })
      const texts = await stage.inTransaction(async (own) => {
        await own.commit([own.write("T-1", 1)], { personal: [own.text("b", "T-1")] })
        return own.commit([own.write("T-1", 2)], { textsWanted: true })
      })
      same([...texts.keys()].toSorted(), ["a", "b"])
    },
  ),
  failing("a callback that fails leaves nothing, and its failure comes back", async (stage) => {
    const ending = stage.storage.transaction((_, inside) =>
      Effect.andThen(inside.commit(full(stage, "T-1")), Effect.fail("no")),
    )
    same(await Effect.runPromise(Effect.flip(ending)), "no")
    await nothingIsThere(stage)
  }),
  failing("a callback that dies leaves nothing", async (stage) => {
    const dying = stage.storage.transaction((_, inside) =>
      Effect.andThen(inside.commit(full(stage, "T-1")), Effect.die(new Error("bug"))),
    )
    same((await Effect.runPromiseExit(dying))._tag, "Failure")
    await nothingIsThere(stage)
  }),
  failing("a callback that is interrupted leaves nothing, and the storage goes on", async (stage) => {
    let reached = () => {}
    const there = new Promise<void>((resolve) => (reached = resolve))
    const waiting = stage.storage.transaction((_, inside) =>
      Effect.andThen(
        inside.commit(full(stage, "T-1")),
        Effect.andThen(
          Effect.sync(() => reached()),
          Effect.never,
        ),
      ),
    )
    const fiber = Effect.runFork(waiting)
    await there
    await Effect.runPromise(Fiber.interrupt(fiber))
    await nothingIsThere(stage)
    await stage.commit([stage.write("T-1")])
  }),
  failing("a refusal that leaves the callback undoes the transaction, and comes back typed", async (stage) => {
    const ending = stage.transaction(async (own) => {
      await own.commit([own.write("T-1")])
      await own.commit([own.write("T-2", 9)])
    })
    same(await reasonOf(ending), "VersionConflict")
    same(await stage.find(), [])
  }),
  ...(["VersionConflict", "KeyTaken"] as const).map((refusal) =>
    failing(`a commit refused with ${refusal} leaves the transaction usable, and nothing of itself`, async (stage) => {
      await stage.commit([stage.write("T-0")], { key: stage.key("k") })
      const unit =
        refusal === "KeyTaken"
          ? { ...full(stage, "T-2"), key: stage.key("k") }
          : { ...full(stage, "T-2"), writes: [stage.write("T-2", 0, {}, duty), stage.write("T-3", 9)] }
      await stage.inTransaction(async (own) => {
        await own.commit([own.write("T-1")])
        same(await reasonOf(own.storage.commit(unit)), refusal)
        same([await own.find(), await own.due(9), await own.journal("T-2")], [["T-0", "T-1"], [], []])
        await own.commit([own.write("T-4")])
      })
      same(await stage.find(), ["T-0", "T-1", "T-4"])
      same([await stage.messages("a"), (await stage.remembered("k-T-2"))?.id], [[], undefined])
    }),
  ),
  failing("after a failed statement everything fails, whatever the callback answers", async (stage) => {
    const broken = { ...full(stage, "T-2"), personal: [stage.text("r", "T-2"), stage.text("r", "T-2")] }
    const swallowing = stage.transaction(async (own) => {
      const { storage, tenant } = own
      await own.commit([own.write("T-1")])
      same(await reasonOf(storage.commit(broken)), "StatementFailed")
      const verbs = [
        storage.commit(own.unit([own.write("T-3")])),
        storage.erase({ tenant, subject: "s" }),
        storage.load({ tenant, kind, id: "T-1", needs: [] }),
        storage.find({ tenant, kind, where: {}, order: "ascending", limit: 1 }),
        storage.heads({ tenant, kind, limit: 1 }),
        storage.claimMessages(own.claim("a")),
        storage.claimDuties(own.claim("a")),
        storage.transaction(() => Effect.void),
      ]
      for (const verb of verbs) same(await reasonOf<unknown>(verb), "TransactionPoisoned")
      return "done"
    })
    same(await reasonOf(swallowing), "TransactionPoisoned")
    same(await stage.find(), [])
    await stage.commit([stage.write("T-1")])
  }),
  failing("what was settled, claimed or erased in a transaction that fails is as before", async (stage) => {
    await stage.commit(full(stage, "T-1").writes, full(stage, "T-1"))
    same([(await stage.messages("a")).length, (await stage.duties("a")).length], [1, 1])
    const ending = stage.transaction(async (own) => {
      same(await own.settle("a", { sent: [{ kind, id: "T-1", sequence: 1 }] }), 1)
      same(await own.erase("person-1"), 1)
      throw new Error("no")
    })
    same(((await Effect.runPromise(Effect.flip(ending))) as Error).message, "no")
    same(
      [(await stage.personal(["T-1"])).size, await stage.settle("a", { sent: [{ kind, id: "T-1", sequence: 1 }] })],
      [1, 1],
    )
  }),
  failing("what was claimed in a transaction that fails can be claimed at once", async (stage) => {
    await stage.commit(full(stage, "T-1").writes, full(stage, "T-1"))
    const ending = stage.transaction(async (own) => {
      same([(await own.messages("a")).length, (await own.duties("a")).length], [1, 1])
      same([await own.messages("b"), await own.duties("b")], [[], []])
      throw new Error("no")
    })
    await Effect.runPromise(Effect.flip(ending))
    const [message] = await stage.messages("c")
    same([message?.attempts, (await stage.duties("c")).length], [1, 1])
  }),
  transactions("what was claimed in a transaction stays claimed after it", async (stage) => {
    await stage.commit(full(stage, "T-1").writes, full(stage, "T-1"))
    await stage.inTransaction(async (own) => {
      same([(await own.messages("a")).length, (await own.duties("a")).length], [1, 1])
    })
    same([await stage.messages("b"), await stage.duties("b")], [[], []])
    same(await stage.settle("a", { sent: [{ kind, id: "T-1", sequence: 1 }] }), 1)
  }),
  failing("a key used in a transaction that fails is free", async (stage) => {
    const ending = stage.transaction(async (own) => {
      await own.commit([own.write("T-1")], { key: own.key("k") })
      same(await reasonOf(own.storage.commit(own.unit([own.write("T-2")], { key: own.key("k") }))), "KeyTaken")
      throw new Error("no")
    })
    await Effect.runPromise(Effect.flip(ending))
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    same(await stage.version("T-1"), 1)
  }),
  transactions("a port within the handle takes part in the transaction", async (stage) => {
    const ending = stage.storage.transaction((handle) =>
      Effect.andThen(stage.storage.within(handle).commit(full(stage, "T-1")), Effect.fail("no")),
    )
    await Effect.runPromise(Effect.flip(ending))
    await nothingIsThere(stage)
    await Effect.runPromise(
      stage.storage.transaction((handle, inside) =>
        Effect.gen(function* () {
          const within = stage.storage.within(handle)
          yield* within.commit(full(stage, "T-1"))
          yield* inside.commit(stage.unit([stage.write("T-1", 1)]))
          yield* within.commit(stage.unit([stage.write("T-1", 2)]))
        }),
      ),
    )
    same(await stage.version("T-1"), 3)
  }),
  transactions("a port that is used after its transaction has ended fails typed", async (stage) => {
    const escaped = await Effect.runPromise(stage.storage.transaction((_, inside) => Effect.succeed(inside)))
    same(await reasonOf(escaped.commit(stage.unit([stage.write("T-1")]))), "StatementFailed")
    same(await reasonOf(escaped.load({ tenant: stage.tenant, kind, id: "T-1", needs: [] })), "StatementFailed")
    same(await stage.version("T-1"), 0)
  }),
  transactions("a request that is refused before it is sent does not poison", async (stage) => {
    await stage.inTransaction(async (own) => {
      same(await reasonOf(own.storage.erase({ tenant: "", subject: "s" })), "RequestInvalid")
      same(await reasonOf(own.storage.commit(own.unit([]))), "RequestInvalid")
      await own.commit([own.write("T-1")])
    })
    same(await stage.version("T-1"), 1)
  }),
  failing("verbs at once inside one transaction all take part, the refused ones leave nothing", async (stage) => {
    await stage.inTransaction(async (own) => {
      const units = several(10, (n) => own.told(`T-${n}`, 1, n % 3 === 0 ? { writes: [own.write(`T-${n}`, 4)] } : {}))
      await Promise.all([
        ...units.map((unit, n) =>
          n % 3 === 0
            ? reasonOf(own.storage.commit(unit)).then((reason) => same(reason, "VersionConflict"))
            : Effect.runPromise(own.storage.commit(unit)),
        ),
        ...several(5, () => own.find()),
      ])
    })
    same([(await stage.find()).length, (await stage.messages("a")).length], [6, 6])
  }),
  transactions("a transaction that only reads, and one that does nothing, end well", async (stage) => {
    await stage.commit([stage.write("T-1")])
    same(await stage.inTransaction((own) => own.version("T-1")), 1)
    same(await Effect.runPromise(stage.storage.transaction(() => Effect.succeed("nothing"))), "nothing")
  }),
  failing("nobody outside sees half a transaction", async (stage) => {
    // Where there is one connection, the reader waits until the transaction has ended.
    const outside: Array<Promise<ReadonlyArray<string>>> = []
    await stage.inTransaction(async (own) => {
      await own.commit([own.write("T-1")])
      outside.push(stage.find())
      await pause(20)
      await own.commit([own.write("T-2")])
      outside.push(stage.find())
    })
    for (const found of await Promise.all(outside))
      same(
        [[], ["T-1", "T-2"]].some((all) => all.length === found.length),
        true,
      )
    same(await stage.find(), ["T-1", "T-2"])
  }),
]
