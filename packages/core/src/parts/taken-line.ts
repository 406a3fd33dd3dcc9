/** A line by which a document takes parts from where they lie: which part, which lot or piece, from where, how many. */
import * as Schema from "effect/Schema"
import type { Needing } from "../engine/need.ts"
import { fails, unknown, type Verdict } from "../engine/rule.ts"
import type { Movement } from "../ledger/movement.ts"
import { nameOf, PlaceName, type PlaceSort, sortOf } from "../ledger/place.ts"
import { Identifier } from "../values/identifier.ts"
import { Count, Quantity } from "../values/number.ts"
import { Text } from "../values/text.ts"
import type { Part } from "./part/part-record.ts"
import { LotNumber, normalizeSerial, partUnitId, Serial } from "./serial.ts"
import type { Taking } from "./takings.ts"

const { Boolean, optionalKey: optional, String, Struct } = Schema

/**
 * What people say of a line: `serial` of a part that is tracked by serial number, `lot` of one that is tracked by lot.
 *
 * @category parts
 * @since 0.1.0
 */
export const TakenLineInput = Struct({
  part: Identifier,
  serial: optional(Serial),
  lot: optional(LotNumber),
  place: PlaceName,
  quantity: Quantity,
  reason: Text,
})

/**
 * A line as it stands in a record: numbered from 1, its lot or serial number as the ledger keeps it.
 *
 * @category parts
 * @since 0.1.0
 */
export const TakenLine = Struct({
  line: Count,
  part: Identifier,
  item: String,
  single: Boolean,
  place: PlaceName,
  quantity: Count,
  reason: Text,
})

/**
 * @category parts
 * @since 0.1.0
 */
export type TakenLine = typeof TakenLine.Type

type Said = typeof TakenLineInput.Type

/** The lot or serial number of a line as the ledger keeps it. */
const itemOf = ({ serial, lot }: Pick<Said, "serial" | "lot">): string => {
  const number = serial ?? lot
  return number === undefined ? "" : (normalizeSerial(number) ?? "")
}

/** The lines of a record from what was said of them. */
export const takenLines = <L extends Said>(lines: ReadonlyArray<L>) =>
  lines.map(({ serial, lot, ...rest }, index) => ({
    ...rest,
    line: index + 1,
    item: itemOf({ ...(serial === undefined ? {} : { serial }), ...(lot === undefined ? {} : { lot }) }),
    single: serial !== undefined,
  }))

interface Lined {
  readonly lines?: ReadonlyArray<Said>
}

const linesIn = ({ input }: Needing): ReadonlyArray<Said> => (input as Lined).lines ?? []

/** What a command needs to know of the lines in its input: their parts, and what is there of them. */
export const linesAsked = {
  catalogue: { kind: "part", ids: (needing: Needing) => linesIn(needing).map(({ part }) => part) },
  stock: {
    stock: (needing: Needing) => takenLines(linesIn(needing)).map(({ part, place, item }) => ({ part, place, item })),
  },
} as const

/** The units of the lines in the input that are about one piece. */
export const unitsAsked = {
  units: { kind: "partUnit", ids: (needing: Needing) => unitIdsOf(takenLines(linesIn(needing))) },
} as const

/** What lines take from the stock. */
export const takingsOf = (lines: ReadonlyArray<Said>): ReadonlyArray<Taking> => takenLines(lines)

/** The units of the lines that are about one piece. */
export const unitIdsOf = (lines: ReadonlyArray<Pick<TakenLine, "part" | "item" | "single">>): ReadonlyArray<string> =>
  lines.flatMap(({ part, item, single }) => (single ? [partUnitId(part, item)] : []))

/** What lines move to a place. */
export const movedTo = (
  lines: ReadonlyArray<Omit<TakenLine, "reason">>,
  to: string,
  from?: string,
): ReadonlyArray<Movement> =>
  lines.map(({ part, item, single, place, quantity }) => ({
    part,
    item,
    from: from ?? place,
    to,
    quantity,
    ...(single ? { single } : {}),
  }))

/** The first line that is taken from elsewhere than these sorts of places. A bin has a name, the others have none. */
export const takenElsewhere = <L extends Pick<Said, "place">>(
  lines: ReadonlyArray<L>,
  sorts: ReadonlyArray<PlaceSort>,
): L | undefined =>
  lines.find(({ place }) => {
    const sort = sortOf(place)
    return !sorts.includes(sort) || (sort === "bin") !== (nameOf(place) !== undefined)
  })

/** Whether each line has the number that its part is tracked by, and no other; of one piece there is one. */
export const numberedAsTracked = (lines: ReadonlyArray<Said>, catalogue: ReadonlyArray<Part> | undefined): Verdict => {
  if (catalogue === undefined) return unknown("catalogue")
  for (const { part, serial, lot, place, quantity } of lines) {
    const tracking = catalogue.find(({ id }) => id === part)?.tracking
    if (tracking === undefined) return fails({ part, tracking: null })
    // Nobody knows the lot of what came back from a customer.
    const lacksLot = lot === undefined && place === "defective"
    const isLotRight = tracking === "lot" ? lot !== undefined || lacksLot : lot === undefined
    const right = (serial !== undefined) === (tracking === "serial") && isLotRight
    if (!right || (tracking === "serial" && quantity !== 1)) return fails({ part, tracking })
  }
  return true
}
