/** Storages that break a promise, to show that the audit finds it out. */
import type { StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

export const breaks = {
  /** Answers a commit at once and writes it a moment later; the process itself sees no difference. */
  "acknowledge-before-commit": (storage: StoragePort): StoragePort => {
    let written: Promise<unknown> = Promise.resolve()
    const settled = Effect.promise(() => written)
    return {
      ...storage,
      load: (request) => Effect.andThen(settled, storage.load(request)),
      commit: (unit) =>
        Effect.sync(() => {
          const before = written
          written = before
            .then(() => new Promise((resolve) => setTimeout(resolve, 20)))
            .then(() => Effect.runPromise(Effect.exit(storage.commit(unit))))
          return new Map<string, string>()
        }),
    }
  },
  /** Forgets idempotency keys: who asks again after a lost answer does it twice. */
  "forget-keys": (storage: StoragePort): StoragePort => ({
    ...storage,
    commit: ({ key: _, ...unit }) => storage.commit(unit),
  }),
  /** Writes entries without the messages that were to go with them. */
  "forget-messages": (storage: StoragePort): StoragePort => ({
    ...storage,
    commit: (unit) => storage.commit({ ...unit, messages: unit.messages.slice(1) }),
  }),
} as const

export type BreakName = keyof typeof breaks

export const brokenBy = (name: BreakName | undefined, storage: StoragePort): StoragePort =>
  name === undefined ? storage : breaks[name](storage)
