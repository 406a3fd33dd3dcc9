import { describe, expect, it } from "vitest"
import { calendarFrom, CalendarInvalid } from "../../src/time/index.ts"

const company = { id: "c", version: "1", zone: "UTC", week: { monday: [["09:00", "17:00"]] } }

const problemsOf = (json: unknown): ReadonlyArray<string> => {
  try {
    calendarFrom(json)
    return []
  } catch (error) {
    if (!(error instanceof CalendarInvalid)) throw error
    return error.problems.map(({ path }) => path)
  }
}

describe("a calendar from JSON", () => {
  it("is the calendar that it defines", () => {
    expect(calendarFrom(company)).toMatchObject({ id: "c", version: "1", zone: "UTC" })
  })

  it.each([
    ["null", null, ["calendar"]],
    ["a list", [], ["calendar"]],
    ["a misspelled field", { ...company, holiday: [] }, ["holiday"]],
    [
      "a misspelled field of a working day",
      { ...company, workdays: [{ date: "2026-10-10", hour: [] }] },
      ["workdays[0].hour"],
    ],
    ["a working day that is null", { ...company, workdays: [null] }, ["workdays[0]"]],
    ["what the definition itself refuses", { ...company, zone: "Mars" }, ["zone"]],
  ])("is refused for %s, with the place", (_name, json, paths) => {
    expect(problemsOf(json)).toEqual(paths)
  })
})
