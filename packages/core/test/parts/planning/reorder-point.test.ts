import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { demandProfile } from "../../../src/parts/planning/demand-profile.ts"
import { type DemandForecast, forecastDemand } from "../../../src/parts/planning/forecast-demand.ts"
import { orderQuantity } from "../../../src/parts/planning/order-quantity.ts"
import { reorderPoint } from "../../../src/parts/planning/reorder-point.ts"
import { history } from "./demand-arbitraries.ts"

const forecast: DemandForecast = {
  ...forecastDemand([0, 0]),
  expected: [10, 20, 30, 40],
  spreads: [3, 4, 5, 6],
}
const settings = { leadTimePeriods: 2, reviewPeriods: 1, serviceLevel: 0.95 }

describe("the reorder point", () => {
  it("covers lead time and review: what is expected of them, and 1.645 of their spread", () => {
    // 10 + 20 + 30, spread 5: 68.2 pieces.
    expect(reorderPoint(forecast, "smooth", settings)).toEqual({
      reorderPoint: 69,
      protectionPeriods: 3,
      expectedDemand: 60,
      spread: 5,
      distribution: "normal",
      safetyStock: 9,
    })
  })

  it("takes a part of a period in proportion", () => {
    const { expectedDemand, spread } = reorderPoint(forecast, "smooth", { ...settings, leadTimePeriods: 1.25 })
    expect(expectedDemand).toBeCloseTo(10 + 20 + 0.25 * 30, 12)
    expect(spread).toBeCloseTo(5 * Math.sqrt(2.25 / 3), 12)
  })

  it("does not fall where the service level rises or stock has to last longer", () => {
    const level = fc.double({ min: 0.01, max: 0.999, noNaN: true })
    const holds = fc.property(history, level, level, fc.nat(5), fc.nat(5), (periods, one, other, less, more) => {
      const forecast = forecastDemand(periods)
      const at = (serviceLevel: number, leadTimePeriods: number) =>
        reorderPoint(forecast, demandProfile(periods).pattern, { serviceLevel, leadTimePeriods, reviewPeriods: 1 })
      const low = at(Math.min(one, other), less)
      expect(at(Math.max(one, other), less).reorderPoint).toBeGreaterThanOrEqual(low.reorderPoint)
      expect(at(one, less + more).expectedDemand).toBeGreaterThanOrEqual(low.expectedDemand)
      expect(Number.isSafeInteger(low.reorderPoint) && low.reorderPoint >= 0).toBe(true)
    })
    fc.assert(holds)
  })

  it.each([
    [{ serviceLevel: 1 }, "settings.serviceLevel: 1 is not a service level; give a number above 0 and below 1"],
    [{ serviceLevel: 0 }, "settings.serviceLevel: 0 is not a service level"],
    [{ serviceLevel: NaN }, "settings.serviceLevel: NaN is not a service level"],
    [{ leadTimePeriods: -1 }, "settings.leadTimePeriods: -1 is not a number of periods"],
    [{ leadTimePeriods: 0, reviewPeriods: 0 }, "settings.leadTimePeriods: 0 and the 0 from one plan to the next"],
    [{ leadTimePeriods: 4 }, "forecast.expected.length: 4 periods are fewer than the 5"],
  ])("refuses %o", (wrong, message) => {
    expect(() => reorderPoint(forecast, "smooth", { ...settings, ...wrong })).toThrow(message)
  })
})

describe("the order quantity", () => {
  const pieces = fc.nat(200)
  const terms = fc.record({
    onHand: pieces,
    onOrder: pieces,
    reserved: pieces,
    minimumQuantity: fc.integer({ min: 1, max: 50 }),
    packSize: fc.integer({ min: 1, max: 24 }),
  })

  it("lifts the position to the reorder point and what is to be covered, in whole packs, with none too many", () => {
    const holds = fc.property(pieces, terms, pieces, (point, stock, cover) => {
      const { quantity, inventoryPosition, shortfall } = orderQuantity(point, stock, cover)
      expect(inventoryPosition).toBe(stock.onHand + stock.onOrder - stock.reserved)
      const enough = inventoryPosition >= point
      expect(quantity === 0 && shortfall === 0).toBe(enough)
      expect(inventoryPosition + quantity).toBeGreaterThanOrEqual(enough ? point : point + cover)
      expect(enough || quantity >= stock.minimumQuantity).toBe(true)
      expect(quantity % stock.packSize).toBe(0)
      expect(enough || quantity - stock.packSize < Math.max(shortfall, stock.minimumQuantity)).toBe(true)
    })
    fc.assert(holds)
  })

  it("counts what is promised against the stock, also beyond it", () => {
    const stock = { onHand: 1, onOrder: 0, reserved: 4 }
    expect(orderQuantity(0, stock)).toEqual({ quantity: 3, inventoryPosition: -3, shortfall: 3 })
  })

  it.each([
    [{ onHand: -1 }, "stock.onHand: -1 is not a number of pieces"],
    [{ onOrder: 0.5 }, "stock.onOrder: 0.5 is not a number of pieces"],
    [{ reserved: NaN }, "stock.reserved: NaN is not a number of pieces"],
    [{ packSize: 0 }, "stock.packSize: 0 is not a number of pieces, "],
    [{ minimumQuantity: 0 }, "stock.minimumQuantity: 0 is not a number of pieces"],
  ])("refuses %o", (wrong, message) => {
    expect(() => orderQuantity(1, { onHand: 0, onOrder: 0, reserved: 0, ...wrong })).toThrow(message.replace(/, $/, ""))
  })
})
