/** What may be scrapped: what is there, from where it may be taken, and nothing out of the custody but to its end. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { takesTheReturnedPart } from "../defective-return/returned-lines.ts"
import { numberedAsTracked, takenElsewhere, takingsOf } from "../taken-line.ts"
import { shortOf } from "../takings.ts"
import { scrapApprovals, scrapApproved } from "./scrap-approval.ts"
import type { ScrapShape } from "./scrap-shape.ts"

const rule = ruleOf<ScrapShape>()

/**
 * The rules of a scrap application.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapRules = {
  ...scrapApprovals.rules,
  "approved-as-it-is": scrapApproved,
  "taken-from-store": rule({
    clause: "5.4.3",
    on: ["report", "apply", "submit", "edit"],
    check: (_scrap, { lines }) => {
      const line = takenElsewhere(lines, ["bin", "quarantine", "defective"])
      return line === undefined || fails({ part: line.part, place: line.place })
    },
  }),
  "numbered-as-tracked": rule({
    clause: "5.4.2",
    on: ["apply", "submit", "edit"],
    check: (_scrap, { lines }, { facts: { catalogue } }) => numberedAsTracked(lines, catalogue),
  }),
  "enough-on-hand": rule({
    clause: "5.4.2",
    on: ["apply", "submit", "edit"],
    mend: "stocktake.plan",
    check: (_scrap, { lines }, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      const short = shortOf(takingsOf(lines), stock)
      return short === undefined || fails({ ...short })
    },
  }),
  "returned-part-goes-along": rule({
    clause: "5.4.3",
    on: ["apply", "submit", "edit"],
    check: (scrap, input, { facts: { defectiveReturn } }) => {
      const named = "defectiveReturn" in input ? input.defectiveReturn : scrap.defectiveReturn
      return takesTheReturnedPart(takingsOf(input.lines), named, defectiveReturn)
    },
  }),
  "enough-in-stock": rule({
    clause: "5.4.3",
    on: ["takeIntoCustody"],
    mend: "edit",
    check: ({ lines }, _input, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      const short = shortOf(lines, stock)
      return short === undefined || fails({ ...short })
    },
  }),
  "still-in-custody": rule({
    clause: "5.4.3",
    on: ["witness"],
    check: ({ lines }, _input, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      const short = shortOf(
        lines.map((line) => ({ ...line, place: "scrap" })),
        stock,
      )
      return short === undefined || fails({ ...short })
    },
  }),
}
