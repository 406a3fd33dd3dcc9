import { describe, expect, test } from "vitest"
import { places, wrapped } from "../src/text-table.ts"

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
