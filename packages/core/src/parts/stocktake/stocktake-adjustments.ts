/** What the posting of a stocktake corrects: the differences as they were at the moment of each count. */
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import { partUnitId } from "../serial.ts"
import { lastSeen } from "./line-difference.ts"
import type { Adjustment, Sighting, StocktakeLine } from "./stocktake-record.ts"

/**
 * The corrections that make of the present stock what was counted, and whatever moved since.
 *
 * **Details**
 *
 * A serial number that was seen goes to where it was seen, from where the books have it: another place, `lost`, or
 * `found` where they know nothing of it. One that was missed goes to `lost`, unless it was seen on another line.
 */
export const adjustmentsOf = (
  lines: ReadonlyArray<StocktakeLine>,
  units: ReadonlyArray<PartUnit>,
): ReadonlyArray<Adjustment> => {
  const pieces = lines.filter(({ tracking }) => tracking === "serial")
  const rest = lines.filter(({ tracking }) => tracking !== "serial")
  const seen = pieces.flatMap((line) => foundPieces(line, units))
  const found = new Set(seen.map(({ part, item }) => partUnitId(part, item)))
  return [
    ...seen.filter(({ from, to }) => from !== to),
    ...pieces.flatMap((line) => missingPieces(line, found)),
    ...rest.flatMap(differences),
  ]
}

/** The unit of a piece that was seen, where there is one. */
export const unitOf = (part: string, item: string, units: ReadonlyArray<PartUnit>): PartUnit | undefined => {
  const id = partUnitId(part, item)
  return units.find((unit) => unit.id === id)
}

const adjustment = (
  { line, part, tracking }: StocktakeLine,
  { item, written }: Sighting,
  moved: Pick<Adjustment, "from" | "to" | "quantity">,
): Adjustment => ({
  line,
  part,
  item,
  ...(written === undefined ? {} : { written }),
  ...moved,
  single: tracking === "serial",
})

const foundPieces = (line: StocktakeLine, units: ReadonlyArray<PartUnit>) =>
  lastSeen(line)
    .filter(({ counted, booked }) => counted > booked)
    .map((sighting) =>
      adjustment(line, sighting, {
        from: unitOf(line.part, sighting.item, units)?.place ?? "found",
        to: line.place,
        quantity: 1,
      }),
    )

const missingPieces = (line: StocktakeLine, found: ReadonlySet<string>) =>
  lastSeen(line)
    .filter(({ item, counted, booked }) => counted < booked && !found.has(partUnitId(line.part, item)))
    .map((sighting) => adjustment(line, sighting, { from: line.place, to: "lost", quantity: 1 }))

const differences = (line: StocktakeLine) =>
  lastSeen(line).flatMap((sighting) => {
    const difference = sighting.counted - sighting.booked
    if (difference === 0) return []
    const [from, to] = difference > 0 ? ["found", line.place] : [line.place, "lost"]
    return [adjustment(line, sighting, { from, to, quantity: Math.abs(difference) })]
  })
