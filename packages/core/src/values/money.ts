/** Money: whole minor units and a currency, never a float. */
import * as Schema from "effect/Schema"
import { AmountMinor } from "./number.ts"

/**
 * An amount of money, for example 480.00 CNY as `{ amountMinor: 48000, currency: "CNY" }`.
 *
 * @category values
 * @since 0.1.0
 */
export const Money = Schema.Struct({
  amountMinor: AmountMinor,
  currency: Schema.String.check(Schema.isPattern(/^[A-Z]{3}$/)),
})

/**
 * @category values
 * @since 0.1.0
 */
export type Money = typeof Money.Type

/**
 * Writes an amount with its currency in plain figures. Currencies are taken to have two decimals unless
 * ISO 4217 says otherwise for the few that do not.
 *
 * @example
 * ```ts
 * formatMoney({ amountMinor: 48000, currency: "CNY" }) // => "480.00 CNY"
 * formatMoney({ amountMinor: 1500, currency: "JPY" }) // => "1500 JPY"
 * ```
 * @category values
 * @since 0.1.0
 */
export const formatMoney = (money: Money): string => {
  const digits = decimalsOf(money.currency)
  const figures = String(money.amountMinor).padStart(digits + 1, "0")
  const whole = figures.slice(0, figures.length - digits)
  return `${digits === 0 ? whole : `${whole}.${figures.slice(-digits)}`} ${money.currency}`
}

// ISO 4217, list one: minor units other than two.
const decimals: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

const decimalsOf = (currency: string): number => decimals[currency] ?? 2
