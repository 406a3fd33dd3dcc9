/** `fieldcare stock balances`: what is where. */
import type { Balance } from "@fieldcare/core/ledger"
import { normalizeSerial } from "@fieldcare/core/parts"
import type { Language } from "@fieldcare/core/regulation"
import type { Request } from "./command.ts"
import type { stockBalancesOptions } from "./commands/stock-options.ts"
import { allOf, inCatalogue, type StockDesk, withStockDesk } from "./stock-desk.ts"
import type { Terminal } from "./terminal.ts"
import { textTable } from "./text-table.ts"
import { exitCodes, UsageError } from "./usage.ts"

type Asked = Request<typeof stockBalancesOptions>

export const stockBalancesCommand = (request: Asked, terminal: Terminal): Promise<number> =>
  withStockDesk(request.options, terminal, (desk) => tellBalances(request, desk, terminal))

/** The same on a desk that is open. */
export const tellBalances = async (
  { argument: part, options, json, language }: Pick<Asked, "argument" | "options" | "json" | "language">,
  desk: StockDesk,
  terminal: Terminal,
): Promise<number> => {
  const { place, item } = options
  const asked = {
    ...(part === undefined ? {} : { part }),
    ...(place === undefined ? {} : { place }),
    ...(item === undefined ? {} : { item: itemOf(item) }),
    ...(options.at === undefined ? {} : { at: instantOf(options.at) }),
  }
  const balances = await allOf((after) => desk.stock.balances({ ...asked, limit: 500, ...after }))
  if (part !== undefined && balances.length === 0) await inCatalogue(part, desk)
  terminal.out(json ? `${JSON.stringify(balances, undefined, 2)}\n` : table(balances, language, terminal.columns))
  return exitCodes.done
}

/** A lot or serial number as the ledger keeps it. */
export const itemOf = (given: string): string => normalizeSerial(given) ?? given

const instantOf = (given: string): number => {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(given)
    ? Date.parse(given)
    : Number.NaN
  if (Number.isNaN(at))
    throw new UsageError({
      en: `${given} is no instant. Write it as 2026-03-31T16:00:00Z or 2026-04-01T00:00:00+08:00.`,
      "zh-Hans": `${given} 不是有效时刻。请写作 2026-03-31T16:00:00Z 或 2026-04-01T00:00:00+08:00。`,
    })
  return at
}

const table = (balances: ReadonlyArray<Balance>, language: Language, width: number): string => {
  if (balances.length === 0) return language === "en" ? "There is nothing.\n" : "没有库存。\n"
  const heads =
    language === "en"
      ? ["Part", "Place", "Lot or serial number", "Quantity", "Reserved"]
      : ["配件", "位置", "批次或序列号", "数量", "预留"]
  const columns = heads.map((head, index) => (index < 3 ? { head } : { head, number: true as const }))
  const rows = balances.map(({ part, place, item, quantity, reserved }) => [
    part,
    place,
    item,
    String(quantity),
    String(reserved),
  ])
  return `${textTable(columns, rows, width)}\n`
}
