/** What a ticket holds together: the groups of its record, in the order of the service (3.1 to 3.6). */
import * as Schema from "effect/Schema"
import { languages } from "../../messages/words.ts"
import type { Priority } from "../../regulation/policy.ts"
import { ServiceKind } from "../../team/service-kind.ts"
import { Consent } from "../../trust/consent.ts"
import { Digest, Signature } from "../../trust/signature.ts"
import { Identifier } from "../../values/identifier.ts"
import { Money } from "../../values/money.ts"
import { Count, InstantMs, Quantity, Score } from "../../values/number.ts"
import { LongText, Personal, Text } from "../../values/text.ts"
import { Window } from "./ticket-visit.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, Struct } = Schema

/**
 * The ways in which a customer reaches the service (clause 3.1.1); `planned`: the service comes by itself.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Channel = Literals(["hotline", "online", "email", "counter", "planned"])

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
  email: optional(Personal),
  address: optional(Personal),
  /** The language to write to the customer in. */
  language: optional(Literals(languages)),
})

/**
 * The product that the service is for.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Product = Struct({ model: Text, serial: optional(Text) })

/**
 * The visit of a maintenance plan that a ticket was opened for: the day that the plan names, and by when it is made.
 *
 * @category ticket
 * @since 0.1.0
 */
export const PlannedVisit = Struct({ plan: Identifier, occasion: Text, due: InstantMs })

/**
 * What is asked for (clause 3.1.2): service, priority and product as they stand now, channel and description as
 * they were taken down. `paid` says that the customer pays for the work, `unit` is the installed unit it is for.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Request = Struct({
  channel: Channel,
  service: ServiceKind,
  priority: TicketPriority,
  paid: Truth,
  receivedAt: InstantMs,
  product: optional(Product),
  description: optional(Personal),
  unit: optional(Identifier),
  planned: optional(PlannedVisit),
})

/**
 * Who looks after the ticket (clauses 1.3.3 and 3.1.3): the person in charge now, the specialist who was asked
 * and by when a reply was promised, and every handing over.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Handling = Struct({
  handOvers: List(Struct({ from: optional(Identifier), to: Identifier, by: Identifier, at: InstantMs })),
  inCharge: optional(Identifier),
  specialist: optional(Identifier),
  promisedReplyBy: optional(InstantMs),
})

/**
 * One answer to the customer without a visit (clause 3.1.3). `unsolvedAt`: when it turned out not to help.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Answer = Struct({
  number: Count,
  by: Identifier,
  at: InstantMs,
  atOnce: Truth,
  text: optional(Personal),
  unsolvedAt: optional(InstantMs),
})

/**
 * What precedes an appointment (clauses 3.2.1 and 3.2.2): the windows last offered, and the site as it was last
 * confirmed.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Planning = Struct({
  offered: List(Window),
  site: optional(Struct({ ready: Truth, conditions: LongText, at: InstantMs, by: Identifier })),
})

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
 * The work itself, over all visits (clause 3.4): steps of the standard, consents and the parts they cover, tests,
 * reports on the progress. A part's `quantity` is 1 where none is told, its price that of the whole replacement;
 * `requisition`, `line` and `lot` tell what it was issued by.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Work = Struct({
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
      requisition: optional(Identifier),
      line: optional(Count),
      lot: optional(Text),
      quantity: optional(Quantity),
      visit: Count,
      by: Identifier,
      at: InstantMs,
    }),
  ),
  tests: List(Struct({ number: Count, passed: Truth, finding: optional(Text), by: Identifier, at: InstantMs })),
  reports: List(Struct({ number: Count, text: Personal, by: Identifier, at: InstantMs })),
  procedure: optional(Procedure),
  completedAt: optional(InstantMs),
})

/**
 * The customer's acceptance of the work (clause 3.5): the digest of the form that is to be signed, what was
 * explained, the signature, refusals and remarks.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Acceptance = Struct({
  explained: Struct({ use: Truth, precautions: Truth }),
  refusals: List(Struct({ number: Count, reason: Personal, at: InstantMs })),
  remarks: List(
    Struct({ number: Count, text: Personal, department: optional(Identifier), forwardedAt: optional(InstantMs) }),
  ),
  form: optional(Digest),
  invitedAt: optional(InstantMs),
  signed: optional(Struct({ signature: Signature, at: InstantMs })),
})

/**
 * What comes after the service (clause 3.6): whether the customer is to be asked how it was, the answers, problems,
 * the closing and every reopening.
 *
 * @category ticket
 * @since 0.1.0
 */
export const Aftercare = Struct({
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
  reopenings: List(Struct({ number: Count, reason: Personal, at: InstantMs })),
  closedAt: optional(InstantMs),
})
