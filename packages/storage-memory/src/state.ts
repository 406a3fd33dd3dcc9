/** What a memory storage holds: values that are never changed, so that a snapshot is a reference to them. */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import { emptyBook, type StockBook } from "@fieldcare/core/ledger"
import type {
  DutyRow,
  EntryReference,
  JournalEntry,
  PersonalText,
  Remembered,
  StoredRow,
} from "@fieldcare/core/storage"

/** Who works on a row, and from when on others may. */
interface Held {
  readonly claim: string | null
  readonly free: number
}

export interface HeldDuty extends Held {
  readonly row: DutyRow
}

export interface HeldMessage extends Held {
  readonly message: EntryReference
  readonly attempts: number
  readonly parked: boolean
  readonly problem: string | null
}

/** Everything that one tenant has. Keys are made by `recordKey` and `idempotencyKey`. */
export interface TenantState {
  readonly records: HashMap.HashMap<string, HashMap.HashMap<string, StoredRow>>
  readonly entries: HashMap.HashMap<string, ReadonlyArray<JournalEntry>>
  readonly duties: HashMap.HashMap<string, ReadonlyArray<HeldDuty>>
  /** Of each record, its messages in their sequence. */
  readonly outbox: HashMap.HashMap<string, ReadonlyArray<HeldMessage>>
  readonly texts: HashMap.HashMap<string, ReadonlyArray<PersonalText>>
  /** References of personal texts, each with its record. */
  readonly references: HashMap.HashMap<string, string>
  readonly keys: HashMap.HashMap<string, Remembered>
  readonly stock: StockBook
}

/** One tenant beside the other; what a commit swaps for the next. */
export type State = HashMap.HashMap<string, TenantState>

export const emptyState: State = HashMap.empty()

const emptyTenant: TenantState = {
  records: HashMap.empty(),
  entries: HashMap.empty(),
  duties: HashMap.empty(),
  outbox: HashMap.empty(),
  texts: HashMap.empty(),
  references: HashMap.empty(),
  keys: HashMap.empty(),
  stock: emptyBook,
}

/** Ids hold no blanks, so a blank keeps them apart. */
export const recordKey = (record: { readonly kind: string; readonly id: string }): string =>
  `${record.kind} ${record.id}`

export const idempotencyKey = (key: { readonly actor: string; readonly key: string }): string =>
  `${key.actor} ${key.key}`

export const lookUp = <A>(map: HashMap.HashMap<string, A>, key: string): A | undefined =>
  Option.getOrUndefined(HashMap.get(map, key))

export const tenantOf = (state: State, tenant: string): TenantState => lookUp(state, tenant) ?? emptyTenant

export const recordsOf = (state: TenantState, kind: string): HashMap.HashMap<string, StoredRow> =>
  lookUp(state.records, kind) ?? HashMap.empty()

/**
 * A value as it would come back from a database: a copy through JSON, frozen to its last field, which can be
 * handed out again and again.
 */
export const kept = <A>(value: A): A => frozen(JSON.parse(JSON.stringify(value)) as A)

const frozen = <A>(value: A): A => {
  if (value !== null && typeof value === "object") {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
