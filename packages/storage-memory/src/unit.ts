/** Takes a unit of work from one state to the next, or tells why it can not be taken. */
import { posted } from "@fieldcare/core/ledger"
import * as HashMap from "effect/HashMap"
import {
  dutyRowChanges,
  type EntryReference,
  freeFrom,
  KeyTaken,
  type JournalEntry,
  type OpenDuty,
  type PersonalText,
  StatementFailed,
  StockShort,
  StorageError,
  type UnitOfWork,
  VersionConflict,
  type Write,
} from "@fieldcare/core/storage"
import { type HeldDuty, idempotencyKey, kept, lookUp, recordKey, recordsOf, type TenantState } from "./state.ts"

/**
 * The state after a unit. Refusals come in a fixed order: the key first, then records by kind and id, then stock by
 * part, place and item.
 */
export const applied = (state: TenantState, unit: UnitOfWork): TenantState | StorageError =>
  keyRefusal(state, unit) ?? versionRefusal(state, unit) ?? written(state, unit)

const keyRefusal = (state: TenantState, { key }: UnitOfWork): StorageError | undefined =>
  key !== undefined && HashMap.has(state.keys, idempotencyKey(key))
    ? new StorageError({ reason: new KeyTaken({ key: key.key }) })
    : undefined

const versionRefusal = (state: TenantState, unit: UnitOfWork): StorageError | undefined => {
  const guards = [
    ...unit.writes.map(({ row, expectedVersion }) => ({ kind: row.kind, id: row.id, version: expectedVersion })),
    ...unit.reliedOn,
  ].toSorted((a, b) => (recordKey(a) < recordKey(b) ? -1 : 1))
  for (const { kind, id, version } of guards) {
    if ((lookUp(recordsOf(state, kind), id)?.version ?? 0) !== version) {
      return new StorageError({ reason: new VersionConflict({ kind, id, expected: version }) })
    }
  }
  return undefined
}

const written = (state: TenantState, unit: UnitOfWork): TenantState | StorageError => {
  const stock = posted(state.stock, unit.entries)
  if ("shortage" in stock) return new StorageError({ reason: new StockShort(stock.shortage) })
  let { records, duties, keys } = state
  for (const write of unit.writes) {
    records = HashMap.set(records, write.row.kind, withRow(records, write))
    duties = withDuties(duties, write)
  }
  const entries = withEntries(state.entries, unit.entries)
  if (entries instanceof StorageError) return entries
  const outbox = withMessages(state.outbox, unit.messages)
  const texts = withTexts(state, unit.personal)
  if (texts instanceof StorageError) return texts
  if (unit.key !== undefined) keys = HashMap.set(keys, idempotencyKey(unit.key), kept(unit.key.remembered))
  return { ...state, records, duties, entries, outbox, keys, stock, ...texts }
}

const withRow = (records: TenantState["records"], { row }: Write) =>
  HashMap.set(lookUp(records, row.kind) ?? HashMap.empty(), row.id, kept(row))

const withDuties = (all: TenantState["duties"], write: Write): TenantState["duties"] => {
  const { tenant, kind, id } = write.row
  const { replaces, opened, ended } = dutyRowChanges(write)
  if (!replaces && opened.length + ended.length === 0) return all
  const gone = new Set([...opened, ...ended].map(dutyKey))
  const left = replaces ? [] : (lookUp(all, recordKey(write.row)) ?? []).filter(({ row }) => !gone.has(dutyKey(row)))
  const added = opened.map((open): HeldDuty => {
    const { duty, key, due } = open
    return { row: { tenant, kind, id, duty, key, due }, claim: null, free: freeFrom(open) }
  })
  if (left.length + added.length === 0) return HashMap.remove(all, recordKey(write.row))
  return HashMap.set(all, recordKey(write.row), [...left, ...kept(added)])
}

const dutyKey = ({ duty, key }: Pick<OpenDuty, "duty" | "key">): string => `${duty} ${key}`

const withEntries = (all: TenantState["entries"], added: ReadonlyArray<JournalEntry>) => {
  let entries = all
  for (const entry of added) {
    const before = lookUp(entries, recordKey(entry)) ?? []
    if (before.some(({ sequence }) => sequence === entry.sequence)) {
      return duplicate(`entry ${entry.sequence} of ${entry.kind} ${entry.id}`)
    }
    const after = [...before, kept(entry)].toSorted((a, b) => a.sequence - b.sequence)
    entries = HashMap.set(entries, recordKey(entry), after)
  }
  return entries
}

const withMessages = (all: TenantState["outbox"], added: ReadonlyArray<EntryReference>): TenantState["outbox"] => {
  let outbox = all
  for (const { kind, id, sequence } of added.toSorted((a, b) => a.sequence - b.sequence)) {
    const message = { message: { kind, id, sequence }, claim: null, free: 0, attempts: 0, parked: false, problem: null }
    outbox = HashMap.set(outbox, recordKey({ kind, id }), [...(lookUp(outbox, recordKey({ kind, id })) ?? []), message])
  }
  return outbox
}

const withTexts = (state: TenantState, added: ReadonlyArray<PersonalText>) => {
  let { texts, references } = state
  for (const text of added) {
    if (HashMap.has(references, text.reference)) return duplicate(`personal text ${text.reference}`)
    const key = recordKey(text)
    references = HashMap.set(references, text.reference, key)
    texts = HashMap.set(texts, key, [...(lookUp(texts, key) ?? []), kept(text)])
  }
  return { texts, references }
}

const duplicate = (what: string): StorageError =>
  new StorageError({
    reason: new StatementFailed({
      operation: "commit",
      code: "duplicate",
      cause: new Error(`${what} is there already`),
    }),
  })

/** The state without the personal texts of a subject, and how many there were. */
export const erased = (
  state: TenantState,
  subject: string,
): { readonly state: TenantState; readonly count: number } => {
  let { texts, references } = state
  let count = 0
  for (const [key, all] of texts) {
    const left = all.filter((text) => text.subject !== subject)
    if (left.length === all.length) continue
    count += all.length - left.length
    texts = left.length === 0 ? HashMap.remove(texts, key) : HashMap.set(texts, key, left)
    for (const { reference } of all.filter((text) => text.subject === subject)) {
      references = HashMap.remove(references, reference)
    }
  }
  return { state: { ...state, texts, references }, count }
}
