/** Law 10 for messages that are parked: they stay, with what was said of them, until somebody lets them go on. */
import { reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, named, otherKind, type Stage } from "./stage.ts"

const claimed = law(10)
const racing = race(10)

const reference = (id: string, sequence = 1) => ({ kind, id, sequence })

/** Tells messages and parks the first of each record. */
const park = async (stage: Stage, ids: ReadonlyArray<string>, problem?: string, versions = 1) => {
  for (const id of ids) await stage.tell(id, versions)
  const held = (await stage.messages("park")).filter(({ id }) => ids.includes(id))
  const failed = held.map((message) => ({ ...message, again: null, ...(problem === undefined ? {} : { problem }) }))
  await stage.settle("park", { failed })
}

export const parkedMessages: ReadonlyArray<ContractCase> = [
  claimed("a parked message is listed with its entry, its attempts and what was said of it", async (stage) => {
    await stage.tell("T-1")
    const [message] = await stage.messages("a")
    await stage.settle("a", { failed: [{ ...message!, again: null, problem: "400: 不接受 🎉" }] })
    same(await stage.parked(), [{ ...message!, problem: "400: 不接受 🎉" }])
  }),
  claimed("a message parked without a word has none, and what is not parked is not listed", async (stage) => {
    await park(stage, ["T-1"])
    await stage.tell("T-2")
    await stage.messages("b")
    await stage.settle("b", { failed: [{ ...reference("T-2"), again: 9000, problem: "later" }] })
    same(
      (await stage.parked()).map(({ id, problem }) => [id, problem]),
      [["T-1", null]],
    )
  }),
  claimed("parked messages are listed by kind and id, page by page", async (stage) => {
    await park(stage, ["a", "B", "T-10", "T-2"])
    await stage.commit([stage.write("a", 0, { kind: otherKind })], {
      entries: [stage.entry("a", 1, { kind: otherKind })],
      messages: [{ kind: otherKind, id: "a", sequence: 1 }],
    })
    const [other] = await stage.messages("b")
    await stage.settle("b", { failed: [{ ...other!, again: null }] })
    const pages: Array<string> = []
    for (let after = {}; ;) {
      const page = await stage.parked({ limit: 2, ...after })
      pages.push(page.map((one) => `${one.kind} ${one.id}`).join())
      if (page.length < 2) break
      const { kind: last, id, sequence } = page.at(-1)!
      after = { after: { kind: last, id, sequence } }
    }
    const expected = [`${otherKind} a`, ...["B", "T-10", "T-2", "a"].map((id) => `${kind} ${id}`)]
    same(pages.join(), expected.join())
  }),
  claimed("a replayed message is claimed at once, its attempts afresh, and those behind it follow", async (stage) => {
    await park(stage, ["T-1"], "no", 3)
    same([await stage.messages("b", { now: 9000 }), await stage.replay([reference("T-1")])], [[], 1])
    const [message] = await stage.messages("c", { now: 1 })
    same([named([message!]), message!.attempts, await stage.parked()], [["T-1/1"], 1, []])
    await stage.settle("c", { sent: [message!] })
    same(named(await stage.messages("d", { now: 1 })), ["T-1/2"])
  }),
  claimed("only what is parked is replayed, and each once", async (stage) => {
    await park(stage, ["T-1", "T-2"], "no", 2)
    await stage.tell("T-3")
    await stage.messages("b")
    const asked = [reference("T-1"), reference("T-1", 2), reference("T-3"), reference("T-9"), reference("T-2", 2)]
    same([await stage.replay(asked), await stage.replay(asked), await stage.replay([])], [1, 0, 0])
    same([named(await stage.parked()), named(await stage.messages("c"))], [["T-2/1"], ["T-1/1"]])
    same(await stage.settle("b", { sent: [reference("T-3")] }), 1)
  }),
  law(6)("parked messages of another tenant are neither listed nor replayed", async (stage) => {
    await park(stage, ["T-1"])
    const beside = stage.beside()
    same([await beside.parked(), await beside.replay([reference("T-1")])], [[], 0])
    same((await stage.parked()).length, 1)
  }),
  claimed("an attempt that nobody was there to take is not counted", async (stage) => {
    await stage.tell("T-1")
    const attempts: Array<number> = []
    for (let n = 1; n <= 4; n += 1) {
      const [message] = await stage.messages(`a${n}`, { now: 1000 * n })
      attempts.push(message!.attempts)
      await stage.settle(`a${n}`, { failed: [{ ...message!, again: 1000 * n, counts: n > 2 }] })
    }
    same(attempts, [1, 1, 1, 2])
  }),
  racing("of ten replays of one message at once, one lets it go on", async (stage) => {
    await park(stage, ["T-1"])
    const counts = await Promise.all(several(10, () => stage.replay([reference("T-1")])))
    same(
      [counts.toSorted((a, b) => a - b), named(await stage.messages("b"))],
      [[0, 0, 0, 0, 0, 0, 0, 0, 0, 1], ["T-1/1"]],
    )
  }),
  claimed("what is no page of parked messages is refused", async (stage) => {
    const { storage, tenant } = stage
    same(await reasonOf(storage.parkedMessages({ tenant, limit: 0 })), "RequestInvalid")
    same(await reasonOf(storage.replayMessages({ tenant, messages: [reference("null")] })), "RequestInvalid")
  }),
]
