/** What can be set about a forecast. */
import type { PlanningProblems } from "./planning-invalid.ts"

/**
 * How many periods make a season; 12 unless said, for months. From 2 to 366.
 *
 * @category forecast
 * @since 0.1.0
 */
export interface SeasonSetting {
  readonly seasonPeriods?: number
}

/** A season's periods. */
export const seasonOf = ({ seasonPeriods = 12 }: SeasonSetting): number => seasonPeriods

/** Notes a season that is none. */
export const checkSeason = (settings: SeasonSetting, problems: PlanningProblems): void =>
  problems.whole(seasonOf(settings), "settings.seasonPeriods", [2, 366], "a number of periods")
