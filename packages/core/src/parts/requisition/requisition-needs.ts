/** Which pieces a command on a requisition is about, and what has to be known of them: balances, bins, lots, units. */
import type { Needing } from "../../engine/need.ts"
import type { AccountFilter } from "../../ledger/stock-book.ts"
import { nameOf, sortOf } from "../../ledger/place.ts"
import { lotId, normalizeSerial, partUnitId } from "../serial.ts"
import type { Requisition, RequisitionLine } from "./requisition-record.ts"

/**
 * Pieces of one line: of which part, and which lot or serial number as the ledger keeps it.
 *
 * @category requisition
 * @since 0.1.0
 */
export interface Piece {
  readonly line: number
  readonly part: string
  readonly tracking: RequisitionLine["tracking"]
  readonly item: string
  readonly quantity: number
}

/**
 * Pieces at a place.
 *
 * @category requisition
 * @since 0.1.0
 */
export interface Picked extends Piece {
  readonly place: string
}

interface Asked {
  readonly line: number
  readonly item?: string
  readonly quantity: number
}

/** What an input says of pieces, with the part of their line; nothing of a line that is not there. */
export const pieces = <A extends Asked>(
  { lines }: Requisition,
  asked: ReadonlyArray<A>,
): ReadonlyArray<Omit<A, "item"> & Piece> =>
  asked.flatMap((one) => {
    const line = lines.find(({ line }) => line === one.line)
    if (line === undefined) return []
    const { part, tracking } = line
    return [{ ...one, part, tracking, item: itemOf(one.item) }]
  })

/** A lot or serial number as the ledger keeps it; "" where none is given. */
export const itemOf = (written: string | undefined): string => normalizeSerial(written ?? "") ?? ""

/** All that is reserved for a requisition. */
export const reservedOf = ({ lines }: Requisition): ReadonlyArray<Picked> =>
  lines.flatMap(({ line, part, tracking, reserved }) => reserved.map((held) => ({ line, part, tracking, ...held })))

/** What is taken, as the ledger moves it. */
export const moved = ({ line, part, tracking, place, item, quantity }: Picked) => ({
  line,
  part,
  tracking,
  place,
  item,
  quantity,
})

const accountOf = ({ line, place, item }: Pick<Picked, "line" | "place" | "item">) => `${line} ${place} ${item}`

/** What of some holdings is more than of others, account by account. */
export const beyond = (some: ReadonlyArray<Picked>, others: ReadonlyArray<Picked>): ReadonlyArray<Picked> => {
  const left = new Map<string, number>()
  for (const other of others) left.set(accountOf(other), (left.get(accountOf(other)) ?? 0) + other.quantity)
  return some.flatMap((one) => {
    const covered = Math.min(one.quantity, left.get(accountOf(one)) ?? 0)
    left.set(accountOf(one), (left.get(accountOf(one)) ?? 0) - covered)
    return one.quantity > covered ? [moved({ ...one, quantity: one.quantity - covered })] : []
  })
}

/** What is to be reserved or handed over: what the input names, or what is reserved. */
export const picksOf = ({ input, record }: Pick<Needing, "input" | "record">): ReadonlyArray<Picked> =>
  input["picks"] === undefined ? reservedOf(record) : pieces(record, input["picks"] as ReadonlyArray<Asked & Picked>)

/** The pieces that an input names, one or several, or what waits to be confirmed as lost. */
export const itemsOf = ({ input, record }: Pick<Needing, "input" | "record">): ReadonlyArray<Piece> => {
  const requisition: Requisition = record
  const lost = requisition.pending.filter(({ as }) => as === "lost")
  return pieces(requisition, input["items"] ?? (input["line"] === undefined ? lost : [input]))
}

export const partsOf = ({ input, record }: Pick<Needing, "input" | "record">): ReadonlyArray<string> => {
  const lines: ReadonlyArray<{ readonly part: string }> = input["lines"] ?? (record as Requisition).lines
  return lines.map(({ part }) => part)
}

/** One question for each account, however many lines take from it. */
export const stockOf = (needing: Pick<Needing, "input" | "record">): ReadonlyArray<AccountFilter> => {
  const asked = picksOf(needing).map(({ part, place, item }) => ({ part, place, item }))
  return [...new Map(asked.map((one) => [`${one.part} ${one.place} ${one.item}`, one])).values()]
}

export const binsOf = (picks: ReadonlyArray<Picked>): ReadonlyArray<string> =>
  picks.flatMap(({ place }) => (sortOf(place) === "bin" ? (nameOf(place) ?? []) : []))

export const lotsOf = (all: ReadonlyArray<Piece>): ReadonlyArray<string> =>
  all.flatMap(({ part, tracking, item }) => (tracking === "lot" && item !== "" ? [lotId(part, item)] : []))

export const unitsOf = (all: ReadonlyArray<Piece>): ReadonlyArray<string> =>
  all.flatMap(({ part, tracking, item }) => (tracking === "serial" && item !== "" ? [partUnitId(part, item)] : []))
