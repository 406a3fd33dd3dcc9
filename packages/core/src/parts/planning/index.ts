/** Planning purchases from usage and stock (5.1.3): pure functions, no lifecycle. */
export { demandDistributionWords, demandPatternWords, forecastMethodWords } from "../../messages/planning-words.ts"
export { type AbcClass, abcClasses, type AbcPlace, type AbcThresholds } from "./abc-classes.ts"
export type { DemandHistory } from "./demand-history.ts"
export {
  type DemandPattern,
  type DemandProfile,
  demandProfile,
  type ProfileThresholds,
  type XyzClass,
} from "./demand-profile.ts"
export type { DemandDistribution } from "./demand-quantile.ts"
export { type DemandForecast, forecastCatalogue, forecastDemand, type ForecastSettings } from "./forecast-demand.ts"
export { type ForecastMethod, forecastMethods, type ForecastParameters } from "./forecast-method.ts"
export type { SeasonSetting } from "./forecast-settings.ts"
export type { MethodScore } from "./method-score.ts"
export { type OrderQuantity, orderQuantity, type StockTerms } from "./order-quantity.ts"
export { PlanningInvalid, type PlanningProblem } from "./planning-invalid.ts"
export { type ForecastPreferences, forecastPreferences } from "./preferences.ts"
export type { ProposalLine, ProposalReasons } from "./proposal-line.ts"
export {
  type PlannedPart,
  type ProposalSettings,
  purchaseProposal,
  type PurchaseProposal,
} from "./purchase-proposal.ts"
export { type ProtectionSettings, type ReorderPoint, reorderPoint } from "./reorder-point.ts"
export { rollingForecasts } from "./rolling-forecasts.ts"
