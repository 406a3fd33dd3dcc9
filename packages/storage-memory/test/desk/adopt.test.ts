// Taking over a case that began elsewhere, through the desk.
import { InputInvalid, openDesk, type Refused, regulation } from "@fieldcare/core"
import { registry } from "@fieldcare/core/registry"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { memoryStorage } from "../../src/index.ts"
import { actor, company, day, failure, hour, intake, refusedRules, start } from "./scene.ts"

const opened = async () => {
  const storage = memoryStorage()
  const clock = { now: start }
  const desk = await openDesk({
    storage,
    chapters: [...regulation(), registry],
    calendar: company,
    clock: () => clock.now,
  })
  return { storage, desk, clock, importer: desk.as(actor("migration", "import")) }
}

const received = start - 3 * day
const source = "olddesk"

/** A ticket that was received on Friday and taken in charge three working hours later. */
const open = {
  source,
  history: [
    { at: received, by: "anna", command: "receive", input: { ...intake, priority: "urgent" } },
    { at: received + 4 * hour, by: "bert", command: "takeInCharge" },
  ],
} as const

describe("a case that is adopted", () => {
  it("is there with one entry, its content, its status and its known past", async () => {
    const { desk, importer } = await opened()
    const ticket = await importer.ticket.adopt(open, { id: "T-1" })
    expect(ticket).toMatchObject({
      version: 1,
      status: "received",
      customer: { id: "c-wang", name: "Wang Fang" },
      request: { priority: "urgent", receivedAt: received },
      handling: { inCharge: "bert" },
    })
    const [entry, ...others] = await importer.ticket.journal("T-1")
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      sequence: 1,
      command: "adopt",
      from: "new",
      to: "received",
      occurredAt: start,
      events: [{ type: "adopted", data: { source, stays: [{ from: received, status: "received" }] } }],
    })
    expect(await desk.verify(actor("v"))).toEqual({ records: 1, entries: 1, faults: [], stock: [], notes: 0 })
  })

  it("has the duties of its past, each by the instants at which things happened", async () => {
    const { importer } = await opened()
    await importer.ticket.adopt(open, { id: "T-1" })
    const duties = await importer.ticket.duties("T-1")
    const named = (id: string) => duties.find((duty) => duty.id === id)
    // An urgent ticket is answered within 30 working minutes; this one took three hours.
    expect(named("first-response")).toMatchObject({
      startedAt: received,
      outcome: { type: "late", at: received + 4 * hour, usedMs: 3 * hour },
    })
    expect(named("resolution")).toMatchObject({ startedAt: received, due: expect.any(Number) })
    expect(named("resolution")!.outcome).toBeUndefined()
    const [entry] = await importer.ticket.journal("T-1")
    expect(entry!.duties.map((change) => change.type)).toContain("settled")
    expect(entry!.events[0]!.data).toMatchObject({ startUnknown: [] })
  })

  it("goes on as any other", async () => {
    const { desk, importer, storage } = await opened()
    await importer.ticket.adopt(open, { id: "T-1" })
    const clerk = desk.as(actor("clara", "clerk"))
    await clerk.ticket.answer("T-1", { atOnce: false, text: "Clean the filter" })
    const closed = await clerk.ticket.close("T-1", {})
    expect(closed).toMatchObject({ status: "closed", version: 3 })
    const { record } = await Effect.runPromise(storage.load({ tenant: "acme", kind: "ticket", id: "T-1", needs: [] }))
    expect(record?.trail).toMatchObject({ adoptedFrom: source })
    expect(await desk.verify(actor("v"))).toMatchObject({ entries: 3, faults: [], notes: 0 })
  })

  it("tells what its past breached, judged by no rule that was not named", async () => {
    const { importer } = await opened()
    const at = received + hour
    const history = [
      open.history[0],
      { at, by: "bert", command: "answer", input: { atOnce: false } },
      { at: at + 1, by: "bert", command: "close" },
      { at: at + 2, by: "bert", command: "takeInCharge" },
    ] as const
    const findings = async (id: string, judges: ReadonlyArray<string>) => {
      await importer.ticket.adopt({ source, history, judges }, { id })
      const [entry] = await importer.ticket.journal(id)
      return entry!.events[0]!.data
    }
    const after = { rule: "case-is-open", clause: "3.6.2", command: "takeInCharge", at: at + 2 }
    expect(await findings("T-1", [])).toMatchObject({ findings: [after], judged: [] })
    const rule = "taken-in-charge-before-answer"
    expect(await findings("T-2", [rule])).toMatchObject({
      findings: [{ rule, clause: "3.1.3", command: "answer", at }, after],
      judged: [rule],
    })
  })

  it("invents nothing: what is not known is said so", async () => {
    const { importer } = await opened()
    const record = { customer: { id: "c-9" } }
    await importer.ticket.adopt({ source, status: "waitingForParts", record }, { id: "T-1" })
    const [bare] = await importer.ticket.journal("T-1")
    expect(bare!.duties).toEqual([])
    const { startUnknown, stays } = bare!.events[0]!.data as {
      startUnknown: ReadonlyArray<{ duty: string }>
      stays: unknown
    }
    expect(startUnknown.map(({ duty }) => duty)).toContain("resolution")
    expect(stays).toEqual([{ from: start, status: "waitingForParts", category: "waitingForParts" }])

    const assumed = { ...open.history[0], assumed: true } as const
    await importer.ticket.adopt({ source, history: [assumed, open.history[1]] }, { id: "T-2" })
    const [partly] = await importer.ticket.journal("T-2")
    expect(partly!.duties).toEqual([])
    expect(partly!.events[0]!.data).toMatchObject({
      startUnknown: [
        { duty: "answer-in-time", key: "", settled: true },
        { duty: "first-response", key: "", settled: true },
        { duty: "resolution", key: "", settled: false },
        { duty: "arrival-after-intake", key: "", settled: false },
      ],
    })
  })

  it("keeps personal texts apart, under its subject", async () => {
    const { desk, importer } = await opened()
    await importer.ticket.adopt(open, { id: "T-1" })
    expect(JSON.stringify(await importer.ticket.journal("T-1"))).not.toContain("Wang Fang")
    expect(await desk.erase(actor("v"), "c-wang")).toBe(4)
    expect(await importer.ticket.get("T-1")).toMatchObject({ customer: { name: "[erased]" } })
    expect(await desk.verify(actor("v"))).toMatchObject({ faults: [] })
  })
})

describe("adopting is refused", () => {
  it("to every role but import, and for an id that is there", async () => {
    const { desk, importer } = await opened()
    const everybody = desk.as(actor("x", "clerk", "supervisor", "system"))
    expect(await refusedRules(everybody.ticket.adopt(open))).toEqual(["role-may"])
    await importer.ticket.adopt(open, { id: "T-1" })
    expect(await refusedRules(importer.ticket.adopt(open, { id: "T-1" }))).toEqual(["not-there-yet"])
    expect(await refusedRules(importer.ticket.takeInCharge("T-1", {}))).toEqual(["role-may"])
  })

  it("for what the desk itself keeps: series of numbers and external ids", async () => {
    const { importer } = await opened()
    const series = importer.numberSeries.adopt({ source, status: "open", record: { next: 1 } }, { id: "ticket" })
    expect((await failure(series)).message).toContain("numberSeries is none")
    const record = { ofKind: "ticket", ofId: "T-1", system: "olddesk", value: "17" }
    const name = importer.externalId.adopt({ source, status: "registered", record })
    expect((await failure(name)).message).toContain("externalId is none")
  })

  it("with every problem of the input at its place, and nothing is written", async () => {
    const { desk, importer } = await opened()
    const problems = async (adoption: object) => {
      const error = await failure(importer.ticket.adopt(adoption as typeof open))
      if (!(error instanceof InputInvalid)) throw error
      return error.problems.map(({ path }) => path)
    }
    expect(await problems({})).toEqual(["source"])
    expect(await problems({ source })).toEqual(["status"])
    expect(await problems({ source, status: "received" })).toEqual(["record.customer.id"])
    expect(await problems({ source, status: "new" })).toEqual(["status"])
    expect(await problems({ source, status: "constructor", judges: ["no-such"], record: { id: "T-9" } })).toEqual([
      "status",
      "record.id",
      "judges.0",
    ])
    const record = { customer: { id: "c-1", nickname: "W" } }
    expect(await problems({ source, status: "received", record })).toEqual(["record.customer.nickname"])
    const history = [
      { at: start + 1, command: "receive", input: { channel: "fax" } },
      { at: received, command: "explode" },
      { at: received, reason: "why" },
    ]
    expect(await problems({ source, history })).toEqual(
      expect.arrayContaining([
        "history.0.at",
        "history.0.input.channel",
        "history.1.at",
        "history.1.command",
        "history.2.status",
      ]),
    )
    expect(await desk.verify(actor("v"))).toMatchObject({ records: 0 })
  })
})

describe("external ids", () => {
  const adoption = { ...open, externalIds: [{ system: "olddesk", value: "INC 2024/17 号" }] }

  it("find the record, and stand for one alone", async () => {
    const { importer } = await opened()
    await importer.ticket.adopt(adoption, { id: "T-1" })
    expect(await importer.ticket.findExternal({ system: "olddesk", value: "INC 2024/17 号" })).toMatchObject({
      id: "T-1",
    })
    expect(await failure(importer.ticket.findExternal({ system: "olddesk", value: "17" }))).toMatchObject({
      _tag: "NotFound",
    })
    const again = (await failure(importer.ticket.adopt(adoption))) as Refused
    expect(again.violations).toMatchObject([{ rule: "external-id-free", seen: { id: "T-1" } }])
    expect(again.in("zh-Hans")).toContain("INC 2024/17 号")
  })

  it("of twenty at once one is adopted, and a repeat under one key is answered again", async () => {
    const { desk, importer } = await opened()
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => importer.ticket.adopt(adoption)))
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const other = { ...open, externalIds: [{ system: "crm", value: "8" }] }
    const first = await importer.ticket.adopt(other, { key: "row-8" })
    expect(await importer.ticket.adopt(other, { key: "row-8" })).toEqual(first)
    expect(await failure(importer.ticket.adopt({ ...other, source: "crm" }, { key: "row-8" }))).toMatchObject({
      _tag: "KeyReused",
    })
    expect(await desk.verify(actor("v"))).toMatchObject({ records: 4, faults: [] })
  })

  it("come and go with the host's transaction", async () => {
    const { desk, importer } = await opened()
    const adopting = desk.transaction(async (handle) => {
      await desk.within(handle).as(actor("migration", "import")).ticket.adopt(adoption, { id: "T-1" })
      throw new Error("the host changed its mind")
    })
    await expect(adopting).rejects.toThrow("changed its mind")
    expect(await desk.verify(actor("v"))).toMatchObject({ records: 0 })
    await importer.ticket.adopt(adoption, { id: "T-1" })
  })
})
