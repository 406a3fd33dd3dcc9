/** The defective return: a replaced part comes back, and is scrapped, returned or repaired (5.3.3 and 5.4.1). */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type Movements, type RecordColumn } from "../../engine/lifecycle.ts"
import { placeOf } from "../../ledger/place.ts"
import type { Separation } from "../../trust/separation.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import { partUnitId } from "../serial.ts"
import { serves } from "../waiting-list/served.ts"
import { defectiveReturnCommands } from "./defective-return-commands.ts"
import { defectiveReturnDecider, defectiveReturnEvolver } from "./defective-return-decider.ts"
import { defectiveReturnDuties } from "./defective-return-duties.ts"
import { defectiveReturnEvents } from "./defective-return-events.ts"
import { defectiveReturnMachine } from "./defective-return-machine.ts"
import { blankDefectiveReturn, DefectiveReturn } from "./defective-return-record.ts"
import { defectiveReturnRules } from "./defective-return-rules.ts"
import type { DefectiveReturnShape } from "./defective-return-shape.ts"

/**
 * What of a defective return stands in columns of its own, for queries.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnColumns = {
  ticket: { type: "text", indexed: true, searched: true, value: ({ ticket }) => ticket },
  engineer: { type: "text", indexed: true, value: ({ engineer }) => engineer },
  part: { type: "text", indexed: true, value: ({ part }) => part },
  serial: { type: "text", indexed: true, searched: true, value: ({ serial }) => serial },
} satisfies Readonly<Record<string, RecordColumn<DefectiveReturnShape>>>

/**
 * What a defective return moves in the stock ledger: in from the customer, or from nowhere where the books never had
 * it, and back to a bin once its repair has passed. Scrap and returns to a supplier move the rest.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnMovements: Movements<DefectiveReturnShape> = {
  received: ({ from, item, quantity, single }, { part }) => [
    { part, item, from, to: placeOf("defective"), quantity, ...(single ? { single } : {}) },
  ],
  repairInspected: ({ passed, bin, single }, { part, item, quantity }) =>
    passed && bin !== undefined
      ? [
          {
            part,
            item,
            from: placeOf("defective"),
            to: placeOf("bin", bin),
            quantity,
            ...(single ? { single } : {}),
          },
        ]
      : [],
}

const unit = followUpOf<DefectiveReturnShape, PartUnitShape>("partUnit")

/**
 * What follows for the piece: it is brought back, or entered where nobody knew it, and moves into its bin.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnFollowUps: ReadonlyArray<FollowUp<DefectiveReturnShape>> = [
  unit({
    on: "receive",
    each: "units",
    command: "bringBack",
    input: (_before, { id: defectiveReturn, item }) => (item === "" ? undefined : { defectiveReturn }),
  }),
  unit({
    on: "receive",
    creates: (_before, { part, item }, { facts: { units = [] } }) =>
      item === "" || units.length > 0 ? [] : partUnitId(part, item),
    command: "enter",
    input: (_before, { part, serial, ticket }) =>
      serial === undefined ? undefined : { part, serial, place: placeOf("defective"), ticket },
  }),
  unit({
    on: "inspectRepair",
    each: "units",
    command: "move",
    input: (_before, { status, place, item }) =>
      status === "repaired" && item !== "" && place !== undefined ? { place } : undefined,
  }),
  ...serves<DefectiveReturnShape>(
    "inspectRepair",
    "defectiveReturn",
    (_before, { status, part, item, quantity, place }) =>
      status === "repaired" && place !== undefined ? [{ part, item, quantity, place }] : [],
  ),
]

/**
 * What one person may not do both of: bring a part in, and pass it for the shelf. Otherwise one alone could stock parts
 * that nobody bought.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnSeparations = {
  "received-by-another": { clause: "5.2.2", first: ["expect", "receive"], later: ["inspectRepair"] },
} satisfies Readonly<Record<string, Separation>>

/**
 * The lifecycle of a defective return.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturn: Lifecycle<DefectiveReturnShape> = lifecycle<DefectiveReturnShape>({
  kind: "defectiveReturn",
  version: 1,
  record: DefectiveReturn,
  blank: blankDefectiveReturn,
  copy: (record) => ({ ...record }),
  columns: defectiveReturnColumns,
  commands: defectiveReturnCommands,
  events: defectiveReturnEvents,
  machine: defectiveReturnMachine,
  rules: defectiveReturnRules,
  duties: defectiveReturnDuties,
  separations: defectiveReturnSeparations,
  movements: defectiveReturnMovements,
  adoptable: false,
  followUps: defectiveReturnFollowUps,
  decider: defectiveReturnDecider,
  evolver: defectiveReturnEvolver,
  subject: () => undefined,
})

export type { DefectiveReturnShape } from "./defective-return-shape.ts"
