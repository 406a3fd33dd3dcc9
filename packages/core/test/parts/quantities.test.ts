// Every quantity that somebody gives on parts is a difference, or says by its name that it is what is there: nobody who
// means "so many more" sets a stock to it.
import { expect, test } from "vitest"
import { parts } from "../../src/parts/chapter.ts"
import { Count, Quantity } from "../../src/values/number.ts"

/** Whole numbers that are no quantities of parts. */
const others = new Set(["line", "lines", "orderLine", "reorderPoint", "shelfLifeDays", "warrantyDays"])

/** Of a group its fields; of a list, or of what may be left out, what it is of. */
const partsOf = (schema: unknown) => {
  const {
    fields,
    schema: inner,
    value,
  } = schema as Readonly<Record<"schema" | "value", unknown>> & { readonly fields?: object }
  return { ...(fields === undefined ? {} : { fields }), schema: inner, value }
}

/** The names under which an input has whole numbers, wherever in it. */
const numbersIn = (schema: unknown, name: string): ReadonlyArray<string> => {
  if ((typeof schema !== "object" && typeof schema !== "function") || schema === null) return []
  if (schema === Count || schema === Quantity) return [name]
  const { fields = {}, ...inner } = { ...partsOf(schema) }
  const nested = Object.entries(fields).flatMap(([field, one]) => numbersIn(one, field))
  return [...nested, ...numbersIn(inner.schema, name), ...numbersIn(inner.value, name)]
}

const named = new Map<string, Set<string>>()
for (const { kind, commands } of parts.lifecycles)
  for (const [command, { input }] of Object.entries(commands as Readonly<Record<string, { readonly input: unknown }>>))
    for (const name of numbersIn(input, command))
      named.set(name, (named.get(name) ?? new Set()).add(`${kind}.${command}`))

test("a quantity of parts is so many more or less, or it is what was counted", () => {
  const quantities = [...named.keys()].filter((name) => !others.has(name))
  expect(quantities.toSorted()).toEqual(["counted", "quantity", "received", "rejected", "short"])
  expect([...named.get("quantity")!].length).toBeGreaterThan(20)
})

test("only a stocktake says what is there", () => {
  expect([...named.get("counted")!].toSorted()).toEqual(["stocktake.count", "stocktake.recount"])
  expect([...named.get("quantity")!].filter((command) => command.startsWith("stocktake."))).toEqual([])
})
