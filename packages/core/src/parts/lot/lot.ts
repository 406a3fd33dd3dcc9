/** The lot: which pieces were made together, and when they expire (clause 5.2.3). */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { lotCommands } from "./lot-commands.ts"
import { lotDecider, lotEvolver } from "./lot-decider.ts"
import { lotDuties } from "./lot-duties.ts"
import { lotEvents } from "./lot-events.ts"
import { lotMachine } from "./lot-machine.ts"
import { blankLot, Lot } from "./lot-record.ts"
import { lotRules } from "./lot-rules.ts"
import type { LotShape } from "./lot-shape.ts"

/**
 * What of a lot stands in columns of its own, for queries.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotColumns = {
  part: { type: "text", indexed: true, value: (lot) => lot.part },
  item: { type: "text", indexed: true, value: (lot) => lot.item },
  expiresAt: { type: "instant", indexed: true, value: (lot) => lot.expiresAt },
} satisfies Readonly<Record<string, RecordColumn<LotShape>>>

/**
 * The lifecycle of a lot. It holds nothing personal and moves no stock: what there is of it, and where, the ledger knows.
 *
 * @category lot
 * @since 0.1.0
 */
export const lot: Lifecycle<LotShape> = lifecycle<LotShape>({
  kind: "lot",
  version: 1,
  record: Lot,
  blank: blankLot,
  copy: (record) => ({ ...record }),
  columns: lotColumns,
  commands: lotCommands,
  events: lotEvents,
  machine: lotMachine,
  rules: lotRules,
  duties: lotDuties,
  separations: {},
  adoptable: false,
  followUps: [],
  decider: lotDecider,
  evolver: lotEvolver,
  subject: () => undefined,
})

export type { LotShape } from "./lot-shape.ts"
