/** What each command makes true of a supplier, and what each event changes of the record. */
import type { Context } from "../../engine/context.ts"
import type { Decider, Evolver } from "../../engine/decider.ts"
import { approvalBy, approvalRequired, askedApproval, freshApproval, withApproval } from "../../trust/approval.ts"
import type { Supplier } from "./supplier-record.ts"
import { supplierContent } from "./supplier-rules.ts"
import type { SupplierShape } from "./supplier-shape.ts"

const asked = (content: Pick<Supplier, "name" | "supplies" | "evidence">, { policy: { parts } }: Context) =>
  askedApproval({ content: supplierContent(content), required: approvalRequired(parts.approvals.supplier) })

/**
 * The decider of a supplier.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierDecider: Decider<SupplierShape> = {
  apply: (_supplier, input, context) => [{ type: "applied", data: { ...input, asked: asked(input, context) } }],
  change: (supplier, input, context) => [
    { type: "changed", data: { ...input, asked: asked({ ...supplier, ...input }, context) } },
  ],
  approve: ({ approval }, _input, context) => [{ type: "approved", data: approvalBy(context, approval!) }],
  reject: (_supplier, data) => [{ type: "rejected", data }],
  review: (_supplier, data) => [{ type: "reviewed", data }],
  suspend: (_supplier, data) => [{ type: "suspended", data }],
  reinstate: (_supplier, data) => [{ type: "reinstated", data }],
}

/**
 * The evolver of a supplier.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierEvolver: Evolver<SupplierShape> = {
  applied: (_supplier, { asked: approval, ...data }) => ({ ...data, approval: freshApproval(approval) }),
  changed: (_supplier, { asked: approval, ...data }) => ({ ...data, approval: freshApproval(approval) }),
  approved: ({ approval }, data, { occurredAt }) => ({ approval: withApproval(approval!, data, occurredAt) }),
  rejected: (_supplier, { reason }, { occurredAt: at, by }) => ({ stopped: { reason, by, at } }),
  reviewed: (_supplier, data, { occurredAt: at, by }) => ({
    review: { ...data, by, at },
    ...(data.result === "suspend" ? { stopped: { reason: data.findings, by, at } } : {}),
  }),
  suspended: (_supplier, { reason }, { occurredAt: at, by }) => ({ stopped: { reason, by, at } }),
  reinstated: () => ({}),
}
