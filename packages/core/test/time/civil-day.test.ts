import { describe, expect, it } from "vitest"
import { civilDay, parseCivilDay, startOfYear, weekdayOf, weekdays, yearOf } from "../../src/time/civil-day.ts"

const day = 86_400_000

describe("a civil day", () => {
  it("has the number, the year and the weekday that Date gives it, from 1969 to 2200", () => {
    for (let number = -365; number < 84_000; number++) {
      const date = new Date(number * day)
      expect(civilDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(number)
      expect(parseCivilDay(date.toISOString().slice(0, 10))).toBe(number)
      expect((weekdayOf(number) + 1) % 7).toBe(date.getUTCDay())
    }
  })

  it("of the name Monday comes first", () => {
    expect(weekdays[weekdayOf(civilDay(2026, 11, 23))]).toBe("monday")
  })

  it.each([
    "2026-02-29",
    "2026-00-10",
    "2026-13-01",
    "2026-04-31",
    "2026-01-00",
    "2026-1-1",
    "26-01-01",
    "",
    " 2026-01-01",
  ])("is not read from %j", (text) => {
    expect(parseCivilDay(text)).toBeUndefined()
  })

  it("is read from a leap day of 2000 and 2024, not of 2100", () => {
    expect(parseCivilDay("2000-02-29")).toBe(11_016)
    expect(parseCivilDay("2024-02-29")).toBe(19_782)
    expect(parseCivilDay("2100-02-29")).toBeUndefined()
  })

  it("is read from text only", () => {
    expect(parseCivilDay(20_261_001)).toBeUndefined()
    expect(parseCivilDay(undefined)).toBeUndefined()
  })
})

describe("a year", () => {
  it("starts at its first millisecond and ends before the next", () => {
    for (let year = 1970; year <= 2199; year++) {
      expect(startOfYear(year)).toBe(Date.UTC(year, 0, 1))
      expect(yearOf(startOfYear(year))).toBe(year)
      expect(yearOf(startOfYear(year + 1) - 1)).toBe(year)
    }
  })
})
