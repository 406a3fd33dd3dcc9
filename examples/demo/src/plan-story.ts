/** A maintenance plan whose visits become tickets by themselves: in time, and once, also when many look at once. */
import { Refused } from "fieldcare"
import { at, cast, openScene, type Print, written } from "./scene.ts"

/** Tells the story on an embedded database, and prints it. */
export const planStory = async (print: Print): Promise<void> => {
  const { desk, clock, close } = await openScene()
  const { clerk } = cast(desk)
  const system = { id: "sweeper", tenant: "acme", roles: ["system"] }
  print("\n\u001b[1mA maintenance plan, whose visits become tickets by themselves\u001b[0m")

  const unit = await clerk.installedUnit.register({
    model: "K-20",
    serial: "K20-001177",
    customer: { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101" },
    site: { address: "12 Huaihai Road" },
    soldAt: at("2026-03-02 10:00"),
    installedAt: at("2026-03-09 14:00"),
  })
  const time = { every: 1, unit: "months", anchor: at("2026-10-03 00:00"), onDayOff: "nextWorkingDay" } as const
  const plan = await clerk.maintenancePlan.start({ unit: unit.id, task: "Clean and test", rhythm: { time } })
  print(`  ${written(clock.now)}  Lin plans a visit each month from Saturday, 3 October. It is a holiday: the first`)
  print(`                     comes on ${plan.schedule.next!.day}, and becomes a ticket 14 days ahead.`)

  clock.now = at("2026-09-25 00:00")
  const due = (await desk.due(system, clock.now)).find(({ duty }) => duty === "planned-visit")
  const sweepers = Array.from({ length: 5 }, () =>
    desk
      .as(system)
      .maintenancePlan.openVisit(due!.id, { occasion: plan.schedule.next!.day })
      .then(
        () => "opened",
        (error: unknown) => {
          if (!(error instanceof Refused)) throw error
          return error.violations[0]!.rule
        },
      ),
  )
  print(
    `  ${written(clock.now)}  Five sweepers see that it is due: ${(await Promise.all(sweepers)).toSorted().join(", ")}`,
  )
  const { items } = await clerk.ticket.find({ where: { unit: unit.id } })
  for (const { status, customer, request } of items)
    print(`                     one ticket, ${status}: ${request.service} at ${customer.address} for ${customer.name}`)
  await close()
}
