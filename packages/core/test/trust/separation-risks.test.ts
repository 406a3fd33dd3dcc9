import { expect, test } from "vitest"
import { parts } from "../../src/parts/chapter.ts"
import { quality } from "../../src/quality/chapter.ts"
import { commandsOf, separationRisksIn } from "../../src/trust/separation-risks.ts"

test("a role's commands are those of all chapters that one of its roles may give", () => {
  const { purchasing, nobody } = commandsOf([parts, quality], { purchasing: ["buyer", "quality"], nobody: [] })
  expect(purchasing).toEqual(expect.arrayContaining(["purchaseOrder.propose", "supplier.approve", "standard.approve"]))
  expect(purchasing).not.toContain("purchaseOrder.approve")
  expect(nobody).toEqual([])
})

test("one call tells of all chapters which role could ask and approve", () => {
  const risks = separationRisksIn([parts, quality], {
    boss: ["buyer", "supervisor"],
    buying: ["buyer"],
    q: ["quality"],
  })
  expect(risks.map(({ kind, role, separation }) => `${role} ${kind}.${separation}`)).toEqual(
    expect.arrayContaining([
      "boss supplier.requester-not-approver",
      "boss purchaseOrder.requester-not-approver",
      "boss purchaseProposal.proposer-not-confirmer",
      "q standard.author-not-approver",
    ]),
  )
  expect(risks.find(({ kind, role }) => kind === "purchaseOrder" && role === "boss")).toEqual({
    kind: "purchaseOrder",
    role: "boss",
    separation: "requester-not-approver",
    clause: "5.1.1",
    first: ["propose", "change"],
    later: ["approve"],
  })
  expect(risks.filter(({ kind, role }) => kind === "purchaseOrder" && role === "buying")).toEqual([])
})
