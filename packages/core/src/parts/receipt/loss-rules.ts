/** What must hold before goods of a delivery are given up: they still wait for their inspection or for a bin. */
import { fails, ruleOf } from "../../engine/rule.ts"
import { normalizeSerial } from "../serial.ts"
import { amountOf } from "./receipt-machine.ts"
import { lineOf, uninspectedOf, waitingOf } from "./receipt-record.ts"
import type { ReceiptShape } from "./receipt-shape.ts"

const rule = ruleOf<ReceiptShape>()

const waitingStates: ReadonlySet<string> = new Set(["arrived", "passed"])

export const lossRules = {
  "no-more-than-waits": rule({
    clause: "5.1.2",
    on: ["recordLoss"],
    check: (receipt, { line: number, ...amount }) => {
      const line = lineOf(receipt, number)
      if (line === undefined) return fails({ line: number, wanted: amountOf(amount), waiting: 0 })
      const { quantity, serials } = amount
      const items = (serials ?? []).map((serial) => normalizeSerial(serial) ?? "")
      const isSaid =
        (quantity === undefined) !== (serials === undefined) && (serials !== undefined) === line.pieces.length > 0
      const areWaiting =
        new Set(items).size === items.length &&
        items.every((item) => line.pieces.some((piece) => piece.item === item && waitingStates.has(piece.state)))
      const waiting = uninspectedOf(line) + waitingOf(line)
      const wanted = amountOf(amount)
      return (isSaid && areWaiting && wanted > 0 && wanted <= waiting) || fails({ line: number, wanted, waiting })
    },
  }),
}
