/** What each command makes true of a stocktake, and what each event changes of the record. */
import type { Context } from "../../engine/context.ts"
import type { Decider, Evolver } from "../../engine/decider.ts"
import { sightingsOf } from "./count-as-seen.ts"
import { stockAt } from "./line-difference.ts"
import { adjustmentsOf } from "./stocktake-adjustments.ts"
import type { StocktakeCommands } from "./stocktake-commands.ts"
import type { StocktakeEvents } from "./stocktake-events.ts"
import type { Stocktake, StocktakeLine } from "./stocktake-record.ts"
import type { StocktakeFacts, StocktakeShape } from "./stocktake-shape.ts"

type Counting = Context<StocktakeFacts>

const numbered = (
  { lines: before }: Stocktake,
  lines: StocktakeCommands["plan"]["lines"],
  { facts: { catalogue = [] } }: Counting,
): StocktakeEvents["linesAdded"]["lines"] =>
  lines.map(({ part, place }, index) => ({
    line: before.length + index + 1,
    part,
    place,
    tracking: catalogue.find(({ id }) => id === part)!.tracking,
  }))

const counted = (
  { lines }: Stocktake,
  { counts }: StocktakeCommands["count"],
  { facts: { stock = [] }, actor: { delegateOf } }: Counting,
): StocktakeEvents["counted"] => ({
  counts: counts.map((said) => ({
    line: said.line,
    seen: sightingsOf(
      lines.find(({ line }) => line === said.line)!,
      said,
      stock,
    ),
  })),
  ...(delegateOf === undefined ? {} : { onBehalfOf: delegateOf }),
})

/**
 * The decider of a stocktake.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeDecider: Decider<StocktakeShape> = {
  plan: (stocktake, input, context) => [
    { type: "planned", data: { ...input, lines: numbered(stocktake, input.lines, context) } },
  ],
  start: (_stocktake, data) => [{ type: "started", data }],
  addLines: (stocktake, { lines }, context) => [
    { type: "linesAdded", data: { lines: numbered(stocktake, lines, context) } },
  ],
  count: (stocktake, input, context) => [{ type: "counted", data: counted(stocktake, input, context) }],
  recount: (stocktake, input, context) => [
    { type: "recounted", data: counted(stocktake, input, context) },
    ...(stocktake.status === "counting" ? [] : [{ type: "countReopened", data: {} } as const]),
  ],
  finishCount: (_stocktake, data) => [{ type: "countFinished", data }],
  review: (_stocktake, data) => [{ type: "reviewed", data }],
  accept: ({ lines }, { lines: accepted, reason }, { facts: { stock = [] } }) => [
    {
      type: "movementAccepted",
      data: {
        reason,
        lines: accepted.map((number) => ({
          line: number,
          standing: stockAt(
            lines.find(({ line }) => line === number)!,
            stock,
          ).map(({ item, postings }) => ({
            item,
            postings,
          })),
        })),
      },
    },
  ],
  post: ({ lines }, _input, { facts: { units = [] } }) => [
    { type: "posted", data: { adjustments: adjustmentsOf(lines, units) } },
  ],
  cancel: (_stocktake, data) => [{ type: "cancelled", data }],
}

const withCounts = (
  { lines }: Stocktake,
  { counts, onBehalfOf }: StocktakeEvents["counted"],
  { occurredAt: at, by }: { readonly occurredAt: number; readonly by: string },
): Pick<Stocktake, "lines"> => ({
  lines: lines.map((line) => {
    const said = counts.find((one) => one.line === line.line)
    if (said === undefined) return line
    const { accepted: _former, ...rest } = line
    const count = { by, ...(onBehalfOf === undefined ? {} : { onBehalfOf }), at, seen: said.seen }
    return { ...rest, counts: [...line.counts, count] }
  }),
})

const uncounted = (lines: StocktakeEvents["linesAdded"]["lines"]): ReadonlyArray<StocktakeLine> =>
  lines.map((line) => ({ ...line, counts: [] }))

/**
 * The evolver of a stocktake.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeEvolver: Evolver<StocktakeShape> = {
  planned: (_stocktake, { lines, ...data }) => ({ ...data, lines: uncounted(lines) }),
  started: () => ({}),
  linesAdded: (stocktake, { lines }) => ({ lines: [...stocktake.lines, ...uncounted(lines)] }),
  counted: withCounts,
  recounted: withCounts,
  countReopened: () => ({}),
  countFinished: () => ({}),
  reviewed: (_stocktake, { note }, { occurredAt: at, by }) => ({
    review: { by, at, ...(note === undefined ? {} : { note }) },
  }),
  movementAccepted: ({ lines }, { lines: accepted }) => ({
    lines: lines.map((line) => {
      const standing = accepted.find((one) => one.line === line.line)?.standing
      return standing === undefined ? line : { ...line, accepted: standing }
    }),
  }),
  posted: (_stocktake, { adjustments }, { occurredAt }) => ({ adjustments, postedAt: occurredAt }),
  cancelled: () => ({}),
}
