/** `fieldcare stock history`: the postings of a part. */
import type { Posting } from "@fieldcare/core/ledger"
import type { Language } from "@fieldcare/core/regulation"
import type { Request } from "./command.ts"
import type { stockHistoryOptions } from "./commands/stock-options.ts"
import { itemOf } from "./stock-balances-command.ts"
import { allOf, inCatalogue, type StockDesk, withStockDesk } from "./stock-desk.ts"
import type { Terminal } from "./terminal.ts"
import { places, shortened, textTable } from "./text-table.ts"
import { exitCodes } from "./usage.ts"

type Asked = Request<typeof stockHistoryOptions>

export const stockHistoryCommand = (request: Asked, terminal: Terminal): Promise<number> =>
  withStockDesk(request.options, terminal, (desk, zone) => tellHistory(request, desk, zone, terminal))

/** The same on a desk that is open; times are told in `zone`. */
export const tellHistory = async (
  { argument, options: { place, item }, json, language }: Pick<Asked, "argument" | "options" | "json" | "language">,
  desk: StockDesk,
  zone: string,
  terminal: Terminal,
): Promise<number> => {
  const asked = {
    part: argument!,
    ...(place === undefined ? {} : { place }),
    ...(item === undefined ? {} : { item: itemOf(item) }),
  }
  const postings = await allOf((after) => desk.stock.postings({ ...asked, limit: 500, ...after }))
  if (postings.length === 0) await inCatalogue(argument!, desk)
  terminal.out(
    json ? `${JSON.stringify(postings, undefined, 2)}\n` : table(postings, { zone, language, width: terminal.columns }),
  )
  return exitCodes.done
}

/** The id of an imported document is made of what it says, and long; where there is room, and in `--json`, it is whole. */
const idMost = 24

const table = (
  postings: ReadonlyArray<Posting>,
  { zone, language, width }: { readonly zone: string; readonly language: Language; readonly width: number },
): string => {
  if (postings.length === 0) return language === "en" ? "Nothing was posted.\n" : "没有流水。\n"
  const heads =
    language === "en"
      ? ["Recorded", "Place", "Lot or serial number", "Change", "Quantity", "Reserved", "Document"]
      : ["记账时间", "位置", "批次或序列号", "变动", "数量", "预留", "单据"]
  const hasItems = postings.some(({ item }) => item !== "")
  const shown = <A>(cells: ReadonlyArray<A>) => cells.filter((_, index) => index !== 2 || hasItems)
  const columns = heads.map((head, index) => ({
    head,
    ...(index > 2 && index < 6 ? { number: true as const } : {}),
    ...(index === 0 || index === 6 ? { wraps: true as const } : {}),
  }))
  const rows = (idOf: (id: string) => string) =>
    postings.map(({ at, place, item, kind, id, quantity, quantityAfter, reservedAfter }) =>
      shown([
        new Date(at).toLocaleString("sv", { timeZone: zone }),
        place,
        item,
        quantity > 0 ? `+${quantity}` : String(quantity),
        String(quantityAfter),
        String(reservedAfter),
        `${kind} ${idOf(id)}`,
      ]),
    )
  const times = language === "en" ? `Times are those of ${zone}.` : `时间为 ${zone} 时区。`
  const whole = textTable(
    shown(columns),
    rows((id) => id),
  )
  const fits = whole.split("\n").every((line) => places(line) <= width)
  const short = () =>
    textTable(
      shown(columns),
      rows((id) => shortened(id, idMost)),
      width,
    )
  return `${fits ? whole : short()}\n\n${times}\n`
}
