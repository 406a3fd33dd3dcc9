/** The supplier: approved by somebody else than the applicant, reviewed, suspended when need be (clause 5.2.1). */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { supplierCommands } from "./supplier-commands.ts"
import { supplierDecider, supplierEvolver } from "./supplier-decider.ts"
import { supplierDuties } from "./supplier-duties.ts"
import { supplierEvents } from "./supplier-events.ts"
import { supplierMachine } from "./supplier-machine.ts"
import { blankSupplier, Supplier } from "./supplier-record.ts"
import { supplierRules, supplierSeparations } from "./supplier-rules.ts"
import type { SupplierShape } from "./supplier-shape.ts"

/**
 * What of a supplier stands in columns of its own, for queries and search.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierColumns = {
  name: { type: "text", indexed: true, searched: true, value: (supplier) => supplier.name },
  score: { type: "integer", indexed: false, value: (supplier) => supplier.review?.score },
} satisfies Readonly<Record<string, RecordColumn<SupplierShape>>>

/**
 * The lifecycle of a supplier. It holds nothing personal.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplier: Lifecycle<SupplierShape> = lifecycle<SupplierShape>({
  kind: "supplier",
  version: 1,
  record: Supplier,
  blank: blankSupplier,
  copy: (record) => ({ ...record }),
  columns: supplierColumns,
  commands: supplierCommands,
  events: supplierEvents,
  machine: supplierMachine,
  rules: supplierRules,
  duties: supplierDuties,
  separations: supplierSeparations,
  followUps: [],
  decider: supplierDecider,
  evolver: supplierEvolver,
  subject: () => undefined,
})

export type { SupplierShape } from "./supplier-shape.ts"
