/** What can be true of a bin: what is in it stays stored as it must be, and nothing is in what is retired. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import type { BinShape } from "./bin-shape.ts"

const rule = ruleOf<BinShape>()

/**
 * The rules of a bin.
 *
 * @category bin
 * @since 0.1.0
 */
export const binRules = {
  "bin-is-empty": rule({
    clause: "5.2.3",
    on: ["change", "retire"],
    check: (bin, input, { facts: { stock } }) => {
      const added = "storageClasses" in input && bin.storageClasses.every((one) => input.storageClasses.includes(one))
      if (added) return true
      if (stock === undefined) return unknown("stock")
      return stock.length === 0 || fails({ bin: bin.id, parts: [...new Set(stock.map(({ part }) => part))] })
    },
  }),
}
