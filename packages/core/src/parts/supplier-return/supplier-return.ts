/** The return to a supplier: what was rejected or has failed goes back, for a credit or a replacement. */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { placeOf } from "../../ledger/place.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import type { ScrapShape } from "../scrap/scrap-shape.ts"
import { takenOfReports } from "../scrap/sent-back.ts"
import { movedTo } from "../taken-line.ts"
import { supplierReturnApproval } from "./supplier-return-approval.ts"
import { supplierReturnCommands } from "./supplier-return-commands.ts"
import { supplierReturnDecider, supplierReturnEvolver } from "./supplier-return-decider.ts"
import { supplierReturnDuties } from "./supplier-return-duties.ts"
import { supplierReturnEvents } from "./supplier-return-events.ts"
import { supplierReturnMachine } from "./supplier-return-machine.ts"
import { blankSupplierReturn, SupplierReturn } from "./supplier-return-record.ts"
import { supplierReturnRules } from "./supplier-return-rules.ts"
import type { SupplierReturnShape } from "./supplier-return-shape.ts"

/**
 * What of a return stands in columns of its own, for queries. `creditMinor` is the credit in minor units of its
 * currency.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnColumns = {
  supplier: { type: "text", indexed: true, value: ({ supplier }) => supplier },
  order: { type: "text", indexed: true, value: ({ order }) => order },
  defectiveReturn: { type: "text", indexed: true, value: (one) => one.defectiveReturn },
  shippedAt: { type: "instant", indexed: false, value: ({ shipment }) => shipment?.at },
  answer: { type: "text", indexed: false, value: ({ answer }) => answer?.type },
  creditMinor: { type: "integer", indexed: false, value: ({ answer }) => answer?.amount?.amountMinor },
} satisfies Readonly<Record<string, RecordColumn<SupplierReturnShape>>>

const unit = followUpOf<SupplierReturnShape, PartUnitShape>("partUnit")
const scrap = followUpOf<SupplierReturnShape, ScrapShape>("scrap")

/**
 * What follows for the pieces that are shipped, and for the return of a replaced part.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnFollowUps: ReadonlyArray<FollowUp<SupplierReturnShape>> = [
  unit({
    on: "ship",
    each: "units",
    command: "sendBack",
    input: (_before, { id: supplierReturn, supplier }) => ({ supplierReturn, supplier }),
  }),
  {
    on: "ship",
    kind: "defectiveReturn",
    fact: "defectiveReturn",
    command: "markSentBack",
    input: (_before, { id: supplierReturn, defectiveReturn }) =>
      defectiveReturn === undefined ? undefined : { supplierReturn },
  },
  scrap({
    on: "ship",
    each: "damageReports",
    command: "recordSentBack",
    input: (_before, { id: supplierReturn, lines }, { facts: { damageReports } }, { id }) => {
      // What somebody has put up for scrap meanwhile is for them to decide.
      const reports = (damageReports || []).filter(({ status }) => status === "reported")
      const taken = takenOfReports(lines, reports).get(id)
      return taken && { supplierReturn, taken }
    },
  }),
]

/**
 * The lifecycle of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturn: Lifecycle<SupplierReturnShape> = lifecycle<SupplierReturnShape>({
  kind: "supplierReturn",
  version: 1,
  record: SupplierReturn,
  blank: blankSupplierReturn,
  copy: (record) => ({ ...record }),
  columns: supplierReturnColumns,
  commands: supplierReturnCommands,
  events: supplierReturnEvents,
  machine: supplierReturnMachine,
  rules: supplierReturnRules,
  duties: supplierReturnDuties,
  separations: supplierReturnApproval.separations,
  movements: { shipped: (_data, { lines, supplier }) => movedTo(lines, placeOf("supplier", supplier)) },
  adoptable: false,
  followUps: supplierReturnFollowUps,
  decider: supplierReturnDecider,
  evolver: supplierReturnEvolver,
  subject: () => undefined,
})

export type { SupplierReturnShape } from "./supplier-return-shape.ts"
