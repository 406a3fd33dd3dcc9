/** What people ask for on a receipt: the input of each command, its clause, who may give it, what it needs to know. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import type { Needing } from "../../engine/need.ts"
import type { AnyInput } from "../../engine/shape.ts"
import { placeOf } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs, Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { goodsFields, linesOf, lotIdsOf, partIdsOf, SerialList, unitIdsOf } from "../goods-line.ts"
import { waitingNeeds } from "../waiting-list/waiting-list.ts"
import { type Receipt } from "./receipt-record.ts"
import { Sample } from "./sample.ts"

const { Array: List, isMaxLength, isMinLength, optionalKey: optional, Struct } = Schema

const keepers = ["storekeeper", "system"] as const
const inspectors = ["storekeeper", "quality", "system"] as const

const amount = { quantity: optional(Quantity), serials: optional(SerialList) }

const saidSerials = (input: AnyInput): ReadonlyArray<string> => [
  ...((input["serials"] ?? []) as ReadonlyArray<string>),
  ...[...((input["samples"] ?? input["placements"] ?? []) as ReadonlyArray<AnyInput>)].flatMap(
    ({ serials = [] }) => serials as ReadonlyArray<string>,
  ),
]
const lineIn = ({ record, input }: Needing) =>
  (record as Receipt).lines.find(({ line }) => line === (input["line"] as number))

const pieces = {
  kind: "partUnit",
  ids: (needing: Needing) => {
    const line = lineIn(needing)
    return line === undefined ? [] : unitIdsOf([{ part: line.part, serials: saidSerials(needing.input) }])
  },
} as const
const waitingGoods = {
  stock: (needing: Needing) => {
    const line = lineIn(needing)
    return line === undefined ? [] : [{ part: line.part, place: placeOf("inspection") }]
  },
} as const

/**
 * The commands of a receipt.
 *
 * **Details**
 *
 * `arrive` takes down a whole delivery; inspection and putting away go line by line, as the goods are handled. On each
 * line of a delivery stand the line of the order and the part, the lot or the serial numbers where the part is tracked
 * by them, and the date of expiry that the package names. An inspection speaks of every piece of its line. `setApart`
 * takes what has passed, but was damaged or has expired before it was put away, into quarantine. `recordLoss` is for
 * goods that are not found in inspection any more, before they are inspected or after it: somebody else than who took
 * down the delivery gives them up, and the delivery can close.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptCommands = {
  arrive: command({
    input: Struct({
      order: Identifier,
      supplier: Identifier,
      deliveryNote: optional(Text),
      lines: linesOf(Struct({ orderLine: Count, ...goodsFields, expiresAt: optional(InstantMs) })),
    }),
    clause: "5.2.1",
    by: keepers,
    creates: true,
    needs: {
      order: { kind: "purchaseOrder", id: { input: "order" } },
      supplier: { kind: "supplier", id: { input: "supplier" } },
      deliveries: { kind: "receipt", where: { order: { input: "order" }, category: { value: "open" } }, limit: 100 },
      catalogue: { kind: "part", ids: ({ input }) => partIdsOf(input["lines"]) },
      units: { kind: "partUnit", ids: ({ input }) => unitIdsOf(input["lines"]) },
      lots: { kind: "lot", ids: ({ input }) => lotIdsOf(input["lines"]) },
    },
  }),
  inspect: command({
    input: Struct({ line: Count, samples: List(Sample).check(isMinLength(1), isMaxLength(100)) }),
    clause: "5.2.2",
    by: inspectors,
    needs: { order: { kind: "purchaseOrder", id: { column: "order" } }, units: pieces },
  }),
  putAway: command({
    input: Struct({
      line: Count,
      part: Identifier,
      placements: List(Struct({ bin: Identifier, ...amount })).check(isMinLength(1), isMaxLength(100)),
    }),
    clause: "5.2.3",
    by: keepers,
    needs: {
      catalogue: { kind: "part", ids: ({ input }) => partIdsOf([input as { part: string }]) },
      bins: {
        kind: "bin",
        ids: ({ input }) => ((input["placements"] ?? []) as ReadonlyArray<{ bin: string }>).map(({ bin }) => bin),
      },
      lots: {
        kind: "lot",
        ids: (needing) => {
          const line = lineIn(needing)
          return line === undefined ? [] : lotIdsOf([line])
        },
      },
      units: pieces,
      stock: waitingGoods,
      ...waitingNeeds,
    },
  }),
  setApart: command({
    input: Struct({ line: Count, ...amount, reason: Text }),
    clause: "5.2.3",
    by: inspectors,
    needs: { units: pieces, stock: waitingGoods },
  }),
  recordLoss: command({
    input: Struct({ line: Count, ...amount, reason: Text }),
    clause: "5.1.2",
    by: ["supervisor"],
    needs: { units: pieces, stock: waitingGoods },
  }),
}

/**
 * The inputs of a receipt's commands.
 *
 * @category receipt
 * @since 0.1.0
 */
export type ReceiptCommands = CommandTypes<typeof receiptCommands>

/**
 * The commands that make a receipt.
 *
 * @category receipt
 * @since 0.1.0
 */
export type ReceiptCreating = Creating<typeof receiptCommands>
