/** Where parts can be: the two sides of every movement of stock. */
import * as Schema from "effect/Schema"
import { isIdentifier } from "../values/identifier.ts"

/**
 * The sorts of places.
 *
 * **Details**
 *
 * `supplier` and `found` are outside: what comes in comes from there, and their balance goes below zero. All others
 * never hold less than nothing. `inspection` is where arrivals wait to be inspected, `quarantine` where rejected,
 * damaged and expired parts are kept apart, `bin` a storage bin, `custody` an engineer, `installed` a customer's,
 * `defective` what came back in place of a new part, `scrap` the custody of scrapped parts, `destroyed` and `lost`
 * where parts end.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const placeSorts = [
  "supplier",
  "found",
  "inspection",
  "quarantine",
  "bin",
  "custody",
  "installed",
  "defective",
  "scrap",
  "destroyed",
  "lost",
] as const

/**
 * @category stock ledger
 * @since 0.1.0
 */
export type PlaceSort = (typeof placeSorts)[number]

/**
 * A place: its sort, and which of that sort where there are several, as in `bin:A-01-3`, `custody:e7` or
 * `destroyed`.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export type Place = PlaceSort | `${PlaceSort}:${string}`

/**
 * The place of a sort, and of a name where there are several.
 *
 * @example
 * ```ts
 * placeOf("bin", "A-01-3") // => "bin:A-01-3"
 * placeOf("destroyed") // => "destroyed"
 * ```
 * @category stock ledger
 * @since 0.1.0
 */
export const placeOf = (sort: PlaceSort, name?: string): Place => (name === undefined ? sort : `${sort}:${name}`)

/**
 * The sort of a place.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const sortOf = (place: string): PlaceSort => place.split(":", 1)[0] as PlaceSort

/**
 * What a place of its sort is called: the bin, the engineer.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const nameOf = (place: string): string | undefined =>
  place.includes(":") ? place.slice(place.indexOf(":") + 1) : undefined

/**
 * Whether a place is outside: parts come in from it, and its balance goes below zero.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const isOutside = (place: string): boolean => {
  const sort = sortOf(place)
  return sort === "supplier" || sort === "found"
}

/**
 * Whether a value is a place: of a known sort, and of a name that is an id, so at most 139 characters.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const isPlace = (value: unknown): value is Place =>
  typeof value === "string" &&
  (placeSorts as ReadonlyArray<string>).includes(sortOf(value)) &&
  (nameOf(value) === undefined || isIdentifier(nameOf(value)))

/**
 * A place as it appears in inputs and records.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const PlaceName = Schema.String.check(
  Schema.makeFilter(
    (value: string) =>
      isPlace(value) ||
      `Expected a place, as bin:A-01-3: one of ${placeSorts.join(", ")}, and behind a colon which of them`,
  ),
)
