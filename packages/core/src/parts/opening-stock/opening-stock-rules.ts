/** What must hold before the books are opened with what lies in the bins (clauses 5.1.1 and 5.2.3). */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { placeOf, type PlaceSort, sortOf } from "../../ledger/place.ts"
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
import { lotId } from "../serial.ts"
import type { OpeningStockShape } from "./opening-stock-shape.ts"

const rule = ruleOf<OpeningStockShape>()

// Where a part can be without ever having been bought or issued by these books.
const beforeUse: ReadonlySet<PlaceSort> = new Set(["found", "bin", "quarantine", "defective"])

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
    check: (_opening, { lines }, { facts: { lots, units }, ...time }) =>
      nothingHasExpired(lines, { lots, units }, time),
  }),
  "shelf-life-has-its-date": rule({
    clause: "5.2.3",
    on: ["enter"],
    // From when a shelf life counts, only an arrival tells.
    check: (_opening, { lines }, { facts: { catalogue, lots } }) => {
      if (catalogue === undefined) return unknown("catalogue")
      if (lots === undefined) return unknown("lots")
      const ends = new Set(catalogue.flatMap(({ id, shelfLifeDays }) => (shelfLifeDays === undefined ? [] : [id])))
      const dated = new Set([
        ...lots.map(({ id }) => id),
        ...lines.flatMap(({ part, lot, expiresAt }) =>
          lot === undefined || expiresAt === undefined ? [] : [lotId(part, lot)],
        ),
      ])
      const index = lines.findIndex(
        ({ part, lot, serials, expiresAt }) =>
          ends.has(part) &&
          expiresAt === undefined &&
          (lot === undefined ? serials !== undefined : !dated.has(lotId(part, lot))),
      )
      return index === -1 || fails({ line: index + 1, part: lines[index]!.part })
    },
  }),
  "books-are-not-in-use": rule({
    clause: "5.1.1",
    on: ["enter"],
    mend: "stocktake.plan",
    // Who takes over the books of another system may do so one warehouse after the other.
    check: (_opening, _input, { facts: { traded }, actor }) => {
      if (actor.roles.includes("import")) return true
      if (traded === undefined) return unknown("traded")
      const used = traded.find(({ place }) => !beforeUse.has(sortOf(place)))
      return used === undefined || fails({ part: used.part, place: used.place })
    },
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
