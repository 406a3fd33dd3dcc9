/** What is asked for on a purchase proposal: the input of each command, its clause, who may give it, what it needs. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import type { Need } from "../../engine/need.ts"
import { InstantMs } from "../../values/number.ts"
import { LongText } from "../../values/text.ts"
import { ConfirmedLine, ProposedPart, PurchaseProposal } from "./purchase-proposal-record.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

const people = ["buyer", "storekeeper", "supervisor"] as const
const { supplier, reason } = PurchaseProposal.fields
const upTo100 = Schema.isMaxLength(100)

/** The parts of the lines that are given, and else of those that are there. */
const catalogue = (of: "input" | "record") =>
  ({
    kind: "part",
    ids: (needing) => {
      const lines: unknown = needing[of].lines
      return Array.isArray(lines) ? lines.flatMap((line) => (typeof line?.part === "string" ? [line.part] : [])) : []
    },
  }) satisfies Need

/**
 * The commands of a purchase proposal. A confirmation may change quantities and name prices; lines that it does not
 * name are ordered as they are.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalCommands = {
  propose: command({
    input: Struct({
      supplier,
      lines: List(ProposedPart).check(Schema.isMinLength(1), upTo100),
      reason,
      expiresAt: optional(InstantMs),
    }),
    clause: "5.1.3",
    by: [...people, "system"],
    creates: true,
    needs: { supplier: { kind: "supplier", id: { input: "supplier" } }, catalogue: catalogue("input") },
  }),
  confirm: command({
    input: Struct({
      lines: optional(List(ConfirmedLine).check(upTo100)),
      expectedAt: optional(InstantMs),
      reason: optional(LongText),
    }),
    clause: "5.1.3",
    by: people,
    needs: {
      supplier: { kind: "supplier", id: { column: "supplier" } },
      catalogue: catalogue("record"),
      alongside: {
        kind: "purchaseOrder",
        where: { supplier: { column: "supplier" }, category: { value: "open" } },
        limit: 100,
      },
    },
  }),
  reject: command({ input: Struct({ reason: LongText }), clause: "5.1.3", by: people }),
  expire: command({ input: Struct({}), clause: "5.1.3", by: ["system"] }),
}

/**
 * The inputs of a purchase proposal's commands.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export type PurchaseProposalCommands = CommandTypes<typeof purchaseProposalCommands>

/**
 * The commands that make a purchase proposal.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export type PurchaseProposalCreating = Creating<typeof purchaseProposalCommands>
