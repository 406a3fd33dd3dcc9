/** What each command makes true of a return to a supplier, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import { takenLines } from "../taken-line.ts"
import type { SupplierReturnShape } from "./supplier-return-shape.ts"

/**
 * The decider of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnDecider: Decider<SupplierReturnShape> = {
  propose: (_one, input) => [{ type: "proposed", data: { ...input, lines: takenLines(input.lines) } }],
  change: (_one, input) => [{ type: "changed", data: { ...input, lines: takenLines(input.lines) } }],
  approve: (_one, data) => [{ type: "approved", data }],
  ship: (_one, data) => [{ type: "shipped", data }],
  recordCredit: (_one, data) => [{ type: "creditRecorded", data }],
  recordReplacement: (_one, data) => [{ type: "replacementRecorded", data }],
  recordRefusal: (_one, data) => [{ type: "refusalRecorded", data }],
  close: (_one, data) => [{ type: "closed", data }],
  cancel: (_one, data) => [{ type: "cancelled", data }],
}

/**
 * The evolver of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnEvolver: Evolver<SupplierReturnShape> = {
  proposed: (_one, data) => data,
  changed: (_one, { lines }) => ({ lines }),
  approved: () => ({}),
  shipped: (_one, data, { occurredAt: at }) => ({ shipment: { ...data, at } }),
  creditRecorded: (_one, data, { occurredAt: at }) => ({ answer: { type: "credit", ...data, at } }),
  replacementRecorded: (_one, data, { occurredAt: at }) => ({ answer: { type: "replacement", ...data, at } }),
  refusalRecorded: (_one, data, { occurredAt: at }) => ({ answer: { type: "refusal", ...data, at } }),
  closed: () => ({}),
  cancelled: () => ({}),
}
