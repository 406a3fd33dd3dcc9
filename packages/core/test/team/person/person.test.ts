import { describe, expect, it } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { companyPolicy, defaultPolicy, type Policy } from "../../../src/regulation/index.ts"
import { isFree, isQualified } from "../../../src/team/person/person-availability.ts"
import { blankPerson, type Person } from "../../../src/team/person/person-record.ts"
import { person } from "../../../src/team/person/person.ts"

const compiled = compile(person)
const hour = 3_600_000
const day = 24 * hour
const monday = Date.UTC(2026, 10, 23)
const at = (days: number, hours = 0) => monday + days * day + hours * hour

const qualification = {
  id: "Q-1",
  services: ["repair" as const],
  products: ["K-20"],
  certificate: "Refrigeration 3",
  validFrom: at(-100),
  validUntil: at(100),
}
const engineer: Person = {
  ...blankPerson,
  id: "e1",
  status: "active",
  name: "ref-1",
  post: "repair technician",
  department: "north",
  qualifications: [qualification],
}
const visit = { ticket: "T-1", from: at(1, 9), to: at(1, 11), need: { service: "repair", product: "K-20" } }

interface Setting {
  readonly role?: string
  readonly policy?: Policy
  readonly now?: number
}

const when = (
  given: Person,
  command: string,
  input: object,
  { role = "dispatcher", policy = defaultPolicy, now = at(0) }: Setting = {},
) =>
  decide(compiled, given, command, input, {
    now,
    occurredAt: now,
    actor: { id: "u1", tenant: "acme", roles: [role] },
    policy,
    facts: {},
    acts: [],
  })

const personnel = { role: "personnel" }
const refusedBy = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule, clause }) => `${clause} ${rule}`)
const recordAfter = (decision: ReturnType<typeof when>): Person => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const booked = (...bookings: Person["bookings"]): Person => ({ ...engineer, bookings })

describe("a person", () => {
  it("is active once registered", () => {
    const input = { name: "ref-1", post: "repair technician", department: "north" }
    expect(recordAfter(when({ ...blankPerson, id: "e1" }, "register", input, personnel))).toEqual({
      ...blankPerson,
      ...input,
      id: "e1",
      status: "active",
    })
  })

  it("is not booked while disabled, but is released, and booked again when enabled", () => {
    const disabled = recordAfter(when(booked(visit), "disable", {}, personnel))
    expect(refusedBy(when(disabled, "book", visit))).toEqual(["3.2.1 status-allows-command"])
    expect(recordAfter(when(disabled, "release", { ticket: "T-1" })).bookings).toEqual([])
    const enabled = recordAfter(when(disabled, "enable", {}, personnel))
    expect(refusedBy(when(enabled, "book", visit))).toEqual([])
  })

  it("leaves only when no visit is left behind", () => {
    expect(refusedBy(when(booked(visit), "leave", {}, personnel))).toEqual(["3.2.1 visits-handed-over"])
    expect(recordAfter(when(engineer, "leave", {}, personnel)).status).toBe("left")
  })
})

describe("a qualification", () => {
  const another = { ...qualification, id: "Q-2" }

  it("is added to those held", () => {
    const next = recordAfter(when(engineer, "grantQualification", another, personnel))
    expect(next.qualifications).toEqual([qualification, another])
  })

  it("ends after it begins and is entered once", () => {
    const backwards = { ...another, validUntil: another.validFrom }
    expect(refusedBy(when(engineer, "grantQualification", backwards, personnel))).toEqual([
      "2.1.2 qualification-dates-ordered",
    ])
    expect(refusedBy(when(engineer, "grantQualification", qualification, personnel))).toEqual([
      "2.1.2 qualification-new",
    ])
  })

  it("stays on record when withdrawn and is withdrawn once", () => {
    const next = recordAfter(when(engineer, "withdrawQualification", { id: "Q-1" }, personnel))
    expect(next.qualifications).toEqual([{ ...qualification, withdrawn: true }])
    expect(refusedBy(when(next, "withdrawQualification", { id: "Q-1" }, personnel))).toEqual([
      "2.1.2 qualification-held",
    ])
    expect(refusedBy(when(next, "book", visit))).toEqual(["2.1.2 qualification-in-date"])
  })

  it("is granted by personnel only", () => {
    expect(refusedBy(when(engineer, "grantQualification", another))).toEqual(["2.1.2 role-may"])
  })

  it.each([
    ["another service", { need: { service: "installation", product: "K-20" } }],
    ["another product", { need: { service: "repair", product: "K-21" } }],
    ["a visit that ends after it", { from: at(100, -1), to: at(100, 1) }],
    ["a visit that starts before it", { from: at(-100, -1), to: at(-100, 1) }],
  ])("does not cover %s", (_what, changes) => {
    expect(refusedBy(when(engineer, "book", { ...visit, ...changes }))).toEqual(["2.1.2 qualification-in-date"])
  })

  it("covers its service and product to its last instant, and every product by an asterisk", () => {
    const need = { service: "repair", product: "K-20" } as const
    expect(isQualified(engineer, need, { from: at(100, -1), to: at(100) })).toBe(true)
    expect(isQualified(engineer, need, { from: at(100, -1), to: at(100) + 1 })).toBe(false)
    const all = { qualifications: [{ ...qualification, products: ["*"] }] }
    expect(isQualified(all, { ...need, product: "K-99" }, { from: at(1), to: at(2) })).toBe(true)
  })

  it("covers the whole window by itself, not together with another", () => {
    const halves = {
      qualifications: [
        { ...qualification, validUntil: at(1) },
        { ...qualification, id: "Q-2", validFrom: at(1) },
      ],
    }
    expect(isQualified(halves, { service: "repair", product: "K-20" }, { from: at(0, 23), to: at(1, 1) })).toBe(false)
  })
})

describe("a booking", () => {
  const other = { ticket: "T-2", from: at(1, 10), to: at(1, 12) }

  it("keeps ticket and window, and not what was needed", () => {
    const bookings = [{ ticket: "T-1", from: visit.from, to: visit.to }]
    expect(recordAfter(when(engineer, "book", visit)).bookings).toEqual(bookings)
  })

  it("is refused where another ticket's overlaps it by one millisecond", () => {
    const decision = when(booked({ ...other, from: visit.to - 1 }), "book", visit)
    expect(decision).toMatchObject({
      accepted: false,
      violations: [{ rule: "person-free-in-window", clause: "3.2.1", seen: { person: "e1", tickets: ["T-2"] } }],
    })
  })

  it("may begin when another ends, and end when another begins", () => {
    const around = [
      { ticket: "T-2", from: at(1, 8), to: visit.from },
      { ticket: "T-3", from: visit.to, to: at(1, 12) },
    ]
    expect(refusedBy(when(booked(...around), "book", visit))).toEqual([])
    expect(isFree({ bookings: [other] }, visit)).toBe(false)
    expect(isFree({ bookings: [other] }, visit, "T-2")).toBe(true)
  })

  it("takes the place of the same ticket's earlier one", () => {
    const next = recordAfter(when(booked({ ...other, ticket: "T-1" }), "book", visit))
    expect(next.bookings).toEqual([{ ticket: "T-1", from: visit.from, to: visit.to }])
  })

  it("has a window that ends after it begins", () => {
    expect(refusedBy(when(engineer, "book", { ...visit, to: visit.from }))).toEqual(["3.2.1 booking-window-ordered"])
  })

  it("sweeps out those that ended more than 7 days before, and keeps one that ended exactly then", () => {
    const old = { ticket: "T-8", from: at(-8), to: at(-7) - 1 }
    const kept = { ticket: "T-9", from: at(-8), to: at(-7) }
    const next = recordAfter(when(booked(old, kept), "book", visit))
    expect(next.bookings.map(({ ticket }) => ticket)).toEqual(["T-9", "T-1"])
  })

  it("is removed by a release; a release without a booking does nothing", () => {
    expect(recordAfter(when(booked(other, visit), "release", { ticket: "T-1" })).bookings).toEqual([other])
    expect(when(booked(other), "release", { ticket: "T-1" })).toMatchObject({
      accepted: true,
      events: [],
      next: booked(other),
    })
  })
})

describe("the load of a day", () => {
  const eightHours = { ticket: "T-2", from: at(1, 12), to: at(1, 20) }

  it("may reach the limit of the policy and not exceed it", () => {
    expect(refusedBy(when(booked(eightHours), "book", visit))).toEqual([])
    expect(when(booked(eightHours), "book", { ...visit, to: visit.to + 60_000 })).toMatchObject({
      violations: [
        { rule: "day-load-within-limit", clause: "2.1.1", seen: { minutes: 601, mostMinutes: 600, dayFrom: at(1) } },
      ],
    })
  })

  it("follows the company's policy", () => {
    const policy = companyPolicy({
      version: "2027-1",
      effectiveFrom: 0,
      service: { dailyLoad: { usualMinutes: 60, mostMinutes: 119 } },
    })
    expect(refusedBy(when(engineer, "book", visit, { policy }))).toEqual(["2.1.1 day-load-within-limit"])
  })

  it("counts of a visit over midnight what lies within each UTC day", () => {
    const overMidnight = { ...visit, from: at(1, 22), to: at(2, 2) }
    const nextDay = { ticket: "T-2", from: at(2, 3), to: at(2, 11) }
    expect(refusedBy(when(booked(eightHours, nextDay), "book", overMidnight))).toEqual([])
    expect(refusedBy(when(booked({ ...nextDay, to: at(2, 12) }), "book", overMidnight))).toEqual([
      "2.1.1 day-load-within-limit",
    ])
  })

  it("does not count the booking that is replaced", () => {
    expect(refusedBy(when(booked({ ...eightHours, ticket: "T-1" }), "book", { ...visit, to: at(1, 19) }))).toEqual([])
  })
})
