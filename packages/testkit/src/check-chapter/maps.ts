/** The ways that somebody may take, and which of them is the next on a course. */
import type { Compiled } from "@fieldcare/core/engine"
import { shortest, type Way, waysOf } from "./ways.ts"

/** The ways of every kind, and the next one on the shortest course, looked up once. */
export class Maps {
  readonly #ways = new Map<Compiled, ReadonlyArray<Way>>()
  readonly #next = new Map<string, Way | undefined>()

  next(compiled: Compiled, from: string, goal: string, isGoal: (status: string) => boolean): Way | undefined {
    const key = `${compiled.kind} ${from} ${goal}`
    if (!this.#next.has(key)) {
      if (!this.#ways.has(compiled)) this.#ways.set(compiled, givenWaysOf(compiled))
      this.#next.set(key, shortest(this.#ways.get(compiled)!, from, isGoal)?.[0])
    }
    return this.#next.get(key)
  }
}

/** Whether somebody may give a command: what only follows from others is refused to everybody. */
export const isGiven = ({ commands }: Compiled, command: string): boolean =>
  commands.get(command)!.definition.by.length > 0

/** The ways that somebody may take. */
export const givenWaysOf = (compiled: Compiled): ReadonlyArray<Way> =>
  waysOf(compiled).filter(({ command }) => isGiven(compiled, command))
