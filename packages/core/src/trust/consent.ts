/** Consent: what a customer agreed to, and whether it covers what is asked now. */
import * as Schema from "effect/Schema"
import { Count, InstantMs } from "../values/number.ts"
import { Identifier } from "../values/identifier.ts"
import { Money } from "../values/money.ts"
import { Text } from "../values/text.ts"
import { Digest } from "./signature.ts"

/**
 * What the customer was told before a part is replaced: which part, its name, its price, its warranty
 * (clause 3.4.4).
 *
 * @category trust
 * @since 0.1.0
 */
export const Offer = Schema.Struct({ part: Identifier, name: Text, price: Money, warrantyDays: Count })

/**
 * @category trust
 * @since 0.1.0
 */
export type Offer = typeof Offer.Type

/**
 * The customer's answer to one offer. An agreement covers one replacement: `used` says that it is spent.
 *
 * @category trust
 * @since 0.1.0
 */
export const Consent = Schema.Struct({
  offer: Offer,
  agreed: Schema.Boolean,
  means: Schema.Literals(["signature", "telephone", "message"]),
  /** The digest of the attachment that shows it: the signed offer, the message. */
  attachment: Schema.optionalKey(Digest),
  at: InstantMs,
  used: Schema.Boolean,
})

/**
 * @category trust
 * @since 0.1.0
 */
export type Consent = typeof Consent.Type

/**
 * The position of the consent that covers a replacement, or -1: the same part under the same name, the price
 * not higher and in the same currency, the warranty not shorter, agreed to and not used yet. The newest answer
 * to an offer for that part decides: who agreed and then declined has declined.
 *
 * @example
 * ```ts
 * const offer = { part: "K-20", name: "Compressor K-20", price: { amountMinor: 48000, currency: "CNY" }, warrantyDays: 90 }
 * coveringConsent([{ offer, agreed: true, means: "signature", at: 0, used: false }], offer) // => 0
 * coveringConsent([], offer) // => -1
 * ```
 * @category trust
 * @since 0.1.0
 */
export const coveringConsent = (consents: ReadonlyArray<Consent>, asked: Offer): number => {
  const newest = consents.findLastIndex((consent) => consent.offer.part === asked.part && !consent.used)
  const consent = consents[newest]
  return consent !== undefined && consent.agreed && covers(consent.offer, asked) ? newest : -1
}

const covers = (offered: Offer, asked: Offer): boolean =>
  offered.name === asked.name &&
  offered.price.currency === asked.price.currency &&
  asked.price.amountMinor <= offered.price.amountMinor &&
  asked.warrantyDays >= offered.warrantyDays
