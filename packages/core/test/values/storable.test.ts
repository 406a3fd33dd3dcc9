import { expect, test } from "vitest"
import { isStorable } from "../../src/values/storable.ts"

test.each(["", "Wang Fang", "王芳", "\u{1F527}", "a\u001fb", "\uFFFD"])("%j is given back as it is", (text) => {
  expect(isStorable(text)).toBe(true)
})

test.each(["\u0000", "a\u0000b", "\uD83D", "\uDD27", "\uDD27\uD83D", "王\uD83D芳"])("%j is not", (text) => {
  expect(isStorable(text)).toBe(false)
})
