/** What is written down of one service case, from the first contact to the follow-up (chapter 3). */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { Personal, Text } from "../../values/text.ts"
import { Acceptance, Aftercare, Answer, Customer, Handling, Planning, Request, Work } from "./ticket-stages.ts"
import { Visit } from "./ticket-visit.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

/**
 * The record of a ticket.
 *
 * **Details**
 *
 * Besides the customer, the answers, the visits and the notes, its fields are groups in the order of the service:
 * what is asked for (`request`), who looks after it (`handling`), what precedes an appointment (`planning`), the
 * `work`, its `acceptance`, and the `aftercare`. Every field is always there, also where a group has nothing to say
 * yet: all tickets have one shape, which keeps the copy that each event makes small and quick.
 *
 * `number` is the company's own, where the desk was opened with a numbering for tickets.
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
  customer: Customer,
  request: Request,
  handling: Handling,
  answers: List(Answer),
  planning: Planning,
  visits: List(Visit),
  work: Work,
  acceptance: Acceptance,
  aftercare: Aftercare,
  notes: List(Struct({ number: Count, text: Personal, by: Identifier, at: InstantMs })),
  number: optional(Text),
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
  customer: { id: "" },
  request: { channel: "hotline", service: "repair", priority: "medium", paid: false, receivedAt: 0 },
  handling: { handOvers: [] },
  answers: [],
  planning: { offered: [] },
  visits: [],
  work: { steps: [], consents: [], parts: [], tests: [], reports: [] },
  acceptance: { explained: { use: false, precautions: false }, refusals: [], remarks: [] },
  aftercare: { followUpOwed: false, followUps: [], problems: [], reopenings: [] },
  notes: [],
}

/**
 * The visit that is agreed or under way; nothing when the last one ended or none was agreed.
 *
 * @category ticket
 * @since 0.1.0
 */
export const currentVisit = ({ visits }: Ticket): Visit | undefined => {
  const last = visits.length === 0 ? undefined : visits[visits.length - 1]
  return last === undefined || last.outcome !== undefined ? undefined : last
}
