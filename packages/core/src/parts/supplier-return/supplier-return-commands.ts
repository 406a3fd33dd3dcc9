/** What people ask for on a return to a supplier: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { ApprovalInput } from "../../trust/approval.ts"
import { approverNeeds } from "../../trust/approval-rules.ts"
import { Identifier } from "../../values/identifier.ts"
import { Money } from "../../values/money.ts"
import { Text } from "../../values/text.ts"
import { linesAsked, TakenLineInput, unitIdsOf, unitsAsked } from "../taken-line.ts"
import { Shipment, type SupplierReturn } from "./supplier-return-record.ts"

const { Array: List, isMaxLength, isMinLength, optionalKey: optional, Struct } = Schema

const store = ["storekeeper", "buyer", "quality"] as const
const heads = ["supervisor", "buyer", "quality"] as const

const Lines = List(TakenLineInput).check(isMinLength(1), isMaxLength(100))

const returned = {
  defectiveReturn: { kind: "defectiveReturn", id: { column: "defectiveReturn" }, optional: true },
} as const

/**
 * The commands of a return to a supplier.
 *
 * **Details**
 *
 * `ship` moves the parts to the supplier. `damageReports` are those by which the goods were reported: what is shipped is
 * off them, so that nobody has to dismiss them by hand. The supplier's answer is recorded as a credit, a replacement or a refusal;
 * what comes as a replacement arrives by a receipt of its own.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnCommands = {
  propose: command({
    input: Struct({
      supplier: Identifier,
      order: optional(Identifier),
      defectiveReturn: optional(Identifier),
      damageReports: optional(List(Identifier).check(isMinLength(1), isMaxLength(20))),
      lines: Lines,
    }),
    clause: "5.1.1",
    by: store,
    creates: true,
    needs: {
      ...linesAsked,
      ...unitsAsked,
      supplier: { kind: "supplier", id: { input: "supplier" } },
    },
  }),
  change: command({
    input: Struct({ lines: Lines, reason: Text }),
    clause: "5.1.1",
    by: store,
    needs: { ...linesAsked, ...unitsAsked, ...returned },
  }),
  approve: command({ input: ApprovalInput, clause: "5.1.1", by: heads, needs: approverNeeds }),
  ship: command({
    input: Shipment,
    clause: "5.1.1",
    by: ["storekeeper"],
    needs: {
      ...returned,
      damageReports: {
        kind: "scrap",
        ids: ({ record }) => (record as SupplierReturn).damageReports ?? [],
        optional: true,
      },
      units: { kind: "partUnit", ids: ({ record }) => unitIdsOf((record as SupplierReturn).lines) },
      stock: {
        stock: ({ record }) => (record as SupplierReturn).lines.map(({ part, place, item }) => ({ part, place, item })),
      },
    },
  }),
  recordCredit: command({ input: Struct({ reference: Text, amount: Money }), clause: "5.2.1", by: ["buyer"] }),
  recordReplacement: command({
    input: Struct({ reference: Text, order: optional(Identifier) }),
    clause: "5.2.1",
    by: ["buyer", "storekeeper"],
  }),
  recordRefusal: command({ input: Struct({ reference: Text }), clause: "5.2.1", by: ["buyer"] }),
  close: command({ input: Struct({}), clause: "5.1.1", by: ["buyer", "supervisor"] }),
  cancel: command({ input: Struct({ reason: Text }), clause: "5.1.1", by: [...store, "supervisor"] }),
}

/**
 * The inputs of the commands of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export type SupplierReturnCommands = CommandTypes<typeof supplierReturnCommands>

/**
 * The commands that make a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export type SupplierReturnCreating = Creating<typeof supplierReturnCommands>
