/** What must hold before the books are opened with what lies in the bins (clauses 5.1.1 and 5.2.3). */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { placeOf } from "../../ledger/place.ts"
import {
  binsAreOpen,
  binsFit,
  expiryIsTracked,
  lotsAreNamed,
  lotsHaveOneExpiry,
  nothingHasExpired,
  partsAreKnown,
  serialsAreNew,
  serialsAreOnePerPiece,
} from "../goods-checks.ts"
import { itemOf } from "../goods-line.ts"
import type { OpeningStockShape } from "./opening-stock-shape.ts"

const rule = ruleOf<OpeningStockShape>()

/**
 * The rules of an opening stock.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockRules = {
  "parts-are-in-the-catalogue": rule({
    clause: "5.1.1",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { catalogue } }) => partsAreKnown(lines, catalogue),
  }),
  "lots-are-named": rule({
    clause: "5.2.3",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { catalogue } }) => lotsAreNamed(lines, catalogue),
  }),
  "one-serial-number-per-piece": rule({
    clause: "5.1.1",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { catalogue } }) => serialsAreOnePerPiece(lines, catalogue),
  }),
  "serial-numbers-are-new": rule({
    clause: "5.1.1",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { units } }) => serialsAreNew(lines, units),
  }),
  "expiry-is-tracked": rule({
    clause: "5.2.3",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { catalogue } }) => expiryIsTracked(lines, catalogue),
  }),
  "one-expiry-per-lot": rule({
    clause: "5.2.3",
    on: ["enter"],
    mend: "lot.correctExpiry",
    check: (_opening, { lines }, { facts: { lots } }) => lotsHaveOneExpiry(lines, lots),
  }),
  "bins-are-open": rule({
    clause: "5.2.3",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { bins } }) =>
      binsAreOpen(
        lines.map(({ bin }) => bin),
        bins,
      ),
  }),
  "bins-fit-the-part": rule({
    clause: "5.2.3",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { bins, catalogue } }) => binsFit(lines, bins, catalogue),
  }),
  "nothing-expired-is-put-away": rule({
    clause: "5.2.3",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { lots, units }, occurredAt }) =>
      nothingHasExpired(lines, { lots, units }, occurredAt),
  }),
  "books-are-opened-once": rule({
    clause: "5.1.1",
    on: ["enter"],
    check: (_opening, { lines }, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      const index = lines.findIndex((line) =>
        stock.some(
          ({ part, place, item }) =>
            part === line.part &&
            place === placeOf("bin", line.bin) &&
            item === itemOf(line) &&
            line.serials === undefined,
        ),
      )
      return index === -1 || fails({ line: index + 1, part: lines[index]!.part, bin: lines[index]!.bin })
    },
  }),
}
