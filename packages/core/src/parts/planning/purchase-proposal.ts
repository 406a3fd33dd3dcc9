/** What to buy: the proposal that people confirm (5.1.3). */
import { isIdentifier } from "../../values/identifier.ts"
import { type AbcClass, type AbcThresholds, checkAbcThresholds, placesOf } from "./abc-classes.ts"
import { checkHistory, type DemandHistory, knownDemand } from "./demand-history.ts"
import { checkThresholds, profileOf, type ProfileThresholds } from "./demand-profile.ts"
import { checkForecastSettings, forecastOf } from "./forecast-demand.ts"
import { type SeasonSetting, seasonOf } from "./forecast-settings.ts"
import { checkStock, orderQuantityOf, type StockTerms } from "./order-quantity.ts"
import { PlanningProblems } from "./planning-invalid.ts"
import { type ForecastPreferences, preferencesOf } from "./preferences.ts"
import type { ProposalLine } from "./proposal-line.ts"
import { checkProtection, checkServiceLevel, reorderPointOf } from "./reorder-point.ts"

/**
 * A part to be planned: what was used of it, what there is, and its supplier's terms.
 *
 * **Details**
 *
 * `history` and `leadTimePeriods` count the same periods. `serviceLevel` is the part's own, in place of the settings'.
 * `minimumStock` is what people want to be there whatever the forecast says, for a part that is new or critical; 0
 * unless said. `unitCostMinor`, in minor units of one currency, is needed for classes by value only.
 *
 * @category proposal
 * @since 0.1.0
 */
export interface PlannedPart extends StockTerms {
  readonly part: string
  readonly history: DemandHistory
  readonly leadTimePeriods: number
  readonly serviceLevel?: number
  readonly minimumStock?: number
  readonly unitCostMinor?: number
}

/**
 * What holds for a whole proposal.
 *
 * **Details**
 *
 * - `reviewPeriods`: from one plan to the next; 1 unless said.
 * - `serviceLevel`: one for all, or one for each ABC class; 0.95 unless said (a proposal of our own).
 * - `coverPeriods`: how many periods' expected demand an order brings above the reorder point, so that not every plan
 *   orders a piece or two; 0 unless said.
 * - `abc`: by the pieces used (`usage`, unless said) or by what they cost (`value`), over the last `periods` (12).
 * - `profile`: the thresholds of patterns and XYZ classes.
 *
 * @category proposal
 * @since 0.1.0
 */
export interface ProposalSettings extends SeasonSetting {
  readonly reviewPeriods?: number
  readonly serviceLevel?: number | Readonly<Record<AbcClass, number>>
  readonly coverPeriods?: number
  readonly abc?: AbcThresholds & { readonly by?: "usage" | "value"; readonly periods?: number }
  readonly profile?: ProfileThresholds
}

/**
 * What to buy, and what is enough.
 *
 * **Details**
 *
 * `lines` are the parts to order, `covered` the others, with the quantity 0; both with the greatest usage or value
 * first, and every part in one of them. `preferences` are those of the catalogue.
 *
 * @category proposal
 * @since 0.1.0
 */
export interface PurchaseProposal {
  readonly lines: ReadonlyArray<ProposalLine>
  readonly covered: ReadonlyArray<ProposalLine>
  readonly preferences: ForecastPreferences
}

/**
 * Plans the purchase of a catalogue from how often each part is used and what there is of it.
 *
 * **Details**
 *
 * For each part: its demand is forecast ({@link forecastDemand}), classed ({@link abcClasses}, {@link demandProfile}),
 * made into a reorder point ({@link reorderPoint}), and that into a quantity ({@link orderQuantity}). Nothing is
 * ordered: people confirm a proposal. Clause 5.1.3. Errors: `PlanningInvalid`, with the path of each wrong figure.
 *
 * @example
 * ```ts
 * const { lines, covered } = purchaseProposal([
 *   { part: "belt", history: [2, 3, 2, 2, 3, 2], onHand: 1, onOrder: 0, reserved: 0, leadTimePeriods: 1, packSize: 5 },
 *   { part: "knob", history: [0, 0, 1, 0, 0, 0], onHand: 4, onOrder: 0, reserved: 0, leadTimePeriods: 1 },
 * ])
 * lines.map(({ part, quantity, reorderPoint }) => `${quantity} ${part} (reorder at ${reorderPoint})`) // => ["10 belt (reorder at 8)"]
 * covered.map(({ part, inventoryPosition }) => `${part}: ${inventoryPosition}`) // => ["knob: 4"]
 * ```
 *
 * @category proposal
 * @since 0.1.0
 */
export const purchaseProposal = (
  parts: ReadonlyArray<PlannedPart>,
  settings: ProposalSettings = {},
): PurchaseProposal => {
  checkProposal(parts, settings)
  const { coverPeriods = 0, abc = {}, profile = {} } = settings
  const known = parts.map(({ history }) => knownDemand(history))
  const preferences = preferencesOf(
    known.map(({ demand }) => demand),
    seasonOf(settings),
  )
  const indexOf = new Map(parts.map(({ part }, index) => [part, index]))
  const places = placesOf(
    parts.map((part) => ({ part: part.part, amount: amountOf(part, abc) })),
    abc,
  )

  const planned = places.map((place): ProposalLine => {
    const index = indexOf.get(place.part)!
    const part = parts[index]!
    const protection = protectionOf(part, place.abc, settings)
    const periodsAhead = Math.max(12, Math.ceil(protection.leadTimePeriods + protection.reviewPeriods))
    const forecast = forecastOf(known[index]!, preferences, { ...settings, periodsAhead })
    const { xyz, ...asked } = profileOf(known[index]!.demand, profile)
    const { reorderPoint: demandReorderPoint, ...covers } = reorderPointOf(forecast, asked.pattern, protection)
    const { minimumStock = 0, minimumQuantity = 1, packSize = 1, onHand, onOrder, reserved } = part
    const reorderPoint = Math.max(demandReorderPoint, minimumStock)
    const coverQuantity = Math.ceil(coverPeriods * forecast.expectedPerPeriod)
    const { quantity, inventoryPosition, shortfall } = orderQuantityOf(reorderPoint, part, coverQuantity)
    return {
      part: part.part,
      quantity,
      reorderPoint,
      inventoryPosition,
      expectedPerPeriod: forecast.expectedPerPeriod,
      method: forecast.method,
      abc: place.abc,
      xyz,
      reasons: {
        ...asked,
        ...protection,
        ...covers,
        demandReorderPoint,
        parameters: forecast.parameters,
        rmsse: forecast.scores.find(({ method }) => method === forecast.method)?.rmsse ?? null,
        scoredPeriods: forecast.scoredPeriods,
        ended: forecast.ended,
        amount: place.amount,
        share: place.share,
        minimumStock,
        onHand,
        onOrder,
        reserved,
        shortfall,
        coverQuantity,
        minimumQuantity,
        packSize,
      },
    }
  })
  return {
    lines: planned.filter(({ quantity }) => quantity > 0),
    covered: planned.filter(({ quantity }) => quantity === 0),
    preferences,
  }
}

const protectionOf = (
  { leadTimePeriods, serviceLevel }: PlannedPart,
  abc: AbcClass,
  { reviewPeriods = 1, serviceLevel: general = 0.95 }: ProposalSettings,
) => ({
  leadTimePeriods,
  reviewPeriods,
  serviceLevel: serviceLevel ?? (typeof general === "number" ? general : general[abc]),
})

/** What was used lately, in pieces or in money. */
const amountOf = (part: PlannedPart, { by = "usage", periods = 12 }: NonNullable<ProposalSettings["abc"]>): number => {
  const pieces = part.history.slice(-periods).reduce<number>((sum, asked) => sum + (asked ?? 0), 0)
  return by === "usage" ? pieces : pieces * part.unitCostMinor!
}

const checkProposal = (parts: ReadonlyArray<PlannedPart>, settings: ProposalSettings): void => {
  const problems = new PlanningProblems()
  checkSettings(settings, problems)
  const places = new Map<string, number>()
  parts.forEach((part, index) => {
    const path = `parts[${index}]`
    problems.expect(
      isIdentifier(part.part),
      `${path}.part`,
      part.part,
      "is no id",
      "give 1 to 128 of A-Z a-z 0-9 . _ : @ ~ -",
    )
    const place = places.get(part.part)
    problems.expect(
      place === undefined,
      `${path}.part`,
      part.part,
      `stands at parts[${place}] too`,
      "give each part once",
    )
    places.set(part.part, index)
    checkHistory(part.history, `${path}.history`, problems)
    checkProtection(protectionOf(part, "A", settings), path, problems)
    checkStock(part, path, problems)
    problems.whole(part.minimumStock ?? 0, `${path}.minimumStock`, [0, 1_000_000_000], "a number of pieces")
    if (settings.abc?.by === "value")
      problems.whole(part.unitCostMinor, `${path}.unitCostMinor`, [0, 1_000_000_000], "a cost in minor units")
  })
  problems.done()
}

const checkSettings = (settings: ProposalSettings, problems: PlanningProblems): void => {
  const { reviewPeriods = 1, serviceLevel = 0.95, coverPeriods = 0, abc = {}, profile = {} } = settings
  checkForecastSettings(settings, problems)
  problems.number(reviewPeriods, "settings.reviewPeriods", [0, 120], "a number of periods")
  problems.number(coverPeriods, "settings.coverPeriods", [0, 120], "a number of periods")
  if (typeof serviceLevel === "number") checkServiceLevel(serviceLevel, "settings.serviceLevel", problems)
  else
    for (const name of ["A", "B", "C"] as const)
      checkServiceLevel(serviceLevel[name], `settings.serviceLevel.${name}`, problems)
  problems.expect(
    abc.by === undefined || abc.by === "usage" || abc.by === "value",
    "settings.abc.by",
    abc.by,
    "is nothing to class by",
    'give "usage" or "value"',
  )
  problems.whole(abc.periods ?? 12, "settings.abc.periods", [1, 1_200], "a number of periods")
  checkAbcThresholds(abc, "settings.abc", problems)
  checkThresholds(profile, "settings.profile", problems)
}
