/** An opening stock from a table: every problem by its row, and the documents that open the books. */
import { digestOf } from "../../engine/journal.ts"
import { placeOf } from "../../ledger/place.ts"
import type { Words } from "../../messages/words.ts"
import type { Instant } from "../../time/instant.ts"
import { type TimeZone, timeZone } from "../../time/time-zone.ts"
import { isIdentifier } from "../../values/identifier.ts"
import type { Bin } from "../bin/bin-record.ts"
import { hasExpired } from "../expiry.ts"
import { piecesMax } from "../goods-line.ts"
import type { Lot } from "../lot/lot-record.ts"
import type { OpeningStockCommands } from "../opening-stock/opening-stock-commands.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { Part } from "../part/part-record.ts"
import { lotId, normalizeSerial, partUnitId } from "../serial.ts"
import { type StockProblemKind, stockImportWords } from "./stock-import-words.ts"
import { neededColumns, positionsIn, type StockColumn, type StockRow, stockRow } from "./stock-row.ts"

/**
 * What is wrong with a row, and what would mend it. Rows are counted from 1, the header.
 *
 * @category stock import
 * @since 0.1.0
 */
export interface StockProblem {
  readonly line: number
  readonly column?: StockColumn
  readonly kind: StockProblemKind
  readonly problem: Words
  readonly mend: Words
}

/**
 * What is known of what the rows name, as it is stored. `holds` says whether a bin has something of a part and lot.
 *
 * @category stock import
 * @since 0.1.0
 */
export interface KnownStock {
  readonly part: (id: string) => Part | undefined
  readonly bin: (id: string) => Bin | undefined
  readonly unit: (id: string) => PartUnit | undefined
  readonly lot: (id: string) => Lot | undefined
  readonly holds: (account: { readonly part: string; readonly place: string; readonly item: string }) => boolean
}

/**
 * One document of an import: its id, made of what it says, so that the same rows are never entered twice.
 *
 * @category stock import
 * @since 0.1.0
 */
export interface StockDocument {
  readonly id: string
  readonly input: OpeningStockCommands["enter"]
  readonly rows: ReadonlyArray<number>
}

/**
 * Takes the rows of a table, tells what is wrong with them, and makes documents of them.
 *
 * **Details**
 *
 * The columns are part, bin, quantity, and where they apply lot, serial and expiry (配件, 库位, 数量, 批次, 序列号,
 * 有效期), in any order; others are passed over. A piece with a serial number has a row of its own. A date of expiry,
 * `2027-03-31`, is the last good day in the zone that is given.
 *
 * @example
 * ```ts
 * const table = new StockImport(["part", "bin", "quantity"], "Asia/Shanghai")
 * table.row(["screw", "A", "1.5"], 2)
 * table.problems.map(({ line, kind }) => `${line}: ${kind}`) // => ["2: badQuantity"]
 * ```
 * @category stock import
 * @since 0.1.0
 */
export class StockImport {
  /** Columns that the header lacks; where there are any, no row is understood. */
  readonly missing: ReadonlyArray<StockColumn>
  readonly problems: Array<StockProblem> = []
  readonly #rows: Array<StockRow> = []
  readonly #faulty = new Set<number>()
  readonly #positions: ReadonlyMap<StockColumn, number>
  readonly #header: ReadonlyArray<string>
  readonly #zone: TimeZone
  #count = 0

  /** Throws `RangeError` for a zone that this platform does not know. */
  constructor(header: ReadonlyArray<string>, zone: string) {
    const known = timeZone(zone)
    if (known === undefined) throw new RangeError(`there is no time zone ${zone}`)
    this.#positions = positionsIn(header)
    this.#header = header
    this.#zone = known
    this.missing = neededColumns.filter((column) => !this.#positions.has(column))
  }

  /** What the header calls a column; its English name where the header lacks it. */
  headerOf(column: StockColumn): string {
    return this.#header[this.#positions.get(column) ?? -1]?.trim() ?? column
  }

  /** How many rows there were. */
  get count(): number {
    return this.#count
  }

  /** Takes one row. */
  row(cells: ReadonlyArray<string>, line: number): void {
    this.#count++
    const expected = this.#header.length
    if (cells.length !== expected) return this.#tell(line, "cells", undefined, { seen: cells.length, expected })
    const cell = (column: StockColumn) => (cells[this.#positions.get(column) ?? -1] ?? "").trim()
    this.#rows.push(stockRow(line, cell, this.#zone, (kind, column, seen) => this.#tell(line, kind, column, seen)))
  }

  /** Takes a row that is no row. */
  problem(line: number, problem: Words): void {
    this.#count++
    const mend = stockImportWords("notParsed", {}).mend
    this.#faulty.add(line)
    this.problems.push({ line, kind: "notParsed", problem, mend })
  }

  /** What the rows name: what has to be known to check them. */
  named() {
    const ids = (of: (row: StockRow) => string | undefined) =>
      [...new Set(this.#rows.flatMap((row) => of(row) ?? []))].filter(isIdentifier)
    return {
      parts: ids(({ part }) => part),
      bins: ids(({ bin }) => bin),
      units: ids(({ part, serial }) => (serial === undefined ? undefined : partUnitId(part, serial))),
      lots: ids(({ part, lot }) => (lot === undefined ? undefined : lotId(part, lot))),
    }
  }

  /**
   * Checks the rows against what is known, at an instant. Rows of documents that are entered already are passed over.
   */
  check(known: KnownStock, at: Instant, entered: ReadonlySet<number> = new Set()): void {
    const seen = new Map<string, StockRow>()
    const expiries = new Map<string, Instant>()
    for (const row of this.#rows) {
      const tell = (kind: StockProblemKind, column: StockColumn, what: object) =>
        this.#tell(row.line, kind, column, what as Readonly<Record<string, unknown>>)
      const part = known.part(row.part)
      const bin = known.bin(row.bin)
      this.#checkTwice(row, seen)
      if (entered.has(row.line)) continue
      if (row.part === "") tell("notNamed", "part", {})
      else if (part === undefined) tell("unknownPart", "part", { seen: row.part })
      else checkTracking(row, part, tell)
      if (row.bin === "") tell("notNamed", "bin", {})
      else if (bin === undefined) tell("unknownBin", "bin", { seen: row.bin })
      else if (bin.status !== "open") tell("binNotOpen", "bin", { seen: row.bin })
      if (part !== undefined && bin !== undefined && !bin.storageClasses.includes(part.storageClass))
        tell("wrongStorageClass", "bin", {
          part: part.id,
          needs: part.storageClass,
          bin: bin.id,
          offers: bin.storageClasses,
        })
      checkExpiry(row, known, at, { expiries, tell })
      checkThere(row, known, tell)
    }
    this.problems.sort((one, other) => one.line - other.line)
  }

  /** The documents of all rows that nothing is wrong with. `source` is where the stock was counted or taken over from. */
  documents(source?: string): ReadonlyArray<StockDocument> {
    const documents: Array<StockDocument> = []
    let lines: Array<DocumentLine> = []
    let rows: Array<number> = []
    let pieces = 0
    const close = () => {
      if (lines.length === 0) return
      const said = source === undefined ? {} : { source }
      const input = { ...said, lines: lines.map(({ key: _, ...line }) => line) }
      documents.push({ id: `opening-${digestOf(input).slice(0, 40)}`, input, rows })
      ;[lines, rows, pieces] = [[], [], 0]
    }
    for (const row of this.#rows) {
      if (this.#faulty.has(row.line)) continue
      const key = `${row.part} ${row.bin} ${row.expiresAt ?? ""}`
      const open =
        row.serial === undefined ? undefined : lines.find((line) => line.key === key && line.serials!.length < 100)
      if ((open === undefined && lines.length === 100) || (row.serial !== undefined && pieces === piecesMax)) close()
      addTo(lines, row, key)
      rows.push(row.line)
      if (row.serial !== undefined) pieces++
    }
    close()
    return documents
  }

  #checkTwice(row: StockRow, seen: Map<string, StockRow>): void {
    const isPiece = row.serial !== undefined
    const key = isPiece
      ? `piece ${row.part} ${normalizeSerial(row.serial)}`
      : `goods ${row.part} ${row.bin} ${row.lot === undefined ? "" : normalizeSerial(row.lot)}`
    const before = seen.get(key)
    if (before === undefined) seen.set(key, row)
    else if (isPiece) this.#tell(row.line, "serialTwice", "serial", { seen: row.serial, line: before.line })
    else this.#tell(row.line, "rowTwice", undefined, { line: before.line })
  }

  #tell(
    line: number,
    kind: StockProblemKind,
    column: StockColumn | undefined,
    seen: Readonly<Record<string, unknown>>,
  ): void {
    this.#faulty.add(line)
    const told = column === undefined ? seen : { ...seen, column: this.headerOf(column) }
    this.problems.push({ line, ...(column === undefined ? {} : { column }), kind, ...stockImportWords(kind, told) })
  }
}

type Line = OpeningStockCommands["enter"]["lines"][number]
interface DocumentLine extends Line {
  readonly key: string
}

const addTo = (lines: Array<DocumentLine>, row: StockRow, key: string): void => {
  const { part, bin, quantity, lot, serial, expiresAt } = row
  const expiry = expiresAt === undefined ? {} : { expiresAt }
  if (serial === undefined) {
    lines.push({ key: "", part, bin, quantity, ...(lot === undefined ? {} : { lot }), ...expiry })
    return
  }
  const at = lines.findIndex((line) => line.key === key && line.serials!.length < 100)
  const before = lines[at]?.serials ?? []
  const line = { key, part, bin, quantity: before.length + 1, serials: [...before, serial], ...expiry }
  if (at === -1) lines.push(line)
  else lines[at] = line
}

type TellOf = (kind: StockProblemKind, column: StockColumn, seen: object) => void

const checkTracking = ({ lot, serial, expiresAt }: StockRow, { id: part, tracking }: Part, tell: TellOf): void => {
  if (tracking === "serial" && serial === undefined) tell("serialMissing", "serial", { part })
  if (tracking !== "serial" && serial !== undefined) tell("serialNotTracked", "serial", { part })
  if (tracking === "lot" && lot === undefined) tell("lotMissing", "lot", { part })
  if (tracking !== "lot" && lot !== undefined) tell("lotNotTracked", "lot", { part })
  if (tracking === "none" && expiresAt !== undefined) tell("expiryNotTracked", "expiry", { part })
}

const checkExpiry = (
  row: StockRow,
  known: KnownStock,
  at: Instant,
  { expiries, tell }: { readonly expiries: Map<string, Instant>; readonly tell: TellOf },
): void => {
  const { part, lot, expiry, expiresAt } = row
  if (hasExpired({ expiresAt }, at)) tell("expired", "expiry", { seen: expiry })
  if (lot === undefined) return
  const id = lotId(part, lot)
  const stored = known.lot(id)
  if (expiresAt === undefined) {
    if (stored !== undefined && hasExpired(stored, at)) tell("expired", "lot", { seen: iso(stored.expiresAt! - 1) })
    return
  }
  const other = stored === undefined ? (expiries.get(id) ?? expiresAt) : stored.expiresAt
  expiries.set(id, expiresAt)
  if (other !== expiresAt) tell("otherExpiry", "expiry", { lot })
}

const checkThere = ({ part, bin, lot, serial }: StockRow, known: KnownStock, tell: TellOf): void => {
  if (serial !== undefined) {
    const unit = known.unit(partUnitId(part, serial))
    if (unit !== undefined) tell("serialThere", "serial", { seen: serial, status: unit.status })
    return
  }
  const item = lot === undefined ? "" : (normalizeSerial(lot) ?? "")
  if (isIdentifier(bin) && known.holds({ part, place: placeOf("bin", bin), item }))
    tell("alreadyOpened", "bin", { part, bin })
}

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10)
