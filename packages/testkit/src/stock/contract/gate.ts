/** A gate before a storage's commits: it lets nobody write before everybody has read, or something be done in between. */
import type { StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

/** Stands open unless a story closes it. */
export class Gate {
  #awaited = 0
  #opening = Promise.withResolvers<void>()
  #between: (() => Promise<unknown>) | undefined

  /** The same storage behind this gate. */
  before<Handle>(storage: StoragePort<Handle>): StoragePort<Handle> {
    return {
      ...storage,
      commit: (unit) =>
        Effect.andThen(
          Effect.promise(() => this.#pass()),
          storage.commit(unit),
        ),
    }
  }

  /** Closes until so many commands have come to write, or have ended without. */
  closeFor(commands: number): void {
    this.#awaited = commands
    this.#opening = Promise.withResolvers()
  }

  /** Tells that one of them has ended. */
  ended(): void {
    if (this.#awaited > 0) this.#arrived()
  }

  /** Does something once, when the next command has read and is about to write. */
  beforeNext(story: () => Promise<unknown>): void {
    this.#between = story
  }

  async #pass(): Promise<void> {
    const story = this.#between
    this.#between = undefined
    await story?.()
    if (this.#awaited === 0) return
    this.#arrived()
    await this.#opening.promise
  }

  #arrived(): void {
    this.#awaited -= 1
    if (this.#awaited === 0) this.#opening.resolve()
  }
}
