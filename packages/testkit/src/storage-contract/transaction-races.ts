/** Law 9 with several transactions at once. Where there is one connection, one waits for the other. */
import * as Effect from "effect/Effect"
import { count, kinds, pause, raced, retried, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import { kind, named, type Stage } from "./stage.ts"

const racing = race(9)

const told = ["TransactionAborted", "VersionConflict", "ok"]

/** Reads a record and writes its next version. */
const next = async (own: Stage, id: string) => own.commit([own.write(id, await own.version(id))])

export const transactionRaces: ReadonlyArray<ContractCase> = [
  racing("of twenty transactions that add one to a record each counts or is told to try again", async (stage) => {
    await stage.commit([stage.write("T-1")])
    const answers = await raced(several(20, () => stage.transaction((own) => next(own, "T-1"))))
    same(kinds([...answers, ...told]), told)
    holds(count(answers, "ok") > 0, "somebody succeeds", answers)
    same(await stage.version("T-1"), 1 + count(answers, "ok"))
  }),
  racing("ten transactions that add one to a record and try again all count", async (stage) => {
    await stage.commit([stage.write("T-1")])
    await Promise.all(several(10, () => retried(() => stage.transaction((own) => next(own, "T-1")))))
    same(await stage.version("T-1"), 11)
  }),
  racing(
    "two transactions over two records in opposite order are never both half done, and never hang",
    async (stage) => {
      for (let round = 0; round < 3; round += 1) {
        const [a, b] = [`T-${round}-a`, `T-${round}-b`]
        await stage.commit([stage.write(a), stage.write(b)])
        const through = (...ids: ReadonlyArray<string>) =>
          stage.transaction(async (own) => {
            for (const id of ids) {
              await next(own, id)
              await pause(2)
            }
          })
        const answers = await raced([through(a, b), through(b, a)])
        same(kinds([...answers, ...told]), told)
        holds(count(answers, "ok") > 0, "one of them succeeds", answers)
        const versions = [await stage.version(a), await stage.version(b)]
        same(versions, [1 + count(answers, "ok"), 1 + count(answers, "ok")])
      }
    },
  ),
  racing("transactions that move pieces between three stores lose none and make none", async (stage) => {
    const stores = ["S-1", "S-2", "S-3"]
    await stage.commit(stores.map((id) => stage.write(id, 0, { record: 10 })))
    const move = (n: number) => () =>
      stage.transaction(async (own) => {
        const [from, to] = [stores[n % 3]!, stores[(n + 1 + (n % 2)) % 3]!]
        const [taken, given] = [(await own.load(from)).record!, (await own.load(to)).record!]
        await own.commit([own.write(from, taken.version, { record: (taken.record as number) - 1 })])
        await own.commit([own.write(to, given.version, { record: (given.record as number) + 1 })])
      })
    await Promise.all(several(6, (n) => retried(move(n))))
    const pieces = await Promise.all(stores.map(async (id) => (await stage.load(id)).record!))
    same(
      pieces.reduce((sum, { record }) => sum + (record as number), 0),
      30,
    )
    same(
      pieces.reduce((sum, { version }) => sum + version, 0),
      3 + 12,
    )
  }),
  racing("transactions on records of their own all succeed when they try again", async (stage) => {
    const write = (n: number) => () =>
      stage.transaction(async (own) => {
        await own.commit([own.write(`T-${n}`)])
        await own.commit([own.write(`T-${n}`, 1)])
      })
    await Promise.all(several(12, (n) => retried(write(n))))
    same(new Set((await stage.heads()).map((head) => head.version)), new Set([2]))
  }),
  racing("transactions and commits at once on one record: each counts once or not at all", async (stage) => {
    await stage.commit([stage.write("T-1")])
    const answers = await raced([
      ...several(8, () => stage.transaction((own) => next(own, "T-1"))),
      ...several(8, () => stage.storage.commit(stage.unit([stage.write("T-1", 1)]))),
    ])
    same(kinds([...answers, ...told]), told)
    same(await stage.version("T-1"), 1 + count(answers, "ok"))
  }),
  racing("of ten transactions with one key one has an effect", async (stage) => {
    const claim = (n: number) =>
      stage.transaction((own) => own.commit([own.write(`T-${n}`)], { key: own.key("k", "anna", { id: `T-${n}` }) }))
    const answers = await raced(several(10, claim))
    same([count(answers, "ok"), (await stage.find()).length], [1, 1])
    same(
      kinds(answers).filter((answer) => !["KeyTaken", "TransactionAborted", "ok"].includes(answer)),
      [],
    )
    same((await stage.remembered("k"))?.id, `T-${answers.indexOf("ok")}`)
  }),
  racing("transactions that end half way beside others that do not leave only the whole ones", async (stage) => {
    const one = (n: number) => () =>
      stage.transaction(async (own) => {
        await own.commit(own.told(`T-${n}-a`).writes, own.told(`T-${n}-a`))
        if (n % 2 === 0) throw new Error("half way")
        await own.commit(own.told(`T-${n}-b`).writes, own.told(`T-${n}-b`))
      })
    const halves = Promise.all(several(6, (n) => Effect.runPromiseExit(one(n * 2)())))
    await Promise.all(several(6, (n) => retried(one(n * 2 + 1))))
    for (const exit of await halves) same(exit._tag, "Failure")
    const whole = several(6, (n) => [`T-${n * 2 + 1}-a`, `T-${n * 2 + 1}-b`]).flat()
    same(await stage.find(), whole.toSorted())
    same(named(await stage.messages("a")), whole.map((id) => `${id}/1`).toSorted())
  }),
  racing(
    "what a transaction relied on and another changed meanwhile is found out at one of the ends",
    async (stage) => {
      for (let round = 0; round < 5; round += 1) {
        const [a, b] = [`T-${round}-a`, `T-${round}-b`]
        await stage.commit([stage.write(a), stage.write(b)])
        const reliedOn: Array<number> = []
        const relying = (own: string, other: string) =>
          stage.transaction(async (inside) => {
            const version = await inside.version(other)
            await inside.commit([inside.write(own, 1)], { reliedOn: [{ kind, id: other, version }] })
            reliedOn.push(version)
          })
        const answers = await raced([relying(a, b), relying(b, a)])
        same(kinds([...answers, ...told]), told)
        if (count(answers, "ok") === 2) same(new Set(reliedOn), new Set([1, 2]), "one before the other")
        same(
          [await stage.version(a), await stage.version(b)],
          answers.map((answer) => (answer === "ok" ? 2 : 1)),
        )
      }
    },
  ),
]
