/** From which period on forecasts are scored. */

/**
 * A season is learnt from first, or half of what there is where that is less than two seasons. Of shorter histories
 * the seasonal method knows nothing, and is left out.
 */
export const scoredFrom = (periods: number, season: number): number =>
  periods >= 2 * season ? season : Math.max(1, Math.floor(periods / 2))
