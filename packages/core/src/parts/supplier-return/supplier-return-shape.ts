/** The types of the return to a supplier, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { ApproverFacts } from "../../trust/approval-rules.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { ReturnedPart } from "../defective-return/returned-lines.ts"
import type { Part } from "../part/part-record.ts"
import type { Scrap } from "../scrap/scrap-record.ts"
import type { SupplierReturnCommands, SupplierReturnCreating } from "./supplier-return-commands.ts"
import type { SupplierReturnEvents } from "./supplier-return-events.ts"
import type { SupplierReturn } from "./supplier-return-record.ts"

/**
 * What a return's rules may know of other records.
 *
 * @category supplier return
 * @since 0.1.0
 */
export interface SupplierReturnFacts extends ApproverFacts {
  /** The parts of the lines. */
  readonly catalogue?: ReadonlyArray<Part>
  /** What the lines' places hold now. */
  readonly stock?: ReadonlyArray<Balance>
  /** The supplier. A suspended one takes parts back all the same. */
  readonly supplier?: { readonly id: string } | null
  /** The return of a replaced part that goes back; `false` where the desk has no returns. */
  readonly defectiveReturn?: ReturnedPart | null | false
  /** The reports of damage that the return names; `false` where the desk has none. */
  readonly damageReports?: ReadonlyArray<Scrap> | false
  /** The units of lines that are about one piece. */
  readonly units?: ReadonlyArray<PartUnit>
}

/**
 * The shape of the lifecycle of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export interface SupplierReturnShape {
  readonly kind: "supplierReturn"
  readonly record: SupplierReturn
  readonly commands: SupplierReturnCommands
  readonly events: SupplierReturnEvents
  readonly facts: SupplierReturnFacts
  readonly creates: SupplierReturnCreating
}
