/** What the customer is shown before signing. */
import type { Ticket } from "./ticket-record.ts"

/**
 * The acceptance form: what was done, as the customer sees it before signing. Its digest is what a signature
 * binds (clause 3.5.3); `summary` is the reference of the engineer's own words.
 *
 * @category ticket
 * @since 0.1.0
 */
export const acceptanceForm = ({ id, request, work }: Ticket, summary?: string) => ({
  ticket: id,
  service: request.service,
  product: request.product,
  steps: work.steps.map(({ step, result }) => ({ step, result })),
  parts: work.parts.map(({ part, name, quantity, price, warrantyDays, newSerial, lot }) => ({
    part,
    name,
    quantity,
    price,
    warrantyDays,
    newSerial,
    lot,
  })),
  tests: work.tests.map(({ passed }) => passed),
  summary,
})
