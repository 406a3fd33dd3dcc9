/** What people ask for on a stock transfer: its input, its clause, who may give it, what it needs to know. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import type { AnyInput } from "../../engine/shape.ts"
import { nameOf, PlaceName, sortOf } from "../../ledger/place.ts"
import { LongText } from "../../values/text.ts"
import { goodsFields, linesOf, lotIdsOf, partIdsOf, unitIdsOf } from "../goods-line.ts"
import { waitingNeeds } from "../waiting-list/waiting-list.ts"
import { TransferReason } from "./stock-transfer-record.ts"

const { optionalKey: optional, Struct } = Schema

type Line = { readonly part: string; readonly from: string; readonly to: string }
const saidLines = (input: AnyInput): ReadonlyArray<Line> => input["lines"] ?? []

/**
 * The commands of a stock transfer. There is one: what is moved is moved at once. All lines go, or none.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferCommands = {
  transfer: command({
    input: Struct({
      reason: TransferReason,
      finding: optional(LongText),
      lines: linesOf(Struct({ ...goodsFields, from: PlaceName, to: PlaceName })),
    }),
    clause: "5.2.3",
    by: ["storekeeper", "quality", "system"],
    creates: true,
    needs: {
      catalogue: { kind: "part", ids: ({ input }) => partIdsOf(input["lines"]) },
      bins: {
        kind: "bin",
        ids: ({ input }) =>
          saidLines(input)
            .flatMap(({ to }) => (sortOf(to) === "bin" ? [nameOf(to) ?? ""] : []))
            .filter((id) => id !== ""),
      },
      lots: { kind: "lot", ids: ({ input }) => lotIdsOf(input["lines"]) },
      units: { kind: "partUnit", ids: ({ input }) => unitIdsOf(input["lines"]) },
      stock: {
        stock: ({ input }) => {
          const asked = new Map(saidLines(input).map(({ part, from: place }) => [`${part} ${place}`, { part, place }]))
          return [...asked.values()]
        },
      },
      ...waitingNeeds,
    },
  }),
}

/**
 * The inputs of a stock transfer's commands.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export type StockTransferCommands = CommandTypes<typeof stockTransferCommands>

/**
 * The commands that make a stock transfer.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export type StockTransferCreating = Creating<typeof stockTransferCommands>
