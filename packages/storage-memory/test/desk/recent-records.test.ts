// What was seen lately spares the reading, and is never believed over the storage.
import { openDesk, regulation } from "@fieldcare/core"
import { describe, expect, test } from "vitest"
import { actor, agreed, company, counted, intake, openScene, refusedRules, start, window } from "./scene.ts"

const other = async (storage: Awaited<ReturnType<typeof openScene>>["storage"], recentRecordsMax?: number) => {
  const calls: Record<string, number> = {}
  const desk = await openDesk({
    storage: counted(storage, calls),
    chapters: regulation(),
    calendar: company,
    clock: () => start,
    ...(recentRecordsMax === undefined ? {} : { recentRecordsMax }),
  })
  return { desk, calls, clerk: desk.as(actor("cora", "clerk")), office: desk.as(actor("olga", "personnel")) }
}

describe("a record that was seen lately", () => {
  test("needs no reading before its next command, nor do the records that the command relies on", async () => {
    const scene = await openScene()
    const { clerk, calls } = scene
    await clerk.ticket.receive(intake, { id: "T-1" })
    const before = calls["load"]
    const confirmed = await clerk.ticket.confirmSite("T-1", { product: intake.product, conditions: "Dry", ready: true })
    await clerk.ticket.agreeAppointment("T-1", { engineer: "eve", window, agreedWithCustomer: true })
    expect(calls["load"]).toBe(before)
    expect(confirmed.customer).toEqual(intake.customer)
    expect(await clerk.ticket.get("T-1")).toMatchObject({ version: 3, customer: intake.customer })
  })

  test("is read each time where none are to be kept", async () => {
    const { storage } = await openScene()
    const { clerk, calls } = await other(storage, 0)
    const { id } = await clerk.ticket.receive(intake)
    const before = calls["load"] ?? 0
    await clerk.ticket.note(id, { text: "one" })
    await clerk.ticket.note(id, { text: "two" })
    expect(calls["load"]).toBe(before + 2)
  })

  test("is read again when somebody else has changed it", async () => {
    const scene = await openScene()
    const { clerk } = await other(scene.storage)
    await scene.clerk.ticket.receive(intake, { id: "T-1" })
    await clerk.ticket.note("T-1", { text: "from elsewhere" })
    const noted = await scene.clerk.ticket.note("T-1", { text: "from here" })
    expect(noted).toMatchObject({ version: 3 })
    expect(await scene.clerk.ticket.verify("T-1")).toMatchObject({ entries: 3, faults: [] })
  })

  test("refuses nothing that is allowed by now", async () => {
    const scene = await openScene()
    const { clerk } = await other(scene.storage)
    await scene.clerk.ticket.receive(intake, { id: "T-1" })
    expect(await refusedRules(scene.clerk.ticket.answer("T-1", { atOnce: false }))).toContain(
      "taken-in-charge-before-answer",
    )
    await clerk.ticket.takeInCharge("T-1", {})
    expect(await scene.clerk.ticket.answer("T-1", { atOnce: false })).toMatchObject({ status: "answered" })
  })

  test("allows nothing that is forbidden by now: a qualification that was withdrawn elsewhere", async () => {
    const scene = await openScene()
    const { office } = await other(scene.storage)
    await agreed(scene, "T-1")
    await office.person.withdrawQualification("eve", { id: "q1" })
    const change = {
      engineer: "eve",
      window,
      agreedWithCustomer: true,
      requestedBy: "company",
      reason: "later",
    } as const
    expect(await refusedRules(scene.clerk.ticket.changeAppointment("T-1", change))).toContain("engineer-qualified")
  })

  test("answers a repeated key from the journal, although the record has moved on", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    const first = await clerk.ticket.takeInCharge("T-1", {}, { key: "k-1" })
    await clerk.ticket.answer("T-1", { atOnce: false })
    expect(await clerk.ticket.takeInCharge("T-1", {}, { key: "k-1" })).toEqual(first)
  })

  test("holds no personal text: what was erased elsewhere is in no answer", async () => {
    const scene = await openScene()
    const { desk } = await other(scene.storage)
    await scene.clerk.ticket.receive(intake, { id: "T-1" })
    await desk.erase(actor("dpo", "system"), "c-wang")
    const noted = await scene.clerk.ticket.note("T-1", { text: "still open" })
    expect(noted.customer).toEqual({ id: "c-wang", name: "[erased]", telephone: "[erased]", address: "[erased]" })
  })

  test("can not be changed through an answer", async () => {
    const ticket = await agreed(await openScene(), "T-1")
    expect(() => (ticket.work.consents as Array<unknown>).push({})).toThrow(TypeError)
  })
})
