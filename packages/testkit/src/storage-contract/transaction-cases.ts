/** Law 9: transactions. */
import * as Effect from "effect/Effect"
import { type ContractCase, law, reasonOf, same } from "./contract-case.ts"

const transactions = law(9)

export const transactionCases: ReadonlyArray<ContractCase> = [
  transactions("what was committed inside is there afterwards, and the answer comes back", async (stage) => {
    const answer = await Effect.runPromise(
      stage.storage.transaction((_, inside) => Effect.as(inside.commit(stage.unit([stage.write("T-1")])), 42)),
    )
    same([answer, await stage.version("T-1")], [42, 1])
  }),
  transactions("a transaction sees its own writes", async (stage) => {
    await Effect.runPromise(
      stage.storage.transaction((_, inside) =>
        Effect.promise(async () => {
          const own = stage.through(inside)
          await own.commit([own.write("T-1")])
          await own.commit([own.write("T-1", 1)])
          same(await own.version("T-1"), 2)
        }),
      ),
    )
    same(await stage.version("T-1"), 2)
  }),
  transactions(
    "a callback that fails leaves nothing, and its failure comes back",
    async (stage) => {
      const failing = stage.storage.transaction((_, inside) =>
        Effect.andThen(inside.commit(stage.unit([stage.write("T-1")])), Effect.fail("no")),
      )
      same(await Effect.runPromise(Effect.flip(failing)), "no")
      same(await stage.version("T-1"), 0)
    },
    true,
  ),
  transactions(
    "a callback that dies leaves nothing",
    async (stage) => {
      const dying = stage.storage.transaction((_, inside) =>
        Effect.andThen(inside.commit(stage.unit([stage.write("T-1")])), Effect.die(new Error("bug"))),
      )
      same((await Effect.runPromiseExit(dying))._tag, "Failure")
      same(await stage.version("T-1"), 0)
    },
    true,
  ),
  ...(["VersionConflict", "KeyTaken"] as const).map((refusal) =>
    transactions(
      `a commit refused with ${refusal} leaves the transaction usable`,
      async (stage) => {
        await stage.commit([stage.write("T-0")], { key: stage.key("k") })
        const refused = refusal === "KeyTaken" ? { key: stage.key("k") } : {}
        const unit = stage.unit([stage.write("T-2"), stage.write("T-3", refusal === "KeyTaken" ? 0 : 9)], refused)
        await Effect.runPromise(
          stage.storage.transaction((_, inside) =>
            Effect.promise(async () => {
              const own = stage.through(inside)
              await own.commit([own.write("T-1")])
              same(await reasonOf(inside.commit(unit)), refusal)
              await own.commit([own.write("T-4")])
            }),
          ),
        )
        same(await stage.find(), ["T-0", "T-1", "T-4"])
      },
      true,
    ),
  ),
  transactions(
    "after a failed statement everything fails, whatever the callback answers",
    async (stage) => {
      const broken = stage.unit([stage.write("T-2")], { personal: [stage.text("r", "T-2"), stage.text("r", "T-2")] })
      const swallowing = stage.storage.transaction((_, inside) =>
        Effect.promise(async () => {
          const own = stage.through(inside)
          await own.commit([own.write("T-1")])
          same(await reasonOf(inside.commit(broken)), "StatementFailed")
          same(await reasonOf(inside.commit(stage.unit([stage.write("T-3")]))), "TransactionPoisoned")
          same(await reasonOf(inside.erase({ tenant: stage.tenant, subject: "s" })), "TransactionPoisoned")
          return "done"
        }),
      )
      same(await reasonOf(swallowing), "TransactionPoisoned")
      same(await stage.find(), [])
    },
    true,
  ),
  transactions("a port within the handle takes part in the transaction", async (stage) => {
    const failing = stage.storage.transaction((handle) =>
      Effect.andThen(stage.storage.within(handle).commit(stage.unit([stage.write("T-1")])), Effect.fail("no")),
    )
    await Effect.runPromise(Effect.flip(failing))
    same(await stage.version("T-1"), 0)
  }),
  transactions("a handle that is used after its end fails typed", async (stage) => {
    const escaped = await Effect.runPromise(stage.storage.transaction((_, inside) => Effect.succeed(inside)))
    same(await reasonOf(escaped.commit(stage.unit([stage.write("T-1")]))), "StatementFailed")
    same(await stage.version("T-1"), 0)
  }),
  transactions("a request that is refused before it is sent does not poison", async (stage) => {
    await Effect.runPromise(
      stage.storage.transaction((_, inside) =>
        Effect.promise(async () => {
          same(await reasonOf(inside.erase({ tenant: "", subject: "s" })), "RequestInvalid")
          const own = stage.through(inside)
          await own.commit([own.write("T-1")])
        }),
      ),
    )
    same(await stage.version("T-1"), 1)
  }),
  transactions(
    "of twenty transactions that add one to a record each counts or is told to try again",
    async (stage) => {
      await stage.commit([stage.write("T-1")])
      const adding = stage.storage.transaction((_, inside) =>
        Effect.promise(async () => {
          const own = stage.through(inside)
          return own.version("T-1")
        }).pipe(Effect.flatMap((version) => inside.commit(stage.unit([stage.write("T-1", version)])))),
      )
      const exits = await Effect.runPromise(
        Effect.all(
          Array.from({ length: 20 }, () => Effect.exit(adding)),
          { concurrency: "unbounded" },
        ),
      )
      same(await stage.version("T-1"), 1 + exits.filter((exit) => exit._tag === "Success").length)
    },
    true,
  ),
]
