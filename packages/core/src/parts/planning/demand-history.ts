/** What is known of a part's demand: checked, and cut to the periods in which the part was kept. */
import type { PlanningProblems } from "./planning-invalid.ts"

/**
 * How many pieces of a part were asked for, period by period, the oldest first. All periods are of one length, a month
 * for example, and all are over.
 *
 * **Details**
 *
 * `null` is a period in which the part was not kept: before it existed, and after it was given up. Between two known
 * periods there is no `null`: 0 is a period in which nobody asked for it.
 *
 * Units: pieces, from 0 to one thousand million; at most 1,200 periods.
 *
 * @category forecast
 * @since 0.1.0
 */
export type DemandHistory = ReadonlyArray<number | null>

/** The known periods of a history. */
export interface KnownDemand {
  readonly demand: Float64Array
  /** The last period is `null`: the part is not kept any more. */
  readonly ended: boolean
}

const periodsMax = 1_200
const demandMax = 1_000_000_000

/** Notes what is wrong with a history. */
export const checkHistory = (history: DemandHistory, path: string, problems: PlanningProblems): void => {
  if (!Array.isArray(history)) {
    problems.expect(false, path, history, "is not a history", "give an array with a number or null for each period")
    return
  }
  problems.expect(
    history.length <= periodsMax,
    `${path}.length`,
    history.length,
    "is more periods than are looked at",
    `give the last ${periodsMax} periods at most`,
  )
  const { from, to } = stretch(history)
  for (let t = from; t < to; t++) {
    const value = history[t]
    // Written out, since a catalogue has a hundred thousand of them.
    if (typeof value === "number" && value >= 0 && value <= demandMax) continue
    // Of a gap its first period is told.
    if (value === null && history[t - 1] === null) continue
    if (value === null)
      problems.expect(
        false,
        `${path}[${t}]`,
        value,
        "stands between two known periods",
        "give 0 if nobody asked for the part, or begin the history after it",
      )
    else problems.number(value, `${path}[${t}]`, [0, demandMax], "a demand")
  }
}

/** The periods from the first known one to the last known one, of a history that was checked. */
export const knownDemand = (history: DemandHistory): KnownDemand => {
  const { from, to } = stretch(history)
  const demand = new Float64Array(to - from)
  for (let t = from; t < to; t++) demand[t - from] = history[t]!
  return { demand, ended: to < history.length }
}

const stretch = (history: DemandHistory): { readonly from: number; readonly to: number } => {
  let from = 0
  let to = history.length
  while (from < to && history[from] === null) from++
  while (to > from && history[to - 1] === null) to--
  return { from, to }
}
