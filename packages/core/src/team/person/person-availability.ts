/** Whether a person can take a visit: by qualification, by other bookings, by the load of the day. */
import { day, type InstantInterval, minute } from "../../time/instant.ts"
import type { Booking, Person, ServiceNeed } from "./person-record.ts"

/**
 * Whether one qualification of the person, not withdrawn, covers the service and the product model throughout the
 * window (clause 2.1.2). Two that only cover it between them do not count.
 *
 * @category person
 * @since 0.1.0
 */
export const isQualified = (
  person: Pick<Person, "qualifications">,
  need: ServiceNeed,
  window: InstantInterval,
): boolean =>
  person.qualifications.some(
    ({ withdrawn, services, products, validFrom, validUntil }) =>
      withdrawn !== true &&
      services.includes(need.service) &&
      (products.includes("*") || products.includes(need.product)) &&
      validFrom <= window.from &&
      window.to <= validUntil,
  )

/**
 * The bookings for other tickets than `exceptTicket` that overlap the window. Both are half-open: a booking that
 * ends when the window starts is not in its way.
 *
 * @category person
 * @since 0.1.0
 */
export const overlappingBookings = (
  person: Pick<Person, "bookings">,
  window: InstantInterval,
  exceptTicket?: string,
): ReadonlyArray<Booking> =>
  person.bookings.filter(({ ticket, from, to }) => ticket !== exceptTicket && from < window.to && window.from < to)

/**
 * Whether the person has no booking for another ticket in the window (clause 3.2.1).
 *
 * @category person
 * @since 0.1.0
 */
export const isFree = (person: Pick<Person, "bookings">, window: InstantInterval, exceptTicket?: string): boolean =>
  overlappingBookings(person, window, exceptTicket).length === 0

/**
 * The first UTC day that the window touches on which the person would be booked for more than `minutesMax`, with
 * the minutes booked on it; nothing when there is none (clause 2.1.1).
 *
 * **Details**
 *
 * A day here is a UTC day of 24 hours, 00:00 to 24:00, not the day of a site's time zone: a person has no site.
 * Of a booking that crosses midnight only the part within the day counts. `dayFrom` is the day's first instant.
 *
 * @category person
 * @since 0.1.0
 */
export const overloadedDay = (
  person: Pick<Person, "bookings">,
  booking: Booking,
  minutesMax: number,
): { readonly dayFrom: number; readonly minutes: number } | undefined => {
  const booked = [...person.bookings.filter(({ ticket }) => ticket !== booking.ticket), booking]
  for (let dayFrom = Math.floor(booking.from / day) * day; dayFrom < booking.to; dayFrom += day) {
    const minutes = booked.reduce((sum, each) => sum + minutesWithin(each, dayFrom), 0)
    if (minutes > minutesMax) return { dayFrom, minutes }
  }
  return undefined
}

const minutesWithin = ({ from, to }: InstantInterval, dayFrom: number): number =>
  Math.max(0, Math.min(to, dayFrom + day) - Math.max(from, dayFrom)) / minute
