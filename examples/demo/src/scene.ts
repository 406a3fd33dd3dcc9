/** The people, the standard and the vehicle of the story, and a clock that the story moves. */
import { type ActorDesk, calendar, type Desk, openDesk, regulation } from "fieldcare"
import { pgliteStorage } from "fieldcare/pglite"

const day = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
] as const

/** The working calendar of the company in the story. */
export const companyCalendar = calendar({
  id: "company",
  version: "2026-1",
  zone: "Asia/Shanghai",
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
  workdays: ["2026-09-20", "2026-10-10"],
  knownUntil: "2026-12-31",
})

/** A moment of the story, in Shanghai. */
export const at = (text: string): number => Date.parse(`${text.replace(" ", "T")}:00+08:00`)

/** The time of day and date in Shanghai. */
export const written = (instant: number): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Shanghai",
    weekday: "short",
    day: "2-digit",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant)

export type Chapters = ReturnType<typeof regulation>

/** A desk on the embedded database, with a clock that can be set. */
export const openScene = async () => {
  const clock = { now: at("2026-09-21 09:05") }
  const storage = pgliteStorage()
  const desk = await openDesk({ storage, chapters: regulation(), calendar: companyCalendar, clock: () => clock.now })
  return { desk, clock, close: () => storage.close() }
}

const tenant = "acme"
const people = {
  clerk: { id: "lin", tenant, roles: ["clerk", "dispatcher"] },
  engineer: { id: "zhao", tenant, roles: ["engineer"] },
  office: { id: "sun", tenant, roles: ["personnel", "fleet", "quality"] },
  head: { id: "qian", tenant, roles: ["quality"] },
} as const

/** The desk as each person of the story sees it. */
export const cast = <Handle>(desk: Desk<Handle, Chapters>): Record<keyof typeof people, ActorDesk<Chapters>> => ({
  clerk: desk.as(people.clerk),
  engineer: desk.as(people.engineer),
  office: desk.as(people.office),
  head: desk.as(people.head),
})
