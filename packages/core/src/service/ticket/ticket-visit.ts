/** One visit to the customer: its appointment, how it was prepared, and how it ended. */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { LongText, Personal, Text } from "../../values/text.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, Struct } = Schema

/**
 * The stretch of time in which the engineer arrives, as agreed with the customer.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Window = Struct({ from: InstantMs, to: InstantMs })

/**
 * Something that has to be ready before a visit (clause 3.3.1).
 *
 * @category ticket
 * @since 0.1.0
 */
export const KitItem = Struct({ kind: Literals(["tool", "material", "part"]), name: Text, ready: Truth })

/**
 * One visit with its appointment, its preparation and how it ended. Numbered from 1 within the ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Visit = Struct({
  number: Count,
  engineer: Identifier,
  window: Window,
  address: optional(Personal),
  changes: List(
    Struct({
      at: InstantMs,
      requestedBy: Literals(["customer", "company"]),
      reason: Text,
      from: Window,
      engineer: Identifier,
    }),
  ),
  confirmedAt: optional(InstantMs),
  remindedAt: optional(InstantMs),
  kit: optional(List(KitItem)),
  plan: optional(LongText),
  vehicle: optional(Identifier),
  setOutAt: optional(InstantMs),
  arrivedAt: optional(InstantMs),
  identityShown: optional(Truth),
  needConfirmedAt: optional(InstantMs),
  siteInspectedAt: optional(InstantMs),
  workStartedAt: optional(InstantMs),
  outcome: optional(
    Literals([
      "completed",
      "incomplete",
      "customerNoShow",
      "engineerNoShow",
      "cancelledByCustomer",
      "cancelledByCompany",
    ]),
  ),
  endedAt: optional(InstantMs),
  reason: optional(Text),
})

/**
 * @category ticket
 * @since 0.1.0
 */
export type Visit = typeof Visit.Type
