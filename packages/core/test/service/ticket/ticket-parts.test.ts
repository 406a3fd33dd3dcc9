import { describe, expect, it } from "vitest"
import { after as afterSteps, issuing } from "../../parts/requisition/scene.ts"
import type { Requisition } from "../../../src/parts/requisition/requisition-record.ts"
import { issuedPiece } from "../../../src/service/ticket/ticket-issued-piece.ts"
import { actor, decided, engineer, given, now, offer, type Step, ticketIn, window } from "./scene.ts"

// Four seals, two litres of oil of lot L1 and the pump P-1, issued to eve for T-1.
const issued = afterSteps(issuing)
const asked = (part: string) => ({ ...offer, part })
const consent = (part: string) => ({
  offer: asked(part),
  agreed: true,
  means: "signature" as const,
  at: now,
  used: false,
})

const working = ticketIn("visit.working", {
  visits: [{ number: 1, engineer: "eve", window, changes: [] }],
  work: {
    steps: [],
    consents: ["seal", "oil", "pump", "fan"].map(consent),
    parts: [],
    tests: [],
    reports: [],
  },
})

const replacing = (input: object, requisition: Requisition | null | false | undefined = issued): Step =>
  ["replacePart", input, { actor: engineer, facts: requisition === undefined ? {} : { requisition } }] as never
const named = { requisition: "R-1" }

describe("what is built in on a ticket", () => {
  it("was issued to this engineer, for exactly this ticket", () => {
    given(working)
      .when(...replacing({ ...asked("seal"), ...named, quantity: 4 }))
      .thenEvents("partReplaced")
    given(working)
      .when(...replacing({ ...asked("oil"), ...named, lot: " l1", quantity: 2 }))
      .thenEvents("partReplaced")
    given(working)
      .when(...replacing({ ...asked("pump"), ...named, newSerial: "p-1" }))
      .thenEvents("partReplaced")
  })

  it.each([
    ["names no requisition", { ...asked("seal") }, null],
    ["is of another part", { ...asked("fan"), ...named }, issued],
    ["is more than is held", { ...asked("seal"), ...named, quantity: 5 }, issued],
    ["is of another lot", { ...asked("oil"), ...named, lot: "L2" }, issued],
    ["names no lot", { ...asked("oil"), ...named }, issued],
    ["is another piece", { ...asked("pump"), ...named, newSerial: "P-2" }, issued],
    ["is two of one piece", { ...asked("pump"), ...named, newSerial: "P-1", quantity: 2 }, issued],
    ["is of another line", { ...asked("seal"), ...named, line: 2 }, issued],
    ["was issued for another ticket", { ...asked("seal"), ...named }, { ...issued, ticket: "T-2" }],
    ["was issued to another engineer", { ...asked("seal"), ...named }, { ...issued, engineer: "emil" }],
    ["is not issued yet", { ...asked("seal"), ...named }, { ...issued, status: "handedOver" }],
    ["is closed", { ...asked("seal"), ...named }, { ...issued, status: "closed" }],
  ] as ReadonlyArray<readonly [string, object, Requisition | null]>)(
    "is refused where it %s",
    (_what, input, requisition) => {
      const violation = given(working)
        .when(...replacing(input, requisition))
        .thenRefused("part-was-issued")
      expect(violation).toMatchObject({ clause: "5.3.3", mend: "requisition.submit", seen: { engineer: "eve" } })
    },
  )

  it("is as it always was where the desk keeps no requisitions", () => {
    given(working)
      .when(...replacing(asked("fan"), false))
      .thenEvents("partReplaced")
  })

  it("can not be told in an audit that knows of no requisitions", () => {
    expect(decided(working, ["replacePart", asked("fan"), { actor: engineer, facts: {} }])).toMatchObject({
      violations: [{ rule: "part-was-issued", unknown: "requisition" }],
    })
  })

  it("still needs the customer's consent for exactly that part and price", () => {
    const dearer = { ...asked("seal"), ...named, price: { ...offer.price, amountMinor: 50_000 } }
    given(working)
      .when(...replacing(dearer))
      .thenRefused("consent-before-replacement")
  })

  it("is the appointed engineer's, also for a stand-in", () => {
    const standIn = { ...actor("emil", "engineer"), delegateOf: "eve" }
    const step = [
      "replacePart",
      { ...asked("seal"), ...named },
      { actor: standIn, facts: { requisition: issued } },
    ] as const
    given(working)
      .when(...step)
      .thenEvents("partReplaced")
  })

  it("stands on the ticket with requisition, lot and both serial numbers", () => {
    const input = { ...asked("pump"), ...named, newSerial: "P-1", faultySerial: "OLD-1" }
    const replaced = given(working)
      .when(...replacing(input))
      .thenEvents("partReplaced")
    expect(replaced.work.parts).toMatchObject([
      { requisition: "R-1", newSerial: "P-1", faultySerial: "OLD-1", by: "eve" },
    ])
    expect(replaced.work.consents[2]).toMatchObject({ used: true })
  })
})

describe("the line that a replacement uses up", () => {
  const two = { ...issued, lines: [issued.lines[0]!, { ...issued.lines[0]!, line: 2 }] }
  const settled = { line: 1, item: "", quantity: 3, as: "used", place: "installed:T-1", by: "eve", at: now } as const

  it("is the first of that part from which enough is held", () => {
    expect(issuedPiece(two, { part: "seal" })).toEqual({ line: 1, item: "" })
    expect(issuedPiece({ ...two, settled: [settled] }, { part: "seal", quantity: 2 })).toEqual({ line: 2, item: "" })
    expect(issuedPiece({ ...two, settled: [settled] }, { part: "seal", quantity: 1 })).toEqual({ line: 1, item: "" })
  })

  it("is the one that is named", () => {
    expect(issuedPiece(two, { part: "seal", line: 2 })).toEqual({ line: 2, item: "" })
    expect(issuedPiece(two, { part: "fan" })).toBeUndefined()
  })
})
