/** What must hold before goods are moved within the store (clauses 5.1.1, 5.2.2 and 5.2.3). */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { nameOf, sortOf } from "../../ledger/place.ts"
import {
  binsAreOpen,
  binsFit,
  isEnoughInStock,
  lotsAreNamed,
  nothingHasExpired,
  partsAreKnown,
  serialsAreOnePerPiece,
} from "../goods-checks.ts"
import { movementsBetween } from "../goods-line.ts"
import { partUnitId } from "../serial.ts"
import { keptLines } from "./stock-transfer-decider.ts"
import type { StockTransferCommands } from "./stock-transfer-commands.ts"
import type { TransferReason } from "./stock-transfer-record.ts"
import type { StockTransferShape } from "./stock-transfer-shape.ts"

const rule = ruleOf<StockTransferShape>()

type Lines = StockTransferCommands["transfer"]["lines"]

const routes: Readonly<Record<TransferReason, (from: string, to: string) => boolean>> = {
  relocation: (from, to) => from === "bin" && to === "bin",
  damage: (from, to) => (from === "bin" || from === "defective") && to === "quarantine",
  expiry: (from, to) => from === "bin" && to === "quarantine",
  release: (from, to) => (from === "quarantine" || from === "defective") && to === "bin",
}

// A bin is one of several and has a name; the other places of the store have none.
const isNamedRightly = (place: string): boolean => (sortOf(place) === "bin") === (nameOf(place) !== undefined)

const intoBins = (lines: Lines): Lines => lines.filter(({ to }) => sortOf(to) === "bin")
const placed = (lines: Lines) => intoBins(lines).map(({ part, to }) => ({ part, bin: nameOf(to) ?? "" }))

/**
 * The rules of a stock transfer.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferRules = {
  "moved-as-the-reason-allows": rule({
    clause: "5.2.3",
    on: ["transfer"],
    check: (_transfer, { reason, lines }) => {
      const wrong = lines.findIndex(
        ({ from, to }) =>
          from === to || !isNamedRightly(from) || !isNamedRightly(to) || !routes[reason](sortOf(from), sortOf(to)),
      )
      return wrong === -1 || fails({ line: wrong + 1, reason, from: lines[wrong]!.from, to: lines[wrong]!.to })
    },
  }),
  "released-by-quality-with-a-finding": rule({
    clause: "5.2.2",
    on: ["transfer"],
    check: (_transfer, { reason, finding }, { actor }) =>
      reason !== "release" ||
      (finding !== undefined && actor.roles.includes("quality")) ||
      fails({ roles: [...actor.roles], finding: finding !== undefined }),
  }),
  "parts-are-in-the-catalogue": rule({
    clause: "5.1.1",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { catalogue } }) => partsAreKnown(lines, catalogue),
  }),
  "lots-are-named": rule({
    clause: "5.2.3",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { catalogue } }) => lotsAreNamed(lines, catalogue),
  }),
  "one-serial-number-per-piece": rule({
    clause: "5.1.1",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { catalogue } }) => serialsAreOnePerPiece(lines, catalogue),
  }),
  "bins-are-open": rule({
    clause: "5.2.3",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { bins } }) =>
      binsAreOpen(
        placed(lines).map(({ bin }) => bin),
        bins,
      ),
  }),
  "bins-fit-the-part": rule({
    clause: "5.2.3",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { bins, catalogue } }) => binsFit(placed(lines), bins, catalogue),
  }),
  "nothing-expired-is-put-away": rule({
    clause: "5.2.3",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { lots, units }, ...time }) =>
      nothingHasExpired(intoBins(lines), { lots, units }, time),
  }),
  "pieces-are-where-they-are-taken-from": rule({
    clause: "5.1.1",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { units } }) => {
      if (units === undefined) return unknown("units")
      for (const { part, from, serials = [] } of lines) {
        for (const serial of serials) {
          const unit = units.find(({ id }) => id === partUnitId(part, serial))
          if (unit?.place !== from) return fails({ serial, from, place: unit?.place ?? null })
        }
      }
      return true
    },
  }),
  "enough-in-stock": rule({
    clause: "5.1.1",
    on: ["transfer"],
    check: (_transfer, { lines }, { facts: { stock } }) =>
      isEnoughInStock(
        keptLines(lines).flatMap((line) => movementsBetween(line.from, line.to, line)),
        stock,
      ),
  }),
}
