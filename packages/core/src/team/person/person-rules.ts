/** When a person may be qualified, booked and let go (clauses 2.1.1, 2.1.2 and 3.2.1). */
import { fails, ruleOf } from "../../engine/rule.ts"
import { isQualified, overlappingBookings, overloadedDay } from "./person-availability.ts"
import type { PersonShape } from "./person-shape.ts"

const rule = ruleOf<PersonShape>()

/**
 * The rules of a person.
 *
 * **Details**
 *
 * `day-load-within-limit` adds up a person's bookings per UTC day of 24 hours, whatever the time zone of the
 * sites, against `service.dailyLoad.mostMinutes` of the policy. The window of the booking counts in full, as
 * agreed with the customer.
 *
 * @category person
 * @since 0.1.0
 */
export const personRules = {
  "qualification-dates-ordered": rule({
    clause: "2.1.2",
    on: ["grantQualification"],
    check: (_person, { validFrom, validUntil }) => validFrom < validUntil || fails({ validFrom, validUntil }),
  }),
  "qualification-new": rule({
    clause: "2.1.2",
    on: ["grantQualification"],
    check: ({ qualifications }, { id }) =>
      qualifications.every((held) => held.id !== id) || fails({ qualification: id }),
  }),
  "qualification-held": rule({
    clause: "2.1.2",
    on: ["withdrawQualification"],
    check: ({ qualifications }, { id }) =>
      qualifications.some((held) => held.id === id && held.withdrawn !== true) || fails({ qualification: id }),
  }),
  "booking-window-ordered": rule({
    clause: "3.2.1",
    on: ["book"],
    check: (_person, { from, to }) => from < to || fails({ from, to }),
  }),
  "qualification-in-date": rule({
    clause: "2.1.2",
    on: ["book"],
    mend: "grantQualification",
    check: (person, { need, ...window }) =>
      isQualified(person, need, window) || fails({ person: person.id, service: need.service, product: need.product }),
  }),
  "person-free-in-window": rule({
    clause: "3.2.1",
    on: ["book"],
    check: (person, { ticket, ...window }) => {
      const inTheWay = overlappingBookings(person, window, ticket)
      return inTheWay.length === 0 || fails({ person: person.id, tickets: inTheWay.map((booking) => booking.ticket) })
    },
  }),
  "day-load-within-limit": rule({
    clause: "2.1.1",
    on: ["book"],
    derogable: true,
    check: (person, { ticket, from, to }, { policy }) => {
      const { mostMinutes } = policy.service.dailyLoad
      const day = overloadedDay(person, { ticket, from, to }, mostMinutes)
      return day === undefined || fails({ person: person.id, dayFrom: day.dayFrom, minutes: day.minutes, mostMinutes })
    },
  }),
  "visits-handed-over": rule({
    clause: "3.2.1",
    on: ["leave"],
    check: ({ id, bookings }) =>
      bookings.length === 0 || fails({ person: id, tickets: bookings.map(({ ticket }) => ticket) }),
  }),
}
