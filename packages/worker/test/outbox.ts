// Errands whose messages wait in the outbox of a storage, and sinks that tell what they were given.
import { memoryStorage } from "@fieldcare/storage-memory"
import {
  type Delivery,
  delivered,
  type Outcome,
  type Problem,
  relay,
  type RelaySettings,
  type Sink,
} from "../src/index.ts"
import { hour, openErrands, start } from "./errand.ts"

/** A sink that notes every delivery, and answers what it is told to. */
export const noting = (answer: (delivery: Delivery) => Outcome | Promise<Outcome> = () => delivered) => {
  const seen: Array<string> = []
  const sink: Sink = {
    name: "noting",
    deliver: async (delivery) => {
      seen.push(delivery.messageId)
      return answer(delivery)
    },
  }
  return { seen, sink }
}

export const openedOutbox = async (sink: Sink, more: Partial<RelaySettings> = {}) => {
  const storage = memoryStorage()
  const clock = { now: start }
  const problems: Array<Problem> = []
  const { desk, clerk } = await openErrands(storage, () => clock.now)
  const settings: RelaySettings = {
    storage,
    tenants: ["acme"],
    sinks: [sink],
    clock: () => clock.now,
    random: () => 1,
    onProblem: (problem) => problems.push(problem),
    ...more,
  }
  /** Errands with so many entries each. */
  const told = async (ids: ReadonlyArray<string>, entries = 1) => {
    for (const id of ids) {
      await clerk.open({ by: start + hour }, { id })
      for (let n = 1; n < entries; n += 1) await clerk.move(id, { by: start + (n + 1) * hour })
    }
  }
  return { storage, clock, desk, clerk, problems, settings, told, works: relay(settings) }
}

export const idOf = (id: string, sequence = 1): string => `acme/errand/${id}/${sequence}`
