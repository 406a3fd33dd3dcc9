import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calendar } from "../../src/time/calendar.ts"
import { nextOccasion, type Rhythm } from "../../src/time/rhythm.ts"
import { instant } from "./calendar-arbitraries.ts"
import { wallClock } from "./minute-counter.ts"
import { zones } from "./zones.ts"

const day = 86_400_000
const hours = [["09:00", "17:00"]] as const
const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours }

const text = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The date that the wall calendar of a zone shows. */
const dateIn = (zone: string) => {
  const wall = wallClock(zone)
  return (at: number): string => text(wall(at))
}

const holidays = fc.uniqueArray(
  fc.integer({ min: 18_262, max: 24_100 }).map((days) => text(days * day)),
  { maxLength: 40 },
)

const asked = fc.record({
  zone: fc.constantFrom(...zones),
  holidays,
  rhythm: fc.record({
    every: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 })),
    unit: fc.constantFrom("days", "weeks", "months"),
    anchor: instant,
    onDayOff: fc.constantFrom("keep", "nextWorkingDay"),
  }) satisfies fc.Arbitrary<Rhythm>,
  laterDays: fc.integer({ min: -40, max: 900 }),
})

// The oracle goes from the anchor on, day by day of the plain calendar, and shares no code with the rhythm.
const isOff = (date: string, holidays: ReadonlyArray<string>): boolean =>
  holidays.includes(date) || [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

const fallsOn = ({ every, unit }: Rhythm, anchor: string, date: string): boolean => {
  const [from, to] = [new Date(`${anchor}T00:00:00Z`), new Date(`${date}T00:00:00Z`)]
  const days = (to.getTime() - from.getTime()) / day
  if (unit !== "months") return days % (unit === "weeks" ? 7 * every : every) === 0
  const months = 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth()
  const lastOfMonth = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  return months % every === 0 && to.getUTCDate() === Math.min(from.getUTCDate(), lastOfMonth)
}

const expectedDay = (rhythm: Rhythm, holidays: ReadonlyArray<string>, anchor: string, today: string): string => {
  for (let at = Date.parse(`${anchor}T00:00:00Z`); ; at += day) {
    if (!fallsOn(rhythm, anchor, text(at))) continue
    let moved = at
    if (rhythm.onDayOff === "nextWorkingDay") while (isOff(text(moved), holidays)) moved += day
    if (text(moved) >= today) return text(moved)
  }
}

const often = (times: number) => ({ numRuns: times * fc.readConfigureGlobal().numRuns! })

describe("the next occasion of a rhythm", () => {
  it("is the one that going through the days one by one finds, and lies on that day of the zone", () => {
    const holds = fc.property(asked, ({ zone, holidays, rhythm, laterDays }) => {
      const company = calendar({ id: "company", version: "1", zone, week, holidays })
      const date = dateIn(zone)
      const at = rhythm.anchor + laterDays * day
      const occasion = nextOccasion(rhythm, company, at)!
      expect(occasion.day).toBe(expectedDay(rhythm, holidays, date(rhythm.anchor), date(at)))
      expect([date(occasion.from), date(occasion.until - 1)]).toEqual([occasion.day, occasion.day])
      expect(date(occasion.from - 1) < occasion.day && date(occasion.until) > occasion.day).toBe(true)
    })
    fc.assert(holds, often(10))
  })

  it("is never over, and asked for again and again goes through all of them in order without drift", () => {
    const holds = fc.property(asked, ({ zone, holidays, rhythm }) => {
      const company = calendar({ id: "company", version: "1", zone, week, holidays })
      let before = nextOccasion(rhythm, company, rhythm.anchor)!
      expect(before.until).toBeGreaterThan(rhythm.anchor)
      for (let round = 0; round < 20; round++) {
        const next = nextOccasion(rhythm, company, before.until)!
        expect(next.from).toBeGreaterThanOrEqual(before.until)
        // Any instant in between leads to the same one.
        expect(nextOccasion(rhythm, company, next.until - 1)).toEqual(next)
        before = next
      }
    })
    fc.assert(holds)
  })
})

describe("a rhythm", () => {
  const shanghai = calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week, holidays: ["2026-10-01"] })
  const days = (rhythm: Rhythm, count: number, zone = shanghai) => {
    const found: Array<string> = []
    for (let at = rhythm.anchor; found.length < count;) {
      const occasion = nextOccasion(rhythm, zone, at)!
      found.push(occasion.day)
      at = occasion.until
    }
    return found
  }

  it("of months from the 31st keeps to the ends of months, in leap years too", () => {
    const monthly = { every: 1, unit: "months", anchor: Date.UTC(2028, 0, 31), onDayOff: "keep" } as const
    expect(days(monthly, 5)).toEqual(["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"])
  })

  it("of years from the 29th of February comes on the 28th in between", () => {
    const yearly = { every: 12, unit: "months", anchor: Date.UTC(2028, 1, 29), onDayOff: "keep" } as const
    expect(days(yearly, 5)).toEqual(["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"])
  })

  it("moves an occasion off holidays and weekends, and the ones after it not along", () => {
    const weekly = { every: 1, unit: "weeks", anchor: Date.UTC(2026, 8, 24), onDayOff: "nextWorkingDay" } as const
    expect(days(weekly, 3)).toEqual(["2026-09-24", "2026-10-02", "2026-10-08"])
    const daily = { every: 1, unit: "days", anchor: Date.UTC(2026, 9, 2), onDayOff: "nextWorkingDay" } as const
    expect(days(daily, 3)).toEqual(["2026-10-02", "2026-10-05", "2026-10-06"])
  })

  it("begins on the day of its anchor in the company's zone", () => {
    const monthly = { every: 1, unit: "months", anchor: Date.UTC(2026, 2, 31, 17), onDayOff: "keep" } as const
    expect(days(monthly, 2)).toEqual(["2026-04-01", "2026-05-01"])
    expect(nextOccasion(monthly, shanghai, 0)?.day).toBe("2026-04-01")
  })

  it("has a day of 23 and one of 25 hours where clocks are changed", () => {
    const berlin = calendar({ id: "company", version: "1", zone: "Europe/Berlin", week })
    const daily = { every: 1, unit: "days", anchor: Date.UTC(2026, 2, 1), onDayOff: "keep" } as const
    const hoursOf = (at: number) => {
      const { from, until } = nextOccasion(daily, berlin, at)!
      return (until - from) / 3_600_000
    }
    expect([Date.UTC(2026, 2, 29, 12), Date.UTC(2026, 9, 25, 12), Date.UTC(2026, 9, 26, 12)].map(hoursOf)).toEqual([
      23, 25, 24,
    ])
  })

  it("that is never on a working day keeps its days", () => {
    const once = calendar({
      id: "company",
      version: "1",
      zone: "UTC",
      week: {},
      workdays: [{ date: "2020-01-01", hours }],
    })
    const monthly = { every: 1, unit: "months", anchor: Date.UTC(2026, 0, 10), onDayOff: "nextWorkingDay" } as const
    expect(days(monthly, 2, once)).toEqual(["2026-01-10", "2026-02-10"])
  })

  it("has no occasion after 2199", () => {
    const yearly = { every: 12, unit: "months", anchor: Date.UTC(2026, 0, 10), onDayOff: "keep" } as const
    expect(nextOccasion(yearly, shanghai, Date.UTC(2199, 1, 1))).toBeUndefined()
  })
})
