/** What each command makes true of a person, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import { day } from "../../time/instant.ts"
import type { PersonShape } from "./person-shape.ts"

/** How long a booking stays on the record after its end. */
const bookingKeptDays = 7

/**
 * The decider of a person. To release somebody from a ticket without a booking for it changes nothing.
 *
 * @category person
 * @since 0.1.0
 */
export const personDecider: Decider<PersonShape> = {
  register: (_person, data) => [{ type: "registered", data }],
  grantQualification: (_person, data) => [{ type: "qualificationGranted", data }],
  withdrawQualification: (_person, data) => [{ type: "qualificationWithdrawn", data }],
  disable: (_person, data) => [{ type: "disabled", data }],
  enable: () => [{ type: "enabled", data: {} }],
  leave: () => [{ type: "left", data: {} }],
  book: (_person, { ticket, from, to }) => [{ type: "booked", data: { ticket, from, to } }],
  release: ({ bookings }, { ticket }) =>
    bookings.some((booking) => booking.ticket === ticket) ? [{ type: "released", data: { ticket } }] : [],
}

/**
 * The evolver of a person. A booking takes the place of the ticket's earlier one; with it go the bookings that
 * ended more than 7 days before, so that the record does not grow for ever.
 *
 * @category person
 * @since 0.1.0
 */
export const personEvolver: Evolver<PersonShape> = {
  registered: (_person, data) => data,
  qualificationGranted: ({ qualifications }, data) => ({ qualifications: [...qualifications, data] }),
  qualificationWithdrawn: ({ qualifications }, { id }) => ({
    qualifications: qualifications.map((held) => (held.id === id ? { ...held, withdrawn: true } : held)),
  }),
  disabled: () => ({}),
  enabled: () => ({}),
  left: () => ({}),
  booked: ({ bookings }, booking, { occurredAt }) => ({
    bookings: [
      ...bookings.filter(({ ticket, to }) => ticket !== booking.ticket && to >= occurredAt - bookingKeptDays * day),
      booking,
    ],
  }),
  released: ({ bookings }, { ticket }) => ({ bookings: bookings.filter((booking) => booking.ticket !== ticket) }),
}
