import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import {
  companyPolicy,
  defaultPolicy,
  Policy,
  PolicyInvalid,
  policyProblemText,
  type PolicyChanges,
} from "../../src/regulation/index.ts"

const refusal = (changes: unknown): PolicyInvalid => {
  try {
    companyPolicy(changes as PolicyChanges)
  } catch (error) {
    if (error instanceof PolicyInvalid) return error
    throw error
  }
  throw new Error("The policy was accepted though it should be refused.")
}

const reasons = (changes: unknown): ReadonlyArray<string> =>
  refusal(changes).problems.map(({ path, reason }) => `${path}: ${reason}`)

describe("companyPolicy", () => {
  it("keeps the default where the company says nothing", () => {
    expect(companyPolicy({ version: "a" })).toEqual({ ...defaultPolicy, version: "a" })
  })

  it("changes one figure of a group alone", () => {
    const { service } = companyPolicy({ version: "a", service: { followUp: { otherSamplePercent: 50 } } })
    expect(service).toEqual({
      ...defaultPolicy.service,
      followUp: { ...defaultPolicy.service.followUp, otherSamplePercent: 50 },
    })
  })

  it("adds a pause reason, and changes one there is", () => {
    const rain = {
      title: { en: "Rain", "zh-Hans": "下雨" },
      category: "waitingForCustomer",
      remindAfterWorkingMinutes: 60,
      limitWorkingMinutes: 60,
    } as const
    const { pauseReasons } = companyPolicy({
      version: "a",
      service: { pauseReasons: { rain, siteNotReady: { limitWorkingMinutes: 960 } } },
    }).service
    expect(pauseReasons).toEqual({
      ...defaultPolicy.service.pauseReasons,
      rain,
      siteNotReady: { ...defaultPolicy.service.pauseReasons["siteNotReady"], limitWorkingMinutes: 960 },
    })
  })

  it("gives a frozen policy, and freezes or changes nothing that it was given", () => {
    const title = { en: "Rain", "zh-Hans": "下雨" }
    const rain = {
      title,
      category: "waitingForCustomer" as const,
      remindAfterWorkingMinutes: 60,
      limitWorkingMinutes: 60,
    }
    const policy = companyPolicy({ version: "a", service: { pauseReasons: { rain } } })
    expect(Object.isFrozen(policy.service.pauseReasons["rain"]?.title)).toBe(true)
    title.en = "Heavy rain"
    expect(policy.service.pauseReasons["rain"]?.title.en).toBe("Rain")
  })

  it("asks for a version of the company's own", () => {
    expect(reasons({})).toEqual(["version: missing"])
    expect(reasons({ version: "" })).toEqual(["version: notAllowed"])
    expect(reasons({ version: "2027 / first" })).toEqual(["version: notAllowed"])
  })

  it("refuses fields that it does not know, at any depth", () => {
    expect(reasons({ version: "a", sevice: {}, service: { followUp: { dueDay: 3 } } })).toEqual([
      "sevice: unknownField",
      "service.followUp.dueDay: unknownField",
    ])
  })

  it("refuses figures below their minimum and above their maximum, and takes both bounds", () => {
    const grace = (arrivalGraceElapsedMinutes: unknown) => ({
      version: "a",
      service: { appointment: { arrivalGraceElapsedMinutes } },
    })
    for (const value of [-1, 121, 1.5, Number.NaN, Infinity, "15", null, undefined, [15]])
      expect(reasons(grace(value))).toEqual(["service.appointment.arrivalGraceElapsedMinutes: notAllowed"])
    for (const value of [0, 120])
      expect(companyPolicy(grace(value) as PolicyChanges).service.appointment.arrivalGraceElapsedMinutes).toBe(value)
  })

  it.each([
    ["service.priorities.high", { priorities: { high: { resolutionWorkingMinutes: 59 } } }, "resolutionWorkingMinutes"],
    ["service.dailyLoad", { dailyLoad: { mostMinutes: 479 } }, "mostMinutes"],
    [
      "service.pauseReasons.partsOnOrder",
      { pauseReasons: { partsOnOrder: { limitWorkingMinutes: 959 } } },
      "limitWorkingMinutes",
    ],
  ])("refuses figures of %s that contradict each other", (group, service, name) => {
    expect(reasons({ version: "a", service })).toEqual([`${group}.${name}: inconsistent`])
  })

  it("refuses a pause reason that is incomplete, has no name fit for a key, or is one too many", () => {
    const of = (pauseReasons: unknown) => reasons({ version: "a", service: { pauseReasons } })
    const complete = defaultPolicy.service.pauseReasons["siteNotReady"]!
    expect(of({ rain: { title: { en: "Rain" }, category: "open" } })).toEqual([
      "service.pauseReasons.rain.title.zh-Hans: missing",
      "service.pauseReasons.rain.category: notAllowed",
      "service.pauseReasons.rain.remindAfterWorkingMinutes: missing",
      "service.pauseReasons.rain.limitWorkingMinutes: missing",
    ])
    expect(of({ rain: { ...complete, title: { en: "Rain", "zh-Hans": " " } } })).toEqual([
      "service.pauseReasons.rain.title: notAllowed",
    ])
    expect(of({ "Heavy rain": complete })).toEqual(["service.pauseReasons.Heavy rain: unknownField"])
    const hundred = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`reason${at}`, complete]))
    expect(of(hundred)).toEqual(["service.pauseReasons: notAllowed"])
  })

  it("takes a name of the prototype for a field like any other", () => {
    const changes = JSON.parse(
      `{ "version": "a", "__proto__": { "x": 1 }, "constructor": 1, "service": { "__proto__": 2 } }`,
    )
    expect(reasons(changes)).toEqual([
      "__proto__: unknownField",
      "constructor: unknownField",
      "service.__proto__: unknownField",
    ])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it.each([null, 5, "policy", []])("refuses %j in place of changes", (changes) => {
    expect(reasons(changes)).toEqual([": notAllowed"])
  })

  it("lists every problem with its path and how to mend it, in both languages", () => {
    const error = refusal({
      service: {
        vehicle: 7,
        followUp: { otherSamplePercent: 0, sample: 1 },
        priorities: { urgent: { firstResponseWorkingMinutes: 500 } },
      },
    })
    expect(error).toHaveProperty("_tag", "PolicyInvalid")
    expect(error.message.split("\n")).toEqual([
      `version is missing. Give 1 to 64 letters, digits, ".", "_" or "-", the first a letter or digit.`,
      "service.priorities.urgent.resolutionWorkingMinutes = 120 contradicts another figure. Give at least 500, the value of firstResponseWorkingMinutes.",
      "service.vehicle = 7 is not allowed. Give an object of checkEveryDays, maintenanceEveryKilometres, maintenanceEveryMonths.",
      "service.followUp.sample = 1 is not a parameter. Remove or rename it; here stands an object of dueDays, paidSamplePercent, otherSamplePercent, regularEveryMonths.",
      "service.followUp.otherSamplePercent = 0 is not allowed. Give a whole number from 5 to 100 (percent).",
    ])
    expect(policyProblemText(error.problems[4]!, "zh-Hans")).toBe(
      "service.followUp.otherSamplePercent = 0 不在允许范围内。请填写：5 至 100 的整数（单位：%）。",
    )
    expect(refusal(null).message).toMatch(/^The policy = null is not allowed\. Give an object of version, /)
  })

  it("cuts a long value that it shows", () => {
    const { seen } = refusal({ version: "x".repeat(10_000) }).problems[0]!
    expect(seen.length).toBe(60)
  })
})

describe("the policy's schema", () => {
  it("keeps the bounds by itself, also for a policy that was stored", () => {
    const stored = { ...defaultPolicy, service: { ...defaultPolicy.service, sameFaultDays: 0 } }
    expect(() => Schema.decodeUnknownSync(Policy)(stored)).toThrow(/sameFaultDays/)
  })
})
