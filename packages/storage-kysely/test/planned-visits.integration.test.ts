// A year of two hundred maintenance plans, swept by two loops at once whose attempts are killed now and then: every
// visit becomes a ticket once, on the day on which its lead time begins.
import { openDesk, Refused, regulation } from "@fieldcare/core"
import { visitTicketId } from "@fieldcare/core/service"
import { StorageError, StorageUnavailable, type StoragePort } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { SqlTransaction } from "../src/database.ts"
import { actor, day } from "./desk-scene.ts"
import { type OpenedStorage, sqlStorages } from "./servers/sql-storages.ts"

const hours = [["09:00", "18:00"]] as const
const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
})

/** Midnight in Shanghai, where the clock is never changed. */
const start = Date.UTC(2027, 0, 1) - 8 * 3_600_000
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
const killed = (storage: StoragePort<SqlTransaction>): StoragePort<SqlTransaction> => {
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

for (const { name, open } of await sqlStorages()) {
  // One server and one file: what differs between databases is the contract's business.
  if (!/SQLite|PostgreSQL/.test(name)) continue
  describe(`planned visits on ${name}`, () => {
    const clock = { now: start }
    const sweeper = actor("sweeper", "system")
    let opened: OpenedStorage
    let desks: ReadonlyArray<Awaited<ReturnType<typeof deskOn>>>

    const deskOn = (storage: StoragePort<SqlTransaction>) =>
      openDesk({ storage, chapters: regulation(), calendar: company, clock: () => clock.now })
    const planner = () => desks[0]!.as(actor("dora", "dispatcher"))

    beforeAll(async () => {
      opened = await open()
      const other = opened.again!()
      desks = [await deskOn(opened.storage), await deskOn(killed(other))]
      const closing = opened.close
      opened = {
        ...opened,
        close: async () => {
          await other.close()
          await closing()
        },
      }
      for (const { id, everyMonths, firstDay, onDayOff } of plans) {
        const unit = await planner().installedUnit.register({
          model: "B-9",
          serial: id,
          customer: { id: `c-${id}`, name: "Wang Fang", telephone: "+86 21 5555 0101" },
          site: { address: `${id} Huaihai Rd` },
        })
        const time = { every: everyMonths, unit: "months", anchor: start + (firstDay - 1) * day, onDayOff } as const
        await planner().maintenancePlan.start({ unit: unit.id, task: "Service", rhythm: { time }, leadDays }, { id })
      }
    })
    afterAll(() => opened.close())

    const planned = async (desk: (typeof desks)[number]) =>
      (await desk.due(sweeper, clock.now, 500)).filter(({ duty }) => duty === "planned-visit")

    /** One loop of a sweeper: it goes on until nothing is due, whatever becomes of a single attempt. */
    const swept = async (desk: (typeof desks)[number]): Promise<void> => {
      for (let due = await planned(desk); due.length > 0; due = await planned(desk))
        for (const { id } of due) {
          const { schedule } = await desk.as(sweeper).maintenancePlan.get(id)
          await desk
            .as(sweeper)
            .maintenancePlan.openVisit(id, { occasion: schedule.next!.day })
            .catch((error: unknown) => {
              // The other loop was faster, or this process was killed.
              if (!(error instanceof Refused || error instanceof StorageError)) throw error
            })
        }
    }

    const tickets = async () => {
      const found = []
      for (let after: string | undefined; ;) {
        const page = await planner().ticket.find({ limit: 500, ...(after === undefined ? {} : { after }) })
        found.push(...page.items)
        if (page.next === undefined) return found
        after = page.next
      }
    }

    test("an attempt that is rolled back leaves nothing, and repeats nothing", async () => {
      const { id } = plans[0]!
      const { schedule } = await planner().maintenancePlan.get(id)
      clock.now = schedule.next!.openAt
      const undone = desks[0]!.transaction(async (trx) => {
        const inside = desks[0]!.within(trx).as(sweeper)
        await inside.maintenancePlan.openVisit(id, { occasion: schedule.next!.day })
        expect(await inside.ticket.get(visitTicketId(id, schedule.next!.day))).toMatchObject({ status: "received" })
        throw new Error("undone")
      })
      await expect(undone).rejects.toThrow("undone")
      expect(await tickets()).toEqual([])
      expect((await planner().maintenancePlan.get(id)).schedule).toEqual(schedule)
      clock.now = start
    })

    test("become tickets in a year with two loops, each once and in time", async () => {
      const seen = new Map<string, number>()
      for (; clock.now < start + 365 * day; clock.now += day) {
        await Promise.all(desks.map(swept))
        const { items } = await planner().ticket.find({ where: { status: "received" }, limit: 500 })
        for (const ticket of items) {
          expect(seen.has(ticket.id)).toBe(false)
          seen.set(ticket.id, clock.now)
          // The visit is made; its ticket is no further concern here.
          const { plan, occasion } = ticket.request.planned!
          await planner().maintenancePlan.recordVisit(plan, { occasion, ticket: ticket.id })
          await planner().ticket.cancel(ticket.id, { requestedBy: "company", reason: "Made elsewhere" })
        }
      }
      const expected = plans.flatMap((plan) =>
        expectedOf(plan)
          .map((at) => ({ ticket: `${plan.id}~${text(at)}`, opens: at - 8 * 3_600_000 - leadDays * day }))
          .filter(({ opens }) => opens < start + 365 * day),
      )
      expect(expected.length).toBeGreaterThan(900)
      expect([...seen.keys()].toSorted()).toEqual(expected.map(({ ticket }) => ticket).toSorted())
      for (const { ticket, opens } of expected)
        expect([ticket, seen.get(ticket)]).toEqual([ticket, Math.max(start, opens)])
      const all = await tickets()
      expect(all.length).toBe(expected.length)
      expect(all[0]).toMatchObject({ customer: { name: "Wang Fang", telephone: "+86 21 5555 0101" } })
      const { records, faults } = await desks[0]!.verify(sweeper)
      expect(faults).toEqual([])
      expect(records).toBe(expected.length + 2 * plans.length)
    }, 600_000)
  })
}
