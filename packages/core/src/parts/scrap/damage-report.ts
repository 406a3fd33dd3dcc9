/** Reports of damage that follow from documents: what they set apart is owed a decision from then on. */
import { digestOf } from "../../engine/journal.ts"
import type { ScrapCommands } from "./scrap-commands.ts"

type Reported = ScrapCommands["report"]["lines"][number]

/** Goods that a document has set apart: where they lie now, and each piece where there are serial numbers. */
export interface GoodsApart {
  readonly part: string
  readonly quantity: number
  readonly lot?: string
  readonly pieces: ReadonlyArray<{ readonly serial: string }>
  readonly place: string
}

/** The document that set goods apart; `occasion` tells apart what one document does more than once. */
interface Source {
  readonly kind: string
  readonly id: string
  readonly occasion?: string
}

const linesMax = 100

const linesFor = (goods: ReadonlyArray<GoodsApart>, reason: string): ReadonlyArray<Reported> =>
  goods.flatMap(({ part, quantity, lot, pieces, place }): ReadonlyArray<Reported> =>
    pieces.length > 0
      ? pieces.map(({ serial }) => ({ part, serial, place, quantity: 1, reason }))
      : [{ part, ...(lot === undefined ? {} : { lot }), place, quantity, reason }],
  )

const idOf = ({ kind, id, occasion }: Source, nth: number): string =>
  `damage-${digestOf([kind, id, nth, ...(occasion === undefined ? [] : [occasion])]).slice(0, 40)}`

/** The ids of the reports that follow from a document: of each hundred lines one. */
export const damageReportIds = (source: Source, goods: ReadonlyArray<GoodsApart>): ReadonlyArray<string> =>
  Array.from({ length: Math.ceil(linesFor(goods, "").length / linesMax) }, (_, nth) => idOf(source, nth))

/** What one of these reports says. */
export const damageReport = (
  id: string,
  source: Source,
  goods: ReadonlyArray<GoodsApart>,
  reason: string,
): ScrapCommands["report"] => {
  const nth = damageReportIds(source, goods).indexOf(id)
  const { kind, id: document } = source
  return {
    lines: linesFor(goods, reason).slice(nth * linesMax, (nth + 1) * linesMax),
    source: { kind, id: document },
  }
}
