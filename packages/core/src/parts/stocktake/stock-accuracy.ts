/** How well book and shelf agree, as a measure. */
import type { Measure } from "../../engine/measure.ts"

/**
 * Stock accuracy: of the lines that were counted in a period, those whose count was exactly what the books said. Placed
 * by when the stocktake was posted.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stockAccuracy: Measure = {
  clause: "5.1.2",
  title: { en: "Stock accuracy", "zh-Hans": "账实相符率" },
  kind: "stocktake",
  at: "postedAt",
  cohort: [{ category: ["closed"] }],
  numerator: { sum: "linesRight" },
  denominator: { sum: "linesCounted" },
}
