// Numbers, readings, proposals and shares: what holds for all of them.
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isPlace } from "../../../src/ledger/place.ts"
import { pickProposal } from "../../../src/parts/pick-proposal.ts"
import { compareDecimals } from "../../../src/parts/receipt/decimal.ts"
import { isWithin, judged, resultOf } from "../../../src/parts/receipt/sample.ts"
import { lotId, normalizeSerial, partUnitId } from "../../../src/parts/serial.ts"
import { isIdentifier } from "../../../src/values/identifier.ts"

describe("a serial number", () => {
  it("is the same however it is written", () => {
    for (const written of ["K20-1", " k20-1 ", "Ｋ20-1", "K20\u200b-1", "K 20-1", "k20-1\r\n", "K20\ufe0f-1"]) {
      expect(normalizeSerial(written)).toBe("K20-1")
      expect(partUnitId("K-20", written)).toBe(partUnitId("K-20", "K20-1"))
    }
    expect(partUnitId("K-20", "1")).not.toBe(partUnitId("K-2", "01"))
    expect(partUnitId("K-20", "1")).not.toBe(lotId("K-20", "1"))
  })

  it("is none where nothing is left, too much is, or what cannot be stored", () => {
    for (const text of ["", " \t", "\u200b", "a\u0000b", "a\tb", "\ud800", "x".repeat(101)])
      expect(normalizeSerial(text)).toBeUndefined()
    expect(normalizeSerial("x".repeat(100))).toHaveLength(100)
  })

  it("is not changed by being normalised again, and leads to an id that is one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
        const once = normalizeSerial(text)
        expect(once === undefined ? undefined : normalizeSerial(once)).toBe(once)
        expect(isIdentifier(partUnitId("K-20", text))).toBe(true)
      }),
    )
  })
})

describe("readings", () => {
  it("are compared exactly", () => {
    const figure = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat(6))
    const written = ([value, places]: readonly [number, number]) => {
      const digits = String(Math.abs(value)).padStart(places + 1, "0")
      const whole = digits.slice(0, digits.length - places)
      return `${value < 0 ? "-" : ""}${places === 0 ? whole : `${whole}.${digits.slice(-places)}`}`
    }
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        const scaled = ([value, places]: readonly [number, number]) => BigInt(value) * 10n ** BigInt(6 - places)
        const [a, b] = [scaled(one), scaled(other)]
        expect(compareDecimals(written(one), written(other))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
    expect(compareDecimals("-0.5", "0.5")).toBe(-1)
    expect(compareDecimals("-0.0", "0")).toBe(0)
  })

  it("decide the result, one out of its limits is enough", () => {
    const ohm = { characteristic: "resistance", unit: "ohm", minimum: "4.5", maximum: "4.7" }
    expect([4.5, 4.6, 4.7, 4.71, 4.49].map((value) => isWithin({ ...ohm, value: String(value) }))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    const samples = judged([
      { quantity: 5, readings: [{ ...ohm, value: "4.6" }] },
      {
        serials: ["a", "b"],
        readings: [
          { ...ohm, value: "4.6" },
          { ...ohm, value: "5" },
        ],
      },
    ])
    expect(samples.map(({ passed }) => passed)).toEqual([true, false])
    expect(resultOf(samples)).toEqual({ passed: 5, rejected: 2 })
  })
})

const balance = fc
  .record({
    item: fc.constantFrom("L1", "L2", "L3", ""),
    place: fc.constantFrom("bin:A", "bin:B", "bin:C", "quarantine", "custody:eve"),
    quantity: fc.nat(9),
    reserved: fc.nat(9),
  })
  .map((one) => ({ ...one, part: "S-30", reserved: Math.min(one.reserved, one.quantity), postings: 1 }))

describe("a pick proposal", () => {
  const lots = [
    { part: "S-30", item: "L1", expiresAt: 100 },
    { part: "S-30", item: "L2", expiresAt: 50 },
    { part: "S-30", item: "L3", expiresAt: 10 },
  ]
  const bins = [{ id: "C", status: "blocked" }]

  it("takes what is available and good, earliest expiry first, and says what is short", () => {
    const stock = fc.uniqueArray(balance, { selector: ({ item, place }) => `${item} ${place}` })
    fc.assert(
      fc.property(stock, fc.integer({ min: 1, max: 40 }), (there, quantity) => {
        const asked = { part: "S-30", quantity, at: 10, lots, bins }
        const { picks, short } = pickProposal({ ...asked, stock: there })
        expect(pickProposal({ ...asked, stock: there.toReversed() })).toEqual({ picks, short })
        expect(picks.reduce((sum, pick) => sum + pick.quantity, 0) + short).toBe(quantity)
        const usable = there.filter(
          ({ place, item }) => isPlace(place) && place.startsWith("bin:") && place !== "bin:C" && item !== "L3",
        )
        const all = usable.reduce((sum, one) => sum + one.quantity - one.reserved, 0)
        expect(short).toBe(Math.max(0, quantity - all))
        for (const pick of picks) {
          const of = usable.find(({ place, item }) => place === pick.place && item === pick.item)!
          expect(pick.quantity).toBeLessThanOrEqual(of.quantity - of.reserved)
        }
        const dates = picks.map(({ item }) => lots.find((lot) => lot.item === item)?.expiresAt ?? 1_000)
        expect(dates).toEqual(dates.toSorted((one, other) => one - other))
      }),
    )
  })
})
