import { describe, expect, it } from "vitest"
import { type DemandDistribution, demandQuantile, distributionOf } from "../../../src/parts/planning/demand-quantile.ts"
import { normalQuantile } from "../../../src/parts/planning/normal-quantile.ts"

it.each([
  // Python's statistics.NormalDist().inv_cdf.
  [0.5, 0],
  [0.9, 1.281_551_565_544_600_4],
  [0.95, 1.644_853_626_951_472_2],
  [0.99, 2.326_347_874_040_840_8],
  [0.999, 3.090_232_306_167_813],
  [0.05, -1.644_853_626_951_472_2],
  [1e-12, -7.034_483_825_301_131],
  [1e-6, -4.753_424_308_822_899],
])("the normal quantile of %f", (probability, quantile) => {
  expect(Math.abs(normalQuantile(probability) - quantile)).toBeLessThan(1e-6)
})

describe("the fewest pieces that cover a demand", () => {
  const quantiles = (kind: DemandDistribution, mean: number, spread: number, ...levels: ReadonlyArray<number>) =>
    levels.map((level) => demandQuantile(kind, { mean, spread }, level))

  it("Poisson with mean 2: 0.406, 0.677, 0.857, 0.947, 0.983 from 1 on", () => {
    expect(quantiles("poisson", 2, 1, 0.1, 0.4, 0.6, 0.9, 0.94, 0.95, 0.98)).toEqual([0, 1, 2, 4, 4, 5, 5])
  })

  it("negative binomial with mean 4, variance 8 (size 4, probability 1/2)", () => {
    // C(k + 3, 3) / 2^(k + 4): 0.0625, 0.1875, 0.34375, 0.5, 0.637, 0.746, 0.828, 0.887, 0.927, 0.954.
    expect(quantiles("negativeBinomial", 4, Math.sqrt(8), 0.06, 0.18, 0.49, 0.63, 0.9, 0.95, 0.96)).toEqual([
      0, 1, 3, 4, 8, 9, 10,
    ])
  })

  it("normal, rounded up to whole pieces, never below 0", () => {
    expect(quantiles("normal", 10, 2, 0.5, 0.95, 0.001)).toEqual([10, 14, 4])
    expect(quantiles("normal", 1, 5, 0.05)).toEqual([0])
    expect(quantiles("normal", 0.1 * 3 * 10, 0, 0.9)).toEqual([3])
  })

  it("is found where the first probability is too small for a number", () => {
    expect(quantiles("poisson", 5000, 1, 0.5)).toEqual([5000])
    const [far] = quantiles("negativeBinomial", 8000, 90, 0.95)
    expect(Math.abs(far! - (8000 + 1.645 * 90))).toBeLessThan(5)
  })

  it("ends also where rounding keeps the sum below the level", () => {
    const [pieces] = quantiles("poisson", 3, 1, 1 - 2 ** -53)
    expect(pieces).toBeGreaterThan(15)
    expect(pieces).toBeLessThan(60)
  })
})

it("the distribution goes by the pattern and by whether demand varies more than Poisson's", () => {
  expect(distributionOf({ mean: 4, spread: 2 }, true)).toBe("normal")
  expect(distributionOf({ mean: 4, spread: 2 }, false)).toBe("poisson")
  expect(distributionOf({ mean: 4, spread: 2.1 }, false)).toBe("negativeBinomial")
  expect(distributionOf({ mean: 40_000, spread: 300 }, false)).toBe("normal")
  expect(distributionOf({ mean: 0, spread: 0 }, false)).toBe("none")
})
