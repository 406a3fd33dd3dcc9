/** Which parts matter most: the few that make up most of the value or the usage. */
import { PlanningProblems } from "./planning-invalid.ts"

/**
 * `A` are the few parts that make up most of the amount, `C` the many that make up little.
 *
 * @category classes
 * @since 0.1.0
 */
export type AbcClass = "A" | "B" | "C"

/**
 * Which share of the whole amount the A parts make up, and the A and B parts together; 0.8 and 0.95 unless said.
 *
 * @category classes
 * @since 0.1.0
 */
export interface AbcThresholds {
  readonly aShare?: number
  readonly bShare?: number
}

/**
 * One part's place: its amount, its share of the whole, and the share of all parts up to it.
 *
 * @category classes
 * @since 0.1.0
 */
export interface AbcPlace {
  readonly part: string
  readonly amount: number
  readonly share: number
  readonly cumulativeShare: number
  readonly abc: AbcClass
}

/**
 * Sorts parts by an amount (pieces used, or what they cost) and classes them A, B and C.
 *
 * **Details**
 *
 * The greatest amount comes first, equal amounts by the part's id. A part is A as long as those before it make up less
 * than `aShare`: the part that crosses the line still belongs to it, so that the first is always A. A part with the
 * amount 0 is C. Each part is in the answer once. Errors: `PlanningInvalid`, for an amount below 0 and a part that is
 * given twice.
 *
 * @example
 * ```ts
 * const amounts = [
 *   { part: "filter", amount: 15 },
 *   { part: "compressor", amount: 80 },
 *   { part: "screw", amount: 5 },
 * ]
 * abcClasses(amounts).map(({ part, abc }) => `${part} ${abc}`) // => ["compressor A", "filter B", "screw C"]
 * ```
 *
 * @category classes
 * @since 0.1.0
 */
export const abcClasses = (
  amounts: ReadonlyArray<{ readonly part: string; readonly amount: number }>,
  thresholds: AbcThresholds = {},
): ReadonlyArray<AbcPlace> => {
  const problems = new PlanningProblems()
  checkAbcThresholds(thresholds, "thresholds", problems)
  const seen = new Set<string>()
  amounts.forEach(({ part, amount }, index) => {
    problems.expect(!seen.has(part), `amounts[${index}].part`, part, "is given twice", "give each part once")
    seen.add(part)
    problems.number(amount, `amounts[${index}].amount`, [0, Number.MAX_SAFE_INTEGER], "an amount")
  })
  problems.done()
  return placesOf(amounts, thresholds)
}

/** Notes thresholds that are none. */
export const checkAbcThresholds = (
  { aShare = 0.8, bShare = 0.95 }: AbcThresholds,
  path: string,
  problems: PlanningProblems,
): void => {
  problems.number(aShare, `${path}.aShare`, [0, 1], "a share")
  problems.number(bShare, `${path}.bShare`, [aShare, 1], "a share no lower than that of A")
}

/** The places for amounts that were checked. */
export const placesOf = (
  amounts: ReadonlyArray<{ readonly part: string; readonly amount: number }>,
  { aShare = 0.8, bShare = 0.95 }: AbcThresholds,
): ReadonlyArray<AbcPlace> => {
  const whole = amounts.reduce((sum, { amount }) => sum + amount, 0)
  let before = 0
  return amounts
    .toSorted((one, other) => other.amount - one.amount || (one.part < other.part ? -1 : 1))
    .map(({ part, amount }) => {
      const shareBefore = whole > 0 ? before / whole : 1
      before += amount
      const abc = amount === 0 || shareBefore >= bShare ? "C" : shareBefore >= aShare ? "B" : "A"
      const shares =
        whole > 0 ? { share: amount / whole, cumulativeShare: before / whole } : { share: 0, cumulativeShare: 0 }
      return { part, amount, ...shares, abc }
    })
}
