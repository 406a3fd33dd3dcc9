// A unit, its plan, and the tickets that come of it, through the desk: what one record alone cannot show.
import { StorageError } from "@fieldcare/core/storage"
import { installedUnitId, visitTicketId } from "@fieldcare/core/service"
import { beforeEach, describe, expect, test } from "vitest"
import { actor, day, failure, hour, openScene, refusedRules, type Scene, start } from "./scene.ts"

const customer = { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101" }
const site = { id: "plant-2", address: "12 Huaihai Rd" }
const boiler = { model: "B-9", serial: "B9-0001", customer, site, installedAt: start - day }
const unit = installedUnitId(boiler.model, boiler.serial)
/** On the 22nd of each month. */
const monthly = { every: 1, unit: "months", anchor: start + 20 * day, onDayOff: "keep" } as const
const sweeper = actor("sweeper", "system")

let scene: Scene
let desk: ReturnType<Scene["desk"]["as"]>

beforeEach(async () => {
  scene = await openScene()
  desk = scene.desk.as(actor("dora", "dispatcher", "clerk", "supervisor"))
  await desk.installedUnit.register(boiler)
})

const planned = (more: object = {}) =>
  desk.maintenancePlan.start({ unit, task: "Yearly service", rhythm: { time: monthly }, ...more }, { id: "plan-9" })

/** Opens what is due, until nothing is. Answers the tickets of the plan. */
const swept = async () => {
  for (;;) {
    const due = (await scene.desk.due(sweeper, scene.clock.now, 500)).filter(({ duty }) => duty === "planned-visit")
    if (due.length === 0) return (await desk.ticket.find({ where: { plan: "plan-9" } })).items
    for (const { id } of due) {
      const { schedule } = await desk.maintenancePlan.get(id)
      await scene.desk.as(sweeper).maintenancePlan.openVisit(id, { occasion: schedule.next!.day })
    }
  }
}

const days = (tickets: Awaited<ReturnType<typeof swept>>) => tickets.map(({ request }) => request.planned?.occasion)

describe("a planned visit", () => {
  test("becomes a ticket when the lead time begins, with customer, site and unit, and once", async () => {
    const { schedule } = await planned()
    scene.clock.now = schedule.next!.openAt - 1
    expect(await swept()).toEqual([])
    scene.clock.now = schedule.next!.openAt
    const [ticket, ...more] = await swept()
    expect(more).toEqual([])
    expect(ticket).toMatchObject({
      id: visitTicketId("plan-9", "2026-03-22"),
      status: "received",
      customer: { ...customer, address: site.address },
      request: {
        channel: "planned",
        service: "maintenance",
        unit,
        product: { model: "B-9", serial: "B9-0001" },
        description: "Yearly service",
        planned: { plan: "plan-9", occasion: "2026-03-22", due: schedule.next!.until + 7 * day },
      },
    })
    expect(await swept()).toHaveLength(1)
    const journal = await desk.ticket.journal(ticket!.id)
    expect(journal[0]).toMatchObject({ via: "maintenancePlan.openVisit", actor: { id: "sweeper" } })
    expect(await desk.ticket.verify(ticket!.id)).toMatchObject({ faults: [] })
  })

  test("is owed by the day of the plan and its grace, and nobody waits for an answer to it", async () => {
    const { schedule } = await planned()
    scene.clock.now = schedule.next!.openAt
    const [ticket] = await swept()
    const due = schedule.next!.until + 7 * day
    expect((await desk.ticket.duties(ticket!.id)).map(({ id, due }) => [id, due])).toEqual([
      ["arrival-after-intake", due],
    ])
    const owed = (await desk.maintenancePlan.duties("plan-9")).filter(({ outcome }) => outcome === undefined)
    expect(owed.map(({ id, key, due }) => [id, key, due])).toEqual([
      ["planned-visit", "", Date.UTC(2026, 3, 21, 16) - 14 * day],
      ["visit-in-time", "2026-03-22", due],
    ])
  })

  test("opens for one of two that try at once", async () => {
    const { schedule } = await planned()
    scene.clock.now = schedule.next!.openAt
    const tries = Array.from({ length: 8 }, () =>
      scene.desk.as(sweeper).maintenancePlan.openVisit("plan-9", { occasion: "2026-03-22" }),
    )
    const answers = await Promise.allSettled(tries)
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await swept()).toHaveLength(1)
  })

  test("takes texts of the ticket's own: the customer is erased there and on the unit at once", async () => {
    const { schedule } = await planned()
    scene.clock.now = schedule.next!.openAt
    const [ticket] = await swept()
    expect(await scene.desk.erase(sweeper, "c-wang")).toBe(3 + 4)
    expect((await desk.ticket.get(ticket!.id)).customer).toMatchObject({ id: "c-wang", name: "[erased]" })
    expect((await desk.installedUnit.get(unit)).customer.name).toBe("[erased]")
    expect(await desk.ticket.verify(ticket!.id)).toMatchObject({ faults: [] })
    // The plan goes on; what was erased does not come back.
    await desk.ticket.cancel(ticket!.id, { requestedBy: "company", reason: "Later" })
    scene.clock.now += 31 * day
    expect((await swept()).at(-1)?.customer).toMatchObject({ id: "c-wang", name: "[erased]" })
  })

  test("can be told by nobody but its plan", async () => {
    const told = {
      channel: "hotline",
      service: "maintenance",
      priority: "low",
      customer,
      product: { model: "B-9" },
      description: "Service",
      unit,
      planned: { plan: "plan-9", occasion: "2026-03-22", due: start },
    } as const
    expect(await refusedRules(desk.ticket.receive(told))).toEqual(["planned-by-its-plan"])
    const { planned: _, ...untold } = told
    expect(await refusedRules(desk.ticket.receive({ ...untold, channel: "planned" }))).toEqual(["planned-by-its-plan"])
  })
})

describe("after three months in which nobody swept", () => {
  const june = start + 110 * day

  test("one ticket is opened, for the newest visit, and the others are counted", async () => {
    await planned()
    scene.clock.now = june
    expect(days(await swept())).toEqual(["2026-06-22"])
    const { tally, schedule } = await desk.maintenancePlan.get("plan-9")
    expect(tally.passedOver).toBe(3)
    expect(schedule.next?.day).toBe("2026-07-22")
  })

  test("no second one is opened while the first is not made", async () => {
    await planned()
    scene.clock.now = june
    const [ticket] = await swept()
    scene.clock.now = june + 31 * day
    expect(days(await swept())).toEqual(["2026-06-22"])
    await desk.ticket.cancel(ticket!.id, { requestedBy: "company", reason: "Later" })
    scene.clock.now = june + 62 * day
    expect(days(await swept())).toEqual(["2026-06-22", "2026-08-22"])
    expect(await desk.maintenancePlan.get("plan-9")).toMatchObject({ tally: { passedOver: 4, lost: 1 } })
  })

  test("all are opened where the plan asks for it", async () => {
    await planned({ catchUp: "all" })
    scene.clock.now = june
    expect(days(await swept())).toEqual(["2026-03-22", "2026-04-22", "2026-05-22", "2026-06-22"])
  })
})

describe("a unit and its plans", () => {
  test("a plan by use learns of each reading, and its day moves with the use", async () => {
    await planned({ rhythm: { use: { meter: "hours", every: 1_000 } } })
    expect((await desk.maintenancePlan.get("plan-9")).schedule.next).toBeUndefined()
    await desk.installedUnit.recordUse(unit, { meter: "hours", value: 0 })
    scene.clock.now += 10 * day
    await desk.installedUnit.recordUse(unit, { meter: "copies", value: 7 })
    await desk.installedUnit.recordUse(unit, { meter: "hours", value: 100 })
    const slow = await desk.maintenancePlan.get("plan-9")
    // 10 hours a day: the 1,000th in 90 days, on Wednesday, 10 June.
    expect(slow.schedule.next).toMatchObject({ day: "2026-06-10", by: "use" })
    scene.clock.now += 10 * day
    await desk.installedUnit.recordUse(unit, { meter: "hours", value: 500 })
    const { schedule } = await desk.maintenancePlan.get("plan-9")
    // 25 a day since the first: the 1,000th in 20 days, on Saturday, 11 April, and so on Monday.
    expect(schedule.next).toMatchObject({ day: "2026-04-13", by: "use" })
    scene.clock.now = schedule.next!.openAt
    expect(days(await swept())).toEqual(["2026-04-13"])
  })

  test("a unit that is retired ends its plans with it", async () => {
    await planned()
    await desk.installedUnit.retire(unit, { why: "scrapped" })
    expect(await desk.maintenancePlan.get("plan-9")).toMatchObject({ status: "ended" })
    scene.clock.now += 100 * day
    expect(await swept()).toEqual([])
    const again = desk.maintenancePlan.start({ unit, task: "Service", rhythm: { time: monthly } })
    expect(await refusedRules(again)).toContain("unit-in-use")
  })

  test("a unit that moves is visited where it stands then", async () => {
    const { schedule } = await planned()
    const other = { id: "c-zhao", name: "Zhao Lei", telephone: "+86 21 5555 0303" }
    await desk.installedUnit.move(unit, { customer: other, site: { address: "9 Yanan Rd" }, reason: "Sold on" })
    scene.clock.now = schedule.next!.openAt
    const [ticket] = await swept()
    expect(ticket!.customer).toEqual({ ...other, address: "9 Yanan Rd" })
    expect(await scene.desk.erase(sweeper, "c-wang")).toBe(3)
    expect((await desk.ticket.get(ticket!.id)).customer.name).toBe("Zhao Lei")
  })
})

describe("a serial number", () => {
  test("is registered once, however it is written, and by one of many at once", async () => {
    const again = { ...boiler, serial: " ｂ9-0001" }
    expect(await refusedRules(desk.installedUnit.register(again))).toEqual([
      "status-allows-command",
      "serial-registered-once",
    ])
    const fresh = { ...boiler, serial: "B9-0002" }
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => desk.installedUnit.register(fresh)))
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const reasons = answers.flatMap((answer) =>
      answer.status === "rejected" ? [answer.reason as { _tag: string }] : [],
    )
    expect(new Set(reasons.map(({ _tag }) => _tag))).toEqual(new Set(["Refused"]))
  })

  test("of another tenant is another unit's", async () => {
    const other = scene.desk.as({ id: "dora", tenant: "other", roles: ["dispatcher"] })
    expect(await other.installedUnit.register(boiler)).toMatchObject({ id: unit, version: 1 })
  })

  test("that was retired comes back as the unit that it was", async () => {
    await desk.installedUnit.retire(unit, { why: "returned" })
    expect(await refusedRules(desk.installedUnit.register(boiler))).toContain("serial-registered-once")
    const back = await desk.installedUnit.returnToUse(unit, { customer, site, reason: "Repaired" })
    expect(back).toMatchObject({ status: "registered", retirements: [{ why: "returned" }] })
  })

  test("makes the unit's id; another one is no input", async () => {
    const error = await failure(desk.installedUnit.register({ ...boiler, serial: "B9-3" }, { id: "my-own" }))
    expect(error).toMatchObject({ _tag: "InputInvalid", problems: [{ path: "id" }] })
    expect(error).not.toBeInstanceOf(StorageError)
  })
})

describe("a ticket for a unit", () => {
  const { model, serial } = { model: "K-series", serial: "K20-001177" }
  const washer = installedUnitId(model, serial)
  const intake = {
    channel: "hotline",
    service: "repair",
    priority: "high",
    customer,
    product: { model, serial },
    description: "Leaks",
    unit: washer,
  } as const

  beforeEach(() => desk.installedUnit.register({ model, serial, customer, site, soldAt: start - 3 * day }))

  test("names one that is there, and agrees with it", async () => {
    const received = await desk.ticket.receive({ ...intake, product: { model, serial: "k20-001177" } })
    expect(received.request.unit).toBe(washer)
    for (const wrong of [
      { product: { model: "K-30", serial } },
      { product: { model, serial: "K20-2" } },
      { unit: "none" },
    ])
      expect(await refusedRules(desk.ticket.receive({ ...intake, ...wrong }))).toEqual(["unit-agrees"])
    const other = { product: { model, serial: "K20-2" }, conditions: "Dry", ready: true }
    expect(await refusedRules(desk.ticket.confirmSite(received.id, other))).toEqual(["unit-agrees"])
    const history = await desk.ticket.find({ where: { unit: washer } })
    expect(history.items.map(({ id }) => id)).toEqual([received.id])
  })

  test("that installs it, completed, makes it installed", async () => {
    const at = { ...customer, address: site.address }
    await desk.ticket.receive({ ...intake, customer: at, service: "installation" }, { id: "T-1" })
    await performed("T-1")
    const installed = await desk.installedUnit.get(washer)
    expect(installed).toMatchObject({ status: "installed", dates: { installedAt: scene.clock.now } })
    // The policy lets the warranty run from the sale; that stays a fact.
    expect(installed.warranty).toEqual({ from: "sold", at: start - 3 * day })
    expect((await desk.installedUnit.journal(washer)).at(-1)).toMatchObject({
      command: "install",
      via: "ticket.complete",
    })
  })
})

describe("the work on a planned visit", () => {
  test("tells the plan, which counts the next visit from it where that was asked for", async () => {
    const { schedule } = await planned({ countsFrom: "lastVisit" })
    scene.clock.now = schedule.next!.openAt
    const [ticket] = await swept()
    expect((await desk.maintenancePlan.get("plan-9")).schedule.next).toBeUndefined()
    await performed(ticket!.id)
    const plan = await desk.maintenancePlan.get("plan-9")
    expect(plan).toMatchObject({
      open: [],
      tally: { done: 1 },
      serviced: { day: "2026-03-22", at: scene.clock.now, ticket: ticket!.id },
    })
    // Made on the very day on which it was opened, 8 March.
    expect(plan.schedule.next?.day).toBe("2026-04-08")
    const outcomes = (await desk.maintenancePlan.duties("plan-9")).map(({ id, outcome }) => [id, outcome?.type])
    expect(outcomes).toEqual([
      ["planned-visit", "met"],
      ["visit-in-time", "met"],
      ["planned-visit", undefined],
    ])
  })

  test("whose ticket is closed without a visit is lost to the plan", async () => {
    const { schedule } = await planned()
    scene.clock.now = schedule.next!.openAt
    const [ticket] = await swept()
    await desk.ticket.answer(ticket!.id, { atOnce: true, text: "Not needed this year" })
    await desk.ticket.close(ticket!.id, {})
    expect(await desk.maintenancePlan.get("plan-9")).toMatchObject({ open: [], tally: { done: 0, lost: 1 } })
  })
})

/** Everything from the confirmed site to the completed work, by an engineer who may do it. */
const performed = async (id: string) => {
  const { clock, engineer } = scene
  const office = scene.desk.as(actor("olga", "personnel", "fleet", "quality"))
  const { request } = await desk.ticket.get(id)
  const { service, product } = request
  await office.person.grantQualification("eve", {
    id: "q-units",
    services: [service],
    products: [product!.model],
    certificate: "Units",
    validFrom: start - day,
    validUntil: start + 365 * day,
  })
  const steps = [{ id: "isolate", title: "Isolate", check: "No voltage", safety: true }]
  await office.standard.draft(
    { service, product: product!.model, edition: 1, title: "Work", steps },
    { id: `std-${service}` },
  )
  await office.standard.submit(`std-${service}`, {})
  await scene.desk.as(actor("hugo", "quality")).standard.approve(`std-${service}`, {})
  const window = { from: clock.now + hour, to: clock.now + 3 * hour }
  await desk.ticket.confirmSite(id, { product: product!, conditions: "Dry", ready: true })
  await desk.ticket.agreeAppointment(id, { engineer: "eve", window, agreedWithCustomer: true })
  await engineer.ticket.prepareKit(id, { items: [{ kind: "tool", name: "Pump", ready: true }] })
  await engineer.ticket.attachServicePlan(id, { plan: "Measure first" })
  clock.now = window.from
  await engineer.ticket.setOut(id, {})
  await engineer.ticket.arrive(id, { identityShown: true, atAgreedPlace: true })
  await engineer.ticket.confirmNeed(id, {})
  await engineer.ticket.inspectSite(id, { findings: "Dry" })
  await engineer.ticket.startWork(id, {})
  await engineer.ticket.completeStep(id, { step: "isolate", result: "done" })
  await engineer.ticket.recordTest(id, { passed: true })
  await engineer.ticket.complete(id, {})
}
