import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  companyPolicy,
  PolicyInvalid,
  policyParameters,
  type Policy,
  type PolicyChanges,
} from "../../src/regulation/index.ts"

const nested = (path: string, value: unknown): object =>
  path.split(".").reduceRight<unknown>((below, name) => ({ [name]: below }), value) as object

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce((below, name) => (below as Record<string, unknown>)[name], value)

/** The policy, or the problems for which it was refused; any other error fails the test. */
const attempt = (changes: object): Policy | PolicyInvalid["problems"] => {
  try {
    return companyPolicy(Object.assign({ version: "a" }, changes) as PolicyChanges)
  } catch (error) {
    if (error instanceof PolicyInvalid) return error.problems
    throw error
  }
}

const figure = fc
  .constantFrom(...policyParameters.filter(({ unit }) => unit !== undefined))
  .map(({ path, minimum, maximum }) => ({
    path: path.replace("*", "partsOnOrder"),
    minimum: minimum!,
    maximum: maximum!,
  }))

describe("a figure of the policy", () => {
  it("is taken within its bounds, unless it contradicts another figure", () => {
    const within = figure.chain(({ path, minimum, maximum }) =>
      fc.record({ path: fc.constant(path), value: fc.integer({ min: minimum, max: maximum }) }),
    )
    fc.assert(
      fc.property(within, ({ path, value }) => {
        const result = attempt(nested(path, value))
        const seen = Array.isArray(result) ? result.map(({ reason }) => reason) : at(result, path)
        expect([value, ["inconsistent"]]).toContainEqual(seen)
      }),
    )
  })

  it("is refused outside its bounds, at its own path", () => {
    const outside = figure.chain(({ path, minimum, maximum }) =>
      fc.record({
        path: fc.constant(path),
        value: fc.oneof(
          fc.integer({ max: minimum - 1 }),
          fc.integer({ min: maximum + 1, max: Math.max(maximum + 1_000, 2 ** 31 - 1) }),
        ),
      }),
    )
    fc.assert(
      fc.property(outside, ({ path, value }) => {
        expect(attempt(nested(path, value))).toEqual([
          expect.objectContaining({ path, reason: "notAllowed", seen: `${value}` }),
        ])
      }),
    )
  })
})

describe("whatever a company gives", () => {
  it("is a policy or is refused with at least one problem", () => {
    const group = figure.map(({ path }) => path.split(".").slice(0, -1).join("."))
    const anything = fc.oneof(
      fc.object({ withNullPrototype: true, withDate: true, withMap: true }),
      fc.tuple(group, fc.anything()).map(([path, value]) => nested(path, value)),
    )
    fc.assert(
      fc.property(anything, (changes) => {
        const result = attempt(changes)
        expect(Array.isArray(result) ? result.length : 1).toBeGreaterThan(0)
      }),
    )
  })
})
