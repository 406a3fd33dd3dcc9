/** Chance that can be had again: the same seed gives the same numbers. */

/**
 * Random numbers out of a seed (Mulberry32).
 *
 * @example
 * ```ts
 * new Chance(7).whole(1, 6) === new Chance(7).whole(1, 6) // => true
 * ```
 * @category stock
 * @since 0.1.0
 */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0 and below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number of a range, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** A number of a range, the upper end excluded. */
  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  /** Whether something happens that happens with this probability. */
  happens(probability: number): boolean {
    return this.next() < probability
  }

  one<A>(of: ReadonlyArray<A>): A {
    return of[this.whole(0, of.length - 1)]!
  }

  /** One of several, or `undefined` where there are none. */
  some<A>(of: ReadonlyArray<A>): A | undefined {
    return of.length === 0 ? undefined : this.one(of)
  }
}
