/** The company's desk: its calendar, its figures, its numbers, and the regulation with the clause of its own. */
import { calendar, companyPolicy, openDesk, registry, regulationWith } from "fieldcare"
import { pgliteStorage } from "fieldcare/pglite"
import { postgresStorage } from "fieldcare/postgres"
import type { OpenDatabase } from "../erp/database.ts"
import { ourService } from "./own-clause.ts"

const day = [
  ["08:30", "12:00"],
  ["13:30", "17:30"],
] as const

const ourCalendar = calendar({
  id: "acme",
  version: "2026-1",
  zone: "Asia/Shanghai",
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
  workdays: ["2026-09-20", "2026-10-10"],
})

export const ourPolicy = companyPolicy({
  version: "acme-2026-1",
  service: { priorities: { high: { firstResponseWorkingMinutes: 30, resolutionWorkingMinutes: 180 } } },
})

/** Opens the desk on the ERP's own database. `clock` is there for tests. */
export const openServiceDesk = async ({ db, pool }: OpenDatabase, clock = Date.now) => {
  const storage = pool === undefined ? pgliteStorage({ db }) : postgresStorage({ pool })
  const desk = await openDesk({
    storage,
    chapters: [...regulationWith(ourService), registry],
    calendar: ourCalendar,
    policy: ourPolicy,
    numbering: { ticket: { template: "KD-{yy}-{number:5}", restart: "year", gapless: true, start: 301 } },
    outbox: ({ kind, to }) => kind === "ticket" && to === "closed",
    clock,
  })
  return { desk, storage }
}

export type OpenService = Awaited<ReturnType<typeof openServiceDesk>>
export type ServiceDesk = OpenService["desk"]
export type TicketDesk = ReturnType<ServiceDesk["as"]>["ticket"]
