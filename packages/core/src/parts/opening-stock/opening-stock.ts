/** The opening stock: what lay in the bins when the company began to keep its books here (clause 5.1.1). */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { placeOf } from "../../ledger/place.ts"
import type { BinShape } from "../bin/bin-shape.ts"
import type { LotShape } from "../lot/lot-shape.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import { lotId } from "../serial.ts"
import { openingStockCommands } from "./opening-stock-commands.ts"
import { openingStockDecider, openingStockEvolver, openingStockMovements } from "./opening-stock-decider.ts"
import { openingStockEvents } from "./opening-stock-events.ts"
import { openingStockMachine } from "./opening-stock-machine.ts"
import { blankOpeningStock, OpeningStock, type OpeningStockLine } from "./opening-stock-record.ts"
import { openingStockRules } from "./opening-stock-rules.ts"
import type { OpeningStockShape } from "./opening-stock-shape.ts"

/**
 * What of an opening stock stands in columns of its own, for queries.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockColumns = {
  source: { type: "text", indexed: true, value: (opening) => opening.source },
} satisfies Readonly<Record<string, RecordColumn<OpeningStockShape>>>

const bin = followUpOf<OpeningStockShape, BinShape>("bin")
const unit = followUpOf<OpeningStockShape, PartUnitShape>("partUnit")
const lot = followUpOf<OpeningStockShape, LotShape>("lot")

const expiry = ({ expiresAt }: Pick<OpeningStockLine, "expiresAt">) => (expiresAt === undefined ? {} : { expiresAt })

const lotOf = ({ part, lot: number }: OpeningStockLine) => (number === undefined ? undefined : lotId(part, number))

/**
 * What follows for other records: the books of the bins are opened, pieces and lots come in.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockFollowUps: ReadonlyArray<FollowUp<OpeningStockShape>> = [
  // An account that is not there yet cannot be relied on; its bin can, so that of two who open it at once one comes late.
  bin({
    on: "enter",
    each: "bins",
    command: "openBooks",
    input: (_before, { id: openingStock }) => ({ openingStock }),
  }),
  unit({
    on: "enter",
    creates: (_before, { lines }) => lines.flatMap(({ pieces }) => pieces.map((piece) => piece.unit)),
    command: "enter",
    input: (_before, { lines }, _context, { id }) => {
      const line = lines.find(({ pieces }) => pieces.some((piece) => piece.unit === id))!
      const { serial } = line.pieces.find((piece) => piece.unit === id)!
      return { part: line.part, serial, place: placeOf("bin", line.bin), ...expiry(line) }
    },
  }),
  lot({
    on: "enter",
    creates: (_before, { lines }, { facts: { lots = [] } }) =>
      [...new Set(lines.flatMap((line) => lotOf(line) ?? []))].filter((id) => lots.every((known) => known.id !== id)),
    command: "enter",
    input: (_before, { lines }, _context, { id }) => {
      const same = lines.filter((line) => lotOf(line) === id)
      const { part, lot: number } = same[0]!
      return { part, lot: number!, ...expiry(same.find(({ expiresAt }) => expiresAt !== undefined) ?? {}) }
    },
  }),
]

/**
 * The lifecycle of an opening stock. It holds nothing personal.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStock: Lifecycle<OpeningStockShape> = lifecycle<OpeningStockShape>({
  kind: "openingStock",
  version: 1,
  record: OpeningStock,
  blank: blankOpeningStock,
  copy: (record) => ({ ...record }),
  columns: openingStockColumns,
  commands: openingStockCommands,
  events: openingStockEvents,
  machine: openingStockMachine,
  rules: openingStockRules,
  duties: {},
  separations: {},
  movements: openingStockMovements,
  adoptable: false,
  followUps: openingStockFollowUps,
  decider: openingStockDecider,
  evolver: openingStockEvolver,
  subject: () => undefined,
})

export type { OpeningStockShape } from "./opening-stock-shape.ts"
