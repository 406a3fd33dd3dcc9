/** A stocktake for the tests of its decider: given, when, then. */
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import type { Context } from "../../../src/engine/context.ts"
import type { Balance } from "../../../src/ledger/movement.ts"
import { blankPart, type Part } from "../../../src/parts/part/part-record.ts"
import { blankStocktake, type Stocktake } from "../../../src/parts/stocktake/stocktake-record.ts"
import type { StocktakeFacts } from "../../../src/parts/stocktake/stocktake-shape.ts"
import { stocktake } from "../../../src/parts/stocktake/stocktake.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"

export const compiled = compile(stocktake)
export const start = Date.UTC(2026, 2, 4, 2)

export const catalogue: ReadonlyArray<Part> = (["none", "lot", "serial"] as const).map((tracking) => ({
  ...blankPart,
  id: tracking,
  status: "active",
  tracking,
}))
export const bins = ["A", "B"].map((id) => ({ id, status: "open", warehouse: "W", storageClasses: ["dry"] }))

export const balance = (part: string, quantity: number, more: Partial<Balance> = {}): Balance => ({
  part,
  item: "",
  place: "bin:A",
  quantity,
  reserved: 0,
  postings: 1,
  ...more,
})

export const when = (
  given: Stocktake,
  command: string,
  input: object,
  facts: { readonly [F in keyof StocktakeFacts]?: StocktakeFacts[F] | undefined } = {},
  { by = "anna", ...more }: Partial<Context> & { readonly by?: string } = {},
) =>
  decide(compiled, given, command, input, {
    now: start,
    occurredAt: start,
    actor: { id: by, tenant: "acme", roles: ["storekeeper"] },
    policy: defaultPolicy,
    facts: { catalogue, bins, others: [], stock: [], units: [], lots: [], programme: null, ...facts } as StocktakeFacts,
    acts: [],
    ...more,
  })

type Decision = ReturnType<typeof when>

export const after = (decision: Decision): Stocktake => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}

export const refused = (decision: Decision) =>
  decision.accepted ? [] : decision.violations.map(({ rule, seen }) => ({ rule, seen }))

export const refusedBy = (decision: Decision) => refused(decision).map(({ rule }) => rule)

const blank = { ...blankStocktake, id: "ST-1" }

/** Lines 1, 2 and 3: a part that is not tracked, one by lot, one by serial number, all in bin A. */
export const lines = catalogue.map(({ id: part }) => ({ part, place: "bin:A" }))
export const planned = after(when(blank, "plan", { title: "March", lines }))
export const counting = after(when(planned, "start", {}))

export const one = (input: object) => ({ counts: [input] })

/** A stocktake of one line, counted. */
export const countedOf = (part: string, said: object, stock: ReadonlyArray<Balance>, by = "anna"): Stocktake => {
  const made = after(when(blank, "plan", { title: "March", lines: [{ part, place: "bin:A" }] }))
  return after(when(after(when(made, "start", {})), "count", one({ line: 1, ...said }), { stock }, { by }))
}

export const reviewedOf = (given: Stocktake): Stocktake => ({ ...given, status: "reviewed" })
