/** Rows that are given to one worker for a while. */
import type { Claim, DutyRow, EntryReference, Message, ParkedMessage, Settlement } from "@fieldcare/core/storage"
import * as HashMap from "effect/HashMap"
import { byDue, entriesOf } from "./queries.ts"
import { type HeldMessage, lookUp, recordKey, type TenantState } from "./state.ts"

interface Claimed<Row> {
  readonly state: TenantState
  readonly answer: ReadonlyArray<Row>
}

export const claimedDuties = (state: TenantState, { claim, now, until, limit }: Claim): Claimed<DutyRow> => {
  const taken = [...HashMap.values(state.duties)]
    .flat()
    .filter(({ free }) => free <= now)
    .toSorted((a, b) => a.free - b.free || byDue(a.row, b.row))
    .slice(0, limit)
  const held = new Set(taken)
  let { duties } = state
  for (const { row } of taken)
    duties = HashMap.modify(duties, recordKey(row), (all) =>
      all.map((duty) => (held.has(duty) ? { ...duty, claim, free: until } : duty)),
    )
  return { state: { ...state, duties }, answer: taken.map(({ row }) => row).toSorted(byDue) }
}

export const claimedMessages = (state: TenantState, { claim, now, until, limit }: Claim): Claimed<Message> => {
  const taken = [...HashMap.values(state.outbox)]
    .flatMap(([first]) => (first !== undefined && !first.parked && first.free <= now ? [first] : []))
    .toSorted((a, b) => a.free - b.free || (recordKey(a.message) < recordKey(b.message) ? -1 : 1))
    .slice(0, limit)
  let { outbox } = state
  for (const first of taken)
    outbox = HashMap.modify(outbox, recordKey(first.message), ([, ...later]) => [
      { ...first, claim, free: until, attempts: first.attempts + 1 },
      ...later,
    ])
  return {
    state: { ...state, outbox },
    answer: taken.map((held) => ({ ...withEntry(state, held), attempts: held.attempts + 1 })),
  }
}

const withEntry = (state: TenantState, { message, attempts }: HeldMessage): Message => {
  const [entry] = entriesOf(state, { ...message, after: message.sequence - 1, limit: 1 })
  return { ...message, attempts, entry: entry! }
}

/** Only the first of a record's messages can have been tried, and be parked. */
export const parkedMessages = (
  state: TenantState,
  { after, limit }: { readonly after?: EntryReference; readonly limit: number },
): ReadonlyArray<ParkedMessage> =>
  [...HashMap.values(state.outbox)]
    .flatMap(([first]) => (first?.parked === true ? [first] : []))
    .filter(({ message }) => after === undefined || byName(message, after) > 0)
    .toSorted((a, b) => byName(a.message, b.message))
    .slice(0, limit)
    .map((held) => ({ ...withEntry(state, held), problem: held.problem }))

const byName = (a: EntryReference, b: EntryReference): number =>
  (a.kind === b.kind ? (a.id === b.id ? 0 : a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1) || a.sequence - b.sequence

export const replayedMessages = (
  state: TenantState,
  messages: ReadonlyArray<EntryReference>,
): { readonly state: TenantState; readonly answer: number } => {
  let { outbox } = state
  let answer = 0
  for (const reference of messages) {
    const [first, ...later] = lookUp(outbox, recordKey(reference)) ?? []
    if (first?.parked !== true || first.message.sequence !== reference.sequence) continue
    outbox = HashMap.set(outbox, recordKey(reference), [{ ...first, parked: false, free: 0, attempts: 0 }, ...later])
    answer += 1
  }
  return { state: { ...state, outbox }, answer }
}

export const settledMessages = (
  state: TenantState,
  { claim, sent, failed }: Settlement,
): { readonly state: TenantState; readonly answer: number } => {
  let { outbox } = state
  let count = 0
  const settle = (reference: EntryReference, become: (message: HeldMessage) => ReadonlyArray<HeldMessage>) => {
    const key = recordKey(reference)
    const [first, ...later] = lookUp(outbox, key) ?? []
    if (first === undefined || first.message.sequence !== reference.sequence || first.claim !== claim) return
    const left = [...become(first), ...later]
    outbox = left.length === 0 ? HashMap.remove(outbox, key) : HashMap.set(outbox, key, left)
    count += 1
  }
  for (const reference of sent) settle(reference, () => [])
  for (const reference of failed) {
    const { again, problem = null, counts = true } = reference
    settle(reference, (message) => [
      {
        ...message,
        claim: null,
        free: again ?? message.free,
        parked: again === null,
        attempts: message.attempts - (counts ? 0 : 1),
        problem,
      },
    ])
  }
  return { state: { ...state, outbox }, answer: count }
}
