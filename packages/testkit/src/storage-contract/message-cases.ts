/** Law 10 for messages: each is claimed by one at a time, in order, until it is settled as sent. */
import * as Effect from "effect/Effect"
import { reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, named, otherKind, type Stage } from "./stage.ts"

const claimed = law(10)
const failing = race(10)

const reference = (id: string, sequence = 1) => ({ kind, id, sequence })

const sent = (...references: ReadonlyArray<readonly [string, number]>) => ({
  sent: references.map(([id, sequence]) => reference(id, sequence)),
})

const failed = (id: string, sequence: number, again: number | null) => ({
  failed: [{ ...reference(id, sequence), again }],
})

const told = async (stage: Stage, ...ids: ReadonlyArray<string>) => {
  for (const id of ids) await stage.tell(id)
}

export const messageCases: ReadonlyArray<ContractCase> = [
  claimed("where nothing was told there is nothing to claim", async (stage) => {
    await stage.commit([stage.write("T-1")], { entries: [stage.entry("T-1", 1)] })
    same([await stage.messages("a"), await stage.settle("a", sent(["T-1", 1]))], [[], 0])
  }),
  claimed("a message is its entry, exactly, with its name and the number of attempts", async (stage) => {
    const entry = stage.entry("T-1", 1, {
      events: [{ type: "e", data: { text: "é🎉", n: -0.5 } }],
      via: "part.install",
    })
    await stage.commit([stage.write("T-1")], { entries: [entry], messages: [reference("T-1")] })
    same(await stage.messages("a"), [{ ...reference("T-1"), attempts: 1, entry }])
  }),
  claimed("only entries that are named as messages are delivered", async (stage) => {
    const entries = [1, 2, 3].map((sequence) => stage.entry("T-1", sequence))
    await stage.commit([stage.write("T-1", 0, { version: 3 })], { entries, messages: [reference("T-1", 2)] })
    same(named(await stage.messages("a")), ["T-1/2"])
    same([await stage.settle("a", sent(["T-1", 2])), await stage.messages("b")], [1, []])
  }),
  claimed("messages of one record come one after the other, each when the one before is sent", async (stage) => {
    await stage.tell("T-1", 4)
    for (let sequence = 1; sequence <= 4; sequence += 1) {
      same(named(await stage.messages(`a${sequence}`)), [`T-1/${sequence}`])
      same(await stage.messages(`b${sequence}`), [])
      same(await stage.settle(`a${sequence}`, sent(["T-1", sequence])), 1)
    }
    same(await stage.messages("last"), [])
  }),
  claimed(
    "several messages of one unit come in their sequence, whatever the order they were given in",
    async (stage) => {
      const sequences = [10, 9, 2, 1]
      const entries = sequences.map((sequence) => stage.entry("T-1", sequence))
      await stage.commit([stage.write("T-1")], { entries, messages: sequences.map((n) => reference("T-1", n)) })
      const order: Array<number> = []
      for (let n = 0; n < 4; n += 1) {
        const [message] = await stage.messages(`a${n}`)
        order.push(message!.sequence)
        await stage.settle(`a${n}`, { sent: [message!] })
      }
      same(order, [1, 2, 9, 10])
    },
  ),
  claimed("a unit of several records has a message of each to claim at once", async (stage) => {
    const part = { kind: otherKind }
    await stage.commit([stage.write("X-1"), stage.write("X-2"), stage.write("X-1", 0, part)], {
      entries: [stage.entry("X-1", 1), stage.entry("X-2", 1), stage.entry("X-1", 1, part)],
      messages: [reference("X-1"), reference("X-2"), { ...reference("X-1"), ...part }],
    })
    const messages = await stage.messages("a")
    same(named(messages), ["X-1/1", "X-1/1", "X-2/1"])
    same(await stage.settle("a", { sent: [{ ...reference("X-1"), ...part }] }), 1)
    same(await stage.settle("a", sent(["X-1", 1], ["X-2", 1])), 2)
  }),
  claimed("a claim of messages holds until it runs out, and not a millisecond longer", async (stage) => {
    await stage.tell("T-1")
    same((await stage.messages("a", { now: 1000, until: 1100 })).length, 1)
    same([await stage.messages("b", { now: 1000 }), await stage.messages("b", { now: 1099 })], [[], []])
    const [message] = await stage.messages("b", { now: 1100 })
    same([message?.id, message?.attempts], ["T-1", 2])
  }),
  claimed("attempts are counted, those that ran out and those that failed", async (stage) => {
    await stage.tell("T-1")
    const attempts: Array<number> = []
    for (let n = 0; n < 5; n += 1) {
      const [message] = await stage.messages(`a${n}`, { now: 1000 * (n + 1) })
      attempts.push(message!.attempts)
      if (n % 2 === 0) await stage.settle(`a${n}`, failed("T-1", 1, 1000 * (n + 1) + 1))
    }
    same(attempts, [1, 2, 3, 4, 5])
  }),
  claimed("attempts of one message are not those of the next", async (stage) => {
    await stage.tell("T-1", 2)
    await stage.messages("a")
    await stage.messages("b", { now: 2000 })
    await stage.settle("b", sent(["T-1", 1]))
    same((await stage.messages("c", { now: 3000 }))[0]?.attempts, 1)
  }),
  failing("what is said under a claim that another has by now changes nothing", async (stage) => {
    await stage.tell("T-1", 2)
    await stage.messages("slow", { now: 1000, until: 1100 })
    await stage.messages("next", { now: 1100, until: 1200 })
    const late = [sent(["T-1", 1]), failed("T-1", 1, 5000), failed("T-1", 1, null)]
    for (const settled of late) same(await stage.settle("slow", settled), 0)
    same(await stage.messages("c", { now: 1199 }), [])
    same(await stage.settle("next", sent(["T-1", 1])), 1)
    same(await stage.settle("slow", failed("T-1", 1, null)), 0)
    same(named(await stage.messages("d", { now: 1199 })), ["T-1/2"])
  }),
  failing("what is said late under a claim that nobody else has yet counts", async (stage) => {
    await stage.tell("T-1", 2)
    await stage.messages("slow", { now: 1000, until: 1100 })
    same(await stage.settle("slow", sent(["T-1", 1])), 1)
    same(named(await stage.messages("b", { now: 9000 })), ["T-1/2"])
  }),
  claimed("a message is settled once, by who holds it, and under its own name", async (stage) => {
    await told(stage, "T-1", "T-2")
    await stage.messages("a", { limit: 1 })
    await stage.messages("b")
    const both = sent(["T-1", 1], ["T-2", 1])
    same([await stage.settle("a", sent(["T-1", 2], ["T-9", 1])), await stage.settle("c", both)], [0, 0])
    same([await stage.settle("a", both), await stage.settle("a", both), await stage.settle("b", both)], [1, 0, 1])
    same(await stage.messages("d", { now: 9000 }), [])
  }),
  claimed("sent and failed are told together, and those that were not held are not counted", async (stage) => {
    await told(stage, "T-1", "T-2", "T-3", "T-4")
    await stage.messages("a")
    const all = {
      ...sent(["T-1", 1], ["T-9", 1]),
      failed: [
        { ...reference("T-2"), again: 2000 },
        { ...reference("T-3"), again: null },
      ],
    }
    same(await stage.settle("a", all), 3)
    same(named(await stage.messages("b", { now: 3000 })), ["T-2/1", "T-4/1"])
    same(await stage.settle("a", {}), 0)
  }),
  failing("a message that failed is claimed again from its instant on, those behind it wait", async (stage) => {
    await stage.tell("T-1", 2)
    await stage.messages("a", { now: 1000, until: 9000 })
    same(await stage.settle("a", failed("T-1", 1, 2000)), 1)
    same([await stage.messages("b", { now: 1001 }), await stage.messages("b", { now: 1999 })], [[], []])
    const [message] = await stage.messages("b", { now: 2000 })
    same([message?.sequence, message?.attempts], [1, 2])
    same(await stage.settle("a", sent(["T-1", 1])), 0)
  }),
  failing("a parked message is never claimed again and holds back those behind it, and no others", async (stage) => {
    await stage.tell("T-1", 3)
    await told(stage, "T-2", "T-3")
    await stage.messages("a")
    same(await stage.settle("a", failed("T-1", 1, null)), 1)
    same(await stage.settle("a", sent(["T-2", 1], ["T-3", 1])), 2)
    await Effect.runPromise(stage.storage.commit(stage.told("T-2", 2)))
    await Effect.runPromise(stage.storage.commit(stage.told("T-1", 4)))
    same(named(await stage.messages("b", { now: Number.MAX_SAFE_INTEGER - 1, until: Number.MAX_SAFE_INTEGER })), [
      "T-2/2",
    ])
    same(await stage.settle("a", sent(["T-1", 1])), 0)
  }),
  failing("twenty parked messages do not keep a small claim from the others", async (stage) => {
    await told(stage, ...several(20, (n) => `A-${n}`))
    await stage.messages("a")
    same(await stage.settle("a", { failed: several(20, (n) => ({ ...reference(`A-${n}`), again: null })) }), 20)
    await told(stage, "Z-1", "Z-2")
    same(named(await stage.messages("b", { now: 9000, limit: 5 })), ["Z-1/1", "Z-2/1"])
  }),
  claimed("a claim takes no more than its limit, and leaves the rest to the next", async (stage) => {
    await told(stage, ...several(7, (n) => `T-${n}`))
    const claims = [
      await stage.messages("a", { limit: 3 }),
      await stage.messages("b", { limit: 3 }),
      await stage.messages("c", { limit: 3 }),
    ]
    same(
      claims.map((messages) => messages.length),
      [3, 3, 1],
    )
    same(new Set(claims.flat().map((message) => message.id)).size, 7)
  }),
  claimed("six hundred messages are claimed in two, settled in two, and gone", async (stage) => {
    for (let part = 0; part < 6; part += 1) {
      const ids = several(100, (n) => `T-${part * 100 + n}`)
      const entries = ids.map((id) => stage.entry(id, 1))
      await stage.commit(
        ids.map((id) => stage.write(id)),
        { entries, messages: ids.map((id) => reference(id)) },
      )
    }
    const [first, second] = [await stage.messages("a"), await stage.messages("b")]
    same([first.length, second.length], [500, 100])
    same([await stage.settle("a", { sent: first }), await stage.settle("b", { sent: second })], [500, 100])
    same(await stage.messages("c", { now: 9000 }), [])
  }),
  claimed("a message can be claimed as soon as its unit is there, whatever was delivered before", async (stage) => {
    for (let n = 9; n >= 0; n -= 1) {
      await stage.tell(`T-${n}`)
      same(named(await stage.messages(`a${n}`)), [`T-${n}/1`])
      same(await stage.settle(`a${n}`, sent([`T-${n}`, 1])), 1)
    }
  }),
  claimed("a record goes on with its journal while its first message is not delivered", async (stage) => {
    await stage.tell("T-1", 2)
    await stage.messages("a")
    await Effect.runPromise(stage.storage.commit(stage.told("T-1", 3)))
    same([await stage.messages("b"), (await stage.journal("T-1")).length], [[], 3])
    same([await stage.settle("a", sent(["T-1", 1])), named(await stage.messages("b"))], [1, ["T-1/2"]])
  }),
  failing("a unit that is refused or fails has no message", async (stage) => {
    const conflict = stage.told("T-1", 1, { writes: [stage.write("T-1", 5)] })
    const twice = stage.told("T-1", 1, { personal: [stage.text("r", "T-1"), stage.text("r", "T-1")] })
    same(
      [await reasonOf(stage.storage.commit(conflict)), await reasonOf(stage.storage.commit(twice))],
      ["VersionConflict", "StatementFailed"],
    )
    same(await stage.messages("a"), [])
    await stage.tell("T-1")
    same(named(await stage.messages("a")), ["T-1/1"])
  }),
]
