/** A line of goods on a document: which part, how much, and which lot or pieces, where the part is tracked by them. */
import * as Schema from "effect/Schema"
import type { Movement } from "../ledger/movement.ts"
import { Identifier } from "../values/identifier.ts"
import { Quantity } from "../values/number.ts"
import { Text } from "../values/text.ts"
import { lotId, LotNumber, normalizeSerial, partUnitId, Serial } from "./serial.ts"

const { Array: List, isMaxLength, isMinLength, makeFilter, optionalKey: optional, Struct } = Schema

/** The serial numbers on one line: 1 to 100. */
export const SerialList = List(Serial).check(isMinLength(1), isMaxLength(100))

/** What people say of goods: the lot of a part that is tracked by lot, the serial number of each piece of one that is tracked by them. */
export const goodsFields = {
  part: Identifier,
  quantity: Quantity,
  lot: optional(LotNumber),
  serials: optional(SerialList),
}

/** How many pieces with serial numbers one document names at most: each is a record that is written with it. */
export const piecesMax = 200

/** The lines of one document: 1 to 100, with 200 serial numbers in all at most. */
export const linesOf = <Line extends Schema.Codec<{ readonly serials?: ReadonlyArray<string> }, unknown>>(line: Line) =>
  List(line).check(
    isMinLength(1),
    isMaxLength(100),
    makeFilter(
      (lines: ReadonlyArray<{ readonly serials?: ReadonlyArray<string> }>) =>
        lines.reduce((sum, { serials = [] }) => sum + serials.length, 0) <= piecesMax ||
        `Expected at most ${piecesMax} serial numbers in all; split the document`,
    ),
  )

/** A piece on a line: its serial number as it is written, as the ledger keeps it, and the id of its unit. */
export const Piece = Struct({ serial: Serial, item: Text, unit: Identifier })

/**
 * @category parts
 * @since 0.1.0
 */
export type Piece = typeof Piece.Type

/** What was said of goods on one line. */
export interface SaidGoods {
  readonly part: string
  readonly quantity: number
  readonly lot?: string
  readonly serials?: ReadonlyArray<string>
}

/** Goods as a record keeps them: `item` is the lot as the ledger keeps it, "" without; `pieces` are there for serial numbers. */
export interface KeptGoods {
  readonly part: string
  readonly quantity: number
  readonly item: string
  readonly pieces: ReadonlyArray<Pick<Piece, "item">>
}

/** The lot of a line as the ledger keeps it; "" where none is named. */
export const itemOf = ({ lot }: Pick<SaidGoods, "lot">): string =>
  lot === undefined ? "" : (normalizeSerial(lot) ?? "")

/** The pieces of a line. */
export const piecesOf = ({ part, serials = [] }: Pick<SaidGoods, "part" | "serials">): ReadonlyArray<Piece> =>
  serials.map((serial) => ({ serial, item: normalizeSerial(serial) ?? "", unit: partUnitId(part, serial) }))

/** The parts of some lines, each once. */
export const partIdsOf = (lines: ReadonlyArray<Pick<SaidGoods, "part">> = []): ReadonlyArray<string> => [
  ...new Set(lines.map(({ part }) => part)),
]

/** The ids of the units that some lines name, each once. */
export const unitIdsOf = (lines: ReadonlyArray<Pick<SaidGoods, "part" | "serials">> = []): ReadonlyArray<string> => [
  ...new Set(lines.flatMap(({ part, serials = [] }) => serials.map((serial) => partUnitId(part, serial)))),
]

/** The ids of the lots that some lines name, each once. */
export const lotIdsOf = (lines: ReadonlyArray<Pick<SaidGoods, "part" | "lot">> = []): ReadonlyArray<string> => [
  ...new Set(lines.flatMap(({ part, lot }) => (lot === undefined ? [] : [lotId(part, lot)]))),
]

/** How goods move from one place to another: each piece by itself, everything else as a quantity. */
export const movementsBetween = (
  from: string,
  to: string,
  { part, item, quantity, pieces }: KeptGoods,
): ReadonlyArray<Movement> =>
  pieces.length > 0
    ? pieces.map((piece) => ({ part, item: piece.item, from, to, quantity: 1, single: true as const }))
    : quantity === 0
      ? []
      : [{ part, item, from, to, quantity }]
