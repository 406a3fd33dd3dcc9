import { openDesk, regulation } from "@fieldcare/core"
import { type Chapter, DefinitionInvalid } from "@fieldcare/core/engine"
import { companyPolicy, defaultPolicy } from "@fieldcare/core/regulation"
import { describe, expect, test } from "vitest"
import { memoryStorage } from "../../src/index.ts"
import { actor, company, day, failure, hour, intake, openScene, start } from "./scene.ts"

const [team, service, quality] = regulation()
const open = (chapters: ReadonlyArray<Chapter>) => openDesk({ storage: memoryStorage(), chapters, calendar: company })
const places = async (chapters: ReadonlyArray<Chapter>) => {
  const error = await failure(open(chapters))
  if (!(error instanceof DefinitionInvalid)) throw error
  return error.problems.map(({ where }) => where)
}

/** The chapter with one lifecycle changed, typed by nothing: what a host without types may write. */
const changed = (chapter: Chapter, kind: string, change: object): Chapter => ({
  ...chapter,
  lifecycles: chapter.lifecycles.map((lifecycle) =>
    lifecycle.kind === kind ? { ...lifecycle, ...change } : lifecycle,
  ),
})

describe("a desk does not open with", () => {
  const ticket = service.lifecycles[0]

  test("chapters that need a lifecycle nobody brings", async () => {
    expect(await places([service, quality])).toEqual(
      expect.arrayContaining(["ticket.agreeAppointment needs engineer", "ticket.agreeAppointment → person.book"]),
    )
  })

  test("a kind twice", async () => {
    expect(await places([team, service, quality, team])).toContain("person")
  })

  test("a clause that nobody declares", async () => {
    const rules = { ...ticket.rules, "identity-shown": { ...ticket.rules["identity-shown"], clause: "9.9" } }
    expect(await places([team, changed(service, "ticket", { rules }), quality])).toEqual(["rule ticket.identity-shown"])
  })

  test("a follow-up to a command that nobody declares", async () => {
    const followUps = [{ ...ticket.followUps[0]!, command: "praise" }]
    expect(await places([team, changed(service, "ticket", { followUps }), quality])).toEqual([
      `ticket.${ticket.followUps[0]!.on} → person.praise`,
    ])
  })

  test("a command that is called like a question", async () => {
    const commands = { ...ticket.commands, find: ticket.commands.note }
    expect(await places([team, changed(service, "ticket", { commands }), quality])).toContain("ticket.find")
  })

  test("a lifecycle that is wrong in itself", async () => {
    const { note: _note, ...decider } = ticket.decider
    expect(await places([team, changed(service, "ticket", { decider }), quality])).toEqual(["command note"])
  })
})

describe("the policy", () => {
  const opened = async (policy: NonNullable<Parameters<typeof openDesk>[0]["policy"]>) => {
    const clock = { now: start }
    const desk = await openDesk({
      storage: memoryStorage(),
      chapters: regulation(),
      calendar: company,
      policy,
      clock: () => clock.now,
    })
    return { clerk: desk.as(actor("clara", "clerk")).ticket, clock }
  }

  test("of the time decides, and running duties keep theirs", async () => {
    const next = companyPolicy({
      version: "2026-2",
      effectiveFrom: start + day,
      service: { priorities: { high: { ...defaultPolicy.service.priorities.high, resolutionWorkingMinutes: 600 } } },
    })
    const { clerk, clock } = await opened([defaultPolicy, next])
    const dueOf = async (id: string) => (await clerk.duties(id)).find((duty) => duty.id === "resolution")!
    await clerk.receive(intake, { id: "T-1" })
    const before = await dueOf("T-1")
    clock.now = start + day
    await clerk.receive(intake, { id: "T-2" })
    expect(await dueOf("T-1")).toEqual(before)
    expect((await dueOf("T-2")).versions.policy).toBe("2026-2")
    expect((await dueOf("T-2")).limit).toEqual({ type: "working", ms: 10 * hour })
    expect((await clerk.journal("T-2"))[0]!.decidedUnder.policy).toBe("2026-2")
  })

  test("that no tenant has is told as such", async () => {
    const { clerk } = await opened([companyPolicy({ version: "late", effectiveFrom: start + day })])
    expect(await failure(clerk.receive(intake))).toMatchObject({ _tag: "PolicyMissing", tenant: "acme", at: start })
    const none = await opened(() => [])
    expect(await failure(none.clerk.receive(intake))).toMatchObject({ _tag: "PolicyMissing" })
  })
})

describe("a clock that goes back", () => {
  test("neither disorders the journal nor takes time away from a duty", async () => {
    const { clerk, clock } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    for (const minutes of [120, 0, 60, 0, 180]) {
      clock.now = start + minutes * 60_000
      const { status } = await clerk.ticket.get("T-1")
      await (status === "received"
        ? clerk.ticket.waitForParts("T-1", { reason: "partsOnOrder" })
        : clerk.ticket.resume("T-1", {}))
    }
    expect((await clerk.ticket.journal("T-1")).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6])
    const parts = await clerk.ticket.timeline("T-1", "resolution")
    expect(parts.every(({ from, to }) => from < to)).toBe(true)
    expect([parts[0]!.from, parts.at(-1)!.to]).toEqual([start, start + 3 * hour])
    expect(await clerk.ticket.verify("T-1")).toMatchObject({ faults: [] })
  })
})
