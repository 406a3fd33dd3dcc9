/** One row of an opening stock: cells become what they say, or problems. */
import { parseCivilDay } from "../../time/civil-day.ts"
import type { Instant } from "../../time/instant.ts"
import { startOfDay, type TimeZone } from "../../time/time-zone.ts"
import { normalizeSerial } from "../serial.ts"
import type { StockProblemKind } from "./stock-import-words.ts"

/** The columns that an opening stock has, each with the names that it goes by in a header. */
export const stockColumns = {
  part: ["part", "配件"],
  bin: ["bin", "库位"],
  quantity: ["quantity", "数量"],
  lot: ["lot", "批次"],
  serial: ["serial", "序列号"],
  expiry: ["expiry", "有效期"],
} as const

/**
 * A column of an opening stock.
 *
 * @category stock import
 * @since 0.1.0
 */
export type StockColumn = keyof typeof stockColumns

/** The columns without which a row says nothing. */
export const neededColumns: ReadonlyArray<StockColumn> = ["part", "bin", "quantity"]

/** Where each column stands in a header; capital letters and blanks around a name do not matter. */
export const positionsIn = (header: ReadonlyArray<string>): ReadonlyMap<StockColumn, number> => {
  const names = header.map((name) => name.trim().toLowerCase())
  return new Map(
    (Object.keys(stockColumns) as ReadonlyArray<StockColumn>).flatMap((column) => {
      const at = names.findIndex((name) => (stockColumns[column] as ReadonlyArray<string>).includes(name))
      return at === -1 ? [] : [[column, at] as const]
    }),
  )
}

/** A row as it was understood. `expiresAt` is the end of the day that it names. */
export interface StockRow {
  readonly line: number
  readonly part: string
  readonly bin: string
  readonly quantity: number
  readonly lot?: string
  readonly serial?: string
  readonly expiry?: string
  readonly expiresAt?: Instant
}

/** What is wrong with a cell, and what was seen. */
export type Tell = (kind: StockProblemKind, column: StockColumn, seen: Readonly<Record<string, unknown>>) => void

/** Understands a row, as far as its cells alone allow; tells every problem of it. */
export const stockRow = (line: number, cell: (column: StockColumn) => string, zone: TimeZone, tell: Tell): StockRow => {
  const [part, bin, lot, serial, expiry] = (["part", "bin", "lot", "serial", "expiry"] as const).map(cell)
  const expiresAt = expiry === "" ? undefined : endOfDay(expiry!, zone)
  if (lot !== "" && normalizeSerial(lot!) === undefined) tell("badLot", "lot", { seen: lot })
  if (serial !== "" && normalizeSerial(serial!) === undefined) tell("badSerial", "serial", { seen: serial })
  if (expiry !== "" && expiresAt === undefined) tell("badDate", "expiry", { seen: expiry })
  return {
    line,
    part: part!,
    bin: bin!,
    quantity: quantityOf(cell("quantity"), serial !== "", tell),
    ...(lot === "" ? {} : { lot: lot! }),
    ...(serial === "" ? {} : { serial: serial! }),
    ...(expiresAt === undefined ? {} : { expiry: expiry!, expiresAt }),
  }
}

const quantityMax = 1_000_000_000

// Digits and signs of full width, as a Chinese keyboard writes them, are the same digits and signs.
const narrow = (text: string): string => text.normalize("NFKC")

const quantityOf = (text: string, isPiece: boolean, tell: Tell): number => {
  if (text === "" && isPiece) return 1
  const figures = narrow(text)
  const quantity = /^\d{1,10}$/.test(figures) ? Number(figures) : 0
  if (text === "") tell("notNamed", "quantity", {})
  else if (quantity < 1 || quantity > quantityMax) tell("badQuantity", "quantity", { seen: text })
  else if (isPiece && quantity !== 1) tell("onePerSerial", "quantity", { seen: text })
  return quantity
}

const endOfDay = (text: string, zone: TimeZone): Instant | undefined => {
  const day = parseCivilDay(narrow(text))
  return day === undefined ? undefined : startOfDay(zone, day + 1)
}
