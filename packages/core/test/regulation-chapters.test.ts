import { chapter, DefinitionInvalid, extendChapter, extendLifecycle, fails, ruleOf } from "../src/engine/index.ts"
import { service, ticket, type TicketShape } from "../src/service/index.ts"
import { expect, expectTypeOf, test } from "vitest"
import { regulation, regulationWith } from "../src/regulation-chapters.ts"

const strict = extendLifecycle(ticket, {
  version: 1,
  rules: { "never-closed": ruleOf<TicketShape>()({ clause: "8.1", on: ["close"], check: () => fails() }) },
})
const ours = extendChapter(service, strict, { words: {} })

test("an extended chapter stands in the place of the built-in one, and no chapter is lost", () => {
  const chapters = regulationWith(ours)
  expect(chapters.map(({ id }) => id)).toEqual(regulation().map(({ id }) => id))
  expect(chapters[1]).toBe(ours)
  expectTypeOf(chapters[1]).toEqualTypeOf(ours)
  expectTypeOf(chapters[0]).toEqualTypeOf(regulation()[0])
})

test("a chapter that replaces none is refused with what to do", () => {
  const loans = chapter({
    id: "loans",
    title: { en: "Loans", "zh-Hans": "备用机" },
    lifecycles: [],
    words: {},
    realises: [],
  })
  expect(() => regulationWith(ours, loans)).toThrow(DefinitionInvalid)
  expect(() => regulationWith(ours, loans)).toThrow(/loans.*\[\.\.\.regulation\(\), yours\]/s)
})
