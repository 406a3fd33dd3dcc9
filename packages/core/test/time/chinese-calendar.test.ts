// China's holidays and make-up working days (调休) from 2004 to 2026, as the yearly notices of the State Council set them.

import chineseDays from "chinese-days"
import days from "chinese-days/dist/chinese-days.json" with { type: "json" }
import { describe, expect, it } from "vitest"
import { addWorking, calendar, workingBetween } from "../../src/time/calendar.ts"
import { definitionOf, officeWeek } from "./week-patterns.ts"

const hour = 3_600_000
const day = 24 * hour

const holidays = Object.keys(days.holidays)
const workdays = Object.keys(days.workdays)
const china = calendar(definitionOf("Asia/Shanghai", officeWeek, { holidays, workdays, knownUntil: "2026-12-31" }))

/** An instant of Shanghai's clock. */
const at = (text: string) => Date.parse(`${text.replace(" ", "T")}:00+08:00`)

/** Working days of eight hours from one date up to, not including, another. */
const workingDays = (from: string, to: string) =>
  workingBetween(china, at(`${from} 00:00`), at(`${to} 00:00`)) / (8 * hour)

describe("a calendar of China's working days", () => {
  it("is made of 619 holidays and 150 make-up days", () => {
    expect(holidays).toHaveLength(619)
    expect(workdays).toHaveLength(150)
  })

  it("works on each day on which the notices say so, and on no other", () => {
    for (let start = at("2004-01-01 00:00"); start < at("2027-01-01 00:00"); start += day) {
      const date = new Date(start + 8 * hour).toISOString().slice(0, 10)
      expect([date, workingBetween(china, start, start + day) / hour]).toEqual([
        date,
        chineseDays.isWorkday(date) ? 8 : 0,
      ])
    }
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])("has in %i the %i working days that almanacs give", (year, expected) => {
    expect(workingDays(`${year}-01-01`, `${year + 1}-01-01`)).toBe(expected)
  })

  it("is closed for nine days at the Spring Festival of 2026, and works the Saturdays around it", () => {
    expect(workingDays("2026-02-15", "2026-02-24")).toBe(0)
    expect(workingDays("2026-02-09", "2026-02-15")).toBe(6)
    expect(workingDays("2026-02-23", "2026-03-01")).toBe(5)
    expect(addWorking(china, at("2026-02-13 17:00"), 2 * hour).at).toBe(at("2026-02-14 10:00"))
    expect(addWorking(china, at("2026-02-14 17:00"), 2 * hour).at).toBe(at("2026-02-24 10:00"))
  })

  it("is closed for seven days at the National Day of 2026, and works a Sunday before and a Saturday after", () => {
    expect(workingDays("2026-10-01", "2026-10-08")).toBe(0)
    expect(workingDays("2026-09-20", "2026-09-21")).toBe(1)
    expect(workingDays("2026-10-10", "2026-10-11")).toBe(1)
    expect(addWorking(china, at("2026-09-30 17:00"), 2 * hour).at).toBe(at("2026-10-08 10:00"))
    expect(addWorking(china, at("2026-10-09 17:30"), hour).at).toBe(at("2026-10-10 09:30"))
  })

  it("says of a deadline in 2027 that holidays may move it", () => {
    expect(addWorking(china, at("2026-12-31 17:00"), hour)).toEqual({ at: at("2026-12-31 18:00"), beyondKnown: false })
    expect(addWorking(china, at("2026-12-31 17:00"), 2 * hour)).toEqual({
      at: at("2027-01-01 10:00"),
      beyondKnown: true,
    })
  })
})
