/** What people ask for on a defective return: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import type { Needing } from "../../engine/need.ts"
import { Identifier } from "../../values/identifier.ts"
import { Quantity } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { partUnitId, Serial } from "../serial.ts"
import { waitingNeeds } from "../waiting-list/waiting-list.ts"
import { DefectiveReturn, Disposal } from "./defective-return-record.ts"

const { Boolean: Truth, optionalKey: optional, Struct } = Schema
const { ticket, engineer, part, quantity, serial, replacedBy, requisition } = DefectiveReturn.fields

const catalogue = { catalogue: { kind: "part", ids: ({ record }: Needing) => partOf(record) } } as const
const units = {
  units: {
    kind: "partUnit",
    ids: ({ input, record }: Needing) => {
      const serial: string | undefined = input["serial"] ?? record.serial
      return serial === undefined ? [] : partOf(record).map((part) => partUnitId(part, serial))
    },
  },
} as const

// The blank record has none.
const partOf = ({ part }: { readonly part: string }): ReadonlyArray<string> => (part === "" ? [] : [part])

/**
 * The commands of a defective return.
 *
 * **Details**
 *
 * `expect` follows a replacement on a ticket; what comes back without one is expected by the store. `markScrapped` and
 * `markSentBack` follow the scrap application and the return to the supplier.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnCommands = {
  expect: command({
    input: Struct({ ticket, engineer, part, quantity, serial, replacedBy, requisition }),
    clause: "5.3.3",
    by: ["storekeeper", "engineer", "system"],
    creates: true,
  }),
  receive: command({
    input: Struct({ serial: optional(Serial), quantity: optional(Quantity), condition: optional(Text) }),
    clause: "5.3.3",
    by: ["storekeeper"],
    needs: { ...catalogue, ...units },
  }),
  reportMissing: command({ input: Struct({ reason: Text }), clause: "5.3.3", by: ["supervisor"] }),
  decide: command({
    input: Struct({ as: Disposal, reason: Text }),
    clause: "5.4.1",
    by: ["quality", "supervisor"],
  }),
  inspectRepair: command({
    input: Struct({ repairedBy: Identifier, passed: Truth, finding: LongText, bin: optional(Identifier) }),
    clause: "5.2.2",
    by: ["quality"],
    needs: {
      ...catalogue,
      ...units,
      bins: { kind: "bin", ids: ({ input }) => (input["bin"] === undefined ? [] : [input["bin"] as string]) },
      ...waitingNeeds,
    },
  }),
  markScrapped: command({ input: Struct({ scrap: Identifier }), clause: "5.4.1", by: onlyFollows }),
  markSentBack: command({
    input: Struct({ supplierReturn: Identifier }),
    clause: "5.2.1",
    by: onlyFollows,
  }),
}

/**
 * The inputs of a defective return's commands.
 *
 * @category defective return
 * @since 0.1.0
 */
export type DefectiveReturnCommands = CommandTypes<typeof defectiveReturnCommands>

/**
 * The commands that make a defective return.
 *
 * @category defective return
 * @since 0.1.0
 */
export type DefectiveReturnCreating = Creating<typeof defectiveReturnCommands>
