/** Law 10 for messages with many workers at once: none lost, none to two at a time, none before its turn. */
import type { Message } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { pause, retried, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import { kind, named, type Stage } from "./stage.ts"

const racing = race(10)

const entries = (records: number, messages: number) =>
  several(records, (n) => several(messages, (m) => `T-${n}/${m + 1}`)).flat()

/** Claims and settles until `rounds` claims in a row have found nothing. */
const worker = async (stage: Stage, name: string, delivered: Array<Message>, rounds = 3) => {
  for (let [n, empty] = [0, 0]; empty < rounds; n += 1) {
    const messages = await stage.messages(`${name}-${n}`, { limit: 4 })
    empty = messages.length === 0 ? empty + 1 : 0
    delivered.push(...messages)
    if (messages.length > 0) same(await stage.settle(`${name}-${n}`, { sent: messages }), messages.length)
    else await pause(1)
  }
}

const inOrder = (delivered: ReadonlyArray<Message>) => {
  const last = new Map<string, number>()
  for (const { id, sequence } of delivered) {
    same(sequence, (last.get(id) ?? 0) + 1, `next message of ${id}`)
    last.set(id, sequence)
  }
}

export const messageRaces: ReadonlyArray<ContractCase> = [
  ...[2, 10, 30].map((claimants) =>
    racing(`of ${claimants} claims at once each message goes to one`, async (stage) => {
      for (let n = 0; n < 40; n += 1) await stage.tell(`T-${n}`)
      const claims = await Promise.all(several(claimants, (n) => stage.messages(`a${n}`, { limit: 5 })))
      const rest = await stage.messages("rest")
      for (const messages of claims) holds(messages.length <= 5, "no more than the limit", messages)
      same(named([...claims.flat(), ...rest]), entries(40, 1).toSorted())
      same(new Set([...claims.flat(), ...rest].map((message) => message.attempts)), new Set([1]))
    }),
  ),
  racing("five workers deliver a hundred messages of twenty records, each once and in its turn", async (stage) => {
    await Promise.all(several(20, (n) => stage.tell(`T-${n}`, 5)))
    const delivered: Array<Message> = []
    await Promise.all(several(5, (n) => worker(stage, `w${n}`, delivered)))
    await worker(stage, "last", delivered, 1)
    same(named(delivered), entries(20, 5).toSorted())
    inOrder(delivered)
  }),
  racing("workers that deliver while others commit lose nothing", async (stage) => {
    const delivered: Array<Message> = []
    const committing = Promise.all(several(10, (n) => stage.tell(`T-${n}`, 6)))
    await Promise.all([committing, ...several(3, (n) => worker(stage, `w${n}`, delivered))])
    await worker(stage, "last", delivered, 1)
    same(named(delivered), entries(10, 6).toSorted())
    inOrder(delivered)
  }),
  racing("what workers claim and never settle goes to others, under the same names", async (stage) => {
    for (let n = 0; n < 20; n += 1) await stage.tell(`T-${n}`)
    const lost = await Promise.all(several(4, (n) => stage.messages(`dead${n}`, { limit: 5, now: 1000, until: 1100 })))
    const again = await Promise.all(several(4, (n) => stage.messages(`next${n}`, { limit: 10, now: 1100 })))
    const rest = await stage.messages("rest", { now: 1100 })
    same(named([...again.flat(), ...rest]), entries(20, 1).toSorted())
    const second = [...again.flat(), ...rest].filter((message) => message.attempts === 2)
    same(second.length, lost.flat().length)
  }),
  racing("of an old and a new holder that settle at once only the new one counts", async (stage) => {
    for (let round = 0; round < 10; round += 1) {
      const id = `T-${round}`
      await stage.tell(id)
      await stage.messages(`old${round}`, { now: 1000, until: 1100 })
      await stage.messages(`new${round}`, { now: 1100, until: 1200 })
      const settled = { sent: [{ kind, id, sequence: 1 }] }
      const [old, fresh] = await Promise.all([
        stage.settle(`old${round}`, settled),
        stage.settle(`new${round}`, settled),
      ])
      same([old, fresh], [0, 1])
    }
  }),
  racing("who settles while others claim what ran out: sent, or claimed again, never both", async (stage) => {
    for (let n = 0; n < 20; n += 1) await stage.tell(`T-${n}`)
    const messages = await stage.messages("slow", { now: 1000, until: 1100 })
    const [settled, ...taken] = await Promise.all([
      Promise.all(messages.map((message) => stage.settle("slow", { sent: [message] }))),
      ...several(4, (n) => stage.messages(`next${n}`, { now: 1100, limit: 3 })),
    ])
    const sent = messages.filter((_, n) => settled[n] === 1)
    const rest = await stage.messages("rest", { now: 1100 })
    same(named([...sent, ...taken.flat(), ...rest]), entries(20, 1).toSorted())
  }),
  racing(
    "a message committed by a slow transaction is not lost when those beside it were delivered first",
    async (stage) => {
      const delivered: Array<Message> = []
      const meanwhile: Array<Promise<void>> = []
      await retried(() =>
        stage.transaction(async (own) => {
          await own.commit(own.told("T-slow").writes, own.told("T-slow"))
          if (meanwhile.length > 0) return
          // Where there is one connection, this waits until the transaction has ended.
          meanwhile.push(
            (async () => {
              for (let n = 0; n < 5; n += 1) await stage.tell(`T-${n}`)
              await worker(stage, "fast", delivered, 1)
            })(),
          )
          await Promise.race([meanwhile[0], pause(300)])
        }),
      )
      await Promise.all(meanwhile)
      await worker(stage, "last", delivered, 1)
      same(named(delivered), ["T-slow/1", ...entries(5, 1)].toSorted())
    },
  ),
  racing("many transactions that end in another order than they began in lose no message", async (stage) => {
    const delivered: Array<Message> = []
    const slowly = (n: number) => () =>
      stage.transaction(async (own) => {
        await own.commit(own.told(`T-${n}`).writes, own.told(`T-${n}`))
        await pause((n * 7) % 10)
      })
    const ending = Promise.all(several(10, (n) => retried(slowly(n))))
    await Promise.all([ending, worker(stage, "w", delivered)])
    await worker(stage, "last", delivered, 1)
    same(named(delivered), entries(10, 1).toSorted())
  }),
  racing("transactions that are undone beside others leave no gap that a claim waits for", async (stage) => {
    const delivered: Array<Message> = []
    const undone = several(5, (n) =>
      Effect.runPromiseExit(
        stage.transaction(async (own) => {
          await own.commit(own.told(`U-${n}`).writes, own.told(`U-${n}`))
          throw new Error("undone")
        }),
      ),
    )
    const kept = several(5, (n) => stage.tell(`T-${n}`))
    await Promise.all([...undone, ...kept, worker(stage, "w", delivered)])
    await worker(stage, "last", delivered, 1)
    same(named(delivered), entries(5, 1).toSorted())
  }),
  racing("workers of two tenants at once never get a message of the other's", async (stage) => {
    const tenants = [stage, stage.beside()]
    await Promise.all(tenants.flatMap((one) => several(10, (n) => one.tell(`T-${n}`, 2))))
    const delivered = await Promise.all(
      tenants.map(async (one) => {
        const own: Array<Message> = []
        await Promise.all([worker(one, "w1", own), worker(one, "w2", own)])
        await worker(one, "last", own, 1)
        return own
      }),
    )
    for (const [n, own] of delivered.entries()) {
      same(named(own), entries(10, 2).toSorted())
      same(new Set(own.map((message) => message.entry.tenant)), new Set([tenants[n]!.tenant]))
    }
  }),
]
