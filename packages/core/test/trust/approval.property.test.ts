import fc from "fast-check"
import { expect, test } from "vitest"
import { Case, person } from "./request.ts"

const people = ["rita", "a", "b", "c", "d"]
const someone = fc.record(
  {
    id: fc.constantFrom(...people),
    delegateOf: fc.constantFrom(...people),
    department: fc.constantFrom("stores", "finance", "service"),
    roles: fc.subarray(["supervisor", "quality", "clerk"], { minLength: 1 }),
  },
  { requiredKeys: ["id", "roles"] },
)
const step = fc.tuple(someone, fc.oneof({ weight: 6, arbitrary: fc.constant("approve") }, fc.constant("change")))
const required = fc.record({
  people: fc.integer({ min: 1, max: 3 }),
  departments: fc.integer({ min: 0, max: 3 }),
  roles: fc.subarray(["supervisor", "quality"]),
})

test("whatever is tried in whatever order, what is approved was approved by enough different people who had no hand in it", () => {
  let approvedCases = 0
  fc.assert(
    fc.property(required, fc.array(step, { minLength: 1, maxLength: 25 }), (asking, steps) => {
      const one = Case.submitted(asking)
      const hands = new Set(["rita"])
      for (const [actor, command] of steps) {
        const done = one.give(person(actor.id, actor), command, { text: "Lift table" }).length === 0
        if (done && command === "change") for (const id of identities(actor)) hands.add(id)
        if (one.record.status === "approved") break
      }
      if (one.record.status !== "approved") return
      approvedCases++
      const { given } = one.record.approval!
      expect(given.length).toBe(Math.max(asking.people, asking.departments, asking.roles.length))
      const all = given.flatMap((by) => identities({ ...by, id: by.by }))
      expect(new Set(all).size).toBe(all.length)
      expect(all.filter((id) => hands.has(id))).toEqual([])
      expect(new Set(given.flatMap(({ department }) => department ?? [])).size).toBeGreaterThanOrEqual(
        asking.departments,
      )
      for (const role of asking.roles) expect(given.some(({ roles }) => roles.includes(role))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
  // Otherwise nothing was looked at.
  expect(approvedCases).toBeGreaterThan(100)
})

const identities = ({ id, delegateOf }: { readonly id: string; readonly delegateOf?: string | undefined }) =>
  delegateOf === undefined || delegateOf === id ? [id] : [id, delegateOf]
