/** Holds what a storage has against what the supervisor knows: nothing lost, nothing twice, nothing half. */
import { openDesk, regulation } from "@fieldcare/core"
import type { DutyRow, JournalEntry, StoragePort } from "@fieldcare/core/storage"
import { erased } from "@fieldcare/core/trust"
import { companyCalendar } from "./company.ts"
import { start } from "./instants.ts"
import type { LedgerTicket } from "./ledger.ts"
import { type RecordName, type RecordState, TenantView } from "./whole-state.ts"

/** What was found, each a line that says where. */
export interface Findings {
  /** Acknowledged, and not there. */
  readonly lost: ReadonlyArray<string>
  /** There more often than it was asked for. */
  readonly doubled: ReadonlyArray<string>
  /** There in one place and not in another. */
  readonly half: ReadonlyArray<string>
  /** Commands without an answer that have taken effect nevertheless. */
  readonly unacknowledgedCommitted: number
  readonly records: number
  readonly entries: number
}

/** Audits a tenant. Claims duties and empties the outbox on the way: it is the last to use the storage. */
export const audit = async (
  storage: StoragePort,
  tenant: string,
  tickets: ReadonlyArray<LedgerTicket>,
): Promise<Findings> => {
  const desk = await openedFor(storage, tenant)
  const view = new TenantView(storage, tenant)
  const records = new Map<string, RecordState & RecordName>()
  for (const name of await view.names())
    records.set(`${name.kind} ${name.id}`, { ...name, ...(await view.record(name)) })
  const [lost, doubled, half]: [Array<string>, Array<string>, Array<string>] = [[], [], []]
  let unacknowledgedCommitted = 0

  for (const ticket of tickets) {
    const entries = records.get(`ticket ${ticket.id}`)?.entries ?? []
    const asked = entries.map(({ command }) => command)
    const { missing, excess } = compared(asked, ticket)
    lost.push(...missing.map((command) => `${ticket.id}: ${command} was acknowledged and is not in the journal`))
    doubled.push(
      ...excess.map((command) => `${ticket.id}: ${command} is in the journal more often than it was asked for`),
    )
    for (const [step, { by, key }] of ticket.sent.entries()) {
      const remembered = await view.remembered(by, key)
      const done = step < asked.length
      if ((remembered !== undefined) !== done)
        half.push(`${key}: the key is ${done ? "not " : ""}remembered, its entry is ${done ? "" : "not "}there`)
      else if (done && (remembered!.id !== ticket.id || remembered!.version !== step + 1))
        half.push(`${key}: the key stands for ${remembered!.id} at ${remembered!.version}`)
      if (done && step >= ticket.acknowledged) unacknowledgedCommitted += 1
    }
  }
  const known = new Set(tickets.map(({ id }) => id))
  for (const { kind, id } of records.values())
    if (kind === "ticket" && !known.has(id)) doubled.push(`${id}: nobody asked for this ticket`)

  const all = [...records.values()]
  half.push(...followUpFaults(all, doubled))
  half.push(...(await recordFaults(desk, all)))
  half.push(...(await dutyFaults(desk, view, all)))
  half.push(...(await messageFaults(view, all, doubled)))
  const entries = all.reduce((sum, record) => sum + record.entries.length, 0)
  return { lost, doubled, half, unacknowledgedCommitted, records: records.size, entries }
}

/** A ticket's entries are its journey as far as it was acknowledged, and one more at most, if that was sent. */
const compared = (asked: ReadonlyArray<string>, { sent, acknowledged }: LedgerTicket) => {
  const excess = [...asked]
  const isThere = (command: string): boolean => {
    const index = excess.indexOf(command)
    if (index >= 0) excess.splice(index, 1)
    return index >= 0
  }
  const [missing] = [sent.slice(0, acknowledged), sent.slice(acknowledged)].map((part) =>
    part.map(({ command }) => command).filter((command) => !isThere(command)),
  )
  return { missing: missing!, excess }
}

/** What each command must have led to on engineers' records. */
const followUpsOf: Readonly<Record<string, ReadonlyArray<string>>> = {
  agreeAppointment: ["book"],
  changeAppointment: ["release", "book"],
  cancelAppointment: ["release"],
  complete: ["release"],
  cancel: ["release"],
}

const followUpFaults = (records: ReadonlyArray<RecordState & RecordName>, doubled: Array<string>) => {
  const found = new Map<string, number>()
  for (const { kind, entries } of records)
    if (kind === "person")
      for (const { via, command, events } of entries)
        // Who was not booked is released without an event.
        if (via !== undefined)
          for (const { data } of events)
            count(found, `${(data as { readonly ticket: string }).ticket}: ${command} after ${via}`, 1)
  for (const { kind, id, entries } of records) {
    if (kind !== "ticket") continue
    let booked = false
    for (const { command } of entries) {
      const following = followUpsOf[command] ?? []
      // Who was released before has nothing left to be released from.
      for (const one of following)
        if (one === "book" || booked) count(found, `${id}: ${one} after ticket.${command}`, -1)
      if (following.length > 0) booked = following.includes("book")
    }
  }
  const half: Array<string> = []
  for (const [what, more] of found) {
    if (more > 0) doubled.push(`${what} is there ${more} times too often`)
    if (more < 0) half.push(`${what} is not there`)
  }
  return half
}

const count = (counts: Map<string, number>, what: string, more: number): void => {
  counts.set(what, (counts.get(what) ?? 0) + more)
}

interface Asking {
  readonly verify: (id: string) => Promise<{ readonly faults: ReadonlyArray<object> }>
  readonly get: (id: string) => Promise<object>
  readonly duties: (
    id: string,
  ) => Promise<ReadonlyArray<{ readonly id: string; readonly key: string; readonly due: number | null }>>
}

type Questions = Readonly<Record<string, Asking>>

const openedFor = async (storage: StoragePort, tenant: string): Promise<Questions> => {
  const clock = () => start
  const desk = await openDesk({ storage, chapters: regulation(), calendar: companyCalendar, clock })
  return desk.as({ id: "auditor", tenant, roles: ["quality"] })
}

const recordFaults = async (desk: Questions, records: ReadonlyArray<RecordName>) => {
  const faults: Array<string> = []
  for (const { kind, id } of records) {
    const { faults: found } = await desk[kind]!.verify(id)
    faults.push(...found.map((fault) => `${kind} ${id} does not verify: ${JSON.stringify(fault)}`))
    if (JSON.stringify(await desk[kind]!.get(id)).includes(erased)) faults.push(`${kind} ${id} lacks a personal text`)
  }
  return faults
}

/** The rows that sweepers go by must be those that the records' own trails lead to. */
const dutyFaults = async (desk: Questions, view: TenantView<unknown>, records: ReadonlyArray<RecordName>) => {
  const expected = new Set<string>()
  for (const { kind, id } of records)
    for (const { id: duty, key, due } of await desk[kind]!.duties(id))
      if (due !== null) expected.add(dutyName({ kind, id, duty, key, due }))
  const faults: Array<string> = []
  for (const row of await view.claimedDuties())
    if (!expected.delete(dutyName(row)))
      faults.push(`duty ${dutyName(row)} is open, and its record knows nothing of it`)
  return [...faults, ...[...expected].map((name) => `duty ${name} is not among the open ones`)]
}

const dutyName = ({ kind, id, duty, key, due }: Omit<DutyRow, "tenant">): string =>
  `${kind} ${id} ${duty} ${key} ${due}`

/** Every entry leaves one message with what the journal says, in the order of its record. */
const messageFaults = async (
  view: TenantView<unknown>,
  records: ReadonlyArray<RecordState & RecordName>,
  doubled: Array<string>,
) => {
  const expected = new Map<string, JournalEntry>()
  for (const { entries } of records) for (const entry of entries) expected.set(entryName(entry), entry)
  const sequences = new Map<string, number>()
  const faults: Array<string> = []
  for (const { entry, ...message } of await view.drainedMessages()) {
    const name = entryName(message)
    if (!expected.has(name)) doubled.push(`message ${name} is there twice, or without its entry`)
    else if (entry.hash !== expected.get(name)!.hash)
      faults.push(`message ${name} says something else than the journal`)
    expected.delete(name)
    const record = `${message.kind} ${message.id}`
    if ((sequences.get(record) ?? 0) > message.sequence) faults.push(`message ${name} comes too late`)
    sequences.set(record, message.sequence)
  }
  return [...faults, ...[...expected.keys()].map((name) => `entry ${name} left no message`)]
}

const entryName = ({ kind, id, sequence }: RecordName & { readonly sequence: number }): string =>
  `${kind} ${id} ${sequence}`
