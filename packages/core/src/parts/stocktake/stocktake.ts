/** The stocktake: shelves are counted blind, what differs is counted again, and the books are corrected once. */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { Movement } from "../../ledger/movement.ts"
import { sortOf } from "../../ledger/place.ts"
import type { ProgrammeShape } from "../../programme/programme-shape.ts"
import type { LotShape } from "../lot/lot-shape.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import { occasionOwed } from "../occasion-owed.ts"
import { lotId, partUnitId } from "../serial.ts"
import { serves } from "../waiting-list/served.ts"
import { accuracyOf, lastSeen } from "./line-difference.ts"
import { stocktakeCommands } from "./stocktake-commands.ts"
import { stocktakeDecider, stocktakeEvolver } from "./stocktake-decider.ts"
import { stocktakeDuties } from "./stocktake-duties.ts"
import { stocktakeEvents } from "./stocktake-events.ts"
import { stocktakeMachine } from "./stocktake-machine.ts"
import { type Adjustment, blankStocktake, Stocktake } from "./stocktake-record.ts"
import { stocktakeRules } from "./stocktake-rules.ts"
import type { StocktakeShape } from "./stocktake-shape.ts"

const posted = ({ postedAt }: Stocktake): boolean => postedAt !== undefined

/**
 * What of a stocktake stands in columns of its own, for queries. The figures of its accuracy are there once it is
 * posted.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeColumns = {
  title: { type: "text", indexed: false, searched: true, value: ({ title }) => title },
  abc: { type: "text", indexed: true, value: ({ abc }) => abc },
  programme: { type: "text", indexed: false, value: ({ programme }) => programme?.id },
  postedAt: { type: "instant", indexed: true, value: ({ postedAt }) => postedAt },
  linesCounted: {
    type: "integer",
    indexed: false,
    value: (one) => (posted(one) ? accuracyOf(one).linesCounted : undefined),
  },
  linesRight: {
    type: "integer",
    indexed: false,
    value: (one) => (posted(one) ? accuracyOf(one).linesRight : undefined),
  },
} satisfies Readonly<Record<string, RecordColumn<StocktakeShape>>>

/**
 * Who may not do both: count, and review the count or accept that stock moved after it.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeSeparations = {
  "counter-not-reviewer": { clause: "5.1.2", first: ["count", "recount"], later: ["review", "accept"] },
}

const unit = followUpOf<StocktakeShape, PartUnitShape>("partUnit")
const lot = followUpOf<StocktakeShape, LotShape>("lot")
const programme = followUpOf<StocktakeShape, ProgrammeShape>("programme")

const ofUnit = ({ adjustments }: Stocktake, id: string): Adjustment | undefined =>
  adjustments.find(({ part, item, single }) => single && partUnitId(part, item) === id)

const strangers = (
  { adjustments }: Stocktake,
  units: ReadonlyArray<{ readonly id: string }> = [],
): ReadonlyArray<Adjustment> =>
  adjustments.filter(({ part, item, single, from }) => {
    const id = partUnitId(part, item)
    return single && sortOf(from) === "found" && !units.some((one) => one.id === id)
  })

const newLots = ({ lines }: Stocktake, lots: ReadonlyArray<{ readonly id: string }> = []) =>
  lines
    .filter(({ tracking }) => tracking === "lot")
    .flatMap((line) => lastSeen(line).map((sighting) => ({ part: line.part, ...sighting })))
    .filter(({ part, item, counted }) => counted > 0 && !lots.some(({ id }) => id === lotId(part, item)))

/**
 * What follows from a posting: units are lost, found, moved, or entered where nobody knew them; lots that nobody knew
 * are entered; and the occasion of the programme is held.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeFollowUps: ReadonlyArray<FollowUp<StocktakeShape>> = [
  unit({
    on: "post",
    each: "units",
    command: "lose",
    input: (_before, after, _context, { id }) => {
      const made = ofUnit(after, id)
      return made !== undefined && sortOf(made.to) === "lost" ? {} : undefined
    },
  }),
  unit({
    on: "post",
    each: "units",
    command: "recover",
    input: (_before, after, _context, { id }) => {
      const made = ofUnit(after, id)
      return made !== undefined && sortOf(made.from) === "lost" ? { place: made.to } : undefined
    },
  }),
  unit({
    on: "post",
    each: "units",
    command: "move",
    input: (_before, after, _context, { id }) => {
      const made = ofUnit(after, id)
      const moved = made !== undefined && ![sortOf(made.from), sortOf(made.to)].includes("lost")
      return moved ? { place: made.to } : undefined
    },
  }),
  unit({
    on: "post",
    creates: (_before, after, { facts: { units } }) =>
      strangers(after, units).map(({ part, item }) => partUnitId(part, item)),
    command: "enter",
    input: (_before, after, _context, { id }) => {
      const { part, item, written = item, to: place } = ofUnit(after, id)!
      return { part, serial: written, place }
    },
  }),
  lot({
    on: "post",
    creates: (_before, after, { facts: { lots } }) => [
      ...new Set(newLots(after, lots).map(({ part, item }) => lotId(part, item))),
    ],
    command: "enter",
    input: (_before, after, { facts: { lots } }, { id }) => {
      const { part, item, written = item } = newLots(after, lots).find((one) => lotId(one.part, one.item) === id)!
      return { part, lot: written }
    },
  }),
  ...serves<StocktakeShape>("post", "stocktake", (_before, { adjustments }) =>
    adjustments
      .filter(({ to }) => sortOf(to) === "bin")
      .map(({ part, item, to: place, quantity }) => ({ part, item, place, quantity })),
  ),
  programme({
    on: "post",
    fact: "programme",
    command: "hold",
    input: (_before, { id, programme: meant }, { occurredAt: at }, held) =>
      occasionOwed(held, meant, { at, evidence: `stocktake ${id}` }),
  }),
]

const movementOf = ({ part, item, from, to, quantity, single }: Adjustment): Movement => ({
  part,
  item,
  from,
  to,
  quantity,
  ...(single ? { single } : {}),
})

/**
 * The lifecycle of a stocktake. It moves stock once, when it is posted, by the differences as they were at the counts;
 * what moved since stays moved.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktake: Lifecycle<StocktakeShape> = lifecycle<StocktakeShape>({
  kind: "stocktake",
  version: 1,
  record: Stocktake,
  blank: blankStocktake,
  copy: (record) => ({ ...record }),
  columns: stocktakeColumns,
  commands: stocktakeCommands,
  events: stocktakeEvents,
  machine: stocktakeMachine,
  rules: stocktakeRules,
  duties: stocktakeDuties,
  separations: stocktakeSeparations,
  movements: { posted: ({ adjustments }) => adjustments.map(movementOf) },
  adoptable: false,
  followUps: stocktakeFollowUps,
  decider: stocktakeDecider,
  evolver: stocktakeEvolver,
  subject: () => undefined,
})

export type { StocktakeShape } from "./stocktake-shape.ts"
