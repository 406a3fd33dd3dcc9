// The company's own numbers: how they are written, where they begin anew, and that nobody gets one twice.
import { type Numbering, openDesk, regulation } from "@fieldcare/core"
import { registry } from "@fieldcare/core/registry"
import { describe, expect, it } from "vitest"
import { memoryStorage } from "../../src/index.ts"
import { actor, company, failure, intake, refusedRules } from "./scene.ts"

const opened = async (numbering: Numbering, now = Date.UTC(2026, 2, 2)) => {
  const clock = { now }
  const storage = memoryStorage()
  const open = () =>
    openDesk({ storage, chapters: [...regulation(), registry], calendar: company, clock: () => clock.now, numbering })
  const desk = await open()
  const clerk = desk.as(actor("clara", "clerk"))
  const received = async () => (await clerk.ticket.receive(intake)).number
  return { desk, clerk, clock, open, received, importer: desk.as(actor("migration", "import")) }
}

describe("a number series", () => {
  it("writes numbers by its template, from its start", async () => {
    const { received } = await opened({ ticket: { template: "S{yy}/{number:3}", gapless: true, start: 998 } })
    expect([await received(), await received(), await received()]).toEqual(["S26/998", "S26/999", "S26/1000"])
  })

  it("begins anew with the year on the company's calendar", async () => {
    const series = { template: "{year}-{number}", restart: "year", gapless: true } as const
    // In Shanghai it is 2027 from 16:00 UTC on.
    const { received, clock } = await opened({ ticket: series }, Date.UTC(2026, 11, 31, 15, 59))
    expect([await received(), await received()]).toEqual(["2026-1", "2026-2"])
    clock.now = Date.UTC(2026, 11, 31, 16)
    expect(await received()).toBe("2027-1")
  })

  it("gives the number to the record for good, searchable and verified", async () => {
    const { desk, clerk, received } = await opened({ ticket: { template: "T-{number}", gapless: true } })
    await received()
    const { items } = await clerk.ticket.find({ where: { number: "T-1" } })
    expect(items).toMatchObject([{ number: "T-1" }])
    const { id } = items[0]!
    expect(await clerk.ticket.takeInCharge(id, {})).toMatchObject({ number: "T-1" })
    expect((await clerk.ticket.journal(id))[0]!.events.at(-1)).toEqual({ type: "numbered", data: { number: "T-1" } })
    expect(await desk.verify(actor("v"))).toMatchObject({ faults: [], notes: 0 })
  })

  it("loses no number to a refusal where it is gapless, and takes none to explain", async () => {
    const { clerk, received } = await opened({ ticket: { template: "{number}", gapless: true } })
    await failure(clerk.ticket.receive({ ...intake, customer: { id: "c-1" } }))
    const key = { key: "once" }
    const once = await clerk.ticket.receive(intake, key)
    expect(await clerk.ticket.receive(intake, key)).toEqual(once)
    expect([once.number, await received()]).toEqual(["1", "2"])
  })

  it("is taken ahead in blocks by each process where it is not", async () => {
    const { open, received } = await opened({ ticket: { template: "{number}", blockSize: 10 } })
    const other = (await open()).as(actor("carl", "clerk"))
    expect([await received(), (await other.ticket.receive(intake)).number, await received()]).toEqual(["1", "11", "2"])
  })
})

describe("a number that came from elsewhere", () => {
  const adoption = { source: "olddesk", status: "received", record: { customer: { id: "c-1" } } }

  it("is kept, is passed over by the series, and is refused a second time", async () => {
    for (const gapless of [true, false]) {
      const { importer, received } = await opened({ ticket: { template: "{number}", gapless } })
      expect(await importer.ticket.adopt({ ...adoption, number: "2" })).toMatchObject({ number: "2" })
      expect([await received(), await received()]).toEqual(["1", "3"])
      expect(await refusedRules(importer.ticket.adopt({ ...adoption, number: "3" }))).toEqual(["number-free"])
      const explained = await importer.ticket.explain("T-9", "adopt", { ...adoption, number: "3" })
      expect(explained.map(({ rule }) => rule)).toEqual(["number-free"])
      expect(await importer.ticket.adopt(adoption)).toMatchObject({ number: "4" })
    }
  })

  it("may be the host's own, which is asked again when it is taken", async () => {
    const asked: Array<number> = []
    const { received, importer } = await opened({
      ticket: ({ attempt, kind }) => {
        asked.push(attempt)
        return `${kind}-${attempt}`
      },
    })
    expect([await received(), await received()]).toEqual(["ticket-1", "ticket-2"])
    expect(asked).toEqual([1, 1, 2])
    expect(await importer.ticket.findExternal({ system: "number", value: "ticket-2" })).toMatchObject({
      number: "ticket-2",
    })
  })

  it("is refused in words where the host has only the one", async () => {
    const { received } = await opened({ ticket: () => "always" })
    await received()
    expect(await refusedRules(received())).toEqual(["number-free"])
    const nonsense = await opened({ ticket: () => " " })
    expect(await failure(nonsense.received())).toMatchObject({ _tag: "InputInvalid" })
  })
})

it("a numbering that cannot work is refused when the desk is opened", async () => {
  const problem = async (numbering: Numbering) => (await failure(opened(numbering))).message
  expect(await problem({ ticket: { template: "T-1" } })).toContain("needs {number} exactly once")
  expect(await problem({ ticket: { template: "{month}-{number}" } })).toContain("stands for nothing")
  expect(await problem({ ticket: { template: "{number}", restart: "year" } })).toContain("two years give one number")
  expect(await problem({ ticket: { template: "{number}", start: 0 } })).toContain("whole numbers from 1")
  expect(await problem({ person: { template: "{number}" } })).toContain("no field number")
  expect(await problem({ nothing: { template: "{number}" } })).toContain("no such lifecycle")
  const bare = openDesk({
    storage: memoryStorage(),
    chapters: regulation(),
    calendar: company,
    numbering: { ticket: { template: "{number}" } },
  })
  expect((await failure(bare)).message).toContain("chapter registry")
})
