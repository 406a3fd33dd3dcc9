/** `fieldcare stock history`: the postings of a part. */
import type { Posting } from "@fieldcare/core/ledger"
import type { Language } from "@fieldcare/core/regulation"
import type { Request } from "./command.ts"
import type { stockHistoryOptions } from "./commands/stock-options.ts"
import { itemOf } from "./stock-balances-command.ts"
import { allOf, type StockDesk, withStockDesk } from "./stock-desk.ts"
import type { Terminal } from "./terminal.ts"
import { textTable } from "./text-table.ts"
import { exitCodes } from "./usage.ts"

type Asked = Request<typeof stockHistoryOptions>

export const stockHistoryCommand = (request: Asked, terminal: Terminal): Promise<number> =>
  withStockDesk(request.options, terminal, (desk) => tellHistory(request, desk, terminal))

/** The same on a desk that is open. */
export const tellHistory = async (
  { argument, options: { place, item }, json, language }: Pick<Asked, "argument" | "options" | "json" | "language">,
  desk: StockDesk,
  terminal: Terminal,
): Promise<number> => {
  const asked = {
    part: argument!,
    ...(place === undefined ? {} : { place }),
    ...(item === undefined ? {} : { item: itemOf(item) }),
  }
  const postings = await allOf((after) => desk.stock.postings({ ...asked, limit: 500, ...after }))
  terminal.out(json ? `${JSON.stringify(postings, undefined, 2)}\n` : table(postings, language))
  return exitCodes.done
}

const table = (postings: ReadonlyArray<Posting>, language: Language): string => {
  if (postings.length === 0) return language === "en" ? "Nothing was posted.\n" : "没有流水。\n"
  const heads =
    language === "en"
      ? ["Recorded", "Place", "Lot or serial number", "Document", "Change", "Quantity", "Reserved"]
      : ["记账时间", "位置", "批次或序列号", "单据", "变动", "数量", "预留"]
  const columns = heads.map((head, index) => (index < 4 ? { head } : { head, number: true as const }))
  const rows = postings.map(({ at, place, item, kind, id, quantity, quantityAfter, reservedAfter }) => [
    new Date(at).toISOString(),
    place,
    item,
    `${kind} ${id}`,
    quantity > 0 ? `+${quantity}` : String(quantity),
    String(quantityAfter),
    String(reservedAfter),
  ])
  return `${textTable(columns, rows)}\n`
}
