/** What a stocktake asks of the ledger and of the parts' units, worked out from its lines and the input. */
import type { StockQuestion } from "../../storage/load.ts"
import { lotId, partUnitId } from "../serial.ts"
import { lastSeen } from "./line-difference.ts"
import type { Stocktake, StocktakeLine } from "./stocktake-record.ts"

type Lined = { readonly counts?: ReadonlyArray<{ readonly line: number }>; readonly lines?: ReadonlyArray<number> }

/** The accounts of the lines that an input speaks of, whether counted or accepted. */
export const accountQuestions = ({ lines }: Stocktake, input: Lined): ReadonlyArray<StockQuestion> => {
  const named = new Set([...(input.counts ?? []).map(({ line }) => line), ...(input.lines ?? [])])
  return lines.filter(({ line }) => named.has(line)).map(({ part, place }) => ({ part, place }))
}

/** All lines' accounts, and wherever the books have the serial numbers that were seen without being booked there. */
export const postingQuestions = ({ lines }: Stocktake): ReadonlyArray<StockQuestion> => [
  ...lines.map(({ part, place }) => ({ part, place })),
  ...serial(lines).flatMap((line) =>
    lastSeen(line)
      .filter(({ counted, booked }) => counted > booked)
      .map(({ item }) => ({ part: line.part, item })),
  ),
]

/** The units whose serial number was seen and not booked, or booked and not seen. */
export const unitIdsInDoubt = ({ lines }: Stocktake): ReadonlyArray<string> =>
  serial(lines).flatMap((line) =>
    lastSeen(line)
      .filter(({ counted, booked }) => counted !== booked)
      .map(({ item }) => partUnitId(line.part, item)),
  )

/** The lines on which more was counted than the books say. */
export const linesWithFinds = ({ lines }: Stocktake): ReadonlyArray<StocktakeLine> =>
  lines.filter((line) => lastSeen(line).some(({ counted, booked }) => counted > booked))

/** The lots that were seen. */
export const lotIdsSeen = ({ lines }: Stocktake): ReadonlyArray<string> =>
  lines
    .filter(({ tracking }) => tracking === "lot")
    .flatMap((line) =>
      lastSeen(line)
        .filter(({ counted }) => counted > 0)
        .map(({ item }) => lotId(line.part, item)),
    )

const serial = (lines: ReadonlyArray<StocktakeLine>) => lines.filter(({ tracking }) => tracking === "serial")
