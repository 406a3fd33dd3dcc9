/** What must hold of an inspection: it speaks of every piece of its line, once, and by readings that have limits. */
import { fails, ruleOf } from "../../engine/rule.ts"
import { normalizeSerial } from "../serial.ts"
import { compareDecimals } from "./decimal.ts"
import { lineOf, uninspectedOf } from "./receipt-record.ts"
import type { ReceiptShape } from "./receipt-shape.ts"
import { type Sample, sizeOf } from "./sample.ts"

const rule = ruleOf<ReceiptShape>()

const itemsOf = (samples: ReadonlyArray<Sample>) =>
  samples.flatMap(({ serials = [] }) => serials.map((serial) => normalizeSerial(serial) ?? ""))

export const inspectionRules = {
  "line-waits-for-inspection": rule({
    clause: "5.2.2",
    on: ["inspect"],
    check: (receipt, { line: number }) => {
      const line = lineOf(receipt, number)
      return (line !== undefined && line.inspection === undefined) || fails({ line: number })
    },
  }),
  "every-piece-is-inspected": rule({
    clause: "5.2.2",
    on: ["inspect"],
    check: (receipt, { line: number, samples }) => {
      const line = lineOf(receipt, number)
      if (line === undefined) return true
      const inspected = samples.reduce((sum, sample) => sum + sizeOf(sample), 0)
      const named = itemsOf(samples)
      const pieces = line.pieces.filter(({ state }) => state !== "lost")
      const expected = pieces.map(({ item }) => item)
      const quantity = uninspectedOf(line)
      const isWhole =
        (inspected === quantity || line.inspection !== undefined) &&
        named.length === expected.length &&
        samples.every(({ quantity, serials }) => quantity === undefined || serials === undefined) &&
        new Set(named).size === named.length &&
        expected.every((item) => named.includes(item))
      return isWhole || fails({ line: number, quantity, inspected, serials: pieces.map(({ serial }) => serial) })
    },
  }),
  "readings-have-limits": rule({
    clause: "5.2.2",
    on: ["inspect"],
    check: (_receipt, { samples }) => {
      const without = samples
        .flatMap(({ readings }) => readings)
        .find(
          ({ minimum, maximum }) =>
            (minimum === undefined && maximum === undefined) ||
            (minimum !== undefined && maximum !== undefined && compareDecimals(minimum, maximum) > 0),
        )
      return without === undefined || fails({ characteristic: without.characteristic })
    },
  }),
}
