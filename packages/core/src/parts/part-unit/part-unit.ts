/** The part unit: one piece with a serial number, from the supplier to the customer or to destruction. */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { partUnitCommands } from "./part-unit-commands.ts"
import { partUnitDecider, partUnitEvolver } from "./part-unit-decider.ts"
import { partUnitDuties } from "./part-unit-duties.ts"
import { partUnitEvents } from "./part-unit-events.ts"
import { partUnitMachine } from "./part-unit-machine.ts"
import { blankPartUnit, PartUnit } from "./part-unit-record.ts"
import { partUnitRules } from "./part-unit-rules.ts"
import type { PartUnitShape } from "./part-unit-shape.ts"

/**
 * What of a part unit stands in columns of its own, for queries.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitColumns = {
  part: { type: "text", indexed: true, value: (unit) => unit.part },
  item: { type: "text", indexed: true, value: (unit) => unit.item },
  place: { type: "text", indexed: true, value: (unit) => unit.place },
  ticket: { type: "text", indexed: true, value: (unit) => unit.ticket },
  requisition: { type: "text", indexed: false, value: (unit) => unit.requisition },
  expiresAt: { type: "instant", indexed: true, value: (unit) => unit.expiresAt },
} satisfies Readonly<Record<string, RecordColumn<PartUnitShape>>>

/**
 * The lifecycle of a part unit. It holds nothing personal. It moves no stock itself: it follows the documents that do,
 * in the same unit of work.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnit: Lifecycle<PartUnitShape> = lifecycle<PartUnitShape>({
  kind: "partUnit",
  version: 1,
  record: PartUnit,
  blank: blankPartUnit,
  copy: (record) => ({ ...record }),
  columns: partUnitColumns,
  commands: partUnitCommands,
  events: partUnitEvents,
  machine: partUnitMachine,
  rules: partUnitRules,
  duties: partUnitDuties,
  separations: {},
  adoptable: false,
  followUps: [],
  decider: partUnitDecider,
  evolver: partUnitEvolver,
  subject: () => undefined,
})

export type { PartUnitShape } from "./part-unit-shape.ts"
