/** The types of the supplier, from which everything typed about it is derived. */
import type { ApproverFacts } from "../../trust/approval-rules.ts"
import type { SupplierCommands, SupplierCreating } from "./supplier-commands.ts"
import type { SupplierEvents } from "./supplier-events.ts"
import type { Supplier } from "./supplier-record.ts"

/**
 * The shape of the supplier's lifecycle.
 *
 * @category supplier
 * @since 0.1.0
 */
export interface SupplierShape {
  readonly kind: "supplier"
  readonly record: Supplier
  readonly commands: SupplierCommands
  readonly events: SupplierEvents
  readonly facts: ApproverFacts
  readonly creates: SupplierCreating
}
