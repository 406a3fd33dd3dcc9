import { describe, expect, it } from "vitest"
import { startOfDay, timeZone } from "../../src/time/time-zone.ts"
import { jumpsOf, wallClock } from "./minute-counter.ts"
import { oddTransitions, zones } from "./zones.ts"

const day = 86_400_000

const stretchesOf = (zone: string, fromYear: number, toYear: number) =>
  Array.from({ length: toYear - fromYear + 1 }, (_, index) => timeZone(zone)!.stretchesOf(fromYear + index)).flat()

describe("a zone's stretches", () => {
  it.each(zones)("change from 2020 to 2035 where the wall clock jumps, and show its time, in %s", (zone) => {
    const stretches = stretchesOf(zone, 2020, 2035)
    const changes = stretches.filter(({ offset }, index) => index > 0 && stretches[index - 1]!.offset !== offset)
    expect(changes.map(({ from }) => from)).toEqual(jumpsOf(zone, Date.UTC(2020, 0, 1), Date.UTC(2036, 0, 1)))
    const wall = wallClock(zone)
    for (const { from, to, offset } of stretches) {
      expect(from + offset).toBe(wall(from))
      expect(to - 60_000 + offset).toBe(wall(to - 60_000))
    }
  })

  it.each(oddTransitions)("change where the wall clock jumps in %s near %s", (zone, date) => {
    const near = Date.parse(`${date}T00:00:00Z`)
    const year = new Date(near).getUTCFullYear()
    const starts = stretchesOf(zone, year, year + 1).map(({ from }) => from)
    expect(starts).toEqual(expect.arrayContaining([...jumpsOf(zone, near - day, near + 2 * day)]))
  })

  it("cover a year without a gap", () => {
    for (const zone of zones) {
      const stretches = timeZone(zone)!.stretchesOf(2026)
      expect(stretches[0]!.from).toBe(Date.UTC(2026, 0, 1))
      expect(stretches.at(-1)!.to).toBe(Date.UTC(2027, 0, 1))
      for (const [index, { from }] of stretches.entries()) expect(from).toBe(stretches[index - 1]?.to ?? from)
    }
  })

  it("may have an offset in seconds", () => {
    const changed = Date.UTC(1972, 0, 7, 0, 44, 30)
    expect(timeZone("Africa/Monrovia")!.stretchesOf(1972)).toEqual([
      { from: Date.UTC(1972, 0, 1), to: changed, offset: -2_670_000 },
      { from: changed, to: Date.UTC(1973, 0, 1), offset: 0 },
    ])
  })
})

describe("a zone", () => {
  it("is the same however its name is written", () => {
    expect(timeZone("asia/shanghai")).toBe(timeZone("Asia/Shanghai"))
  })

  it("does not exist under a name that the platform does not know", () => {
    expect(timeZone("Mars/Olympus")).toBeUndefined()
    expect(timeZone("")).toBeUndefined()
  })
})

describe("the start of a day", () => {
  const start = (zone: string, date: string) => startOfDay(timeZone(zone)!, Date.parse(`${date}T00:00:00Z`) / day)

  it("is midnight", () => {
    expect(start("Asia/Shanghai", "2026-10-01")).toBe(Date.UTC(2026, 8, 30, 16))
    expect(start("Pacific/Auckland", "2027-01-01")).toBe(Date.UTC(2026, 11, 31, 11))
    expect(start("America/Los_Angeles", "2026-12-31")).toBe(Date.UTC(2026, 11, 31, 8))
  })

  it("is one o'clock where midnight is skipped", () => {
    expect(start("America/Sao_Paulo", "2018-11-04")).toBe(Date.UTC(2018, 10, 4, 3))
    expect(start("Asia/Beirut", "2026-03-29")).toBe(Date.UTC(2026, 2, 28, 22))
  })

  it("is the first midnight where there are two", () => {
    expect(start("America/Havana", "2026-11-01")).toBe(Date.UTC(2026, 10, 1, 4))
  })

  it("is the next day's where the date is skipped", () => {
    expect(start("Pacific/Apia", "2011-12-30")).toBe(Date.UTC(2011, 11, 30, 10))
    expect(start("Pacific/Apia", "2011-12-31")).toBe(Date.UTC(2011, 11, 30, 10))
  })

  it("is unknown after the last year, and is the first instant before the first", () => {
    expect(start("UTC", "2200-01-01")).toBeUndefined()
    expect(start("UTC", "1960-01-01")).toBe(0)
  })
})
