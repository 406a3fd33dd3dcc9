/** The people of a log. */
import type { Actor } from "../trust/actor.ts"
import { detached } from "./row-input.ts"

const actorOf = (id: string): Actor => ({ id, tenant: "log", roles: [] })

/** Who acted where a row does not say. */
export const nobody: Actor = actorOf("unknown")

/**
 * Often the same person as in the row before. In a grouped log nobody outlives the case, so that nothing is looked
 * up; elsewhere each person is kept once.
 */
export class LogActors {
  readonly #grouped: boolean
  readonly #known = new Map<string, Actor>()
  #last: Actor = nobody

  constructor(grouped: boolean) {
    this.#grouped = grouped
  }

  of(id: string): Actor {
    if (this.#last.id === id) return this.#last
    return (this.#last = this.#grouped ? actorOf(id) : this.#kept(id))
  }

  #kept(id: string): Actor {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    const actor = actorOf(detached(id))
    this.#known.set(actor.id, actor)
    return actor
  }
}
