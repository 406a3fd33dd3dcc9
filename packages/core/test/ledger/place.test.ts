import { describe, expect, it } from "vitest"
import { accountChanges, movementProblem } from "../../src/ledger/movement.ts"
import { isOutside, isPlace, nameOf, placeOf, placeSorts, sortOf } from "../../src/ledger/place.ts"

describe("a place", () => {
  it("is of a sort, and has a name where there are several of that sort", () => {
    expect(placeOf("bin", "A-01-3")).toBe("bin:A-01-3")
    expect([sortOf("custody:e7"), nameOf("custody:e7")]).toEqual(["custody", "e7"])
    expect([sortOf("destroyed"), nameOf("destroyed")]).toEqual(["destroyed", undefined])
    expect(nameOf("installed:T:1")).toBe("T:1")
  })

  it("is outside where parts come in from, and nowhere else", () => {
    expect(placeSorts.filter((sort) => isOutside(sort))).toEqual(["supplier", "found"])
    expect(isOutside("supplier:s1")).toBe(true)
  })

  it.each(["", "shelf:A", "bin:", "bin:a b", "Bin:A", " bin:A", "bin:A\u0000", 7, null, undefined, "bin:__proto__"])(
    "is none as %j",
    (value) => expect(isPlace(value)).toBe(false),
  )

  it("may have a name as long as an id can be", () => {
    expect(isPlace(`installed:${"T".repeat(128)}`)).toBe(true)
    expect(isPlace(`installed:${"T".repeat(129)}`)).toBe(false)
  })
})

describe("a movement", () => {
  const sound = { part: "P", item: "", from: "bin:A", to: "bin:B", quantity: 2 }

  it("is of a positive whole number between two places", () => {
    expect(movementProblem(sound)).toBeUndefined()
    expect(movementProblem({ ...sound, to: "bin:A" })).toContain("itself")
    expect(movementProblem({ ...sound, from: "shelf" })).toContain("no place")
    expect(movementProblem({ ...sound, single: true })).toContain("one serial number")
    expect(movementProblem({ ...sound, from: "found", phase: "reserved" })).toContain("outside")
    for (const quantity of [0, -1, 1.5, Number.NaN, 2 ** 53])
      expect(movementProblem({ ...sound, quantity })).toContain("whole number")
  })

  it("changes two accounts, and when it is reserved or released one", () => {
    const changes = (phase?: "reserved" | "posted" | "released") =>
      accountChanges([phase === undefined ? sound : { ...sound, phase }]).map(({ place, quantity, reserved }) => [
        place,
        quantity,
        reserved,
      ])
    expect(changes()).toEqual([
      ["bin:A", -2, 0],
      ["bin:B", 2, 0],
    ])
    expect(changes("reserved")).toEqual([["bin:A", 0, 2]])
    expect(changes("released")).toEqual([["bin:A", 0, -2]])
    expect(changes("posted")).toEqual([
      ["bin:A", -2, -2],
      ["bin:B", 2, 0],
    ])
    expect(accountChanges([sound, { ...sound, from: "bin:B", to: "bin:A" }])).toEqual([])
  })
})
