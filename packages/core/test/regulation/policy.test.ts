import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import {
  clauses,
  companyPolicy,
  defaultPolicy,
  languagesMissing,
  pauseReason,
  Policy,
  policyAt,
  policyParameters,
  priorities,
  type PolicyParameter,
} from "../../src/regulation/index.ts"

/** Every leaf of a plain value with its path; words in several languages are one leaf. */
const leavesOf = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<[string, unknown]> =>
  typeof value === "object" && value !== null && !("zh-Hans" in value)
    ? Object.entries(value).flatMap(([name, below]) => leavesOf(below, [...path, name]))
    : [[path.join("."), value]]

const standsFor = (parameter: PolicyParameter, path: string): boolean => {
  const names = path.split(".")
  const pattern = parameter.path.split(".")
  return names.length === pattern.length && pattern.every((name, at) => name === "*" || name === names[at])
}

describe("the parameters", () => {
  const leaves = leavesOf(defaultPolicy)

  it("describe each leaf of the default policy exactly once", () => {
    expect(leaves.length).toBeGreaterThan(40)
    for (const [path] of leaves)
      expect([path, policyParameters.filter((each) => standsFor(each, path)).length]).toEqual([path, 1])
  })

  it("describe nothing that the default policy does not have", () => {
    for (const each of policyParameters)
      expect([each.path, leaves.some(([path]) => standsFor(each, path))]).toEqual([each.path, true])
  })

  it.each(policyParameters)("$path cites a clause, a source and words", (parameter) => {
    expect(clauses.map(({ id }) => id)).toContain(parameter.clause)
    expect(parameter.source.trim()).not.toBe("")
    expect(languagesMissing(parameter.title)).toEqual([])
    expect(languagesMissing(parameter.expected)).toEqual([])
    expect(parameter.title["zh-Hans"]).toMatch(/\p{Script=Han}/u)
  })

  it("rest on no law: those are for a dated reference policy", () => {
    expect(policyParameters.filter(({ kind }) => kind === "law")).toEqual([])
  })

  it.each(policyParameters.filter(({ unit }) => unit !== undefined))("$path ends with its unit", ({ path, unit }) => {
    const units = policyParameters.flatMap((each) => each.unit ?? [])
    const ending = units.filter((each) => path.toLowerCase().endsWith(each.toLowerCase()))
    expect(ending.toSorted((a, b) => b.length - a.length)[0]).toBe(unit)
  })

  it("bound every figure, and the defaults keep the bounds", () => {
    const figures = leaves.filter(([, value]) => typeof value === "number").filter(([path]) => path !== "effectiveFrom")
    for (const [path, value] of figures) {
      const { minimum, maximum } = policyParameters.find((each) => standsFor(each, path))!
      expect([path, minimum! <= (value as number), (value as number) <= maximum!]).toEqual([path, true, true])
    }
  })
})

describe("the default policy", () => {
  it("has the figures that were decided on", () => {
    const { service, journal } = defaultPolicy
    expect(priorities.map((each) => Object.values(service.priorities[each]))).toEqual([
      [30, 120, 8],
      [60, 240, 24],
      [480, 1_440, 48],
      [1_440, 4_320, 72],
    ])
    expect(journal).toEqual({ occurredAtPastElapsedHours: 72, occurredAtAheadElapsedMinutes: 5 })
    expect(service.contact).toEqual({ answerWorkingMinutes: 2, specialistReplyWorkingMinutes: 240 })
    expect(service.appointment).toEqual({
      confirmationWorkingMinutes: 30,
      reminderBeforeElapsedHours: 24,
      arrivalGraceElapsedMinutes: 15,
    })
    expect(service.dailyLoad).toEqual({ usualMinutes: 480, mostMinutes: 600 })
    expect(service.vehicle).toEqual({
      checkEveryDays: 7,
      maintenanceEveryKilometres: 10_000,
      maintenanceEveryMonths: 6,
    })
    expect(service.progressReportWorkingMinutes).toBe(960)
    expect(service.acceptance).toEqual({ invitationWorkingMinutes: 120, remarkForwardedWorkingMinutes: 480 })
    expect(service.followUp).toEqual({
      dueDays: 3,
      paidSamplePercent: 100,
      otherSamplePercent: 30,
      regularEveryMonths: 12,
    })
    expect(service.sameFaultDays).toBe(30)
    expect(Object.keys(service.pauseReasons)).toEqual([
      "customerUnreachable",
      "customerAskedToWait",
      "siteNotReady",
      "partsOnOrder",
    ])
  })

  it("is valid by its own schema and survives JSON", () => {
    expect(Schema.decodeUnknownSync(Policy)(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy)
  })

  it("is frozen to its last figure", () => {
    const followUp = defaultPolicy.service.followUp as { dueDays: number }
    expect(() => (followUp.dueDays = 99)).toThrow(TypeError)
    const { title } = defaultPolicy.service.pauseReasons["siteNotReady"]! as { title: { en: string } }
    expect(() => (title.en = "x")).toThrow(TypeError)
  })

  it("never lets a more urgent case wait longer than a less urgent one", () => {
    for (const [at, less] of priorities.entries()) {
      const more = priorities[at - 1]
      if (more === undefined) continue
      const urgent = defaultPolicy.service.priorities[more]
      const other = defaultPolicy.service.priorities[less]
      expect(urgent.firstResponseWorkingMinutes).toBeLessThanOrEqual(other.firstResponseWorkingMinutes)
      expect(urgent.resolutionWorkingMinutes).toBeLessThanOrEqual(other.resolutionWorkingMinutes)
      expect(urgent.arrivalElapsedHours).toBeLessThanOrEqual(other.arrivalElapsedHours)
    }
  })
})

describe("pauseReason", () => {
  it("finds a reason by its name", () => {
    expect(pauseReason(defaultPolicy, "partsOnOrder")?.category).toBe("waitingForParts")
  })

  it.each(["rain", "constructor", "__proto__", "toString", ""])("finds nothing under %j", (name) => {
    expect(pauseReason(defaultPolicy, name)).toBeUndefined()
  })
})

describe("policyAt", () => {
  const version = (name: string, effectiveFrom: number) => companyPolicy({ version: name, effectiveFrom })
  const first = version("first", 100)
  const second = version("second", 200)

  it.each([
    [99, undefined],
    [100, "first"],
    [199, "first"],
    [200, "second"],
    [Number.MAX_SAFE_INTEGER, "second"],
  ])("at %d gives %s, in whichever order the versions come", (instant, name) => {
    expect(policyAt([first, second], instant)?.version).toBe(name)
    expect(policyAt([second, first], instant)?.version).toBe(name)
  })

  it("gives the later in the list of two that start together", () => {
    expect(policyAt([first, version("corrected", 100)], 150)?.version).toBe("corrected")
  })

  it("gives nothing for no version", () => {
    expect(policyAt([], 0)).toBeUndefined()
  })
})
