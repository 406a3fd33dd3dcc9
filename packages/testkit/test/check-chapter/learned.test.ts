// When two values of records are the same.
import { canonicalJson } from "@fieldcare/core/engine"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { alike } from "../../src/check-chapter/learned.ts"

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<unknown>(null, true, 0, 1, "", "a"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 }),
  ),
})).value

test("values are alike when their canonical JSON is the same", () =>
  fc.assert(
    fc.property(values, values, (one, other) => {
      expect(alike(one, other)).toBe(canonicalJson(one) === canonicalJson(other))
      expect(alike(one, structuredClone(one))).toBe(true)
    }),
  ))

test("a field without a value is none, and one with null is one", () => {
  expect(alike({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  expect(alike({ a: 1, b: null }, { a: 1 })).toBe(false)
  expect(alike({ a: undefined, b: 1 }, { a: 1, b: undefined })).toBe(false)
  expect(alike(undefined, null)).toBe(true)
})
