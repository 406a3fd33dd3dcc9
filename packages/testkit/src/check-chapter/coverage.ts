/** Which commands were seldom taken. */

/** How often each command was tried in each status and taken: what was seldom taken is tried next. */
export class Coverage {
  readonly #counts = new Map<string, number>()

  weight(place: string): number {
    return this.#counts.get(place) ?? 0
  }

  count(place: string, accepted: boolean): void {
    this.#counts.set(place, this.weight(place) + (accepted ? 3 : 1))
  }
}
