// A year of two hundred maintenance plans and a few programmes, swept by two sweepers at once of which one is killed now
// and then: every visit becomes a ticket once, when its lead time begins, and what people owe is noted once.
import { openDesk, regulation } from "@fieldcare/core"
import { programmeSubjectNames } from "@fieldcare/core/programme"
import { visitTicketId } from "@fieldcare/core/service"
import { StorageError, StorageUnavailable, type StoragePort } from "@fieldcare/core/storage"
import { calendar, type DutyChange } from "@fieldcare/core/time"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { sweeper } from "../src/index.ts"
import { actor, day, minute } from "./errand.ts"
import { openPlace, placeOn } from "./storm/place.ts"

const hours = [["09:00", "18:00"]] as const
const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
})

/** Midnight in Shanghai, where the clock is never changed. */
const start = Date.UTC(2027, 0, 1) - 8 * 60 * minute
const leadDays = 10
const plans = Array.from({ length: 200 }, (_, number) => ({
  id: `plan-${number}`,
  everyMonths: [1, 3, 6, 12][number % 4]!,
  firstDay: 15 + (number % 31),
  onDayOff: number % 2 === 0 ? ("keep" as const) : ("nextWorkingDay" as const),
}))

// What is to come, worked out from the plain calendar and not by the rhythm.
const expectedOf = ({ everyMonths, firstDay, onDayOff }: (typeof plans)[number]): ReadonlyArray<number> => {
  const first = new Date(Date.UTC(2027, 0, firstDay))
  const days: Array<number> = []
  for (let month = first.getUTCMonth(); month < 30; month += everyMonths) {
    const last = new Date(Date.UTC(2027, month + 1, 0)).getUTCDate()
    const at = Date.UTC(2027, month, Math.min(first.getUTCDate(), last))
    const toMonday = [1, 0, 0, 0, 0, 0, 2][new Date(at).getUTCDay()]!
    days.push(onDayOff === "keep" ? at : at + toMonday * day)
  }
  return days
}
const text = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The storage of a process that is killed: at every fifth commit before it, at every seventh after it. */
const killed = (storage: StoragePort): StoragePort => {
  let commits = 0
  const gone = Effect.fail(
    new StorageError({ reason: new StorageUnavailable({ operation: "commit", cause: "killed" }) }),
  )
  return {
    ...storage,
    commit: (unit) =>
      Effect.suspend(() => {
        commits++
        if (commits % 5 === 0) return gone
        return commits % 7 === 0 ? Effect.andThen(storage.commit(unit), gone) : storage.commit(unit)
      }),
  }
}

const system = actor("sweeper", "system")

/** Two processes on one database: desks with sweepers, one of which is killed again and again. */
const opened = async (name: "postgres" | "sqlite") => {
  const { place, drop } = (await placeOn(name))!
  const storages = [openPlace(place), openPlace(place)] as const
  const clock = { now: start }
  const deskOn = (storage: StoragePort) =>
    openDesk({ storage, chapters: regulation(), calendar: company, clock: () => clock.now })
  const ports = [storages[0], killed(storages[1])]
  const desks = await Promise.all(ports.map(deskOn))
  const problems: Array<unknown> = []
  const sweepers = desks.map((desk, index) =>
    sweeper({
      desk,
      storage: ports[index]!,
      tenants: ["acme"],
      clock: () => clock.now,
      leaseMs: minute,
      onProblem: ({ cause }) => cause instanceof StorageError || problems.push(cause),
    }),
  )
  /** Rounds of both until none was killed; what a killed one was at comes again after its lease. */
  const swept = async (): Promise<void> => {
    for (;;) {
      const counts = await Promise.all(sweepers.map(({ runOnce }) => runOnce()))
      if (counts.every(({ failed }) => failed === 0)) return
      clock.now += minute
    }
  }
  const close = async () => {
    for (const storage of storages) await storage.close()
    await drop()
  }
  return {
    clock,
    desk: desks[0]!,
    planner: desks[0]!.as(actor("dora", "dispatcher", "supervisor")),
    problems,
    swept,
    close,
  }
}

const unitOf = ({ planner }: Awaited<ReturnType<typeof opened>>, serial: string) =>
  planner.installedUnit.register({
    model: "B-9",
    serial,
    customer: { id: `c-${serial}`, name: "Wang Fang", telephone: "+86 21 5555 0101" },
    site: { address: `${serial} Huaihai Rd` },
  })

type Journal = ReadonlyArray<{ readonly duties: ReadonlyArray<DutyChange> }>

const settled = (journal: Journal, duty: string): ReadonlyArray<string> =>
  journal.flatMap(({ duties }) =>
    duties.flatMap((change) => (change.type === "settled" && change.id === duty ? [change.outcome.type] : [])),
  )
const stages = (journal: Journal): ReadonlyArray<string> =>
  journal.flatMap(({ duties }) => duties.flatMap((change) => (change.type === "noticed" ? [change.stage] : [])))

// One server and one file: what differs between databases is the contract's business.
for (const name of ["sqlite", "postgres"] as const) {
  const there = await placeOn(name)
  await there?.drop()
  describe.runIf(there !== undefined)(`on ${name}`, () => {
    let scene: Awaited<ReturnType<typeof opened>>
    beforeAll(async () => {
      scene = await opened(name)
      for (const { id, everyMonths, firstDay, onDayOff } of plans) {
        const unit = await unitOf(scene, id)
        const time = { every: everyMonths, unit: "months", anchor: start + (firstDay - 1) * day, onDayOff } as const
        await scene.planner.maintenancePlan.start(
          { unit: unit.id, task: "Service", rhythm: { time }, leadDays },
          { id },
        )
      }
      const rhythm = { every: 1, unit: "months", anchor: start + 14 * day, onDayOff: "keep" } as const
      for (const id of ["held", "neglected"])
        await scene.planner.programme.establish(
          { subject: programmeSubjectNames[0]!, title: id, owner: "olga", scope: "Shanghai", rhythm },
          { id },
        )
    })
    afterAll(() => scene.close())

    const tickets = async () => {
      const found = []
      for (let after: string | undefined; ;) {
        const page = await scene.planner.ticket.find({ limit: 500, ...(after === undefined ? {} : { after }) })
        found.push(...page.items)
        if (page.next === undefined) return found
        after = page.next
      }
    }

    test("an attempt that is rolled back leaves nothing, and repeats nothing", async () => {
      const { clock, desk, planner } = scene
      const { id } = plans[0]!
      const { schedule } = await planner.maintenancePlan.get(id)
      clock.now = schedule.next!.openAt
      const undone = desk.transaction(async (trx) => {
        const inside = desk.within(trx).as(system)
        await inside.maintenancePlan.openVisit(id, { occasion: schedule.next!.day })
        expect(await inside.ticket.get(visitTicketId(id, schedule.next!.day))).toMatchObject({ status: "received" })
        throw new Error("undone")
      })
      await expect(undone).rejects.toThrow("undone")
      expect(await tickets()).toEqual([])
      expect((await planner.maintenancePlan.get(id)).schedule).toEqual(schedule)
      clock.now = start
    })

    test("in a year each visit becomes a ticket once and in time, and each duty of people is noted once", async () => {
      const { clock, desk, planner, problems, swept } = scene
      const seen = new Map<string, number>()
      for (let today = start; today < start + 365 * day; today += day) {
        clock.now = today
        await swept()
        const { items } = await planner.ticket.find({ where: { status: "received" }, limit: 500 })
        for (const ticket of items) {
          expect(seen.has(ticket.id)).toBe(false)
          seen.set(ticket.id, today)
          // The visit is made; its ticket is no further concern here.
          const { plan, occasion } = ticket.request.planned!
          await planner.maintenancePlan.recordVisit(plan, { occasion, ticket: ticket.id })
          await planner.ticket.cancel(ticket.id, { requestedBy: "company", reason: "Made elsewhere" })
        }
        clock.now = today + day - 30 * minute
        await swept()
        const { next } = (await planner.programme.get("held")).schedule
        if (next!.until === today + day)
          await planner.programme.hold("held", { occasion: next!.day, evidence: "minutes.pdf" })
      }
      const expected = plans.flatMap((plan) =>
        expectedOf(plan)
          .map((at) => ({ ticket: `${plan.id}~${text(at)}`, opens: at - 8 * 60 * minute - leadDays * day }))
          .filter(({ opens }) => opens < start + 365 * day),
      )
      expect(expected.length).toBeGreaterThan(900)
      expect([...seen.keys()].toSorted()).toEqual(expected.map(({ ticket }) => ticket).toSorted())
      for (const { ticket, opens } of expected)
        expect([ticket, seen.get(ticket)]).toEqual([ticket, Math.max(start, opens)])
      const all = await tickets()
      expect(all.length).toBe(expected.length)
      expect(all[0]).toMatchObject({ customer: { name: "Wang Fang", telephone: "+86 21 5555 0101" } })
      // A plan that starts within its lead time is behind by then.
      const outcomes: Array<string> = []
      for (const { id, firstDay } of plans) {
        const [first, ...rest] = settled(await planner.maintenancePlan.journal(id), "planned-visit")
        if (firstDay > leadDays + 1) outcomes.push(first!)
        outcomes.push(...rest)
      }
      expect(outcomes.length).toBeGreaterThan(800)
      expect(new Set(outcomes)).toEqual(new Set(["met"]))
      const held = await planner.programme.journal("held")
      expect(stages(held)).toEqual(Array.from({ length: 12 }, () => "reminded"))
      expect(settled(held, `${programmeSubjectNames[0]!}-held`)).toEqual(Array.from({ length: 12 }, () => "met"))
      expect(stages(await planner.programme.journal("neglected"))).toEqual(["reminded", "overdue", "escalated"])
      expect(problems).toEqual([])
      const { records, faults } = await desk.verify(system)
      expect(faults).toEqual([])
      expect(records).toBe(expected.length + 2 * plans.length + 2)
    }, 600_000)

    test("a sweeper that was off for a month catches up as each plan says", async () => {
      const { clock, planner, swept } = scene
      const began = start + 400 * day
      clock.now = began
      const time = { every: 1, unit: "weeks", anchor: began + 20 * day, onDayOff: "keep" } as const
      for (const catchUp of ["one", "all"] as const) {
        const unit = await unitOf(scene, `catch-up-${catchUp}`)
        const plan = { unit: unit.id, task: "Clean", rhythm: { time }, leadDays: 5, catchUp }
        await planner.maintenancePlan.start(plan, { id: `weekly-${catchUp}` })
      }
      const { openAt } = (await planner.maintenancePlan.get("weekly-one")).schedule.next!
      clock.now = openAt + 30 * day
      await swept()
      const one = await planner.maintenancePlan.get("weekly-one")
      const all = await planner.maintenancePlan.get("weekly-all")
      expect([one.open.length, one.tally.passedOver]).toEqual([1, 4])
      expect([all.open.length, all.tally.passedOver]).toEqual([5, 0])
      expect(one.open[0]!.day).toBe(all.open.at(-1)!.day)
      // Of what came too late nobody is told that it was in time.
      const late = settled(await planner.maintenancePlan.journal("weekly-all"), "planned-visit")
      expect(late).toEqual(["late", "late", "late", "late", "late"])
    })
  })
}
