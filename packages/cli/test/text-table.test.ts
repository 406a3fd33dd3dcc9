import { describe, expect, test } from "vitest"
import { places, shortened, textTable, wrapped } from "../src/text-table.ts"

describe("a table", () => {
  const columns = [{ head: "clause" }, { head: "rule", wraps: true }, { head: "judged cases", number: true }] as const
  const rows = [
    ["3.4.4", "The customer agrees before a part is replaced", "12"],
    ["3.1.1", "条款要求受理后及时响应并说明原因", "7"],
  ]

  test("that fits is one line a row", () => {
    expect(textTable(columns, rows).split("\n")).toHaveLength(3)
    expect(textTable(columns, rows, 80)).toBe(textTable(columns, rows))
  })

  test.each([60, 45, 38])("wraps heads and texts to %i columns, and loses nothing", (width) => {
    const lines = textTable(columns, rows, width).split("\n")
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect(places(line)).toBeLessThanOrEqual(width)
    const words = (text: string) => text.split(/\s+/).join("").split("").toSorted().join("")
    expect(words(lines.join(" "))).toBe(words(textTable(columns, rows)))
  })

  test("is as wide as its longest words where there is no room", () => {
    const [head] = textTable(columns, rows, 1).split("\n")
    expect(head).toMatch(/^clause  rule +judged$/)
  })
})

test("a long id is shortened in its middle, a short one is not", () => {
  expect(shortened("opening-0123456789abcdef0123456789abcdef01234567", 24)).toBe("opening-01234567…1234567")
  expect(shortened("opening-1", 24)).toBe("opening-1")
})

describe("wrapped", () => {
  test("breaks English at blanks", () => {
    expect(wrapped("one two three four", 9)).toBe("one two\nthree\nfour")
  })

  test("breaks Chinese between characters, and lets no line begin with a closing mark", () => {
    const text = "有序列号的每件一行，仅用于期初建账：库位已有账面库存的行会被拒绝。"
    const lines = wrapped(text, 20).split("\n")
    expect(lines.join("")).toBe(text)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      expect(places(line)).toBeLessThanOrEqual(20)
      expect(line).not.toMatch(/^[，。：]/)
    }
  })

  test("keeps lines that were there, and what a line begins with", () => {
    expect(wrapped("  a\n\nb", 10)).toBe("  a\n\nb")
  })
})
