import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sharedOut } from "../../../src/parts/waiting-list/shared-out.ts"

describe("what has come", () => {
  const screws = [
    { part: "screw", place: "bin:A", item: "", quantity: 3 },
    { part: "screw", place: "bin:B", item: "", quantity: 4 },
  ]

  it("goes to requisitions in their turn, never more than there is or than is short", () => {
    const inTurn = [
      {
        id: "Q-9",
        lines: [
          { line: 1, part: "nail", quantity: 9, reserved: [] },
          { line: 2, part: "screw", quantity: 5, reserved: [{ quantity: 1 }] },
        ],
      },
      { id: "Q-2", lines: [{ line: 1, part: "screw", quantity: 5, reserved: [] }] },
      { id: "Q-3", lines: [{ line: 1, part: "screw", quantity: 5, reserved: [] }] },
    ]
    expect(Object.fromEntries(sharedOut(screws, inTurn))).toEqual({
      "Q-9": [
        { line: 2, place: "bin:A", quantity: 3 },
        { line: 2, place: "bin:B", quantity: 1 },
      ],
      "Q-2": [{ line: 1, place: "bin:B", quantity: 3 }],
    })
  })

  it("names the piece where there are serial numbers", () => {
    expect(
      sharedOut(
        [{ part: "K-20", place: "bin:A", item: "K-1", quantity: 1 }],
        [{ id: "Q-1", lines: [{ line: 1, part: "K-20", quantity: 1, reserved: [] }] }],
      ).get("Q-1"),
    ).toEqual([{ line: 1, place: "bin:A", item: "K-1", quantity: 1 }])
  })

  it("is never given twice, never left while somebody is short of it, and not to a later one before an earlier", () => {
    const part = fc.constantFrom("screw", "nail")
    const goods = fc.array(
      fc.record({ part, place: fc.constantFrom("bin:A", "bin:B"), item: fc.constant(""), quantity: fc.nat(9) }),
      { maxLength: 4 },
    )
    const requisitions = fc.array(
      fc.array(fc.record({ part, quantity: fc.integer({ min: 1, max: 9 }) }), { maxLength: 3 }),
      {
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(goods, requisitions, (there, wanted) => {
        const inTurn = wanted.map((lines, at) => ({
          id: `Q-${at}`,
          lines: lines.map((one, index) => ({ ...one, line: index + 1, reserved: [] })),
        }))
        const shares = sharedOut(there, inTurn)
        for (const name of ["screw", "nail"]) {
          const came = there.reduce((sum, one) => sum + (one.part === name ? one.quantity : 0), 0)
          let left = came
          for (const { id, lines } of inTurn) {
            for (const { line, part: of, quantity } of lines) {
              if (of !== name) continue
              const got = (shares.get(id) ?? []).reduce((sum, one) => sum + (one.line === line ? one.quantity : 0), 0)
              expect(got).toBe(Math.min(quantity, left))
              left -= got
            }
          }
        }
      }),
    )
  })
})
