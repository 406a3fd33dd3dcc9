/** The people, the standard and the vehicle of the story, and a clock that the story moves. */
import { styleText } from "node:util"
import { type ActorDesk, calendar, type Desk, openDesk, Refused, regulation } from "fieldcare"
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
  head: { id: "qian", tenant, roles: ["quality"], department: "quality" },
  manager: { id: "he", tenant, roles: ["supervisor"], department: "service" },
  keeper: { id: "kim", tenant, roles: ["storekeeper"], department: "stores" },
  otherKeeper: { id: "wu", tenant, roles: ["storekeeper"], department: "stores" },
} as const

type Cast = Record<keyof typeof people, ActorDesk<Chapters>>

/** The desk as each person of the story sees it. */
export const cast = <Handle>(desk: Desk<Handle, Chapters>): Cast =>
  Object.fromEntries(Object.entries(people).map(([who, person]) => [who, desk.as(person)])) as unknown as Cast

export type Scene = Awaited<ReturnType<typeof openScene>>
export type Print = (line: string) => void

export const heading = (print: Print, text: string): void => print(`\n${styleText("bold", text)}`)

/** Sets the clock, and says what happens. */
export const steps =
  ({ clock }: Scene, print: Print) =>
  (when: string, what: string): void => {
    clock.now = at(when)
    print(`  ${written(clock.now)}  ${what}`)
  }

/** Tries what the regulation does not allow, and prints why. */
export const refusal = async (print: Print, attempt: () => Promise<unknown>): Promise<void> => {
  try {
    await attempt()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    for (const { clauses, message, remedy } of error.told) {
      print(`      ${clauses.join(", ")}  ${message.en}`)
      print(`             → ${remedy.en}`)
      print(`             ${message["zh-Hans"]}  → ${remedy["zh-Hans"]}`)
    }
    return
  }
  throw new Error("the story has a refusal here, and nothing was refused")
}
