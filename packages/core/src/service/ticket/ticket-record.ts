/** What is written down of one service case, from the first contact to the follow-up (chapter 3). */
import * as Schema from "effect/Schema"
import type { Priority } from "../../regulation/policy.ts"
import { ServiceKind } from "../../team/service-kind.ts"
import { Consent } from "../../trust/consent.ts"
import { Digest, Signature } from "../../trust/signature.ts"
import { Identifier } from "../../values/identifier.ts"
import { Money } from "../../values/money.ts"
import { Count, InstantMs, Score } from "../../values/number.ts"
import { LongText, Personal, Text } from "../../values/text.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, Struct } = Schema

/**
 * The ways in which a customer reaches the service (clause 3.1.1).
 *
 * @category ticket
 * @since 0.1.0
 */
export const Channel = Literals(["hotline", "online", "email", "counter"])

/**
 * How urgent a ticket is; the policy has its time limits.
 *
 * @category ticket
 * @since 0.1.0
 */
export const TicketPriority: Schema.Codec<Priority> = Literals(["urgent", "high", "medium", "low"])

/**
 * The customer of a ticket. The id stays when the personal data are erased.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Customer = Struct({
  id: Identifier,
  name: optional(Personal),
  telephone: optional(Personal),
  address: optional(Personal),
})

/**
 * The product that the service is for.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Product = Struct({ model: Text, serial: optional(Text) })

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

/**
 * The standard that the work follows, as it stood when work began: a newer edition does not change the steps
 * of a visit under way.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Procedure = Struct({
  standard: Identifier,
  edition: Count,
  steps: List(Struct({ id: Identifier, title: Text, safety: Truth })),
})

/**
 * The record of a ticket.
 *
 * **Details**
 *
 * Collections are numbered from 1 in the order of what happened. What only one visit is about stands with the
 * visit; the newest visit without an outcome is the current one.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Ticket = Struct({
  id: Identifier,
  status: Text,
  channel: Channel,
  service: ServiceKind,
  priority: TicketPriority,
  customer: Customer,
  product: optional(Product),
  description: optional(Personal),
  paid: Truth,
  receivedAt: InstantMs,
  inCharge: optional(Identifier),
  specialist: optional(Identifier),
  promisedReplyBy: optional(InstantMs),
  handOvers: List(Struct({ from: optional(Identifier), to: Identifier, by: Identifier, at: InstantMs })),
  answers: List(
    Struct({
      number: Count,
      by: Identifier,
      at: InstantMs,
      atOnce: Truth,
      text: optional(Personal),
      unsolvedAt: optional(InstantMs),
    }),
  ),
  site: optional(Struct({ ready: Truth, conditions: LongText, at: InstantMs, by: Identifier })),
  offered: List(Window),
  visits: List(Visit),
  procedure: optional(Procedure),
  steps: List(
    Struct({
      step: Identifier,
      result: Literals(["done", "failed", "skipped"]),
      reason: optional(Text),
      visit: Count,
      by: Identifier,
      at: InstantMs,
    }),
  ),
  consents: List(Consent),
  parts: List(
    Struct({
      number: Count,
      part: Identifier,
      name: Text,
      price: Money,
      warrantyDays: Count,
      faultySerial: optional(Text),
      newSerial: optional(Text),
      visit: Count,
      by: Identifier,
      at: InstantMs,
    }),
  ),
  tests: List(Struct({ number: Count, passed: Truth, finding: optional(Text), by: Identifier, at: InstantMs })),
  reports: List(Struct({ number: Count, text: Personal, by: Identifier, at: InstantMs })),
  completedAt: optional(InstantMs),
  form: optional(Digest),
  explained: Struct({ use: Truth, precautions: Truth }),
  invitedAt: optional(InstantMs),
  acceptance: optional(Struct({ signature: Signature, at: InstantMs })),
  refusals: List(Struct({ number: Count, reason: Personal, at: InstantMs })),
  remarks: List(
    Struct({ number: Count, text: Personal, department: optional(Identifier), forwardedAt: optional(InstantMs) }),
  ),
  followUpOwed: Truth,
  followUps: List(
    Struct({ number: Count, score: Score, suggestion: optional(Personal), by: Identifier, at: InstantMs }),
  ),
  problems: List(
    Struct({
      number: Count,
      text: Personal,
      by: Identifier,
      at: InstantMs,
      solvedAt: optional(InstantMs),
      solution: optional(Personal),
    }),
  ),
  notes: List(Struct({ number: Count, text: Personal, by: Identifier, at: InstantMs })),
  reopenings: List(Struct({ number: Count, reason: Personal, at: InstantMs })),
  closedAt: optional(InstantMs),
})

/**
 * @category ticket
 * @since 0.1.0
 */
export type Ticket = typeof Ticket.Type

/**
 * The ticket before its first event.
 *
 * @category ticket
 * @since 0.1.0
 */
export const blankTicket: Ticket = {
  id: "",
  status: "new",
  channel: "hotline",
  service: "repair",
  priority: "medium",
  customer: { id: "" },
  paid: false,
  receivedAt: 0,
  handOvers: [],
  answers: [],
  offered: [],
  visits: [],
  steps: [],
  consents: [],
  parts: [],
  tests: [],
  reports: [],
  explained: { use: false, precautions: false },
  refusals: [],
  remarks: [],
  followUpOwed: false,
  followUps: [],
  problems: [],
  notes: [],
  reopenings: [],
}

/**
 * The visit that is agreed or under way; nothing when the last one ended or none was agreed.
 *
 * @category ticket
 * @since 0.1.0
 */
export const currentVisit = (ticket: Ticket): Visit | undefined => {
  const last = ticket.visits.at(-1)
  return last === undefined || last.outcome !== undefined ? undefined : last
}
