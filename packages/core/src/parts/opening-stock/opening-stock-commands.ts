/** What people ask for on an opening stock: its input, its clause, who may give it, what it needs to know. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import type { AnyInput } from "../../engine/shape.ts"
import { placeOf } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { goodsFields, linesOf, lotIdsOf, partIdsOf, unitIdsOf } from "../goods-line.ts"

const { optionalKey: optional, Struct } = Schema

type Line = { readonly part: string; readonly bin: string }
const saidLines = (input: AnyInput): ReadonlyArray<Line> => input["lines"] ?? []

/**
 * The commands of an opening stock. There is one; quantities are what is added to the books.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockCommands = {
  enter: command({
    input: Struct({
      source: optional(Text),
      lines: linesOf(Struct({ ...goodsFields, bin: Identifier, expiresAt: optional(InstantMs) })),
    }),
    clause: "5.1.1",
    by: ["storekeeper", "supervisor", "system", "import"],
    creates: true,
    needs: {
      catalogue: { kind: "part", ids: ({ input }) => partIdsOf(input["lines"]) },
      bins: { kind: "bin", ids: ({ input }) => saidLines(input).map(({ bin }) => bin) },
      lots: { kind: "lot", ids: ({ input }) => lotIdsOf(input["lines"]) },
      units: { kind: "partUnit", ids: ({ input }) => unitIdsOf(input["lines"]) },
      traded: { stock: ({ input }) => partIdsOf(input["lines"]).map((part) => ({ part })) },
      stock: {
        stock: ({ input }) => {
          const asked = new Map(
            saidLines(input).map(({ part, bin }) => [`${part} ${bin}`, { part, place: placeOf("bin", bin) }]),
          )
          return [...asked.values()]
        },
      },
    },
  }),
}

/**
 * The inputs of an opening stock's commands.
 *
 * @category opening stock
 * @since 0.1.0
 */
export type OpeningStockCommands = CommandTypes<typeof openingStockCommands>

/**
 * The commands that make an opening stock.
 *
 * @category opening stock
 * @since 0.1.0
 */
export type OpeningStockCreating = Creating<typeof openingStockCommands>
