import { regulation } from "@fieldcare/core"
import { type Chapter, chapter, type Lifecycle } from "@fieldcare/core/engine"
import { companyPolicy, defaultPolicy, type Policy, type PolicyChanges } from "@fieldcare/core/regulation"
import { calendar } from "@fieldcare/core/time"
import { describe, expect, test } from "vitest"
import { checkPolicy } from "../../src/index.ts"
import { loan, loans } from "../chapters/loans.ts"

const against: ReadonlyArray<Chapter> = regulation()
const few = { against, runs: 4 }
const ours = (service: PolicyChanges["service"] = {}, more: object = {}): Policy =>
  companyPolicy({ version: "acme-1", service, ...more })
/** A policy as it comes from a file, past every check. */
const raw = (change: (policy: { service: Record<string, Record<string, unknown>> }) => void): Policy => {
  const policy = structuredClone({ ...defaultPolicy, version: "raw-1" })
  change(policy as never)
  return policy
}

const office = [["09:00", "18:00"]] as const
const company = calendar({ id: "c", version: "1", zone: "Asia/Shanghai", week: { monday: office, thursday: office } })

test(
  "the default policy is found in order, with every duty met and every case ended in some history",
  () => expect(checkPolicy(defaultPolicy, { against, calendar: company })).toEqual([]),
  90_000,
)

test("what the desk does by itself is nobody's pace: it is not found late, however people go about it", () => {
  const halves = [
    ["09:00", "12:00"],
    ["13:00", "18:00"],
  ] as const
  const week = { monday: halves, tuesday: halves, wednesday: halves, thursday: halves, friday: halves }
  const weekdays = calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week })
  expect(checkPolicy(defaultPolicy, { against, calendar: weekdays, seed: 1, runs: 100 })).toEqual([])
}, 90_000)

describe("what is wrong is found, with its path and clause", () => {
  const priorities = { high: { resolutionWorkingMinutes: 100, firstResponseWorkingMinutes: 60 } }
  test.each<[string, Policy | ReadonlyArray<Policy>, string, string, string]>([
    [
      "a sample of nobody",
      raw(({ service }) => (service["followUp"]!["paidSamplePercent"] = 0)),
      "value",
      "service.followUp.paidSamplePercent",
      "3.6.1",
    ],
    [
      "a pause without end",
      raw(
        ({ service }) =>
          ((service["pauseReasons"]!["partsOnOrder"] as Record<string, unknown>)["limitWorkingMinutes"] = 1e9),
      ),
      "value",
      "service.pauseReasons.partsOnOrder.limitWorkingMinutes",
      "1.3.1",
    ],
    [
      "an unknown priority",
      raw(({ service }) => (service["priorities"]!["someday"] = 1)),
      "value",
      "service.priorities.someday",
      "",
    ],
    [
      "a resolution before the first response",
      raw(
        ({ service }) => ((service["priorities"]!["low"] as Record<string, unknown>)["resolutionWorkingMinutes"] = 1),
      ),
      "value",
      "service.priorities.low.resolutionWorkingMinutes",
      "1.3.1",
    ],
    [
      "urgent later than high",
      ours({ priorities }),
      "order",
      "service.priorities.urgent.resolutionWorkingMinutes",
      "1.3.1",
    ],
    [
      "an answer after the first response",
      ours({ contact: { answerWorkingMinutes: 60 } }),
      "order",
      "service.contact.answerWorkingMinutes",
      "3.1.1",
    ],
    [
      "a follow-up after the fault counts as new",
      ours({ followUp: { dueDays: 30 }, sameFaultDays: 7 }),
      "order",
      "service.followUp.dueDays",
      "3.6.1",
    ],
    [
      "no reason to wait for parts",
      raw(({ service }) => delete service["pauseReasons"]!["partsOnOrder"]),
      "order",
      "service.pauseReasons",
      "1.3.1",
    ],
    [
      "two versions of one name",
      [defaultPolicy, { ...defaultPolicy, effectiveFrom: 5 }],
      "versions",
      "fieldcare-1",
      "1.1",
    ],
    ["two versions from one instant", [defaultPolicy, ours()], "versions", "acme-1", "1.1"],
    ["a time without a version", ours({}, { effectiveFrom: Date.UTC(2027, 0, 1) }), "versions", "effectiveFrom", "1.1"],
  ])("%s", (_name, policy, finding, path, clause) => {
    const found = checkPolicy(policy, few)
    expect(found.map((one) => `${one.finding} ${one.path} ${one.clause ?? ""}`)).toContain(
      `${finding} ${path} ${clause}`,
    )
    for (const { what, mend } of found) {
      expect(`${what.en} ${what["zh-Hans"]} ${mend.en} ${mend["zh-Hans"]}`).not.toMatch(/[{}]|undefined/)
    }
  })

  test("a calendar without working time", () => {
    const idle = calendar({
      id: "idle",
      version: "1",
      zone: "Asia/Shanghai",
      week: {},
      workdays: [{ date: "2025-01-02", hours: office }],
    })
    expect(checkPolicy(defaultPolicy, { ...few, calendar: idle }).map(({ path }) => path)).toEqual(["calendar"])
  })

  test("limits that a small calendar takes more than a year for", () => {
    const rare = calendar({ id: "rare", version: "1", zone: "UTC", week: { monday: [["09:00", "10:00"]] } })
    expect(checkPolicy(defaultPolicy, { ...few, calendar: rare }).map(({ path }) => path)).toContain(
      "service.priorities.low.resolutionWorkingMinutes",
    )
  })

  test("a duty that nobody can meet", () => {
    const hasty = { limit: { type: "by", at: 0 } } as const
    const duty = { ...loan.duties["device-returned"]!, starts: { lent: () => hasty } }
    const changed = { ...(loan as Lifecycle), duties: { "device-returned": duty } }
    const hurried = chapter({ ...loans, lifecycles: [changed] }) as Chapter
    expect(checkPolicy(defaultPolicy, { against: [hurried], runs: 40 })).toMatchObject([
      { finding: "duty", path: "loan.device-returned", clause: "8.1" },
    ])
  })
})
