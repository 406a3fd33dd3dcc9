import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dueAt, usedMs } from "../../src/time/duty.ts"
import { timeline } from "../../src/time/timeline.ts"
import { calendar } from "../../src/time/calendar.ts"
import {
  cases,
  day,
  dutyOf,
  hour,
  minute,
  minutesAfter,
  office,
  settingWith,
  start,
  stayOf,
} from "./duty-arbitraries.ts"
import { definitionOf, officeWeek } from "./week-patterns.ts"

const told = (parts: ReturnType<typeof timeline>) =>
  parts.map(({ clock, from, to, reason }) => [
    clock,
    (from - start) / hour,
    (to - start) / hour,
    ...(reason === undefined ? [] : [reason]),
  ])

describe("a timeline", () => {
  test("tells where the time went, with the reason of each pause", () => {
    const setting = settingWith([
      stayOf(start, "open"),
      stayOf(start + 1 * hour, "waitingForParts", "partsOnOrder"),
      stayOf(start + 26 * hour, "open"),
      stayOf(start + 28 * hour, "done"),
    ])
    expect(told(timeline(dutyOf(), setting, start + 29 * hour))).toEqual([
      ["running", 0, 1],
      ["paused", 1, 26, "partsOnOrder"],
      ["running", 26, 27],
      ["offHours", 27, 28],
      ["running", 28, 29],
    ])
  })

  test("lets the clock run again when the reason's limit is used up", () => {
    // Three working days of eight hours; Thursday is a holiday.
    const setting = settingWith([stayOf(start, "waitingForCustomer", "customerUnreachable")])
    expect(told(timeline(dutyOf(), setting, start + 5 * 24 * hour))).toEqual([
      ["paused", 0, 2 * 24 + 9, "customerUnreachable"],
      ["offHours", 2 * 24 + 9, 4 * 24, "customerUnreachable"],
      ["running", 4 * 24, 4 * 24 + 3, "customerUnreachable"],
      ["offHours", 4 * 24 + 3, 4 * 24 + 4, "customerUnreachable"],
      ["running", 4 * 24 + 4, 4 * 24 + 9, "customerUnreachable"],
      ["offHours", 4 * 24 + 9, 5 * 24, "customerUnreachable"],
    ])
    expect(dueAt(dutyOf(), setting)).toBe(start + 4 * day + 9 * hour)
  })

  test("stands still for good where a pause has no limit, and when the case is closed", () => {
    expect(dueAt(dutyOf(), settingWith([stayOf(start, "waitingForCustomer")]))).toBeNull()
    expect(dueAt(dutyOf(), settingWith([stayOf(start, "open"), stayOf(start + hour, "closed")]))).toBeNull()
    expect(dueAt(dutyOf(), settingWith([stayOf(start, "open"), stayOf(start + hour, "cancelled")]))).toBeNull()
    expect(
      dueAt(dutyOf({ afterClosing: true }), settingWith([stayOf(start, "open"), stayOf(start + hour, "closed")])),
    ).not.toBeNull()
    expect(
      told(timeline(dutyOf(), settingWith([stayOf(start, "open"), stayOf(start + hour, "closed")]), start + 2 * hour)),
    ).toEqual([
      ["running", 0, 1],
      ["stopped", 1, 2],
    ])
  })

  test("goes on after a reopening as if the case had never been closed for longer than it was", () => {
    const setting = settingWith([
      stayOf(start, "open"),
      stayOf(start + hour, "closed"),
      stayOf(start + 24 * hour, "open"),
    ])
    expect(usedMs(dutyOf(), setting, start + 25 * hour)).toBe(2 * hour)
    expect(dueAt(dutyOf(), setting)).toBe(start + 1 * day + 8 * hour)
  })

  test("has no gaps, and its running parts are the time used", () => {
    fc.assert(
      fc.property(cases, minutesAfter, ({ duty, setting }, minutes) => {
        const until = duty.startedAt + minutes * minute
        const parts = timeline(duty, setting, until)
        const ends = parts.map(({ to }) => to)
        expect(parts.map(({ from }) => from)).toEqual(parts.length === 0 ? [] : [duty.startedAt, ...ends.slice(0, -1)])
        expect(ends.at(-1) ?? duty.startedAt).toBe(until)
        expect(parts.every(({ from, to }) => from < to)).toBe(true)
        const running = parts
          .filter(({ clock }) => clock === "running")
          .reduce((sum, { from, to }) => sum + to - from, 0)
        expect(running).toBe(usedMs(duty, setting, until))
      }),
      { numRuns: 5 * fc.readConfigureGlobal().numRuns! },
    )
  })

  test("of an open duty follows a holiday that is announced later", () => {
    const setting = settingWith([stayOf(start, "open")])
    const announced = calendar(definitionOf("Asia/Shanghai", officeWeek, { holidays: ["2026-03-03", "2026-03-05"] }))
    const owed = dutyOf({ limit: { type: "working", ms: 10 * hour } })
    expect(dueAt(owed, setting)).toBe(start + 1 * day + 2 * hour)
    expect(dueAt(owed, { ...setting, calendar: announced })).toBe(start + 2 * day + 2 * hour)
    expect(office.id).toBe(announced.id)
  })
})
