/** The activities that a mapping does not know. */
import { detached } from "./row-input.ts"

const namesMax = 1000

/** Counts rows by activity; beyond a thousand names the rest stand together under `…`. */
export class UnknownActivities {
  readonly #events = new Map<string, number>()

  count(name: string): void {
    const known = this.#events.get(name)
    if (known !== undefined) this.#events.set(name, known + 1)
    else if (this.#events.size < namesMax) this.#events.set(detached(name), 1)
    else this.#events.set("…", (this.#events.get("…") ?? 0) + 1)
  }

  /** The most frequent first. */
  counts(): ReadonlyArray<{ readonly name: string; readonly events: number }> {
    return [...this.#events]
      .map(([name, events]) => ({ name, events }))
      .toSorted((one, other) => other.events - one.events)
  }
}
