/** How long to wait before the next try. */

/**
 * The pauses between attempts: twice as long each time, up to a greatest one.
 *
 * @category relay
 * @since 0.1.0
 */
export interface Backoff {
  readonly firstMs: number
  readonly longestMs: number
}

/**
 * The pause after the n-th attempt (from 1 on), in whole milliseconds: half of it is fixed and half is left to chance,
 * so that many who failed together do not come back together. `random` answers from 0 to below 1.
 *
 * @example
 * ```ts
 * pauseAfter(4, { firstMs: 1000, longestMs: 60_000 }, () => 0.5) // => 6000
 * ```
 * @category relay
 * @since 0.1.0
 */
export const pauseAfter = (attempt: number, { firstMs, longestMs }: Backoff, random: () => number): number => {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 52))
  return Math.round(whole / 2 + (whole / 2) * random())
}
