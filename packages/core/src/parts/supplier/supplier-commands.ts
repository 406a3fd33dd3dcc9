/** What people ask for on a supplier: the input of each command, its clause, who may give it, what it needs to know. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { ApprovalInput } from "../../trust/approval.ts"
import { approverNeeds } from "../../trust/approval-rules.ts"
import { Score } from "../../values/number.ts"
import { LongText } from "../../values/text.ts"
import { ReviewResult, Supplier } from "./supplier-record.ts"

const { optionalKey: optional, Struct } = Schema

const purchasing = ["buyer", "supervisor"] as const
const deciding = ["supervisor", "quality"] as const
const { name, supplies, evidence } = Supplier.fields
const reasoned = Struct({ reason: LongText })

/**
 * The commands of a supplier. What is changed of a supplier is approved anew, also of one that was approved.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierCommands = {
  apply: command({ input: Struct({ name, supplies, evidence }), clause: "5.2.1", by: purchasing, creates: true }),
  change: command({
    input: Struct({ name: optional(name), supplies: optional(supplies), evidence: optional(evidence) }),
    clause: "5.2.1",
    by: purchasing,
  }),
  approve: command({ input: ApprovalInput, clause: "5.2.1", by: deciding, needs: approverNeeds }),
  reject: command({ input: reasoned, clause: "5.2.1", by: deciding }),
  review: command({
    input: Struct({ score: Score, findings: LongText, result: ReviewResult }),
    clause: "5.2.1",
    by: ["buyer", "supervisor", "quality"],
  }),
  suspend: command({ input: reasoned, clause: "5.2.1", by: deciding }),
  reinstate: command({ input: reasoned, clause: "5.2.1", by: deciding }),
}

/**
 * The inputs of a supplier's commands.
 *
 * @category supplier
 * @since 0.1.0
 */
export type SupplierCommands = CommandTypes<typeof supplierCommands>

/**
 * The commands that make a supplier.
 *
 * @category supplier
 * @since 0.1.0
 */
export type SupplierCreating = Creating<typeof supplierCommands>
