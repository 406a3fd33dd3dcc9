import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pauseReason } from "../../src/regulation/policy.ts"
import { addWorking, aroundTheClock, isWorking, workingBetween } from "../../src/time/calendar.ts"
import { dueAt, type Duty, type DutySetting, settle, usedMs } from "../../src/time/duty.ts"
import { timeline } from "../../src/time/timeline.ts"
import { cases, minute, minutesAfter } from "./duty-arbitraries.ts"

const often = (times: number) => ({ numRuns: times * fc.readConfigureGlobal().numRuns! })

const limitMs = ({ limit }: Duty) => (limit.type === "by" ? 0 : limit.ms)

const countingCalendar = (duty: Duty, setting: DutySetting) =>
  duty.limit.type === "working" ? setting.calendar : aroundTheClock

/** Whether the clock runs at an instant, told without stretches: by the newest stay that has begun. */
const runs = (duty: Duty, { stays, calendar, policy }: DutySetting, at: number): boolean => {
  const stay = stays.findLast(({ from }) => from <= at)
  if (stay === undefined || at < duty.startedAt) return false
  if (["closed", "cancelled"].includes(stay.category) && !duty.afterClosing) return false
  if (!duty.pausedIn.includes(stay.category)) return true
  const reason = stay.reason === undefined ? undefined : pauseReason(policy, stay.reason)
  return reason !== undefined && workingBetween(calendar, stay.from, at) >= reason.limitWorkingMinutes * minute
}

describe("the time that a duty has used", () => {
  test("is what a counter of minutes counts", () => {
    fc.assert(
      fc.property(cases, fc.nat(6_000), ({ duty, setting }, length) => {
        const calendar = countingCalendar(duty, setting)
        let counted = 0
        for (let at = duty.startedAt; at < duty.startedAt + length * minute; at += minute) {
          if (isWorking(calendar, at) && runs(duty, setting, at)) counted += minute
        }
        expect(usedMs(duty, setting, duty.startedAt + length * minute)).toBe(counted)
      }),
      { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 2) },
    )
  })

  test("and the time that remains are the limit, at every instant until the deadline", () => {
    fc.assert(
      fc.property(cases, minutesAfter, fc.nat(minute), ({ duty, setting }, minutes, ms) => {
        const due = dueAt(duty, setting)
        const at = duty.startedAt + minutes * minute + ms
        fc.pre(due !== null && at <= due)
        const remaining = timeline(duty, setting, due)
          .filter(({ clock }) => clock === "running")
          .reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, at)), 0)
        expect(usedMs(duty, setting, at) + remaining).toBe(limitMs(duty))
      }),
      often(5),
    )
  })

  test("reaches the limit at the deadline and not a millisecond before", () => {
    fc.assert(
      fc.property(cases, ({ duty, setting }) => {
        const due = dueAt(duty, setting)
        fc.pre(due !== null)
        expect(usedMs(duty, setting, due)).toBe(limitMs(duty))
        expect(usedMs(duty, setting, due - 1)).toBeLessThan(limitMs(duty))
      }),
      often(5),
    )
  })

  test("never reaches the limit where there is no deadline", () => {
    fc.assert(
      fc.property(cases, minutesAfter, ({ duty, setting }, minutes) => {
        fc.pre(dueAt(duty, setting) === null)
        const last = setting.stays.at(-1)!.from
        const used = usedMs(duty, setting, Math.max(last, duty.startedAt))
        expect(used).toBeLessThan(limitMs(duty))
        expect(usedMs(duty, setting, Math.max(last, duty.startedAt) + minutes * minute)).toBe(used)
      }),
      often(10),
    )
  })

  test("never falls", () => {
    fc.assert(
      fc.property(cases, minutesAfter, minutesAfter, ({ duty, setting }, first, more) => {
        const at = duty.startedAt + first * minute
        const grown = usedMs(duty, setting, at + more * minute) - usedMs(duty, setting, at)
        expect(grown).toBeGreaterThanOrEqual(0)
        expect(grown).toBeLessThanOrEqual(more * minute)
      }),
      often(5),
    )
  })
})

describe("what changes nothing", () => {
  test("a pause that lies outside working hours", () => {
    fc.assert(
      fc.property(cases, minutesAfter, fc.nat(2_000), minutesAfter, ({ duty, setting }, after, length, asked) => {
        const from = duty.startedAt + after * minute
        const at = setting.stays.findLastIndex((stay) => stay.from <= from)
        const until = Math.min(from + length * minute, setting.stays[at + 1]?.from ?? Infinity)
        const stay = setting.stays[at]!
        fc.pre(
          duty.limit.type === "working" &&
            workingBetween(setting.calendar, from, until) === 0 &&
            !stay.category.startsWith("waiting"),
        )
        const pause = { from, status: "paused", category: "waitingForCustomer" as const }
        const stays = setting.stays.toSpliced(at + 1, 0, pause, { ...stay, from: until })
        expect(dueAt(duty, { ...setting, stays })).toBe(dueAt(duty, setting))
        expect(usedMs(duty, { ...setting, stays }, from + asked * minute)).toBe(
          usedMs(duty, setting, from + asked * minute),
        )
      }),
      often(3),
    )
  })

  test("a stay that is told twice, or one that took no time", () => {
    fc.assert(
      fc.property(cases, fc.nat(7), fc.nat(5_000), minutesAfter, ({ duty, setting }, which, after, asked) => {
        const index = which % setting.stays.length
        const stay = setting.stays[index]!
        fc.pre(stay.reason === undefined)
        const from = Math.min(stay.from + after * minute, setting.stays[index + 1]?.from ?? Infinity)
        const stays = setting.stays.toSpliced(
          index + 1,
          0,
          { ...stay, from },
          { from, status: "closed", category: "closed" },
          { ...stay, from },
        )
        expect(dueAt(duty, { ...setting, stays })).toBe(dueAt(duty, setting))
        const at = duty.startedAt + asked * minute
        expect(usedMs(duty, { ...setting, stays }, at)).toBe(usedMs(duty, setting, at))
      }),
      often(3),
    )
  })
})

describe("a duty that must be met by an instant", () => {
  test("is due then, whatever the history", () => {
    fc.assert(
      fc.property(cases, minutesAfter, fc.boolean(), ({ duty, setting }, minutes, later) => {
        const at = duty.startedAt + minutes * minute
        const owed: Duty = { ...duty, limit: { type: "by", at } }
        expect(dueAt(owed, setting)).toBe(at)
        expect(settle(owed, setting, later ? at + 1 : at)).toMatchObject({ type: later ? "late" : "met", due: at })
      }),
    )
  })
})

describe("a deadline", () => {
  test("of working time lies in a working interval or at its end", () => {
    fc.assert(
      fc.property(cases, ({ duty, setting }) => {
        const due = dueAt(duty, setting)
        fc.pre(due !== null && duty.limit.type === "working")
        expect(isWorking(setting.calendar, due - 1)).toBe(true)
        expect(addWorking(setting.calendar, due - 1, 1).at).toBe(due)
      }),
    )
  })

  test("judges what is done: in time up to it, late after it, waived never late", () => {
    fc.assert(
      fc.property(cases, minutesAfter, ({ duty, setting }, minutes) => {
        const at = duty.startedAt + minutes * minute
        // A status that is entered at that very instant is what the settling led to: the deadline is the one from before.
        const { stays } = setting
        const isLedTo = stays.length > 1 && stays.at(-1)!.from === at
        const due = dueAt(duty, { ...setting, stays: isLedTo ? stays.slice(0, -1) : stays })
        const outcome = settle(duty, setting, at)
        expect(outcome).toEqual({
          type: due !== null && at > due ? "late" : "met",
          at,
          due,
          usedMs: usedMs(duty, setting, at),
        })
        expect(settle(duty, setting, at, true)).toEqual({ ...outcome, type: "waived" })
      }),
    )
  })
})
