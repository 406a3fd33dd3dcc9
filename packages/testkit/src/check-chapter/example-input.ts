/** An example of an input, and what it is made from. */

/** The record that a command is for, as it stands, and the time. */
export interface Moment {
  readonly at: number
  readonly record: unknown
}

/**
 * Makes an input for a command at a moment; `undefined` where it has none to offer.
 *
 * @category checks
 * @since 0.1.0
 */
export type ExampleInput = (moment: Moment) => unknown
