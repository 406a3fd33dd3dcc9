/** Turns what was measured into ratios. */

import type { Comparison } from "./bench.ts"
import type { Measured } from "./measure.ts"

/** One line of the report. */
export interface Ratio {
  readonly bench: string
  readonly case: string
  readonly ratio: number
  readonly goal?: number
  readonly better: "higher" | "lower"
}

export const compare = (bench: string, comparison: Comparison, measured: Measured): Ratio => {
  if ("figure" in comparison) {
    const { figure, over = 1, goal, better } = comparison
    return ratio(bench, comparison.case, figure / over, goal, better)
  }
  const times = of(measured, comparison.of)
  if ("perSecond" in comparison)
    return ratio(bench, comparison.case, 1e9 / median(times) / comparison.perSecond, 1, "higher")
  if ("millisecondsMax" in comparison)
    return ratio(bench, comparison.case, median(times) / 1e6 / comparison.millisecondsMax, 1, "lower")
  if ("than" in comparison) {
    const others = of(measured, comparison.than)
    const more = times.map((nanoseconds, round) => nanoseconds - others[round]!)
    return ratio(bench, comparison.case, median(more) / 1e6 / comparison.millisecondsMoreMax, 1, "lower")
  }

  const others = of(measured, comparison.against)
  const { better, goal } = comparison
  // Round by round: the two were measured next to each other, with the same neighbours on the machine.
  const ratios = times.map((nanoseconds, round) =>
    better === "higher" ? others[round]! / nanoseconds : nanoseconds / others[round]!,
  )
  return ratio(bench, comparison.case, median(ratios), goal, better)
}

/** `undefined` where nothing was promised. */
export const isMet = ({ ratio, goal, better }: Ratio): boolean | undefined => {
  if (goal === undefined) return undefined
  return better === "higher" ? ratio >= goal : ratio <= goal
}

/** The middle value; the mean of the two in the middle when their number is even. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
}

const of = (measured: Measured, name: string): readonly number[] => {
  const times = measured[name]
  if (times === undefined || times.length === 0)
    throw new Error(`A comparison names a contestant that is not there: ${name}`)
  return times
}

const ratio = (
  bench: string,
  name: string,
  value: number,
  goal: number | undefined,
  better: "higher" | "lower",
): Ratio => ({
  bench,
  case: name,
  ratio: Number(value.toPrecision(4)),
  ...(goal === undefined ? {} : { goal }),
  better,
})
