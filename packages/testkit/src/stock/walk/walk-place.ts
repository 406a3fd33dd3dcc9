/** Where and when a walk takes place: its tenant, its clock, and a calendar without holidays. */
import { calendar } from "@fieldcare/core/time"

/**
 * What all clients of a walk share: the tenant, the clock, and numbers that are never given twice.
 *
 * @category stock
 * @since 0.1.0
 */
export interface Place {
  readonly tenant: string
  readonly now: () => number
  /** Moves the clock ahead. */
  readonly pass: (milliseconds: number) => void
  readonly number: () => number
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday, 2 March 2026, 09:00 in Shanghai. */
export const start = Date.UTC(2026, 2, 2, 1)

const wholeDay = [["00:00", "24:00"]] as const

/** A calendar in which every minute is worked, so that duties fall due soon. */
export const aroundTheClock = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: {
    monday: wholeDay,
    tuesday: wholeDay,
    wednesday: wholeDay,
    thursday: wholeDay,
    friday: wholeDay,
    saturday: wholeDay,
    sunday: wholeDay,
  },
})

/** A place of its own for each tenant. */
export const placeOf = (tenant: string): Place => {
  let [now, numbers] = [start, 0]
  return {
    tenant,
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds
    },
    number: () => ++numbers,
  }
}
