/** The parts of a catalogue, from a table. */
import { formatMoney, type Money } from "@fieldcare/core"
import type { Catalogue, TellCell } from "./catalogue.ts"

const columns = {
  part: { names: ["part", "配件"], needed: true },
  name: { names: ["name", "名称"], needed: true },
  model: { names: ["model", "型号"], needed: true },
  unit: { names: ["unit", "单位"], needed: true },
  tracking: { names: ["tracking", "管理方式"], needed: true },
  storageClass: { names: ["storage class", "存放类别"], needed: true },
  shelfLifeDays: { names: ["shelf life days", "保质期天数"], needed: false },
  price: { names: ["price", "单价"], needed: false },
  currency: { names: ["currency", "币种"], needed: false },
  abc: { names: ["class", "abc 分类"], needed: false },
} as const

type Column = keyof typeof columns

export const partCatalogue: Catalogue<Column> = {
  kind: "part",
  columns,
  id: "part",
  input: (cell, tell) => {
    const texts = Object.fromEntries(
      (["name", "model", "unit", "storageClass"] as const).map((column) => [column, cell(column)]),
    )
    return {
      ...texts,
      tracking: trackingOf(cell("tracking"), tell),
      ...optional("shelfLifeDays", daysOf(cell("shelfLifeDays"), tell)),
      ...optional("price", priceOf(cell("price"), cell("currency"), tell)),
      ...optional("abc", classOf(cell("abc"), tell)),
    }
  },
  columnOf: (field) => (Object.hasOwn(columns, field) ? (field as Column) : "part"),
}

const optional = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })

// Figures and letters of full width, as a Chinese keyboard writes them, are the same figures and letters.
const narrow = (text: string): string => text.normalize("NFKC")

const trackings: Readonly<Record<string, string>> = {
  none: "none",
  无: "none",
  lot: "lot",
  批次: "lot",
  serial: "serial",
  序列号: "serial",
}

const trackingOf = (text: string, tell: TellCell<Column>): string | undefined => {
  const name = narrow(text).toLowerCase()
  const tracking = Object.hasOwn(trackings, name) ? trackings[name] : undefined
  if (tracking === undefined && text !== "") tell("badTracking", "tracking", { seen: text })
  return tracking
}

const daysMax = 100_000

const daysOf = (text: string, tell: TellCell<Column>): number | undefined => {
  if (text === "") return undefined
  const figures = narrow(text)
  const days = /^\d{1,6}$/.test(figures) ? Number(figures) : 0
  if (days >= 1 && days <= daysMax) return days
  tell("badDays", "shelfLifeDays", { seen: text })
  return undefined
}

const priceOf = (text: string, given: string, tell: TellCell<Column>): Money | undefined => {
  if (text === "") return undefined
  const currency = narrow(given).toUpperCase()
  if (given === "") tell("notNamed", "currency", {})
  else if (!/^[A-Z]{3}$/.test(currency)) tell("badCurrency", "currency", { seen: given })
  else {
    const decimals = formatMoney({ amountMinor: 0, currency }).split(" ")[0]!.split(".")[1]?.length ?? 0
    const [, whole, fraction = ""] = /^(\d{1,12})(?:\.(\d{1,4}))?$/.exec(narrow(text)) ?? []
    if (whole !== undefined && fraction.length <= decimals)
      return { amountMinor: Number(whole + fraction.padEnd(decimals, "0")), currency }
    tell("badPrice", "price", { seen: text, currency })
  }
  return undefined
}

const classOf = (text: string, tell: TellCell<Column>): string | undefined => {
  if (text === "") return undefined
  const name = narrow(text).toUpperCase()
  if (/^[ABC]$/.test(name)) return name
  tell("badClass", "abc", { seen: text })
  return undefined
}
