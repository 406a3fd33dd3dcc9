/** What is tried for every part: each method with a few settings, and where one starts without any evidence. */
import type { ForecastMethod } from "./forecast-method.ts"
import type { Candidate } from "./rolling-forecasts.ts"

/** A method with all its settings; the first is what the literature uses most, and holds until another is proved. */
export interface Family {
  readonly method: Exclude<ForecastMethod, "zero">
  readonly candidates: ReadonlyArray<Candidate>
}

const sizeWeights = [0.2, 0.1, 0.3, 0.5]
const probabilityWeights = [0.1, 0.05, 0.15, 0.2, 0.3]
const crostonWeights = [0.1, 0.05, 0.2, 0.3, 0.5]
const windows = [12, 3, 6]

/** The families, the one that holds without evidence first. */
export const familiesFor = (season: number): ReadonlyArray<Family> => [
  family(
    "tsb",
    sizeWeights.flatMap((alpha) => probabilityWeights.map((beta) => ({ alpha, beta }))),
  ),
  family(
    "sba",
    crostonWeights.map((alpha) => ({ alpha })),
  ),
  family(
    "croston",
    crostonWeights.map((alpha) => ({ alpha })),
  ),
  family(
    "movingAverage",
    windows.map((window) => ({ window })),
  ),
  family("mean", [{}]),
  family("naive", [{}]),
  family("seasonalNaive", [{ season }]),
]

const family = (method: Family["method"], parameters: ReadonlyArray<Candidate["parameters"]>): Family => ({
  method,
  candidates: parameters.map((one) => ({ method, parameters: one })),
})
