import { describe, expect, it } from "vitest"
import { columnsOf, compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import type { Act } from "../../../src/engine/trail.ts"
import { blankStandard, type Standard } from "../../../src/quality/standard/standard-record.ts"
import { standard, type StandardFacts } from "../../../src/quality/standard/standard.ts"
import { defaultPolicy } from "../../../src/regulation/index.ts"

const compiled = compile(standard)
const step = { id: "s1", title: "Isolate from mains", check: "No voltage measured", safety: true }
const unchecked = { id: "s2", title: "Clean the filter", safety: false }
const input = { service: "repair", product: "K-20", edition: 2, title: "Repair of K-20", steps: [step] } as const
const draft: Standard = { ...blankStandard, ...input, id: "S-2", status: "draft" }
const submitted: Standard = { ...draft, status: "submitted" }
const first: Standard = { ...draft, id: "S-1", edition: 1, status: "inForce" }
const successor: Standard = { ...submitted, supersedes: "S-1" }

interface Setting {
  readonly actor?: string
  readonly facts?: StandardFacts
  readonly acts?: ReadonlyArray<Act>
  readonly via?: string
}

const when = (
  given: Standard,
  command: string,
  data: object,
  { actor = "u2", facts = {}, acts = [], via }: Setting = {},
) =>
  decide(compiled, given, command, data, {
    now: 1_000,
    occurredAt: 1_000,
    actor: { id: actor, tenant: "acme", roles: ["quality"] },
    ...(via === undefined ? {} : { via }),
    policy: defaultPolicy,
    facts,
    acts,
  })

const refusedBy = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule, clause }) => `${clause} ${rule}`)
const recordAfter = (decision: ReturnType<typeof when>): Standard => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const none: StandardFacts = { previous: null, inForce: [] }

describe("a standard", () => {
  it("goes from draft over submission into force", () => {
    const drafted = recordAfter(when({ ...blankStandard, id: "S-2" }, "draft", input))
    expect(drafted).toEqual(draft)
    const handedIn = recordAfter(when(drafted, "submit", {}))
    expect(handedIn.status).toBe("submitted")
    expect(recordAfter(when(handedIn, "approve", {}, { facts: none }))).toEqual({ ...draft, status: "inForce" })
  })

  it("is edited as a draft and while submitted, where it stays, and not in force", () => {
    expect(recordAfter(when(draft, "edit", { title: "Repair" }))).toEqual({ ...draft, title: "Repair" })
    expect(recordAfter(when(submitted, "edit", { steps: [step, unchecked] }))).toEqual({
      ...submitted,
      steps: [step, unchecked],
    })
    expect(refusedBy(when(first, "edit", { title: "Repair" }))).toEqual(["4.1.1 status-allows-command"])
  })

  it("ends when it is withdrawn", () => {
    expect(recordAfter(when(first, "withdraw", { reason: "Product recalled" })).status).toBe("withdrawn")
  })
})

describe("the steps of a standard", () => {
  it("have each an id of their own", () => {
    const repeated = { ...unchecked, id: "s1" }
    expect(refusedBy(when({ ...blankStandard, id: "S-2" }, "draft", { ...input, steps: [step, repeated] }))).toEqual([
      "4.1.2 step-ids-unique",
    ])
    expect(refusedBy(when(draft, "edit", { steps: [step, repeated] }))).toEqual(["4.1.2 step-ids-unique"])
  })

  it("can each be checked when the standard is submitted", () => {
    expect(when({ ...draft, steps: [step, unchecked] }, "submit", {})).toMatchObject({
      accepted: false,
      violations: [
        {
          rule: "every-step-checkable",
          clause: "4.1.2",
          seen: { count: 2, steps: ["Clean the filter"] },
          mend: "standard.edit",
        },
      ],
    })
  })

  it("are at least one", () => {
    expect(refusedBy(when({ ...draft, steps: [] }, "submit", {}))).toEqual(["4.1.2 every-step-checkable"])
  })

  it("can still each be checked after an edit since the submission", () => {
    const edited = recordAfter(when(submitted, "edit", { steps: [unchecked] }))
    expect(refusedBy(when(edited, "approve", {}, { facts: none }))).toEqual(["4.1.2 every-step-checkable"])
  })
})

describe("an edition", () => {
  const approve = (previous: Standard | null, inForce: ReadonlyArray<Standard> = [first]) =>
    refusedBy(when(successor, "approve", {}, { facts: { previous, inForce } }))

  it("follows a lower one in force for the same service and product", () => {
    expect(approve(first)).toEqual([])
  })

  it.each([
    ["does not exist", null],
    ["is not in force", { ...first, status: "withdrawn" }],
    ["is for another service", { ...first, service: "installation" as const }],
    ["is for another product", { ...first, product: "K-21" }],
    ["is of the same edition", { ...first, edition: 2 }],
  ])("does not follow one that %s", (_what, previous) => {
    expect(approve(previous)).toEqual(["4.1.1 edition-follows"])
  })

  it("is not approved while it is not known what it follows and what is in force", () => {
    expect(when(successor, "approve", {})).toMatchObject({
      violations: [
        { rule: "edition-follows", unknown: "previous" },
        { rule: "one-standard-in-force", unknown: "inForce" },
      ],
    })
  })

  it("does not come into force beside another one", () => {
    const third = { ...first, id: "S-3" }
    expect(refusedBy(when(submitted, "approve", {}, { facts: { inForce: [first] } }))).toEqual([
      "4.1.1 one-standard-in-force",
    ])
    expect(approve(first, [first, third])).toEqual(["4.1.1 one-standard-in-force"])
  })

  it("supersedes the one it follows in the same unit of work", () => {
    const [followUp] = standard.followUps
    const context = {} as Parameters<NonNullable<typeof followUp>["input"]>[2]
    expect(followUp?.input(successor, successor, context, first)).toEqual({ successor: "S-2" })
    expect(followUp?.input(submitted, submitted, context, first)).toBeUndefined()
    expect(refusedBy(when(first, "supersede", { successor: "S-2" }))).toEqual(["4.1.1 role-may"])
    expect(recordAfter(when(first, "supersede", { successor: "S-2" }, { via: "standard.approve" })).status).toBe(
      "superseded",
    )
  })

  it("is found by the columns that its approval needs", () => {
    expect(columnsOf(standard, successor)).toEqual({
      service: "repair",
      product: "K-20",
      edition: 2,
      supersedes: "S-1",
    })
    expect(columnsOf(standard, submitted)["supersedes"]).toBeNull()
  })
})

describe("whoever had a hand in a standard", () => {
  it.each(["draft", "edit", "submit"])("does not approve it after %s", (command) => {
    const acts = [
      { command, by: "u1" },
      { command: "submit", by: "u3" },
    ]
    expect(refusedBy(when(submitted, "approve", {}, { actor: "u1", facts: none, acts }))).toEqual([
      "4.1.1 author-not-approver",
    ])
    expect(refusedBy(when(submitted, "approve", {}, { actor: "u2", facts: none, acts }))).toEqual([])
  })
})
