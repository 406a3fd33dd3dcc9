/** What must be true of the stock of a tenant at any instant at which nobody is writing, whatever was done before. */
import { accountKey, type Balance, type Posting } from "@fieldcare/core/ledger"
import { everyRow, type JournalEntry, type Stored, type StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { approvedByOthers } from "./faults/approval-faults.ts"
import { conserved, covered, journalled, posted } from "./faults/ledger-faults.ts"
import { type Order, ordered, type Receipt } from "./faults/order-faults.ts"
import { accounted, promised, type Requisition } from "./faults/requisition-faults.ts"
import type { StockFault } from "./faults/stock-fault.ts"
import { type Lot, named, type Part, placed, type Unit } from "./faults/tracking-faults.ts"
import { journalsOf } from "./journals.ts"

/**
 * Looks over the whole stock of a tenant, through the storage alone: journals, postings, balances and records.
 *
 * **When to use**
 *
 * After anything that was done to a storage by any number of clients, when they have stopped. `kinds` are those that the
 * desk has; what records of other kinds would tell is not looked at.
 *
 * @category stock
 * @since 0.1.0
 */
export const stockFaults = async <Handle>(
  storage: StoragePort<Handle>,
  tenant: string,
  kinds: ReadonlyArray<string>,
  { overDeliveryPercent = 0 }: { readonly overDeliveryPercent?: number } = {},
): Promise<ReadonlyArray<StockFault>> => {
  const balances = await Effect.runPromise(
    everyRow<Balance>((limit, last) => storage.balances({ tenant, limit, ...(last && { after: accountOf(last) }) })),
  )
  const entries: Array<JournalEntry> = []
  for (const kind of kinds) entries.push(...(await journalsOf(storage, tenant, kind)))
  const postings: Array<Posting> = []
  for (const part of new Set(entries.flatMap(({ movements = [] }) => movements.map((one) => one.part)))) {
    postings.push(
      ...(await Effect.runPromise(
        everyRow<Posting>((limit, last) =>
          storage.postings({ tenant, part, limit, ...(last && { after: behind(last) }) }),
        ),
      )),
    )
  }
  const records = <Row>(kind: string): Promise<ReadonlyArray<Row>> =>
    kinds.includes(kind) ? (recordsOf(storage, tenant, kind) as Promise<ReadonlyArray<Row>>) : Promise.resolve([])
  const units = await records<Unit>("partUnit")
  const requisitions = await records<Requisition>("requisition")
  const known = { parts: await records<Part>("part"), lots: await records<Lot>("lot"), units }
  const orders = await records<Order>("purchaseOrder")
  const receipts = await records<Receipt>("receipt")
  const book = new Map(balances.map((balance) => [accountKey(balance), balance]))
  return [
    ...conserved(balances),
    ...covered(balances),
    ...journalled(entries, book),
    ...posted(postings, book),
    ...placed(balances, units),
    ...accounted(requisitions),
    ...(kinds.includes("requisition") ? promised(balances, requisitions) : []),
    ...named(balances, known),
    ...ordered(orders, receipts, overDeliveryPercent),
    ...approvedByOthers(entries),
  ]
}

const accountOf = ({ part, place, item }: Balance) => ({ part, place, item })
const behind = ({ at, place, item, number }: Posting) => ({ at, place, item, number })

const recordsOf = async <Handle>(
  storage: StoragePort<Handle>,
  tenant: string,
  kind: string,
): Promise<ReadonlyArray<unknown>> => {
  const asked = { tenant, kind, where: {}, order: "ascending" } as const
  const found = await Effect.runPromise(
    everyRow<Stored>((limit, last) => storage.find({ ...asked, limit, ...(last && { after: last.id }) })),
  )
  return found.map(({ record }) => record)
}
