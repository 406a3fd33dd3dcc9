import { describe, expect, test } from "vitest"
import { digestOf } from "../../src/engine/journal.ts"
import { approvalWords } from "../../src/messages/approval-words.ts"
import { askedApproval, isApproved } from "../../src/trust/approval.ts"
import { approval, Case, person } from "./request.ts"

const sven = person("sven")
const hugo = person("hugo")

describe("what is asked for", () => {
  const content = { lines: ["K-20"] }
  const cny = (amountMinor: number) => ({ amountMinor, currency: "CNY" })
  const above = [{ above: cny(50_000), people: 2, departments: 2, roles: ["quality"] }]
  const asked = (amount: { amountMinor: number; currency: string } | undefined) =>
    askedApproval({ content, required: { people: 1, roles: ["supervisor"] }, above, amount })

  test("names the content by its digest", () => {
    expect(asked(cny(1)).digest).toBe(digestOf(content))
  })

  test("is more above an amount, and not at it", () => {
    expect(asked(cny(50_000))).toMatchObject({ people: 1, departments: 0, roles: ["supervisor"] })
    expect(asked(cny(50_001))).toMatchObject({ people: 2, departments: 2, roles: ["supervisor", "quality"] })
  })

  test("is more where nobody knows the amount, or it is in another currency", () => {
    expect(asked(undefined).people).toBe(2)
    expect(asked({ amountMinor: 1, currency: "USD" }).people).toBe(2)
  })

  test("is never fewer people than departments or roles, and never nobody", () => {
    expect(askedApproval({ content, required: { people: 1, departments: 3 } }).people).toBe(3)
    expect(askedApproval({ content, required: { people: 1, roles: ["a", "b"] } }).people).toBe(2)
    expect(askedApproval({ content, required: { people: 0 } }).people).toBe(1)
  })
})

describe("an approval", () => {
  test("of one leads on at once, of two with the second", () => {
    const one = Case.submitted({ people: 1 })
    expect(one.give(sven, "approve", {})).toEqual([])
    expect(one.record.status).toBe("approved")
    const two = Case.submitted({ people: 2 })
    two.give(sven, "approve", {})
    expect([two.record.status, isApproved(two.record.approval)]).toEqual(["submitted", false])
    two.give(hugo, "approve", {})
    expect([two.record.status, isApproved(two.record.approval)]).toEqual(["approved", true])
  })

  test("tells who gave it, on whose behalf, from where, with which roles, when and of what", () => {
    const one = Case.submitted({ people: 1 })
    one.give(person("dora", { delegateOf: "sven", department: "stores", roles: ["supervisor", "x"] }), "approve", {})
    expect(one.record.approval).toEqual({
      digest: digestOf({ text: "Lift table" }),
      people: 1,
      departments: 0,
      roles: [],
      given: [
        {
          by: "dora",
          delegateOf: "sven",
          department: "stores",
          roles: ["supervisor", "x"],
          digest: digestOf({ text: "Lift table" }),
          at: 1_000,
        },
      ],
    })
  })

  test("is void after a change, and whoever changed it does not give it any more", () => {
    const two = Case.submitted({ people: 2 })
    two.give(sven, "approve", {})
    expect(two.give(hugo, "change", { text: "Scissor lift" })).toEqual([])
    expect(two.record.approval?.given).toEqual([])
    expect(two.give(hugo, "approve", {})).toEqual(["requester-not-approver"])
    expect(two.give(sven, "approve", {})).toEqual([])
    expect(two.record.status).toBe("submitted")
  })

  test("is void after a change of what everybody had approved", () => {
    const one = Case.submitted({ people: 1 })
    one.give(sven, "approve", {})
    one.give(person("rita"), "change", { text: "Scissor lift" })
    expect(one.give(sven, "use", {})).toEqual(["status-allows-command", "approved-as-it-is"])
  })
})

describe("who asked", () => {
  const two = () => Case.submitted({ people: 2 })

  test("does not approve, whatever other roles they hold", () => {
    expect(two().give(person("rita", { roles: ["quality", "clerk"] }), "approve", {})).toEqual([
      "requester-not-approver",
    ])
  })

  test("does not let a delegate approve, nor approves as a delegate", () => {
    expect(two().give(person("dora", { delegateOf: "rita" }), "approve", {})).toEqual(["requester-not-approver"])
    expect(two().give(person("rita", { delegateOf: "sven" }), "approve", {})).toEqual(["requester-not-approver"])
  })

  test("counts together with the person on whose behalf it was asked", () => {
    const one = new Case()
    const asking = { text: "Lift table", people: 1, departments: 0, roles: [] }
    one.give(person("dora", { delegateOf: "rita" }), "submit", asking)
    expect(one.give(person("rita"), "approve", {})).toEqual(["requester-not-approver"])
    expect(one.give(person("dora"), "approve", {})).toEqual(["requester-not-approver"])
  })
})

describe("an approver", () => {
  test("counts once, together with a principal", () => {
    const two = Case.submitted({ people: 2 })
    two.give(sven, "approve", {})
    expect(two.give(sven, "approve", {})).toEqual(["approver-approves-once"])
    expect(two.give(person("dora", { delegateOf: "sven" }), "approve", {})).toEqual(["approver-approves-once"])
    const other = Case.submitted({ people: 2 })
    other.give(person("dora", { delegateOf: "sven" }), "approve", {})
    expect(other.give(sven, "approve", {})).toEqual(["approver-approves-once"])
    expect(other.give(person("dora"), "approve", {})).toEqual(["approver-approves-once"])
  })

  test("is not whom it is about, nor their delegate", () => {
    const one = Case.submitted({ people: 1, about: "eve" })
    expect(one.give(person("eve"), "approve", {})).toEqual(["approver-not-concerned"])
    expect(one.give(person("dora", { delegateOf: "eve" }), "approve", {})).toEqual(["approver-not-concerned"])
  })

  test.each(["disabled", "left"])("who is %s does not approve", (status) => {
    const facts = { approver: [{ id: "sven", status }] }
    expect(Case.submitted({ people: 1 }).give(sven, "approve", {}, facts)).toEqual(["approver-in-service"])
  })

  test("stands in for somebody who is away, and not for somebody who has left", () => {
    const dora = person("dora", { delegateOf: "sven" })
    const facts = (status: string) => ({
      approver: [
        { id: "dora", status: "active" },
        { id: "sven", status },
      ],
    })
    expect(Case.submitted({ people: 1 }).give(dora, "approve", {}, facts("disabled"))).toEqual([])
    expect(Case.submitted({ people: 1 }).give(dora, "approve", {}, facts("left"))).toEqual(["approver-in-service"])
  })

  test("needs no record, and no desk that keeps any; what is not known refuses", () => {
    expect(Case.submitted({ people: 1 }).give(sven, "approve", {}, { approver: false })).toEqual([])
    expect(Case.submitted({ people: 1 }).give(sven, "approve", {}, { approver: [] })).toEqual([])
    expect(Case.submitted({ people: 1 }).give(sven, "approve", {}, {})).toEqual(["approver-in-service"])
  })
})

describe("departments", () => {
  const from = (id: string, department?: string) => person(id, department === undefined ? {} : { department })

  test("must be reached by the people who are still missing", () => {
    const two = Case.submitted({ people: 2, departments: 2 })
    expect(two.give(from("sven", "stores"), "approve", {})).toEqual([])
    expect(two.give(from("hugo", "stores"), "approve", {})).toEqual(["approvers-from-enough-departments"])
    expect(two.give(from("hugo"), "approve", {})).toEqual(["approvers-from-enough-departments"])
    expect(two.give(from("hugo", "finance"), "approve", {})).toEqual([])
    expect(two.record.status).toBe("approved")
  })

  test("may repeat as long as they can still be reached", () => {
    const three = Case.submitted({ people: 3, departments: 2 })
    expect(three.give(from("a", "stores"), "approve", {})).toEqual([])
    expect(three.give(from("b", "stores"), "approve", {})).toEqual([])
    expect(three.give(from("c", "stores"), "approve", {})).toEqual(["approvers-from-enough-departments"])
  })

  test("do not matter where none are asked for", () => {
    expect(Case.submitted({ people: 1 }).give(from("sven"), "approve", {})).toEqual([])
  })
})

test("roles that are asked for must be among those of the approvers", () => {
  const two = Case.submitted({ people: 2, roles: ["quality"] })
  expect(two.give(sven, "approve", {})).toEqual([])
  expect(two.give(hugo, "approve", {})).toEqual(["approvers-hold-the-roles"])
  expect(two.give(person("hugo", { roles: ["quality"] }), "approve", {})).toEqual([])
  expect(two.record.status).toBe("approved")
})

describe("what is approved", () => {
  test("is what the approver looked at", () => {
    const one = Case.submitted({ people: 1 })
    const looked = { digest: one.record.approval!.digest }
    one.give(person("rita"), "change", { text: "Scissor lift" })
    expect(one.give(sven, "approve", looked)).toEqual(["approves-what-is-there"])
    expect(one.give(sven, "approve", { digest: one.record.approval!.digest })).toEqual([])
  })

  test("is not what was written past the approval, before it or after it", () => {
    const one = Case.submitted({ people: 2 })
    one.give(sven, "approve", {})
    one.give(hugo, "scribble", { text: "Something else" })
    expect(one.give(person("petra"), "approve", {})).toEqual(["approves-what-is-there"])
    const done = Case.submitted({ people: 1 })
    done.give(sven, "approve", {})
    done.give(hugo, "scribble", { text: "Something else" })
    expect(done.give(hugo, "use", {})).toEqual(["approved-as-it-is"])
    done.give(hugo, "scribble", { text: "Lift table" })
    expect(done.give(hugo, "use", {})).toEqual([])
  })

  test("is nothing where nothing was asked for", () => {
    const one = Case.submitted({ people: 1 })
    const { approval: _, ...bare } = one.record
    one.record = bare
    expect(one.give(sven, "approve", {})).toEqual(["approves-what-is-there"])
  })
})

test("approvals have words for all their rules, and for nothing else", () => {
  expect(Object.keys(approvalWords.rules).toSorted()).toEqual(Object.keys(approval.rules).toSorted())
  expect(Object.keys(approvalWords.separations)).toEqual(Object.keys(approval.separations))
})
