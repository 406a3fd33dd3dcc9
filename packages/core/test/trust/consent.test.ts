import { describe, expect, test } from "vitest"
import { type Consent, coveringConsent } from "../../src/trust/consent.ts"

const offer = { part: "K-20", name: "Compressor", price: { amountMinor: 480_00, currency: "CNY" }, warrantyDays: 90 }
const answer = (more: Partial<Consent> = {}): Consent => ({
  offer,
  agreed: true,
  means: "signature",
  at: 0,
  used: false,
  ...more,
})

describe("a consent covers a replacement", () => {
  test.each<[string, typeof offer]>([
    ["as it was offered", offer],
    ["at a lower price", { ...offer, price: { amountMinor: 1, currency: "CNY" } }],
    ["with a longer warranty", { ...offer, warrantyDays: 365 }],
  ])("%s", (_what, asked) => {
    expect(coveringConsent([answer()], asked)).toBe(0)
  })

  test("that was agreed to after it had been declined", () => {
    expect(coveringConsent([answer({ agreed: false }), answer()], offer)).toBe(1)
  })

  test("the second time, when it was agreed to twice", () => {
    expect(coveringConsent([answer({ used: true }), answer()], offer)).toBe(1)
  })
})

describe("a consent does not cover", () => {
  test.each<[string, ReadonlyArray<Consent>, typeof offer]>([
    ["what nobody was asked for", [], offer],
    ["a higher price", [answer()], { ...offer, price: { amountMinor: 480_01, currency: "CNY" } }],
    ["another currency", [answer()], { ...offer, price: { amountMinor: 480_00, currency: "EUR" } }],
    ["a shorter warranty", [answer()], { ...offer, warrantyDays: 89 }],
    ["another part", [answer()], { ...offer, part: "K-21" }],
    ["a part of another name", [answer()], { ...offer, name: "Used compressor" }],
    ["what was declined", [answer({ agreed: false })], offer],
    ["what was agreed to and then declined", [answer(), answer({ agreed: false })], offer],
    ["a second replacement", [answer({ used: true })], offer],
    [
      "an offer that was overtaken by a dearer one that was declined",
      [answer(), answer({ agreed: false, offer: { ...offer, warrantyDays: 30 } })],
      offer,
    ],
  ])("%s", (_what, consents, asked) => {
    expect(coveringConsent(consents, asked)).toBe(-1)
  })
})
