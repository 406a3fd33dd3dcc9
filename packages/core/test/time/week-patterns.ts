// Weeks as companies work them, for the tests.

import type { CalendarDefinition, ClockInterval } from "../../src/time/calendar-definition.ts"

type Week = CalendarDefinition["week"]

const everyDay = (hours: ReadonlyArray<ClockInterval>): Week => ({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
  saturday: hours,
  sunday: hours,
})

const office = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
] as const

/** Monday to Friday, 09:00 to 18:00, with an hour for lunch. */
export const officeWeek: Week = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office }

export const weekPatterns = {
  office: officeWeek,
  officeWithWeekends: everyDay(office),
  night: everyDay([["22:00", "06:00"]]),
  nightInTwoParts: everyDay([
    ["00:00", "06:00"],
    ["22:00", "24:00"],
  ]),
  shortNight: everyDay([
    ["00:30", "01:30"],
    ["02:15", "02:45"],
    ["03:10", "23:20"],
  ]),
  aroundMidnight: everyDay([
    ["11:00", "11:01"],
    ["23:30", "00:30"],
  ]),
  allDay: everyDay([["00:00", "24:00"]]),
  saturdayNight: { friday: [["20:00", "24:00"]], saturday: [["00:00", "24:00"]], sunday: [["00:00", "05:00"]] },
} as const satisfies Record<string, Week>

export const definitionOf = (
  zone: string,
  week: Week,
  more: Partial<Omit<CalendarDefinition, "zone" | "week">> = {},
): CalendarDefinition => ({ id: "test", version: "1", zone, week, ...more })
