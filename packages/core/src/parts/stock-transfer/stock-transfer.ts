/** The stock transfer: from bin to bin, into quarantine, and out of it once somebody of quality has found it good. */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import { damageReport, damageReportIds, type GoodsApart } from "../scrap/damage-report.ts"
import type { ScrapShape } from "../scrap/scrap-shape.ts"
import { movementsBetween } from "../goods-line.ts"
import { serves } from "../waiting-list/served.ts"
import { stockTransferCommands } from "./stock-transfer-commands.ts"
import { stockTransferDecider, stockTransferEvolver, stockTransferMovements } from "./stock-transfer-decider.ts"
import { stockTransferEvents } from "./stock-transfer-events.ts"
import { stockTransferMachine } from "./stock-transfer-machine.ts"
import { blankStockTransfer, StockTransfer } from "./stock-transfer-record.ts"
import { stockTransferRules } from "./stock-transfer-rules.ts"
import type { StockTransferShape } from "./stock-transfer-shape.ts"

/**
 * What of a stock transfer stands in columns of its own, for queries.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferColumns = {
  reason: { type: "text", indexed: true, value: (transfer) => transfer.reason },
} satisfies Readonly<Record<string, RecordColumn<StockTransferShape>>>

const unit = followUpOf<StockTransferShape, PartUnitShape>("partUnit")
const scrap = followUpOf<StockTransferShape, ScrapShape>("scrap")

const apart = ({ reason, lines }: StockTransfer): ReadonlyArray<GoodsApart> =>
  reason === "damage" || reason === "expiry" ? lines.map(({ to, ...goods }) => ({ ...goods, place: to })) : []

const moved = (_before: StockTransfer, { lines }: StockTransfer) =>
  lines.flatMap(({ from, to, ...goods }) =>
    movementsBetween(from, to, goods).map(({ part, item, quantity }) => ({ part, place: to, item, quantity })),
  )

const sourceOf = ({ id }: StockTransfer) => ({ kind: "stockTransfer", id })

/**
 * What follows for other records: each piece with a serial number goes along, and what is damaged or expired is
 * reported, so that somebody puts it up for scrap (clause 5.4.1).
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferFollowUps: ReadonlyArray<FollowUp<StockTransferShape>> = [
  unit({
    on: "transfer",
    each: "units",
    command: "move",
    input: (_before, { lines }, _context, { id }) => {
      const line = lines.find(({ pieces }) => pieces.some((piece) => piece.unit === id))
      return line && { place: line.to }
    },
  }),
  ...serves<StockTransferShape>("transfer", "stockTransfer", moved),
  scrap({
    on: "transfer",
    creates: (_before, after) => damageReportIds(sourceOf(after), apart(after)),
    optional: true,
    command: "report",
    input: (_before, after, _context, { id }) => damageReport(id, sourceOf(after), apart(after), after.reason),
  }),
]

/**
 * The lifecycle of a stock transfer. It holds nothing personal.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransfer: Lifecycle<StockTransferShape> = lifecycle<StockTransferShape>({
  kind: "stockTransfer",
  version: 1,
  record: StockTransfer,
  blank: blankStockTransfer,
  copy: (record) => ({ ...record }),
  columns: stockTransferColumns,
  commands: stockTransferCommands,
  events: stockTransferEvents,
  machine: stockTransferMachine,
  rules: stockTransferRules,
  duties: {},
  separations: {},
  movements: stockTransferMovements,
  adoptable: false,
  followUps: stockTransferFollowUps,
  decider: stockTransferDecider,
  evolver: stockTransferEvolver,
  subject: () => undefined,
})

export type { StockTransferShape } from "./stock-transfer-shape.ts"
