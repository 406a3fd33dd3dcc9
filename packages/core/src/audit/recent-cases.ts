/** Noticing that a case comes back, without keeping every case that there was. */

const places = 4096

/**
 * Remembers the last few thousand ids by a number made of their characters, in a memory that never grows. An id
 * is forgotten when another takes its place; that one is taken for another happens once in 2⁵² times.
 */
export class RecentCases {
  readonly #seen = new Float64Array(places)

  add(id: string): void {
    const print = printOf(id)
    this.#seen[print % places] = print
  }

  has(id: string): boolean {
    const print = printOf(id)
    return this.#seen[print % places] === print
  }
}

// Two sums of the characters, as one whole number between 1 and 2⁵².
const printOf = (id: string): number => {
  let low = 0x811c9dc5
  let high = 0x1000193
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high + code, 0x5bd1e995) ^ (high >>> 15)
  }
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0) + 1
}
