/** What can be asked of one tenant's state. */
import * as HashMap from "effect/HashMap"
import type {
  DutyRow,
  FindRequest,
  Head,
  JournalEntry,
  Loaded,
  LoadRequest,
  NeedRequest,
  Operand,
  Scalar,
  Stored,
  StoredRow,
} from "@fieldcare/core/storage"
import { answered } from "@fieldcare/core/ledger"
import { idempotencyKey, lookUp, recordKey, recordsOf, type TenantState } from "./state.ts"

export const loaded = (state: TenantState, request: LoadRequest): Loaded => {
  const row = lookUp(recordsOf(state, request.kind), request.id)
  return {
    record: row && stored(row),
    facts: Object.fromEntries(
      request.needs.flatMap((need) => ("stock" in need ? [] : [[need.name, needed(state, need, row)]])),
    ),
    stock: Object.fromEntries(
      request.needs.flatMap((need) => ("stock" in need ? [[need.name, answered(state.stock, need.stock)]] : [])),
    ),
    remembered: request.key && lookUp(state.keys, idempotencyKey(request.key)),
    personal: personalOf(state, request.kind, [request.id]),
  }
}

type RecordNeed = Exclude<NeedRequest, { readonly stock: unknown }>

const needed = (state: TenantState, need: RecordNeed, row: StoredRow | undefined): ReadonlyArray<Stored> => {
  const records = recordsOf(state, need.kind)
  if ("ids" in need) {
    return [...new Set(need.ids)].toSorted().flatMap((id) => {
      const found = lookUp(records, id)
      return found === undefined ? [] : [stored(found)]
    })
  }
  if ("id" in need) {
    const id = operandOf(need.id, row)
    const found = typeof id === "string" ? lookUp(records, id) : undefined
    return found ? [stored(found)] : []
  }
  const conditions = Object.entries(need.where).map(
    ([name, operand]) => [name, "among" in operand ? operand.among : operandOf(operand, row)] as const,
  )
  return ascending(records)
    .filter((candidate) =>
      conditions.every(([name, wanted]) => wanted !== null && matches(columnOf(candidate, name), wanted)),
    )
    .slice(0, need.limit)
    .map(stored)
}

const operandOf = (operand: Operand, row: StoredRow | undefined): Scalar | null =>
  "value" in operand ? operand.value : row ? columnOf(row, operand.column) : null

const columnOf = (row: StoredRow, name: string): Scalar | null =>
  name === "status" || name === "category" ? row[name] : (row.columns[name] ?? null)

export const found = (state: TenantState, request: FindRequest): ReadonlyArray<Stored> => {
  const { after } = request
  const conditions = Object.entries(request.where)
  const rows = ascending(recordsOf(state, request.kind))
  if (request.order === "descending") rows.reverse()
  return rows
    .filter(({ id }) => after === undefined || (request.order === "ascending" ? id > after : id < after))
    .filter((row) => conditions.every(([name, wanted]) => matches(columnOf(row, name), wanted)))
    .slice(0, request.limit)
    .map(stored)
}

const matches = (value: Scalar | null, wanted: Scalar | ReadonlyArray<Scalar>): boolean =>
  value !== null && (typeof wanted === "object" ? wanted.includes(value) : wanted === value)

export const personalOf = (state: TenantState, kind: string, ids: ReadonlyArray<string>): ReadonlyMap<string, string> =>
  new Map(
    ids.flatMap((id) =>
      (lookUp(state.texts, recordKey({ kind, id })) ?? []).map((text) => [text.reference, text.text]),
    ),
  )

export const entriesOf = (
  state: TenantState,
  request: { readonly kind: string; readonly id: string; readonly after: number; readonly limit: number },
): ReadonlyArray<JournalEntry> =>
  (lookUp(state.entries, recordKey(request)) ?? [])
    .filter(({ sequence }) => sequence > request.after)
    .slice(0, request.limit)

export const dutiesDue = (
  state: TenantState,
  request: { readonly by: number; readonly limit: number },
): ReadonlyArray<DutyRow> =>
  [...HashMap.values(state.duties)]
    .flatMap((held) => held.map(({ row }) => row))
    .filter(({ due }) => due !== null && due <= request.by)
    .toSorted(byDue)
    .slice(0, request.limit)

export const byDue = (a: DutyRow, b: DutyRow): number => a.due! - b.due! || compared(dutyKey(a), dutyKey(b))

const dutyKey = (row: DutyRow): string => `${row.kind} ${row.id} ${row.duty} ${row.key}`

export const headsOf = (
  state: TenantState,
  { kind, after, limit }: { readonly kind: string; readonly after?: string; readonly limit: number },
): ReadonlyArray<Head> =>
  ascending(recordsOf(state, kind))
    .filter(({ id }) => after === undefined || id > after)
    .slice(0, limit)
    .map(({ id, version, head }) => ({ id, version, head }))

/** Ids are ASCII, so the order of code units is the order of code points. */
export const ascending = (records: HashMap.HashMap<string, StoredRow>): Array<StoredRow> =>
  [...HashMap.values(records)].toSorted((a, b) => compared(a.id, b.id))

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const stored = ({ columns: _, ...row }: StoredRow): Stored => row
