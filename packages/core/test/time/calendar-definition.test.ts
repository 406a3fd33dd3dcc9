import { describe, expect, it } from "vitest"
import { calendar, isWorking, workingBetween } from "../../src/time/calendar.ts"
import type { CalendarDefinition } from "../../src/time/calendar-definition.ts"
import { CalendarInvalid } from "../../src/time/calendar-errors.ts"
import { definitionOf, officeWeek } from "./week-patterns.ts"

const hour = 3_600_000

const valid: CalendarDefinition = {
  id: "company",
  version: "2026-1",
  zone: "UTC",
  week: officeWeek,
  holidays: ["2026-10-01"],
  workdays: ["2026-10-10"],
  knownUntil: "2026-12-31",
}

/** What `calendar` says of a definition that differs from a valid one, types aside as they would be in JSON. */
const refusal = (difference: { readonly [field: string]: unknown }): CalendarInvalid => {
  try {
    calendar({ ...valid, ...difference })
  } catch (error) {
    if (error instanceof CalendarInvalid) return error
    throw error
  }
  throw new Error("the definition was accepted")
}

const hoursOf = (definition: CalendarDefinition, date: string) => {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  return workingBetween(calendar(definition), midnight, midnight + 24 * hour) / hour
}

describe("a calendar is refused", () => {
  const monday = (...hours: ReadonlyArray<unknown>) => ({ week: { monday: hours } })

  it.each<readonly [string, { readonly [field: string]: unknown }, string, string]>([
    ["without an id", { id: "" }, "id", "is missing"],
    ["without a version", { version: undefined }, "version", "is missing"],
    ["without a zone, which would be the machine's", { zone: undefined }, "zone", "undefined is not a known time zone"],
    ["in an empty zone", { zone: "" }, "zone", '"" is not a known time zone'],
    ["in an unknown zone", { zone: "Mars/Olympus" }, "zone", '"Mars/Olympus" is not a known time zone'],
    ["without a week", { week: undefined }, "week", "is missing"],
    ["with a weekday misspelt", { week: { ...officeWeek, Saturday: [] } }, "week.Saturday", "is not a weekday"],
    ["with hours that are no list", { week: { monday: "09:00" } }, "week.monday", "is not a list"],
    ["with one time only", monday(["09:00"]), "week.monday[0]", '["09:00"] is not an interval'],
    ["with three times", monday(["09:00", "10:00", "11:00"]), "week.monday[0]", "is not an interval"],
    ["with a time short of a digit", monday(["9:00", "10:00"]), "week.monday[0]", "is not an interval"],
    ["with a 25th hour", monday(["09:00", "25:00"]), "week.monday[0]", "is not an interval"],
    ["with a time after 24:00", monday(["09:00", "24:01"]), "week.monday[0]", "is not an interval"],
    ["with a 60th minute", monday(["09:00", "10:60"]), "week.monday[0]", "is not an interval"],
    ["with hours from 24:00 on", monday(["24:00", "06:00"]), "week.monday[0]", "is not an interval"],
    ["with empty hours", monday(["09:00", "09:00"]), "week.monday[0]", "starts and ends at the same time"],
    ["with hours that overlap", monday(["09:00", "12:00"], ["11:30", "18:00"]), "week.monday", "overlap at 11:30"],
    ["with a night before evening hours", monday(["20:00", "06:00"], ["22:00", "23:00"]), "week.monday", "at 22:00"],
    ["with no hours at all", { week: {}, workdays: [] }, "week", "has no hours"],
    ["with holidays that are no list", { holidays: { "2026-10-01": "National Day" } }, "holidays", "is not a list"],
    ["with a holiday that does not exist", { holidays: ["2026-02-29"] }, "holidays[0]", '"2026-02-29" is not a date'],
    ["with workdays that are no list", { workdays: "2026-10-10" }, "workdays", "is not a list"],
    ["with a workday that does not exist", { workdays: ["2026-10-32"] }, "workdays[0]", "is not a date"],
    ["with a workday of nothing", { workdays: [null] }, "workdays[0]", "undefined is not a date"],
    ["with a workday on a holiday", { workdays: ["2026-10-01"] }, "workdays[0]", "2026-10-01 is a holiday as well"],
    [
      "with a workday like a day off",
      { workdays: [{ date: "2026-10-10", as: "sunday" }] },
      "workdays[0]",
      "has no hours",
    ],
    [
      "with a workday like no day",
      { workdays: [{ date: "2026-10-10", as: "workday" }] },
      "workdays[0].as",
      '"workday" is not a weekday',
    ],
    ["with a workday without hours", { workdays: [{ date: "2026-10-10", hours: [] }] }, "workdays[0]", "has no hours"],
    ["with a workday of a week without", { week: {}, workdays: ["2026-10-10"] }, "workdays[0]", "has no hours"],
    [
      "with a workday that says twice how long it is",
      { workdays: [{ date: "2026-10-10", as: "monday", hours: [["09:00", "12:00"]] }] },
      "workdays[0]",
      "has both",
    ],
    [
      "with a workday listed twice with different hours",
      { workdays: ["2026-10-10", { date: "2026-10-10", hours: [["09:00", "12:00"]] }] },
      "workdays[1]",
      "is listed before with other hours",
    ],
    ["with an end of knowledge that is no date", { knownUntil: "2026" }, "knownUntil", '"2026" is not a date'],
  ])("%s", (_, difference, path, problem) => {
    const { problems } = refusal(difference)
    expect(problems).toEqual([{ path, problem: expect.stringContaining(problem), remedy: expect.stringMatching(/\w/) }])
  })

  it("with every problem it has, each with its place and its remedy", () => {
    const error = refusal({ version: "", zone: "Mars/Olympus", holidays: ["2026-02-29"] })
    expect(error).toMatchObject({ _tag: "CalendarInvalid", calendar: "company" })
    expect(error.message).toBe(
      [
        'The calendar "company" cannot be used:',
        "  version: is missing; give it a text that is not empty",
        '  zone: "Mars/Olympus" is not a known time zone; give an IANA name, such as "Asia/Shanghai"',
        '  holidays[0]: "2026-02-29" is not a date; give a date, such as "2026-10-01"',
      ].join("\n"),
    )
  })
})

describe("a calendar", () => {
  it("is accepted when it is right", () => {
    expect(calendar(valid)).toMatchObject({ id: "company", version: "2026-1", zone: "UTC" })
  })

  it("takes dates that are listed twice, as merged lists have them", () => {
    const twice = { ...valid, holidays: ["2026-10-01", "2026-10-01"], workdays: ["2026-10-10", { date: "2026-10-10" }] }
    expect(hoursOf(twice, "2026-10-01")).toBe(0)
    expect(hoursOf(twice, "2026-10-10")).toBe(8)
  })

  it("takes hours in any order, and adjoining ones", () => {
    const week = {
      monday: [
        ["12:00", "18:00"],
        ["09:00", "12:00"],
      ],
    } as const
    expect(hoursOf(definitionOf("UTC", week), "2026-01-05")).toBe(9)
  })

  it("does not change when its definition is changed afterwards", () => {
    const holidays = ["2026-10-01"]
    const tested = calendar({ ...valid, holidays })
    holidays.pop()
    expect(isWorking(tested, Date.UTC(2026, 9, 1, 10))).toBe(false)
  })
})

describe("an extra working day", () => {
  const week = { wednesday: [["10:00", "16:00"]], friday: [["09:00", "12:00"]] } as const

  it("has the hours of the first weekday that has any, Monday first", () => {
    expect(hoursOf(definitionOf("UTC", week, { workdays: ["2026-10-10"] }), "2026-10-10")).toBe(6)
    expect(hoursOf(definitionOf("UTC", week, { workdays: [{ date: "2026-10-10" }] }), "2026-10-10")).toBe(6)
  })

  it("has the hours of the weekday it stands for", () => {
    expect(hoursOf(definitionOf("UTC", week, { workdays: [{ date: "2026-10-10", as: "friday" }] }), "2026-10-10")).toBe(
      3,
    )
  })

  it("has its own hours where it gives them, also on a weekday that has others", () => {
    const workdays = [{ date: "2026-10-09", hours: [["09:00", "13:00"]] }] as const
    expect(hoursOf(definitionOf("UTC", week, { workdays }), "2026-10-09")).toBe(4)
  })
})

describe("a night shift", () => {
  const overnight = [["22:00", "06:00"]] as const
  const nights = { thursday: overnight, friday: overnight }
  const inTwoParts = {
    thursday: [["22:00", "24:00"]],
    friday: [
      ["00:00", "06:00"],
      ["22:00", "24:00"],
    ],
    saturday: [["00:00", "06:00"]],
  } as const

  it("runs on into the next day, also written in two parts", () => {
    for (const week of [nights, inTwoParts]) {
      expect(hoursOf(definitionOf("UTC", week), "2026-10-01")).toBe(2)
      expect(hoursOf(definitionOf("UTC", week), "2026-10-02")).toBe(8)
      expect(hoursOf(definitionOf("UTC", week), "2026-10-03")).toBe(6)
    }
  })

  it("falls on a holiday whole or not at all: the day on which it starts decides", () => {
    const holidays = ["2026-10-02"]
    expect(hoursOf(definitionOf("UTC", nights, { holidays }), "2026-10-02")).toBe(6)
    expect(hoursOf(definitionOf("UTC", nights, { holidays }), "2026-10-03")).toBe(0)
  })

  it("is cut at midnight by a holiday when it is written in two parts", () => {
    const holidays = ["2026-10-02"]
    expect(hoursOf(definitionOf("UTC", inTwoParts, { holidays }), "2026-10-02")).toBe(0)
    expect(hoursOf(definitionOf("UTC", inTwoParts, { holidays }), "2026-10-03")).toBe(6)
  })

  it("counts once where the next day's hours overlap it", () => {
    const week = { thursday: overnight, friday: [["05:00", "09:00"]] } as const
    expect(hoursOf(definitionOf("UTC", week), "2026-10-02")).toBe(9)
  })

  it("ends at midnight when it is written until 00:00", () => {
    expect(hoursOf(definitionOf("UTC", { thursday: [["22:00", "00:00"]] }), "2026-10-01")).toBe(2)
  })
})
