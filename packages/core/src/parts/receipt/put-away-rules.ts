/** What must hold before goods go into stock: they have passed, have not expired, and the bin is one for them. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import type { Movement } from "../../ledger/movement.ts"
import { binsAreOpen, binsFit, isEnoughInStock, nothingHasExpired } from "../goods-checks.ts"
import { movementsBetween } from "../goods-line.ts"
import { normalizeSerial } from "../serial.ts"
import { placeOf } from "../../ledger/place.ts"
import type { ReceiptCommands } from "./receipt-commands.ts"
import { amountOf } from "./receipt-machine.ts"
import { lineOf, type Receipt, waitingOf } from "./receipt-record.ts"
import type { ReceiptShape } from "./receipt-shape.ts"

const rule = ruleOf<ReceiptShape>()

type Taking = ReceiptCommands["putAway"] | ReceiptCommands["setApart"] | ReceiptCommands["recordLoss"]

const amountsOf = (input: Taking) => ("placements" in input ? input.placements : [input])
const serialsOf = (input: Taking) => amountsOf(input).flatMap(({ serials = [] }) => serials)

// Where a bin does not matter, any other place stands for it: only what is taken counts.
const takenFrom = (receipt: Receipt, input: Taking): ReadonlyArray<Movement> => {
  const line = lineOf(receipt, input.line)
  if (line === undefined) return []
  return amountsOf(input).flatMap((amount) => {
    const pieces = (amount.serials ?? []).map((serial) => ({ item: normalizeSerial(serial) ?? "" }))
    const goods = { part: line.part, item: line.item, quantity: amountOf(amount), pieces }
    return movementsBetween(placeOf("inspection"), placeOf("quarantine"), goods)
  })
}

export const putAwayRules = {
  "passed-before-stock-in": rule({
    clause: "5.2.2",
    on: ["putAway", "setApart"],
    mend: "inspect",
    check: (receipt, input) => {
      const line = lineOf(receipt, input.line)
      const isPart = line !== undefined && (!("part" in input) || input.part === line.part)
      return (isPart && line.inspection !== undefined) || fails({ line: input.line, part: line?.part ?? null })
    },
  }),
  "no-more-than-passed": rule({
    clause: "5.2.2",
    on: ["putAway", "setApart"],
    check: (receipt, input) => {
      const line = lineOf(receipt, input.line)
      if (line?.inspection === undefined) return true
      const amounts = amountsOf(input)
      const items = serialsOf(input).map((serial) => normalizeSerial(serial) ?? "")
      const wanted = amounts.reduce((sum, amount) => sum + amountOf(amount), 0)
      const isTracked = line.pieces.length > 0
      const isSaid = amounts.every(
        ({ quantity, serials }) =>
          amountOf({ ...(quantity === undefined ? {} : { quantity }), ...(serials === undefined ? {} : { serials }) }) >
            0 &&
          (quantity === undefined || serials === undefined) &&
          (serials !== undefined) === isTracked,
      )
      const arePassed =
        new Set(items).size === items.length &&
        items.every((item) => line.pieces.some((piece) => piece.item === item && piece.state === "passed"))
      return (
        (isSaid && arePassed && wanted <= waitingOf(line)) ||
        fails({ line: line.line, wanted, passed: waitingOf(line), serials: serialsOf(input) })
      )
    },
  }),
  "bins-are-open": rule({
    clause: "5.2.3",
    on: ["putAway"],
    check: (_receipt, { placements }, { facts: { bins } }) =>
      binsAreOpen(
        placements.map(({ bin }) => bin),
        bins,
      ),
  }),
  "bins-fit-the-part": rule({
    clause: "5.2.3",
    on: ["putAway"],
    check: (_receipt, { part, placements }, { facts: { bins, catalogue } }) =>
      binsFit(
        placements.map(({ bin }) => ({ part, bin })),
        bins,
        catalogue,
      ),
  }),
  "nothing-expired-is-put-away": rule({
    clause: "5.2.3",
    on: ["putAway"],
    mend: "setApart",
    check: (receipt, input, { facts: { lots, units }, ...time }) => {
      const line = lineOf(receipt, input.line)
      if (line === undefined) return true
      return nothingHasExpired([{ ...line, serials: serialsOf(input) }], { lots, units }, time)
    },
  }),
  "enough-in-stock": rule({
    clause: "5.1.1",
    on: ["putAway", "setApart", "recordLoss"],
    check: (receipt, input, { facts: { stock } }) => isEnoughInStock(takenFrom(receipt, input), stock),
  }),
  "pieces-are-in-inspection": rule({
    clause: "5.1.1",
    on: ["putAway", "setApart", "recordLoss"],
    check: (_receipt, input, { facts: { units } }) => {
      if (units === undefined) return unknown("units")
      const elsewhere = units.filter(({ status }) => status !== "inspecting")
      return elsewhere.length === 0 || fails({ serials: elsewhere.map(({ serial }) => serial), line: input.line })
    },
  }),
}
