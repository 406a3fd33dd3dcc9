/** What the workers do all day: tickets that are received, planned, and worked off or given up. */
import { product, signature } from "./company.ts"
import { day, hour, start } from "./instants.ts"
import { ask, type Step } from "./step.ts"

/** One worker's tickets come one after the other in each of its lanes; lanes go on side by side. */
export interface Slot {
  readonly worker: number
  readonly lane: number
  /** The how-manieth ticket of the lane, from 0. */
  readonly ticket: number
}

/** How many workers and lanes share the engineers. */
export interface Shape {
  readonly workers: number
  readonly lanes: number
}

/** Every lane books every engineer: their records are where the workers meet. */
export const engineers = ["eve", "emil", "erik"]

export const ticketId = ({ worker, lane, ticket }: Slot): string => `T-${worker}-${lane}-${ticket}`

export const keyOf = (slot: Slot, step: number): string => `${ticketId(slot)}-${step}`

/** Each ticket has a day of its own, so that no booking is in another's way whoever comes first. */
const dayOf = ({ worker, lane, ticket }: Slot, { workers, lanes }: Shape): number =>
  start + ((ticket * workers + worker) * lanes + lane) * day

const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  customer: { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" },
  product,
  description: "Does not cool",
} as const

/** The steps of one ticket; every third is worked off, every third given up at once, every third put off first. */
export const journey = (slot: Slot, shape: Shape): ReadonlyArray<Step> => {
  const id = ticketId(slot)
  const begin = dayOf(slot, shape)
  const [first, second] = [0, 1].map((more) => engineers[(slot.ticket + slot.lane + more) % engineers.length]!)
  const agreed = (from: number) => ({ window: { from, to: from + hour }, agreedWithCustomer: true })
  const planned = [
    ask("clara", "ticket", "receive", id, intake),
    ask("clara", "ticket", "note", id, { text: "Wang Fang sounded worried" }),
    ask("clara", "ticket", "confirmSite", id, { product, conditions: "Ground floor", ready: true }),
    ask("clara", "ticket", "agreeAppointment", id, { engineer: first!, ...agreed(begin + 2 * hour) }),
    ask("clara", "ticket", "note", id, { text: "Wang Fang is at home all day" }),
    ask("clara", "ticket", "changeAppointment", id, {
      engineer: second!,
      ...agreed(begin + 4 * hour),
      requestedBy: "customer",
      reason: "Another engineer",
    }),
  ]
  const endings = [() => workedOff(id, second!), () => givenUp(id), () => [...putOff(id), ...givenUp(id)]]
  return [...planned, ...endings[(slot.ticket + slot.lane + slot.worker) % endings.length]!()]
}

const workedOff = (id: string, by: string): ReadonlyArray<Step> => [
  ask("clara", "ticket", "prepareKit", id, { items: [{ kind: "tool", name: "Pump", ready: true }] }),
  ask(by, "ticket", "attachServicePlan", id, { plan: "Measure first" }),
  ask(by, "ticket", "setOut", id, {}),
  ask(by, "ticket", "arrive", id, { identityShown: true, atAgreedPlace: true }),
  ask(by, "ticket", "confirmNeed", id, { need: "It must cool again, says Wang Fang" }),
  ask(by, "ticket", "inspectSite", id, { findings: "Dry" }),
  ask(by, "ticket", "startWork", id, {}),
  ask(by, "ticket", "completeStep", id, { step: "isolate", result: "done" }),
  ask(by, "ticket", "completeStep", id, { step: "replace", result: "done" }),
  ask(by, "ticket", "recordTest", id, { passed: true }),
  // Without a summary: the form that is signed would hold the summary's reference, and that is another on each desk.
  ask(by, "ticket", "complete", id, {}),
  ask(by, "ticket", "explainUse", id, { use: true, precautions: true }),
  ask("clara", "ticket", "accept", id, (last) => ({ signature: signature(last) })),
  ask("clara", "ticket", "recordFollowUp", id, { score: 5 }),
  ask("clara", "ticket", "close", id, {}),
]

const putOff = (id: string): ReadonlyArray<Step> => [
  ask("clara", "ticket", "cancelAppointment", id, { requestedBy: "customer", reason: "Travelling" }),
  ask("clara", "ticket", "waitForCustomer", id, { reason: "customerAskedToWait" }),
  ask("clara", "ticket", "resume", id, {}),
]

const givenUp = (id: string): ReadonlyArray<Step> => [
  ask("clara", "ticket", "cancel", id, { requestedBy: "customer", reason: "Bought another" }),
]
