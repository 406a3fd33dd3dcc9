/** What can be true of a part: a shelf life that can be watched, a storage class that its bins still offer. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { nameOf, sortOf } from "../../ledger/place.ts"
import type { PartShape } from "./part-shape.ts"

const rule = ruleOf<PartShape>()

/**
 * The rules of a part.
 *
 * @category part
 * @since 0.1.0
 */
export const partRules = {
  "shelf-life-is-tracked": rule({
    clause: "5.2.3",
    on: ["register", "change"],
    check: (part, input) => {
      const tracking = "tracking" in input ? input.tracking : part.tracking
      return input.shelfLifeDays === undefined || tracking !== "none" || fails({ days: input.shelfLifeDays })
    },
  }),
  "something-changes": rule({
    clause: "5.1.1",
    on: ["change"],
    check: (_part, input) => Object.keys(input).length > 0 || fails(),
  }),
  "bins-are-empty-before-the-class-changes": rule({
    clause: "5.2.3",
    on: ["change"],
    check: (part, { storageClass }, { facts: { stock } }) => {
      if (storageClass === undefined || storageClass === part.storageClass) return true
      if (stock === undefined) return unknown("stock")
      const bins = stock.filter(({ place }) => sortOf(place) === "bin").map(({ place }) => nameOf(place) ?? place)
      return bins.length === 0 || fails({ storageClass: part.storageClass, bins: [...new Set(bins)] })
    },
  }),
}
