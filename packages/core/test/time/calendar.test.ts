import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import {
  addWorking,
  aroundTheClock,
  type Calendar,
  calendar,
  isWorking,
  workingBetween,
  workingIntervals,
} from "../../src/time/calendar.ts"
import { DeadlineUnreachable, DurationInvalid, InstantInvalid } from "../../src/time/calendar-errors.ts"
import { definitionOf, officeWeek, weekPatterns } from "./week-patterns.ts"

const hour = 3_600_000
const day = 24 * hour

const shanghai = calendar(definitionOf("Asia/Shanghai", officeWeek))

/** An instant of Shanghai's clock. */
const at = (text: string) => Date.parse(`${text.replace(" ", "T")}:00+08:00`)

const due = (tested: Calendar, from: number, hours: number) => addWorking(tested, from, hours * hour).at

/** What a call throws. */
const thrown = (call: () => unknown): unknown => {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error("nothing was thrown")
}

describe("a deadline", () => {
  it.each([
    ["passes over lunch", "2026-01-05 11:00", 2, "2026-01-05 14:00"],
    ["passes over the night", "2026-01-05 17:00", 2, "2026-01-06 10:00"],
    ["passes over the weekend", "2026-01-09 17:00", 2, "2026-01-12 10:00"],
    ["counts from the opening when it starts by night", "2026-01-05 03:00", 1, "2026-01-05 10:00"],
    ["counts from after lunch when it starts at noon", "2026-01-05 12:30", 1, "2026-01-05 14:00"],
    ["is the end of the day, not the next morning", "2026-01-05 09:00", 8, "2026-01-05 18:00"],
    ["is the end of the morning, not of lunch", "2026-01-05 09:00", 3, "2026-01-05 12:00"],
    ["is the end of the week, not the next Monday", "2026-01-09 17:00", 1, "2026-01-09 18:00"],
    ["runs over the end of a year", "2026-12-31 17:00", 2, "2027-01-01 10:00"],
  ])("%s", (_, from, hours, expected) => {
    expect(new Date(due(shanghai, at(from), hours))).toEqual(new Date(at(expected)))
  })

  it("without a duration is the instant itself, working time or not", () => {
    for (const from of [at("2026-01-05 10:00"), at("2026-01-04 03:00")]) expect(due(shanghai, from, 0)).toBe(from)
  })

  it("is exact to the millisecond", () => {
    const lastOfDay = at("2026-01-05 18:00") - 1
    expect(addWorking(shanghai, lastOfDay, 1).at).toBe(at("2026-01-05 18:00"))
    expect(addWorking(shanghai, lastOfDay, 2).at).toBe(at("2026-01-06 09:00") + 1)
  })

  it("is found in the years 2100 and 2190", () => {
    expect(due(shanghai, Date.UTC(2100, 0, 1), 8)).toBe(Date.UTC(2100, 0, 1, 10))
    expect(due(shanghai, at("2026-01-05 09:00"), 8 * 5 * 52 * 164)).toBeGreaterThan(Date.UTC(2189, 0, 1))
  })
})

describe("a deadline is beyond what is known of holidays", () => {
  const known = calendar(definitionOf("Asia/Shanghai", officeWeek, { knownUntil: "2026-12-31" }))

  it("when it is after the last known day", () => {
    expect(addWorking(known, at("2026-12-31 17:00"), hour)).toEqual({ at: at("2026-12-31 18:00"), beyondKnown: false })
    expect(addWorking(known, at("2026-12-31 17:00"), hour + 1)).toMatchObject({ beyondKnown: true })
  })

  it("not when it is that day's midnight", () => {
    const clock = calendar(definitionOf("Asia/Shanghai", weekPatterns.allDay, { knownUntil: "2026-12-31" }))
    expect(clock.knownBefore).toBe(at("2027-01-01 00:00"))
    expect(addWorking(clock, at("2026-12-31 17:00"), 7 * hour).beyondKnown).toBe(false)
    expect(addWorking(clock, at("2026-12-31 17:00"), 7 * hour + 1).beyondKnown).toBe(true)
  })

  it("never when the calendar sets no end", () => {
    expect(addWorking(shanghai, Date.UTC(2150, 0, 1), hour).beyondKnown).toBe(false)
  })
})

describe("working time between two instants", () => {
  it("leaves out lunch, nights and weekends", () => {
    expect(workingBetween(shanghai, at("2026-01-05 00:00"), at("2026-01-06 00:00"))).toBe(8 * hour)
    expect(workingBetween(shanghai, at("2026-01-05 11:30"), at("2026-01-05 13:30"))).toBe(hour)
    expect(workingBetween(shanghai, at("2026-01-05 00:00"), at("2026-01-12 00:00"))).toBe(40 * hour)
  })

  it("is nothing when the second is not after the first", () => {
    expect(workingBetween(shanghai, at("2026-01-05 10:00"), at("2026-01-05 10:00"))).toBe(0)
    expect(workingBetween(shanghai, at("2026-01-06 10:00"), at("2026-01-05 10:00"))).toBe(0)
  })

  it("runs over years", () => {
    expect(workingBetween(shanghai, at("2026-01-05 00:00"), at("2036-01-07 00:00"))).toBe(522 * 40 * hour)
  })
})

describe("an instant is working time", () => {
  it("from the one at which hours start up to the one before they end", () => {
    expect(isWorking(shanghai, at("2026-01-05 09:00") - 1)).toBe(false)
    expect(isWorking(shanghai, at("2026-01-05 09:00"))).toBe(true)
    expect(isWorking(shanghai, at("2026-01-05 12:00") - 1)).toBe(true)
    expect(isWorking(shanghai, at("2026-01-05 12:00"))).toBe(false)
  })
})

describe("working intervals", () => {
  it("are clipped to the instants given", () => {
    expect(workingIntervals(shanghai, at("2026-01-05 10:00"), at("2026-01-05 14:00"))).toEqual([
      { from: at("2026-01-05 10:00"), to: at("2026-01-05 12:00") },
      { from: at("2026-01-05 13:00"), to: at("2026-01-05 14:00") },
    ])
  })

  it("are none in time off, or when the second instant is not after the first", () => {
    expect(workingIntervals(shanghai, at("2026-01-05 12:00"), at("2026-01-05 13:00"))).toEqual([])
    expect(workingIntervals(shanghai, at("2026-01-05 10:00"), at("2026-01-05 10:00"))).toEqual([])
    expect(workingIntervals(shanghai, at("2026-01-06 10:00"), at("2026-01-05 10:00"))).toEqual([])
    expect(workingIntervals(shanghai, at("2027-01-06 10:00"), at("2025-01-05 10:00"))).toEqual([])
  })

  it("are one where hours meet at midnight, at New Year, and where the clock changes", () => {
    const berlin = calendar(definitionOf("Europe/Berlin", weekPatterns.allDay))
    const all = { from: Date.UTC(2025, 5, 1), to: Date.UTC(2028, 5, 1) }
    expect(workingIntervals(berlin, all.from, all.to)).toEqual([all])
    const nights = calendar(definitionOf("Asia/Shanghai", weekPatterns.nightInTwoParts))
    expect(workingIntervals(nights, at("2026-12-31 12:00"), at("2027-01-01 12:00"))).toEqual([
      { from: at("2026-12-31 22:00"), to: at("2027-01-01 06:00") },
    ])
  })
})

describe("when the clock changes", () => {
  const night = { saturday: [["22:00", "06:00"]] } as const
  const newYork = calendar(definitionOf("America/New_York", night))

  it("a night of eight hours has seven in spring and nine in autumn", () => {
    expect(workingBetween(newYork, Date.UTC(2026, 2, 7, 12), Date.UTC(2026, 2, 8, 12))).toBe(7 * hour)
    expect(workingBetween(newYork, Date.UTC(2026, 9, 31, 12), Date.UTC(2026, 10, 1, 12))).toBe(9 * hour)
  })

  it("hours that the clock skips do not exist, and hours that it repeats come twice", () => {
    const twoToThree = calendar(definitionOf("America/New_York", { sunday: [["02:00", "03:00"]] }))
    expect(workingIntervals(twoToThree, Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 9))).toEqual([])
    const oneToTwo = calendar(definitionOf("America/New_York", { sunday: [["01:15", "01:45"]] }))
    expect(workingIntervals(oneToTwo, Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2))).toEqual([
      { from: Date.UTC(2026, 10, 1, 5, 15), to: Date.UTC(2026, 10, 1, 5, 45) },
      { from: Date.UTC(2026, 10, 1, 6, 15), to: Date.UTC(2026, 10, 1, 6, 45) },
    ])
  })

  it("a day whose midnight is skipped starts at one", () => {
    const saoPaulo = calendar(definitionOf("America/Sao_Paulo", { sunday: [["00:00", "02:00"]] }))
    expect(workingIntervals(saoPaulo, Date.UTC(2018, 10, 3), Date.UTC(2018, 10, 6))).toEqual([
      { from: Date.UTC(2018, 10, 4, 3), to: Date.UTC(2018, 10, 4, 4) },
    ])
  })

  it("by half an hour, the hours are half an hour more or less", () => {
    const lordHowe = calendar(definitionOf("Australia/Lord_Howe", { sunday: [["00:00", "04:00"]] }))
    expect(workingBetween(lordHowe, Date.UTC(2026, 9, 3), Date.UTC(2026, 9, 5))).toBe(3.5 * hour)
    expect(workingBetween(lordHowe, Date.UTC(2026, 3, 4), Date.UTC(2026, 3, 6))).toBe(4.5 * hour)
  })

  it("by a whole day, that date has no working time", () => {
    const apia = calendar(definitionOf("Pacific/Apia", weekPatterns.allDay, { holidays: ["2011-12-30"] }))
    const [from, to] = [Date.UTC(2011, 11, 29), Date.UTC(2012, 0, 1)]
    expect(workingIntervals(apia, from, to)).toEqual([{ from, to }])
    const friday = calendar(definitionOf("Pacific/Apia", { friday: [["09:00", "17:00"]] }))
    expect(workingBetween(friday, from, to)).toBe(0)
  })
})

describe("around the clock", () => {
  it("time passes as it passes", () => {
    const from = at("2026-01-04 03:00")
    expect(addWorking(aroundTheClock, from, day)).toEqual({ at: from + day, beyondKnown: false })
    expect(workingBetween(aroundTheClock, from, from + 12_345)).toBe(12_345)
    expect(isWorking(aroundTheClock, from)).toBe(true)
    expect(workingIntervals(aroundTheClock, from, from + 900 * day)).toEqual([{ from, to: from + 900 * day }])
  })
})

describe("a question is refused", () => {
  const first = 0
  const last = Date.UTC(2200, 0, 1) - 1

  it("about an instant that is not whole, or not of the years 1970 to 2199", () => {
    for (const wrong of [-1, last + 1, 0.5, Number.NaN, Infinity, "0" as unknown as number]) {
      const questions = [
        () => addWorking(shanghai, wrong, 0),
        () => workingBetween(shanghai, wrong, first),
        () => workingBetween(shanghai, first, wrong),
        () => isWorking(shanghai, wrong),
        () => workingIntervals(shanghai, wrong, first),
        () => workingIntervals(shanghai, first, wrong),
      ]
      for (const question of questions) expect(question).toThrow(InstantInvalid)
    }
  })

  it("not about the first instant and the last", () => {
    for (const zone of ["Pacific/Kiritimati", "UTC", "Pacific/Niue"]) {
      const clock = calendar(definitionOf(zone, weekPatterns.allDay))
      expect(workingBetween(clock, first, last)).toBe(last - first)
      expect(isWorking(clock, first) && isWorking(clock, last)).toBe(true)
    }
  })

  it("about a duration that is negative or not whole", () => {
    for (const wrong of [-1, 0.5, Number.NaN, Infinity]) {
      expect(() => addWorking(shanghai, first, wrong)).toThrow(DurationInvalid)
    }
  })

  it("about an instant before it is about a duration", () => {
    expect(() => addWorking(shanghai, -1, -1)).toThrow(InstantInvalid)
  })

  it("when the calendar has not that much time left, and says how much it has", () => {
    const workdays = [{ date: "2026-01-05", hours: [["09:00", "10:00"]] }] as const
    const once = calendar(definitionOf("UTC", {}, { workdays }))
    expect(due(once, first, 1)).toBe(Date.UTC(2026, 0, 5, 10))
    const error = thrown(() => addWorking(once, Date.UTC(2026, 0, 5, 9, 30), hour))
    expect(error).toBeInstanceOf(DeadlineUnreachable)
    expect(error).toMatchObject({ calendar: "test", durationMs: hour, availableMs: hour / 2 })
  })

  it("when the deadline would be after 2199", () => {
    expect(() => addWorking(aroundTheClock, last, 2)).toThrow(DeadlineUnreachable)
    expect(() => addWorking(aroundTheClock, first, Number.MAX_SAFE_INTEGER)).toThrow(DeadlineUnreachable)
  })

  it("with a message that says what would do", () => {
    expect(new InstantInvalid({ at: -1 }).message).toMatch(/-1 is not an instant: give whole UTC epoch milliseconds/)
    expect(new DurationInvalid({ durationMs: -1 }).message).toMatch(/-1 is not a duration: give whole milliseconds/)
    expect(thrown(() => addWorking(aroundTheClock, last, 2))).toHaveProperty(
      "message",
      expect.stringMatching(/^The calendar "around-the-clock" has 1 ms of working time .* not the 2 ms asked for/),
    )
  })
})

describe("the machine's own zone", () => {
  it("makes no difference", () => {
    const program = `
      import { addWorking, calendar, workingBetween } from ${JSON.stringify(new URL("../../src/time/calendar.ts", import.meta.url).href)}
      const definition = ${JSON.stringify(definitionOf("America/New_York", officeWeek, { holidays: ["2026-11-26"], knownUntil: "2027-03-14" }))}
      const tested = calendar(definition)
      const deadlines = Array.from({ length: 400 }, (_, i) => addWorking(tested, ${Date.UTC(2026, 0, 1)} + i * 90_000_001, 30_000_000 + i))
      console.log(JSON.stringify([new Date(${Date.UTC(2026, 0, 1)}).getHours(), deadlines]))`
    const answers = ["Asia/Shanghai", "America/St_Johns", "UTC"].map((TZ) => {
      const args = ["--no-warnings", "--input-type=module", "--eval", program]
      const printed = execFileSync(process.execPath, args, { env: { ...process.env, TZ }, encoding: "utf8" })
      return JSON.parse(printed) as readonly [localHour: number, deadlines: unknown]
    })
    expect(answers.map(([localHour]) => localHour)).toEqual([8, 20, 0])
    expect(answers[1]![1]).toEqual(answers[0]![1])
    expect(answers[2]![1]).toEqual(answers[0]![1])
  })
})
