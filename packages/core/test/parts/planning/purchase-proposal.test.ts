import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { forecastDemand } from "../../../src/parts/planning/forecast-demand.ts"
import { type PlannedPart, purchaseProposal } from "../../../src/parts/planning/purchase-proposal.ts"
import { reorderPoint } from "../../../src/parts/planning/reorder-point.ts"
import { history } from "./demand-arbitraries.ts"

const stock = { onHand: 0, onOrder: 0, reserved: 0, leadTimePeriods: 1 }
const belt: PlannedPart = { ...stock, part: "belt", history: [9, 10, 9, 11, 10, 9, 10, 11, 9, 10, 10, 9, 11, 10] }
const knob: PlannedPart = { ...stock, part: "knob", history: [0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0] }

describe("a proposal", () => {
  it("has the figures that a person needs to confirm it", () => {
    const { lines } = purchaseProposal([{ ...belt, onHand: 9, onOrder: 5, reserved: 2, packSize: 6 }, knob])
    const forecast = forecastDemand(belt.history)
    const protection = { leadTimePeriods: 1, reviewPeriods: 1, serviceLevel: 0.95 }
    const point = reorderPoint(forecast, "smooth", protection)
    const [line] = lines
    expect(line).toMatchObject({
      part: "belt",
      reorderPoint: point.reorderPoint,
      inventoryPosition: 12,
      expectedPerPeriod: forecast.expectedPerPeriod,
      method: forecast.method,
      abc: "A",
      xyz: "X",
      reasons: {
        ...protection,
        pattern: "smooth",
        distribution: "normal",
        safetyStock: point.safetyStock,
        shortfall: point.reorderPoint - 12,
        packSize: 6,
        minimumQuantity: 1,
        amount: 9 + 11 + 10 + 9 + 10 + 11 + 9 + 10 + 10 + 9 + 11 + 10,
      },
    })
    expect(line!.quantity).toBe(Math.ceil((point.reorderPoint - 12) / 6) * 6)
  })

  it("puts the greatest usage first, or the greatest value where it is asked for", () => {
    const parts = [
      { ...knob, unitCostMinor: 90_000 },
      { ...belt, unitCostMinor: 10 },
    ]
    const order = (by: "usage" | "value") => purchaseProposal(parts, { abc: { by } }).lines.map(({ part }) => part)
    expect(order("usage")).toEqual(["belt", "knob"])
    expect(order("value")).toEqual(["knob", "belt"])
  })

  it("takes the service level of the class, and the part's own before it", () => {
    const serviceLevel = { A: 0.99, B: 0.9, C: 0.8 }
    const levels = (parts: ReadonlyArray<PlannedPart>) => {
      const { lines, covered } = purchaseProposal(parts, { serviceLevel })
      return Object.fromEntries(
        [...lines, ...covered].map(({ part, abc, reasons }) => [part, [abc, reasons.serviceLevel]]),
      )
    }
    expect(levels([belt, knob])).toEqual({ belt: ["A", 0.99], knob: ["C", 0.8] })
    expect(levels([{ ...belt, serviceLevel: 0.5 }, knob])).toMatchObject({ belt: ["A", 0.5] })
  })

  it("buys ahead for the periods that an order is to cover", () => {
    const [plain] = purchaseProposal([belt]).lines
    const [ahead] = purchaseProposal([belt], { coverPeriods: 3 }).lines
    expect(ahead!.reasons.coverQuantity).toBe(Math.ceil(3 * ahead!.expectedPerPeriod))
    expect(ahead!.quantity).toBe(plain!.quantity + ahead!.reasons.coverQuantity)
  })

  it("keeps the stock that people want to be there, also of a part without a history", () => {
    const [line] = purchaseProposal([{ ...stock, part: "new", history: [], minimumStock: 3, onHand: 1 }]).lines
    expect(line).toMatchObject({
      quantity: 2,
      reorderPoint: 3,
      method: "zero",
      reasons: { demandReorderPoint: 0, periods: 0 },
    })
  })

  it("buys nothing of a part that was given up, except what is promised", () => {
    const ended = { ...belt, history: [...belt.history, null] }
    expect(purchaseProposal([ended])).toMatchObject({
      lines: [],
      covered: [{ part: "belt", reasons: { ended: true } }],
    })
    expect(purchaseProposal([{ ...ended, reserved: 2 }]).lines[0]).toMatchObject({ quantity: 2 })
  })

  it("has every part once: to buy, or covered; and what is bought is enough", () => {
    const part = fc.record({
      history,
      onHand: fc.nat(60),
      onOrder: fc.nat(20),
      reserved: fc.nat(40),
      leadTimePeriods: fc.integer({ min: 0, max: 20 }),
      packSize: fc.integer({ min: 1, max: 12 }),
    })
    const holds = fc.property(fc.array(part, { maxLength: 6 }), (given) => {
      const parts = given.map((one, index) => ({ ...one, part: `p${index}` }))
      const { lines, covered } = purchaseProposal(parts)
      const all = [...lines, ...covered]
      expect(all.map((line) => line.part).toSorted()).toEqual(parts.map((one) => one.part).toSorted())
      for (const line of all) {
        expect(Number.isSafeInteger(line.quantity) && Number.isSafeInteger(line.reorderPoint)).toBe(true)
        expect(line.inventoryPosition + line.quantity).toBeGreaterThanOrEqual(line.reorderPoint)
      }
      expect(lines.every(({ quantity }) => quantity > 0)).toBe(true)
      expect(covered.every(({ quantity }) => quantity === 0)).toBe(true)
    })
    fc.assert(holds)
  })
})

describe("what cannot be planned with", () => {
  it("is told with the part's place, all at once", () => {
    const wrong = {
      ...belt,
      part: "x y",
      history: [1, -2],
      onHand: -1,
      serviceLevel: 1,
      leadTimePeriods: NaN,
      minimumStock: 0.5,
    }
    const message = (make: () => unknown) => {
      try {
        make()
        return ""
      } catch (error) {
        return (error as Error).message
      }
    }
    const seen = message(() =>
      purchaseProposal([belt, wrong, belt], { serviceLevel: 2, coverPeriods: -1, abc: { by: "value" } }),
    )
    for (const place of [
      "settings.serviceLevel: 2 is not a service level",
      "settings.coverPeriods: -1 is not a number of periods",
      "parts[0].unitCostMinor: undefined is not a cost in minor units",
      'parts[1].part: "x y" is no id',
      "parts[1].history[1]: -2 is not a demand",
      "parts[1].leadTimePeriods: NaN is not a number of periods",
      "parts[1].serviceLevel: 1 is not a service level",
      "parts[1].onHand: -1 is not a number of pieces",
      "parts[1].minimumStock: 0.5 is not a number of pieces",
      'parts[2].part: "belt" stands at parts[0] too',
    ])
      expect(seen).toContain(place)
  })
})
