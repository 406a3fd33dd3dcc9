// A unit, its plan, and the tickets that come of it, through the desk: what one record alone cannot show.
import { installedUnitId, visitTicketId } from "@fieldcare/core/service"
import { beforeEach, describe, expect, test } from "vitest"
import { actor, day, openScene, type Scene, start } from "./scene.ts"

const customer = { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101" }
const site = { id: "plant-2", address: "12 Huaihai Rd" }
const boiler = { model: "B-9", serial: "B9-0001", customer, site, installedAt: start - day }
const unit = installedUnitId(boiler.model, boiler.serial)
const monthly = { every: 1, unit: "months", anchor: start + 20 * day, onDayOff: "keep" } as const

describe("an installed unit with a maintenance plan", () => {
  let scene: Scene
  let desk: ReturnType<Scene["desk"]["as"]>
  let system: ReturnType<Scene["desk"]["as"]>

  beforeEach(async () => {
    scene = await openScene()
    desk = scene.desk.as(actor("dora", "dispatcher", "clerk", "supervisor"))
    system = scene.desk.as(actor("sweeper", "system"))
    await desk.installedUnit.register(boiler)
    await desk.maintenancePlan.start({ unit, task: "Yearly service", rhythm: { time: monthly } }, { id: "plan-9" })
  })

  const opened = async (by = scene.clock.now) => {
    const due = await scene.desk.due(actor("sweeper", "system"), by, 500)
    for (const { id } of due.filter(({ duty }) => duty === "planned-visit")) {
      const { schedule } = await system.maintenancePlan.get(id)
      await system.maintenancePlan.openVisit(id, { occasion: schedule.next!.day })
    }
    return (await desk.ticket.find({ where: { plan: "plan-9" } })).items
  }

  test("becomes a ticket when the lead time begins, with customer, site and unit, and once", async () => {
    scene.clock.now = start + 5 * day
    expect(await opened()).toEqual([])
    const { schedule } = await desk.maintenancePlan.get("plan-9")
    scene.clock.now = schedule.next!.openAt
    const [ticket, ...more] = await opened()
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
    expect(await opened()).toHaveLength(1)
    const journal = await desk.ticket.journal(ticket!.id)
    expect(journal[0]).toMatchObject({ via: "maintenancePlan.openVisit", actor: { id: "sweeper" } })
    expect(await desk.ticket.verify(ticket!.id)).toMatchObject({ faults: [] })
  })
})
