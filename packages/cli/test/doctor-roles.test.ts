import { parts } from "@fieldcare/core/parts"
import { companyPolicy } from "@fieldcare/core/regulation"
import { describe, expect, test } from "vitest"
import type { Surroundings } from "../src/doctor/finding.ts"
import { roles } from "../src/doctor/roles.ts"

const found = async (config: object) => {
  const around = { project: { config, file: "fieldcare.config.ts" }, chapters: [parts], now: () => Date.now() }
  return ((await roles.run(around as unknown as Surroundings)) ?? []).map(({ id, what }) => `${id} ${what.en}`)
}
const orders = (findings: ReadonlyArray<string>, id: string) =>
  findings.filter((one) => one.startsWith(`roles.${id} `) && one.includes("purchaseOrder"))

const people = { bea: ["buyer"], sven: ["supervisor"], hugo: ["supervisor"] }
const approvers = (fewestPeople: number) =>
  companyPolicy({ version: "1", parts: { approvals: { purchaseOrder: { fewestPeople, fewestDepartments: 0 } } } })

describe("a team in which orders are to be approved", () => {
  test("by two people has two beside the buyer", async () => {
    expect(orders(await found({ people, policy: approvers(2) }), "too-few-approvers")).toEqual([])
  })

  test("by three people and has two is told that none can end", async () => {
    expect(orders(await found({ people, policy: approvers(3) }), "too-few-approvers")).toEqual([
      "roles.too-few-approvers purchaseOrder: approve takes 3 people beside the one who gives propose, change; it may be given by sven, hugo (requester-not-approver, clause 5.1.1). No case can ever end.",
    ])
  })

  test("by one person, who is the only one to write them, is told that nobody else can", async () => {
    const alone = await found({ people: { sven: ["supervisor"] } })
    expect(orders(alone, "nobody-else")).toHaveLength(1)
    expect(orders(await found({ people }), "nobody-else")).toEqual([])
  })
})

test("a role with both sides of an order is a warning, and one with one side is none", async () => {
  const findings = await found({ roles: { boss: ["buyer", "supervisor"], buying: ["buyer"] } })
  expect(orders(findings, "role-does-both")).toEqual([
    "roles.role-does-both The role boss may give propose, change and approve of purchaseOrder, which are to be apart (requester-not-approver, clause 5.1.1).",
  ])
})

test("a role that is one role of Fieldcare is no warning, though that has both sides: no table could mend it", async () => {
  const findings = await found({
    roles: { manager: ["supervisor"], store: ["storekeeper"] },
    people: { sven: ["manager"] },
  })
  expect(findings.filter((one) => one.includes("does-both"))).toEqual([])
})

test("a team that buys nothing is not told that orders can not end", async () => {
  const findings = await found({ people: { lin: ["engineer"] } })
  expect(findings.filter((one) => one.includes("purchaseOrder"))).toEqual([])
})
