/** What every document asks of its lines: known parts, named lots, a serial number for each piece, bins that fit. */
import { fails, unknown, type Verdict } from "../engine/rule.ts"
import { available, type Balance, type Movement } from "../ledger/movement.ts"
import type { Instant } from "../time/instant.ts"
import type { Bin } from "./bin/bin-record.ts"
import { type Expiring, hasExpired } from "./expiry.ts"
import { itemOf, type SaidGoods } from "./goods-line.ts"
import type { Lot } from "./lot/lot-record.ts"
import type { PartUnit } from "./part-unit/part-unit-record.ts"
import type { Part } from "./part/part-record.ts"
import { lotId, normalizeSerial, partUnitId } from "./serial.ts"

type Lines<Line> = ReadonlyArray<Line>
type Catalogue = ReadonlyArray<Part> | undefined

/** Whether the catalogue has every part. */
export const partsAreKnown = (lines: Lines<Pick<SaidGoods, "part">>, catalogue: Catalogue): Verdict => {
  if (catalogue === undefined) return unknown("catalogue")
  const missing = lines.filter(({ part }) => catalogue.every(({ id }) => id !== part)).map(({ part }) => part)
  return missing.length === 0 || fails({ parts: [...new Set(missing)] })
}

/** Whether a lot is named where the part is tracked by lots, and nowhere else. */
export const lotsAreNamed = (lines: Lines<SaidGoods>, catalogue: Catalogue): Verdict => {
  if (catalogue === undefined) return unknown("catalogue")
  const wrong = lines.filter(({ part, lot }) => {
    const known = catalogue.find(({ id }) => id === part)
    return known !== undefined && (known.tracking === "lot") !== (lot !== undefined)
  })
  return wrong.length === 0 || fails({ parts: [...new Set(wrong.map(({ part }) => part))] })
}

/** Whether pieces of parts that are tracked by serial numbers have one each, all different, and others have none. */
export const serialsAreOnePerPiece = (lines: Lines<SaidGoods>, catalogue: Catalogue): Verdict => {
  if (catalogue === undefined) return unknown("catalogue")
  const seen = new Set<string>()
  for (const { part, quantity, serials = [] } of lines) {
    const known = catalogue.find(({ id }) => id === part)
    if (known === undefined) continue
    const pieces = known.tracking === "serial" ? quantity : 0
    if (serials.length !== pieces) return fails({ part, pieces, serials: serials.length, twice: [] })
    for (const serial of serials) {
      const key = `${part} ${normalizeSerial(serial)}`
      if (seen.has(key)) return fails({ part, pieces, serials: serials.length, twice: [serial] })
      seen.add(key)
    }
  }
  return true
}

/** Whether no piece is known yet, but for those in a status from which it can come. */
export const serialsAreNew = (
  lines: Lines<SaidGoods>,
  units: ReadonlyArray<PartUnit> | undefined,
  coming: ReadonlyArray<string> = [],
): Verdict => {
  if (units === undefined) return unknown("units")
  const named = new Set(lines.flatMap(({ part, serials = [] }) => serials.map((serial) => partUnitId(part, serial))))
  const there = units.filter(({ id, status }) => named.has(id) && !coming.includes(status))
  if (there.length === 0) return true
  return fails({ serials: there.map(({ serial }) => serial), statuses: there.map(({ status }) => status) })
}

/** Whether one lot has one date of expiry: on all lines, and as it is known. */
export const lotsHaveOneExpiry = (
  lines: Lines<SaidGoods & Expiring>,
  lots: ReadonlyArray<Lot> | undefined,
): Verdict => {
  if (lots === undefined) return unknown("lots")
  const dates = new Map<string, Expiring>(lots.map((lot) => [lot.id, lot]))
  for (const { part, lot, expiresAt } of lines) {
    if (lot === undefined) continue
    const id = lotId(part, lot)
    const known = dates.get(id)
    if (known === undefined) dates.set(id, { expiresAt })
    else if (expiresAt !== undefined && known.expiresAt !== expiresAt)
      return fails({ lot, said: iso(expiresAt), known: known.expiresAt === undefined ? null : iso(known.expiresAt) })
  }
  return true
}

/** Whether a date of expiry is given only where lots or pieces are told apart. */
export const expiryIsTracked = (lines: Lines<SaidGoods & Expiring>, catalogue: Catalogue): Verdict => {
  if (catalogue === undefined) return unknown("catalogue")
  const wrong = lines.filter(
    ({ part, expiresAt }) => expiresAt !== undefined && catalogue.find(({ id }) => id === part)?.tracking === "none",
  )
  return wrong.length === 0 || fails({ parts: [...new Set(wrong.map(({ part }) => part))] })
}

/** Whether every bin is known, and open for what comes in. */
export const binsAreOpen = (wanted: ReadonlyArray<string>, bins: ReadonlyArray<Bin> | undefined): Verdict => {
  if (bins === undefined) return unknown("bins")
  const closed = wanted.filter((bin) => bins.every(({ id, status }) => id !== bin || status !== "open"))
  return closed.length === 0 || fails({ bins: [...new Set(closed)] })
}

/** Whether every bin offers the storage class of the part that comes into it. */
export const binsFit = (
  placements: Lines<{ readonly part: string; readonly bin: string }>,
  bins: ReadonlyArray<Bin> | undefined,
  catalogue: Catalogue,
): Verdict => {
  if (bins === undefined) return unknown("bins")
  if (catalogue === undefined) return unknown("catalogue")
  for (const placement of placements) {
    const bin = bins.find(({ id }) => id === placement.bin)
    const part = catalogue.find(({ id }) => id === placement.part)
    if (bin === undefined || part === undefined || bin.storageClasses.includes(part.storageClass)) continue
    return fails({ part: part.id, needs: part.storageClass, bin: bin.id, offers: [...bin.storageClasses] })
  }
  return true
}

/**
 * Whether nothing on these lines has expired by the line's own date, its lot's and its pieces': neither when it was put
 * where it is, nor now, however late that is written down.
 */
export const nothingHasExpired = (
  lines: Lines<SaidGoods & Expiring>,
  known: { readonly lots: ReadonlyArray<Lot> | undefined; readonly units: ReadonlyArray<PartUnit> | undefined },
  { now, occurredAt }: { readonly now: Instant; readonly occurredAt: Instant },
): Verdict => {
  const { lots, units } = known
  const at = Math.max(now, occurredAt)
  if (lots === undefined) return unknown("lots")
  if (units === undefined) return unknown("units")
  for (const { part, lot, serials = [], expiresAt } of lines) {
    const ids = new Set(serials.map((serial) => partUnitId(part, serial)))
    const lotOf = lot === undefined ? undefined : lots.find(({ id }) => id === lotId(part, lot))
    // What is known of a lot or a piece goes before what was said when it came.
    const dates = [
      lotOf?.expiresAt ?? expiresAt,
      ...units.filter(({ id }) => ids.has(id)).map((unit) => unit.expiresAt),
    ]
    const expired = dates.find((date) => hasExpired({ expiresAt: date }, at))
    if (expired !== undefined)
      return fails({ part, item: itemOf(lot === undefined ? {} : { lot }), expired: iso(expired) })
  }
  return true
}

/** Whether what movements take is there and not reserved, summed up over all of them for each place, lot and piece. */
export const isEnoughInStock = (
  movements: ReadonlyArray<Movement>,
  stock: ReadonlyArray<Balance> | undefined,
): Verdict => {
  if (stock === undefined) return unknown("stock")
  const taken = new Map<string, Movement>()
  for (const movement of movements) {
    const key = `${movement.part} ${movement.from} ${movement.item}`
    const before = taken.get(key)
    taken.set(key, before === undefined ? movement : { ...before, quantity: before.quantity + movement.quantity })
  }
  for (const { part, item, from: place, quantity: wanted } of taken.values()) {
    const balance = stock.find((one) => one.part === part && one.place === place && one.item === item)
    const there = balance === undefined ? 0 : available(balance)
    if (there < wanted) return fails({ part, item, place, wanted, there })
  }
  return true
}

const iso = (at: number): string => new Date(at).toISOString()
