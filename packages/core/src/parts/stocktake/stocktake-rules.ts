/** What holds of a stocktake: everybody counts blind, twice where it differs, and no movement is overwritten. */
import type { Context } from "../../engine/context.ts"
import { fails, ruleOf, unknown, type Verdict } from "../../engine/rule.ts"
import { nameOf, sortOf } from "../../ledger/place.ts"
import { shortOf } from "../takings.ts"
import { namedItems, type Said, sightingsOf } from "./count-as-seen.ts"
import { hasMoved, isRecountDue, lastSeen } from "./line-difference.ts"
import { adjustmentsOf, unitOf } from "./stocktake-adjustments.ts"
import { linesMax, piecesMax, strangersMax } from "./stocktake-limits.ts"
import type { Stocktake, StocktakeLine } from "./stocktake-record.ts"
import type { StocktakeFacts, StocktakeShape } from "./stocktake-shape.ts"

const rule = ruleOf<StocktakeShape>()

type Place = Pick<StocktakeLine, "part" | "place">

const accountOf = ({ part, place }: Place): string => `${part} ${place}`

const lineOf = ({ lines }: Stocktake, number: number) => lines.find(({ line }) => line === number)

const firstTwice = <T>(values: ReadonlyArray<T>): T | undefined =>
  values.find((value, index) => values.indexOf(value) !== index)

/** Each line that is spoken of, with what was said of it; lines that are not there are another rule's business. */
const said = (stocktake: Stocktake, { counts }: { readonly counts: ReadonlyArray<Said> }) =>
  counts.flatMap((one) => {
    const line = lineOf(stocktake, one.line)
    return line === undefined ? [] : [{ line, one }]
  })

const each = <T>(
  values: ReadonlyArray<T>,
  problem: (value: T) => Parameters<typeof fails>[0] | undefined | false,
): Verdict => {
  for (const value of values) {
    const seen = problem(value)
    if (seen !== undefined && seen !== false) return fails(seen)
  }
  return true
}

const countedAfter = (
  stocktake: Stocktake,
  input: { readonly counts: ReadonlyArray<Said> },
  { facts: { stock = [] } }: Context<StocktakeFacts>,
) => {
  const now = new Map(said(stocktake, input).map(({ line, one }) => [line.line, sightingsOf(line, one, stock)]))
  return stocktake.lines.map((line) => ({ line, seen: now.get(line.line) ?? lastSeen(line) }))
}

/**
 * The rules of a stocktake.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeRules = {
  "parts-in-catalogue": rule({
    clause: "5.1.2",
    on: ["plan", "addLines"],
    mend: "part.register",
    check: (_stocktake, { lines }, { facts: { catalogue } }) =>
      catalogue === undefined
        ? unknown("catalogue")
        : each(lines, ({ part }) => !catalogue.some(({ id }) => id === part) && { part }),
  }),
  "places-can-be-counted": rule({
    clause: "5.1.2",
    on: ["plan", "addLines"],
    check: (_stocktake, { lines }, { facts: { bins } }) =>
      bins === undefined
        ? unknown("bins")
        : each(lines, ({ place }) => {
            if (place === "quarantine") return undefined
            const isBin = sortOf(place) === "bin" && bins.some(({ id }) => id === nameOf(place))
            return !isBin && { place }
          }),
  }),
  "account-on-one-line": rule({
    clause: "5.1.2",
    on: ["plan", "addLines"],
    check: (stocktake, { lines }) => {
      const twice = firstTwice([...stocktake.lines, ...lines].map(accountOf))
      const line = lines.find((one) => accountOf(one) === twice)
      return line === undefined || fails({ part: line.part, place: line.place })
    },
  }),
  "lines-within-limit": rule({
    clause: "5.1.2",
    on: ["addLines"],
    check: ({ lines: before }, { lines }) =>
      before.length + lines.length <= linesMax || fails({ lines: before.length + lines.length, limit: linesMax }),
  }),
  "account-in-one-stocktake": rule({
    clause: "5.1.2",
    on: ["start", "addLines"],
    check: (stocktake, input, { facts: { others } }) => {
      if (others === undefined) return unknown("others")
      const lines: ReadonlyArray<Place> = "lines" in input ? input.lines : stocktake.lines
      const mine = new Set(lines.map(accountOf))
      return each(
        others.filter(({ id, status }) => id !== stocktake.id && status !== "planned"),
        (other) => {
          const line = other.lines.find((one) => mine.has(accountOf(one)))
          return line && { stocktake: other.id, part: line.part, place: line.place }
        },
      )
    },
  }),
  "counted-when-entered": rule({
    clause: "5.1.2",
    on: ["count", "recount"],
    check: (_stocktake, _input, { now, occurredAt }) =>
      occurredAt === now || fails({ at: new Date(occurredAt).toISOString(), now: new Date(now).toISOString() }),
  }),
  "lines-are-there": rule({
    clause: "5.1.2",
    on: ["count", "recount", "accept"],
    check: (stocktake, input) => {
      const numbers = "counts" in input ? input.counts.map(({ line }) => line) : input.lines
      const twice = firstTwice(numbers)
      if (twice !== undefined) return fails({ line: twice })
      return each(numbers, (line) => lineOf(stocktake, line) === undefined && { line })
    },
  }),
  "counted-once": rule({
    clause: "5.1.2",
    on: ["count"],
    mend: "recount",
    check: (stocktake, input) =>
      each(
        said(stocktake, input),
        ({ line: { line, counts } }) => counts.length > 0 && { line, by: counts.at(-1)!.by },
      ),
  }),
  "recounted-by-another": rule({
    clause: "5.1.2",
    on: ["recount"],
    check: (stocktake, input, { actor: { id, delegateOf } }) =>
      each(said(stocktake, input), ({ line: { line, counts } }) => {
        const last = counts.at(-1)
        if (last === undefined) return undefined
        const isLast = (person: string | undefined) =>
          person !== undefined && (person === last.by || person === last.onBehalfOf)
        return (isLast(id) || isLast(delegateOf)) && { line, person: id }
      }),
  }),
  "counted-before": rule({
    clause: "5.1.2",
    on: ["recount"],
    mend: "count",
    check: (stocktake, input) =>
      each(said(stocktake, input), ({ line: { line, counts } }) => counts.length === 0 && { line }),
  }),
  "counted-as-tracked": rule({
    clause: "5.1.2",
    on: ["count", "recount"],
    check: (stocktake, input) =>
      each(said(stocktake, input), ({ line: { line, tracking }, one: { counted, serials, lots } }) => {
        const given = { none: counted, serial: serials, lot: lots }
        const others = Object.entries(given).filter(([name, value]) => name !== tracking && value !== undefined)
        return (given[tracking] === undefined || others.length > 0) && { line, tracking }
      }),
  }),
  "number-seen-once": rule({
    clause: "5.1.2",
    on: ["count", "recount"],
    check: (stocktake, input) => {
      const spoken = said(stocktake, input)
      const silent = stocktake.lines.filter(
        ({ line, tracking }) => tracking === "serial" && !spoken.some((one) => one.line.line === line),
      )
      const pieces = new Set(
        silent.flatMap((line) =>
          lastSeen(line).flatMap(({ item, counted }) => (counted > 0 ? [`${line.part} ${item}`] : [])),
        ),
      )
      return each(spoken, ({ line, one }) => {
        const items = namedItems(one, line.tracking).map(({ item }) => item)
        const twice = firstTwice(items)
        if (twice !== undefined) return { line: line.line, number: twice }
        if (line.tracking !== "serial") return undefined
        const elsewhere = items.find((item) => pieces.has(`${line.part} ${item}`))
        items.forEach((item) => pieces.add(`${line.part} ${item}`))
        return elsewhere !== undefined && { line: line.line, number: elsewhere }
      })
    },
  }),
  "few-enough-to-compare": rule({
    clause: "5.1.2",
    on: ["count", "recount"],
    check: (stocktake, input, context) => {
      if (context.facts.stock === undefined) return unknown("stock")
      const after = countedAfter(stocktake, input, context)
      const pieces = after.reduce((sum, { seen }) => sum + seen.length, 0)
      if (pieces > piecesMax) return fails({ pieces, limit: piecesMax })
      const strangers = after
        .filter(({ line }) => line.tracking === "serial")
        .reduce((sum, { seen }) => sum + seen.filter(({ counted, booked }) => counted > booked).length, 0)
      return strangers <= strangersMax || fails({ pieces: strangers, limit: strangersMax })
    },
  }),
  "all-lines-counted": rule({
    clause: "5.1.2",
    on: ["finishCount"],
    mend: "count",
    check: ({ lines }) => {
      const open = lines.filter(({ counts }) => counts.length === 0).map(({ line }) => line)
      return open.length === 0 || fails({ lines: open })
    },
  }),
  "differences-recounted": rule({
    clause: "5.1.2",
    on: ["finishCount"],
    mend: "recount",
    check: ({ lines }, _input, { policy }) => {
      const open = lines.filter((line) => isRecountDue(line, policy)).map(({ line }) => line)
      return open.length === 0 || fails({ lines: open, percent: policy.parts.stocktake.recountDifferencePercent })
    },
  }),
  "movement-accepted": rule({
    clause: "5.1.2",
    on: ["post"],
    mend: "accept",
    check: ({ lines }, _input, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      const moved = lines.filter((line) => hasMoved(line, stock)).map(({ line }) => line)
      return moved.length === 0 || fails({ lines: moved })
    },
  }),
  "seen-number-is-free": rule({
    clause: "5.1.2",
    on: ["post"],
    check: ({ lines }, _input, { facts: { units } }) => {
      if (units === undefined) return unknown("units")
      const pieces = lines
        .filter(({ tracking }) => tracking === "serial")
        .flatMap((line) => lastSeen(line).map((sighting) => ({ ...sighting, ...line })))
        .filter(({ counted, booked }) => counted > booked)
      return each(pieces, ({ part, item, place }) => {
        const unit = unitOf(part, item, units)
        // What was rejected does not get onto a shelf by being seen there.
        const free = unit === undefined || unit.place === place || unit.status === "lost" || unit.status === "inStock"
        return !free && { part, number: item, status: unit.status, at: unit.place ?? null }
      })
    },
  }),
  "enough-in-stock": rule({
    clause: "5.1.2",
    on: ["post"],
    mend: "recount",
    check: ({ lines }, _input, { facts: { stock, units } }) => {
      if (stock === undefined || units === undefined) return unknown(stock === undefined ? "stock" : "units")
      const short = shortOf(
        adjustmentsOf(lines, units).map(({ from: place, ...taking }) => ({ ...taking, place })),
        stock,
      )
      return short === undefined || fails({ ...short })
    },
  }),
}
