/** One part of a proposal, with the figures that a person needs to confirm it. */
import type { AbcClass } from "./abc-classes.ts"
import type { DemandProfile, XyzClass } from "./demand-profile.ts"
import type { ForecastMethod, ForecastParameters } from "./forecast-method.ts"
import type { OrderQuantity, StockTerms } from "./order-quantity.ts"
import type { ProtectionSettings, ReorderPoint } from "./reorder-point.ts"

/**
 * How many pieces of a part to order; 0 where there is enough.
 *
 * **Details**
 *
 * `reorderPoint`, `inventoryPosition` and `quantity` are whole pieces; `expectedPerPeriod` is a mean.
 *
 * @category proposal
 * @since 0.1.0
 */
export interface ProposalLine {
  readonly part: string
  readonly quantity: number
  readonly reorderPoint: number
  readonly inventoryPosition: number
  readonly expectedPerPeriod: number
  readonly method: ForecastMethod
  readonly abc: AbcClass
  readonly xyz: XyzClass
  readonly reasons: ProposalReasons
}

/**
 * Why a line is as it is, in figures.
 *
 * **Details**
 *
 * How the part is asked for (`interval`, `pattern` …), how the method did (`rmsse` over `scoredPeriods`), what the
 * reorder point covers (`expectedDemand`, `spread`, `safetyStock` …), the stock and the supplier's terms. `amount` is
 * the usage in pieces or the value in minor units that the ABC class is made from, `share` its part of the whole.
 * `demandReorderPoint` is the reorder point by the forecast, which `minimumStock` may have raised. `ended`: the part is
 * not kept any more.
 *
 * @category proposal
 * @since 0.1.0
 */
export interface ProposalReasons
  extends
    Omit<DemandProfile, "xyz">,
    ProtectionSettings,
    Omit<ReorderPoint, "reorderPoint">,
    Required<StockTerms>,
    Pick<OrderQuantity, "shortfall"> {
  readonly demandReorderPoint: number
  readonly parameters: ForecastParameters
  readonly rmsse: number | null
  readonly scoredPeriods: number
  readonly ended: boolean
  readonly amount: number
  readonly share: number
  readonly minimumStock: number
  readonly coverQuantity: number
}
