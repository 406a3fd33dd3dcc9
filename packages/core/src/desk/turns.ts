/** Who wants the same thing takes turns within a process, so that nobody there has to try again because of the others. */
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"

interface Turn {
  readonly door: Semaphore.Semaphore
  users: number
}

/** Turns at any number of things, kept as long as somebody has one or waits for it. */
export class Turns {
  readonly #turns = new Map<string, Turn>()

  /** Runs what is given once all that came before at the same thing has ended. Not to be asked for from inside itself. */
  at<A, E>(thing: string, use: Effect.Effect<A, E>): Effect.Effect<A, E> {
    return Effect.suspend(() => {
      const turn = this.#turns.get(thing) ?? { door: Semaphore.makeUnsafe(1), users: 0 }
      turn.users += 1
      this.#turns.set(thing, turn)
      const leave = Effect.sync(() => {
        turn.users -= 1
        if (turn.users === 0) this.#turns.delete(thing)
      })
      return Effect.ensuring(turn.door.withPermits(1)(use), leave)
    })
  }
}
