/** Storages that break the law of claims. */
import * as Effect from "effect/Effect"
import type { Canary } from "./canary.ts"
import { outbox } from "./naive-outbox.ts"

/** Every claim comes long after the one before, so that it finds all of them run out. */
const neverHeld = () => {
  let now = 1_000_000
  return <A extends { readonly now: number; readonly until: number }>(request: A): A => {
    if (!(request.until > request.now)) return request
    now += 1000
    return { ...request, now, until: now + 1 }
  }
}

export const claimingCanaries: ReadonlyArray<Canary> = [
  ["whose outbox is read by a cursor", 10, outbox({ byCursor: true })],
  ["whose outbox is not fenced", 10, outbox({ unfenced: true })],
  ["whose messages do not wait for those before them", 10, outbox({ outOfOrder: true })],
  ["whose parked messages are overtaken", 10, outbox({ overtaking: true })],
  [
    "whose claims of messages hold nobody back",
    10,
    (storage) => {
      const later = neverHeld()
      return { claimMessages: (request) => storage.claimMessages(later(request)) }
    },
  ],
  [
    "whose claims of duties hold nobody back",
    10,
    (storage) => {
      const later = neverHeld()
      return { claimDuties: (request) => storage.claimDuties(later(request)) }
    },
  ],
  [
    "that counts attempts which nobody was there to take",
    10,
    (storage) => ({
      settleMessages: (settlement) =>
        storage.settleMessages({ ...settlement, failed: settlement.failed.map((one) => ({ ...one, counts: true })) }),
    }),
  ],
  [
    "that forgets why a message was parked",
    10,
    (storage) => ({
      parkedMessages: (request) =>
        Effect.map(storage.parkedMessages(request), (all) => all.map((one) => ({ ...one, problem: null }))),
    }),
  ],
  [
    "that does not count attempts",
    10,
    (storage) => ({
      claimMessages: (request) =>
        Effect.map(storage.claimMessages(request), (all) => all.map((message) => ({ ...message, attempts: 1 }))),
    }),
  ],
  [
    "whose claims of duties outlive the record's next version",
    10,
    (storage) => {
      const held = new Map<string, number>()
      return {
        claimDuties: (request) =>
          Effect.map(storage.claimDuties(request), (rows) => {
            const free = rows.filter(({ tenant, id, key }) => (held.get(`${tenant} ${id} ${key}`) ?? 0) <= request.now)
            for (const { tenant, id, key } of free) held.set(`${tenant} ${id} ${key}`, request.until)
            return free
          }),
      }
    },
  ],
  [
    "that claims the latest duties first",
    10,
    (storage) => ({ claimDuties: (request) => Effect.map(storage.claimDuties(request), (rows) => rows.toReversed()) }),
  ],
  [
    "that lets a duty be claimed from its due on, whenever something is to be done about it",
    10,
    (storage) => ({
      commit: (unit) =>
        storage.commit({
          ...unit,
          writes: unit.writes.map((write) => ({
            ...write,
            duties: write.duties.map(({ duty, key, due }) => ({ duty, key, due })),
          })),
        }),
    }),
  ],
  [
    "that lists claimed duties no more",
    10,
    (storage) => {
      const claimed = new Set<string>()
      return {
        claimDuties: (request) =>
          Effect.tap(storage.claimDuties(request), (rows) =>
            Effect.sync(() => rows.forEach(({ tenant, id }) => claimed.add(`${tenant} ${id}`))),
          ),
        due: (request) =>
          Effect.map(storage.due(request), (rows) => rows.filter(({ tenant, id }) => !claimed.has(`${tenant} ${id}`))),
      }
    },
  ],
]
