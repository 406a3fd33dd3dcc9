/** What may go back to a supplier: rejected and defective parts that are there, and nothing out of the custody of scrap. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { numberedAsTracked, takenElsewhere, takingsOf } from "../taken-line.ts"
import { shortOf } from "../takings.ts"
import { supplierReturnApproval, supplierReturnApproved } from "./supplier-return-approval.ts"
import type { SupplierReturnShape } from "./supplier-return-shape.ts"

const rule = ruleOf<SupplierReturnShape>()

/**
 * The rules of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnRules = {
  ...supplierReturnApproval.rules,
  "return-approved-as-it-is": supplierReturnApproved,
  "supplier-known": rule({
    clause: "5.2.1",
    on: ["propose"],
    check: (_one, { supplier: id }, { facts: { supplier } }) =>
      supplier === undefined ? unknown("supplier") : supplier !== null || fails({ supplier: id }),
  }),
  "sent-from-apart": rule({
    clause: "5.1.1",
    on: ["propose", "change"],
    check: (_one, { lines }) => {
      const line = takenElsewhere(lines, ["quarantine", "defective"])
      return line === undefined || fails({ part: line.part, place: line.place })
    },
  }),
  "numbered-as-tracked": rule({
    clause: "5.1.1",
    on: ["propose", "change"],
    check: (_one, { lines }, { facts: { catalogue } }) => numberedAsTracked(lines, catalogue),
  }),
  "enough-on-hand": rule({
    clause: "5.1.1",
    on: ["propose", "change"],
    mend: "stocktake.plan",
    check: (_one, { lines }, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      const short = shortOf(takingsOf(lines), stock)
      return short === undefined || fails({ ...short })
    },
  }),
  "enough-in-stock": rule({
    clause: "5.1.1",
    on: ["ship"],
    mend: "change",
    check: ({ lines }, _input, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      const short = shortOf(lines, stock)
      return short === undefined || fails({ ...short })
    },
  }),
}
