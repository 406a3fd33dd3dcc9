/** What may go back to a supplier: rejected and defective parts that are there, and nothing out of the custody of scrap. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { takesTheReturnedPart } from "../defective-return/returned-lines.ts"
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
  "returned-part-goes-along": rule({
    clause: "5.3.3",
    on: ["change", "ship"],
    mend: "change",
    check: (one, input, { facts: { defectiveReturn } }) =>
      takesTheReturnedPart("lines" in input ? takingsOf(input.lines) : one.lines, one.defectiveReturn, defectiveReturn),
  }),
  "goes-to-who-delivered-it": rule({
    clause: "5.2.1",
    on: ["propose", "change", "ship"],
    derogable: true,
    check: (one, input, { facts: { units } }) => {
      if (units === undefined) return unknown("units")
      const supplier = "supplier" in input ? input.supplier : one.supplier
      // Who delivered an opening stock, or what was found, nobody knows.
      const other = units.find((unit) => unit.supplier !== undefined && unit.supplier !== supplier)
      return other === undefined || fails({ serial: other.serial, from: other.supplier!, supplier })
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
