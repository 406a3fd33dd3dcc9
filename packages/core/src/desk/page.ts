/** A part of a listing that was asked for. */

/**
 * A page of a listing; `next` is there when more may follow.
 *
 * @category desk
 * @since 0.1.0
 */
export interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly next?: string
}
