/** When lots and pieces expire (clause 5.2.3): the watch ahead of it, and the day itself. */
import type { DutyStart } from "../engine/duty-definition.ts"
import type { Policy } from "../regulation/policy.ts"
import { day, type Instant } from "../time/instant.ts"

/**
 * What may be used until an instant, or for as long as one likes.
 *
 * @category parts
 * @since 0.1.0
 */
export interface Expiring {
  readonly expiresAt?: Instant | undefined
}

/**
 * Whether something may not be used any more at an instant: from `expiresAt` on.
 *
 * @example
 * ```ts
 * hasExpired({ expiresAt: 1_000 }, 1_000) // => true
 * hasExpired({}, 1_000) // => false
 * ```
 * @category parts
 * @since 0.1.0
 */
export const hasExpired = ({ expiresAt }: Expiring, at: Instant): boolean => expiresAt !== undefined && expiresAt <= at

/** The duty to look at an expiry ahead of it, by the policy. */
export const lookedAtAhead = ({ expiresAt }: Expiring, { parts }: Policy): DutyStart | undefined =>
  expiresAt === undefined
    ? undefined
    : { limit: { type: "by", at: Math.max(0, expiresAt - parts.expiryWarningDays * day) } }

/** The duty on the day of expiry itself. */
export const expiredInTime = ({ expiresAt }: Expiring): DutyStart | undefined =>
  expiresAt === undefined ? undefined : { limit: { type: "by", at: expiresAt } }
