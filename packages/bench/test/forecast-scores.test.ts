import { expect, test } from "vitest"
import { forecastScores } from "../src/forecast-scores.ts"

test("errors are counted over the steps before the first origin, and a part without steps is left out", () => {
  // Steps of 2 before period 4; errors of 1 there and 3 after it.
  const demands = [
    [0, 2, 4, 2, 5, 9],
    [0, 0, 0, 0, 1, 0],
  ]
  const scores = forecastScores(demands, { first: 4, last: 5 }, () => 6)
  expect(scores.parts).toBe(1)
  expect(scores.rmsse).toBeCloseTo(Math.sqrt((1 + 9) / 2 / 4), 12)
  expect(scores.mase).toBeCloseTo(2 / 2, 12)
  expect(scores.bias).toBeCloseTo(((1 - 3) / 2 + (5 + 6) / 2) / 2, 12)
})

test("the sum of three periods is set against three forecasts", () => {
  const { rmsse3 } = forecastScores([[1, 3, 1, 2, 2, 2]], { first: 3, last: 5 }, () => 3)
  expect(rmsse3).toBeCloseTo(Math.sqrt((9 - 6) ** 2 / (3 * 4)), 12)
})
