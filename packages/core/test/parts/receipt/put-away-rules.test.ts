import { describe, expect, it } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { blankPartUnit, type PartUnit } from "../../../src/parts/part-unit/part-unit-record.ts"
import { receipt } from "../../../src/parts/receipt/receipt.ts"
import { blankReceipt, type Receipt } from "../../../src/parts/receipt/receipt-record.ts"
import { partUnitId } from "../../../src/parts/serial.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"

const now = Date.UTC(2026, 2, 2, 9)
const piece = { serial: "k-1", item: "K-1", unit: partUnitId("K-20", "K-1") }

const inspected: Receipt = {
  ...blankReceipt,
  id: "R-1",
  status: "inspected",
  order: "PO-1",
  supplier: "nord",
  lines: [
    {
      line: 1,
      orderLine: 1,
      part: "K-20",
      quantity: 1,
      item: "",
      pieces: [{ ...piece, state: "passed" }],
      inspection: { samples: [], by: "quinn", at: now },
      passed: 1,
      rejected: 0,
      putAway: 0,
      setApart: 0,
      placements: [],
    },
  ],
}

const unit = (status: string): PartUnit => ({
  ...blankPartUnit,
  id: piece.unit,
  status,
  part: "K-20",
  serial: piece.serial,
  item: piece.item,
  place: "inspection",
})

const stock = [{ part: "K-20", item: "K-1", place: "inspection", quantity: 1, reserved: 0, postings: 1 }]

const setApart = (units: ReadonlyArray<PartUnit> | undefined) => {
  const decision = decide(
    compile(receipt),
    inspected,
    "setApart",
    { line: 1, serials: ["k-1"], reason: "Dented" },
    {
      now,
      occurredAt: now,
      actor: { id: "quinn", tenant: "acme", roles: ["quality"] },
      policy: defaultPolicy,
      acts: [],
      facts: { stock, ...(units === undefined ? {} : { units }) },
    },
  )
  return decision.accepted ? decision.events.map(({ type }) => type) : decision.violations
}

describe("what passed", () => {
  it.each(["lost", "inStock", "quarantined"])("does not go on where its piece is %s", (status) => {
    expect(setApart([unit(status)])).toMatchObject([
      { rule: "pieces-are-in-inspection", seen: { line: 1, serials: ["k-1"] } },
    ])
  })

  it("does not go on where nobody knows of its pieces", () => {
    expect(setApart(undefined)).toMatchObject([{ rule: "pieces-are-in-inspection", unknown: "units" }])
  })

  it("goes on where its piece waits in inspection", () => {
    expect(setApart([unit("inspecting")])).toEqual(["setApart"])
  })
})
