/** What must be true of the stock of a tenant at any instant at which nobody is writing, whatever was done before. */
import {
  accountKey,
  type AccountSum,
  type Balance,
  isOutside,
  type MovingEntry,
  type Posting,
  unitPostings,
} from "@fieldcare/core/ledger"
import type { Head, JournalEntry, Stored, StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

/**
 * Something about the stock that must not be: which promise is broken, and where.
 *
 * @category stock
 * @since 0.1.0
 */
export interface StockFault {
  readonly promise:
    | "what leaves a place comes to another"
    | "no place holds less than is reserved there"
    | "a serial number is in exactly one place"
    | "the journal adds up to the balances"
    | "the postings add up to the balances"
    | "postings are numbered without gaps"
    | "a unit is where the ledger has it"
    | "what was issued is used, returned, lost or still out"
    | "what is reserved is reserved for somebody"
    | "what has a lot or a serial number is known by it"
    | "no more passes than was ordered"
  readonly where: string
  readonly seen: string
}

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
  const balances = await all<Balance>((last) =>
    storage.balances({ tenant, limit: pageLimit, ...(last === undefined ? {} : { after: accountOf(last) }) }),
  )
  const entries: Array<JournalEntry> = []
  for (const kind of kinds) entries.push(...(await journalsOf(storage, tenant, kind)))
  const postings: Array<Posting> = []
  for (const part of new Set(entries.flatMap(({ movements = [] }) => movements.map((one) => one.part)))) {
    postings.push(
      ...(await all<Posting>((last) =>
        storage.postings({ tenant, part, limit: pageLimit, ...(last === undefined ? {} : { after: behind(last) }) }),
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
  ]
}

const conserved = (balances: ReadonlyArray<Balance>): ReadonlyArray<StockFault> => {
  const sums = new Map<string, number>()
  for (const { part, item, quantity } of balances)
    sums.set(`${part} ${item}`, (sums.get(`${part} ${item}`) ?? 0) + quantity)
  return [...sums].flatMap(([where, sum]) =>
    sum === 0 ? [] : [{ promise: "what leaves a place comes to another" as const, where, seen: `a sum of ${sum}` }],
  )
}

const covered = (balances: ReadonlyArray<Balance>): ReadonlyArray<StockFault> =>
  balances.flatMap((balance) => {
    const { place, quantity, reserved } = balance
    if (reserved >= 0 && (isOutside(place) ? reserved === 0 : quantity >= reserved)) return []
    const seen = `${quantity}, of which ${reserved} reserved`
    return [{ promise: "no place holds less than is reserved there" as const, where: accountKey(balance), seen }]
  })

const journalled = (
  entries: ReadonlyArray<MovingEntry>,
  book: ReadonlyMap<string, Balance>,
): ReadonlyArray<StockFault> => {
  const told = new Map(unitPostings(entries).accounts.map((sum) => [accountKey(sum), sum]))
  return [...new Set([...told.keys(), ...book.keys()])].flatMap((where) => {
    const sum: Pick<AccountSum, "quantity" | "reserved"> = told.get(where) ?? nothing
    const balance = book.get(where) ?? nothing
    if (sum.quantity === balance.quantity && sum.reserved === balance.reserved) return []
    const seen = `${sum.quantity} (${sum.reserved} reserved) in the journal, ${balance.quantity} (${balance.reserved})`
    return [{ promise: "the journal adds up to the balances" as const, where, seen }]
  })
}

const nothing = { quantity: 0, reserved: 0 }

const posted = (postings: ReadonlyArray<Posting>, book: ReadonlyMap<string, Balance>): ReadonlyArray<StockFault> => {
  const byAccount = new Map<string, Array<Posting>>()
  for (const posting of postings) {
    const key = accountKey(posting)
    byAccount.set(key, [...(byAccount.get(key) ?? []), posting])
  }
  return [...byAccount].flatMap(([where, account]) => {
    const ordered = account.toSorted((one, other) => one.number - other.number)
    const faults: Array<StockFault> = []
    let [quantity, reserved] = [0, 0]
    ordered.forEach((posting, index) => {
      quantity += posting.quantity
      reserved += posting.reserved
      const { number, quantityAfter, reservedAfter } = posting
      if (number !== index + 1)
        faults.push({ promise: "postings are numbered without gaps", where, seen: `${number} as number ${index + 1}` })
      if (quantityAfter !== quantity || reservedAfter !== reserved)
        faults.push({
          promise: "the postings add up to the balances",
          where: `${where}, posting ${number}`,
          seen: `${quantityAfter} (${reservedAfter}) instead of ${quantity} (${reserved})`,
        })
    })
    const balance = book.get(where) ?? nothing
    if (balance.quantity !== quantity || balance.reserved !== reserved)
      faults.push({
        promise: "the postings add up to the balances",
        where,
        seen: `${quantity} (${reserved}) posted, ${balance.quantity} (${balance.reserved}) there`,
      })
    return faults
  })
}

interface Unit {
  readonly id: string
  readonly part: string
  readonly item: string
  readonly place: string
  readonly status: string
}

// A unit that was only ordered is nowhere yet; one that went back is at its supplier again.
const placed = (balances: ReadonlyArray<Balance>, units: ReadonlyArray<Unit>): ReadonlyArray<StockFault> =>
  units.flatMap((unit) => {
    const { id, part, item, place, status } = unit
    const there = balances.filter(
      (one) => one.part === part && one.item === item && one.quantity !== 0 && !isOutside(one.place),
    )
    const wanted = status === "ordered" || isOutside(place) ? [] : [`${place} 1`]
    const seen = there.map((one) => `${one.place} ${one.quantity}`)
    if (seen.join() === wanted.join()) return []
    const promise = there.length > 1 ? "a serial number is in exactly one place" : "a unit is where the ledger has it"
    return [{ promise, where: `${id} (${part} ${item}), ${status} at ${place}`, seen: seen.join(", ") || "nowhere" }]
  })

interface Requisition {
  readonly id: string
  readonly status: string
  readonly lines: ReadonlyArray<{
    readonly line: number
    readonly quantity: number
    readonly part: string
    readonly reserved: ReadonlyArray<{ readonly place: string; readonly item: string; readonly quantity: number }>
    readonly issued: number | ReadonlyArray<{ readonly quantity: number }>
    readonly used: number
    readonly returned: number
    readonly lost: number
  }>
}

const accounted = (requisitions: ReadonlyArray<Requisition>): ReadonlyArray<StockFault> =>
  requisitions.flatMap(({ id, status, lines }) =>
    lines.flatMap(({ line, quantity, issued, used, returned, lost }) => {
      const out = typeof issued === "number" ? issued : issued.reduce((sum, one) => sum + one.quantity, 0)
      const settled = used + returned + lost
      const isSound = settled <= out && out <= quantity && (status !== "closed" || settled === out)
      const seen = `${quantity} requested, ${out} issued, ${used} used, ${returned} returned, ${lost} lost`
      const promise = "what was issued is used, returned, lost or still out" as const
      return isSound ? [] : [{ promise, where: `${id} line ${line}, ${status}`, seen }]
    }),
  )

/** From the confirmation of the receipt on, what was reserved is issued. */
const reserving = new Set(["waiting", "reserved", "handedOver"])

const promised = (
  balances: ReadonlyArray<Balance>,
  requisitions: ReadonlyArray<Requisition>,
): ReadonlyArray<StockFault> => {
  const told = new Map<string, number>()
  for (const { status, lines } of requisitions) {
    if (!reserving.has(status)) continue
    for (const { part, reserved } of lines)
      for (const { place, item, quantity } of reserved) {
        const key = accountKey({ part, place, item })
        told.set(key, (told.get(key) ?? 0) + quantity)
      }
  }
  const kept = new Map(balances.map((balance) => [accountKey(balance), balance.reserved]))
  return [...new Set([...told.keys(), ...kept.keys()])].flatMap((where) => {
    const [wanted, there] = [told.get(where) ?? 0, kept.get(where) ?? 0]
    const promise = "what is reserved is reserved for somebody" as const
    return wanted === there ? [] : [{ promise, where, seen: `${there} reserved, ${wanted} by requisitions` }]
  })
}

interface Part {
  readonly id: string
  readonly tracking: "none" | "lot" | "serial"
}
interface Lot {
  readonly part: string
  readonly item: string
}
interface Known {
  readonly parts: ReadonlyArray<Part>
  readonly lots: ReadonlyArray<Lot>
  readonly units: ReadonlyArray<Unit>
}

// Of what came back from a customer nobody knows the lot.
const named = (balances: ReadonlyArray<Balance>, { parts, lots, units }: Known): ReadonlyArray<StockFault> => {
  const tracking = new Map(parts.map((part) => [part.id, part.tracking]))
  const names = new Set([...lots, ...units].map(({ part, item }) => `${part} ${item}`))
  return balances.flatMap((balance) => {
    const { part, item, place, quantity } = balance
    if (isOutside(place) || quantity === 0) return []
    const name = `${part} ${item}`
    const isRight = {
      none: item === "",
      lot: item === "" ? !place.startsWith("bin:") : names.has(name),
      serial: quantity === 1 && names.has(name),
      unknown: parts.length === 0,
    }[tracking.get(part) ?? "unknown"]
    const promise = "what has a lot or a serial number is known by it" as const
    return isRight ? [] : [{ promise, where: accountKey(balance), seen: `${quantity} of ${item || "no number"}` }]
  })
}

interface Order {
  readonly id: string
  readonly status: string
  readonly lines: ReadonlyArray<{ readonly line: number; readonly quantity: number; readonly received: number }>
}
interface Receipt {
  readonly order: string
  readonly lines: ReadonlyArray<{ readonly orderLine: number; readonly passed: number }>
}

const ordered = (
  orders: ReadonlyArray<Order>,
  receipts: ReadonlyArray<Receipt>,
  percent: number,
): ReadonlyArray<StockFault> =>
  orders.flatMap(({ id, status, lines }) =>
    lines.flatMap(({ line, quantity, received }) => {
      const passed = receipts
        .filter(({ order }) => order === id)
        .flatMap((receipt) => receipt.lines.filter(({ orderLine }) => orderLine === line))
        .reduce((sum, one) => sum + one.passed, 0)
      const most = Math.floor((quantity * (100 + percent)) / 100)
      if (received <= most && passed === received) return []
      const promise = "no more passes than was ordered" as const
      const seen = `${quantity} ordered, ${received} received, ${passed} passed`
      return [{ promise, where: `${id} line ${line}, ${status}`, seen }]
    }),
  )

const accountOf = ({ part, place, item }: Balance) => ({ part, place, item })
const behind = ({ at, place, item, number }: Posting) => ({ at, place, item, number })

const pageLimit = 500

const all = async <A>(page: (last: A | undefined) => Effect.Effect<ReadonlyArray<A>, unknown>) => {
  const found: Array<A> = []
  for (;;) {
    const items = await Effect.runPromise(page(found.at(-1)))
    found.push(...items)
    if (items.length < pageLimit) return found
  }
}

const journalsOf = async <Handle>(
  storage: StoragePort<Handle>,
  tenant: string,
  kind: string,
): Promise<ReadonlyArray<JournalEntry>> => {
  const heads = await all<Head>((last) =>
    storage.heads({ tenant, kind, limit: pageLimit, ...(last === undefined ? {} : { after: last.id }) }),
  )
  const entries: Array<JournalEntry> = []
  for (const { id } of heads)
    entries.push(
      ...(await all<JournalEntry>((last) =>
        storage.journal({ tenant, kind, id, after: last?.sequence ?? 0, limit: pageLimit }),
      )),
    )
  return entries
}

const recordsOf = async <Handle>(
  storage: StoragePort<Handle>,
  tenant: string,
  kind: string,
): Promise<ReadonlyArray<unknown>> => {
  const found = await all<Stored>((last) =>
    storage.find({
      tenant,
      kind,
      where: {},
      order: "ascending",
      limit: pageLimit,
      ...(last === undefined ? {} : { after: last.id }),
    }),
  )
  return found.map(({ record }) => record)
}
