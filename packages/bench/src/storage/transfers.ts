/**
 * Transfers of stock from one bin to another on PostgreSQL: as commits of the storage, and as the one prepared statement
 * that somebody would send who keeps nothing but balances and movements.
 *
 * By hand two balances are changed and one movement is inserted. A unit of ours changes two balances and inserts two
 * postings, and beside them the record that moved the stock and its entry in the journal: it writes six rows for three.
 */

import type { JournalEntry, UnitOfWork } from "@fieldcare/core/storage"
import { type PostgresStorage, postgresStorage } from "@fieldcare/storage-kysely/postgres"
import * as Effect from "effect/Effect"
import type pg from "pg"
import type { Contestant } from "../bench.ts"
import { withCallers } from "./callers.ts"
import { asked } from "./postgres-database.ts"

const kind = "transfer"
const tenant = "acme"
const recordedAt = 1_767_225_600_000

const parts = Array.from({ length: 100 }, (_, n) => `part-${n}`)

export interface Transfers {
  /** `storage.commit`, each of a record of its own. */
  readonly commits: (callers: number, hot: boolean) => Contestant
  readonly byHand: (callers: number, hot: boolean) => Contestant
}

/** Tables that have seen some thousand transfers, so that the server plans for such and not for empty ones. */
const fillTransfers = async (url: string): Promise<void> => {
  const storage = postgresStorage({ connectionString: url })
  await Effect.runPromise(storage.prepare([{ kind, columns: [] }]))
  await asked(
    url,
    `create table hand_balance (tenant text, part text, place text, quantity bigint not null,
      primary key (tenant, part, place)) with (fillfactor = 70)`,
    `create table hand_movement (id bigint generated always as identity primary key, tenant text, part text,
      from_place text, to_place text, quantity bigint, at bigint)`,
    "create index on hand_movement (tenant, part, at)",
    `insert into hand_balance select '${tenant}', 'part-' || p, place, 1000000000
      from generate_series(0, 99) as p, unnest(array['bin:A', 'bin:B']) as place`,
  )
  const filling = parts.map((part) => ({ part, item: "", from: "supplier", to: "bin:A", quantity: 1_000_000_000 }))
  await Effect.runPromise(storage.commit(unitOf(filling)))
  const transferring = parts.map((part) => ({ part, item: "", from: "bin:A", to: "bin:B", quantity: 1 }))
  await withCallers(64, async () => {
    await Effect.runPromise(storage.commit(unitOf([transferring[units % parts.length]!])))
  })(10_000)
  await storage.close()
  await asked(
    url,
    `insert into hand_movement (tenant, part, from_place, to_place, quantity, at)
      select '${tenant}', 'part-' || n % 100, 'bin:A', 'bin:B', 1, ${recordedAt} from generate_series(1, 10000) as n`,
    "vacuum analyze",
    "checkpoint",
  )
}

export const transfersOn = async (url: string, storage: PostgresStorage, pool: pg.Pool): Promise<Transfers> => {
  await fillTransfers(url)
  await Effect.runPromise(storage.prepare([{ kind, columns: [] }]))
  let turn = 0
  const part = (hot: boolean): string => (hot ? parts[0]! : parts[(turn = (turn + 37) % parts.length)]!)
  return {
    commits: (callers, hot) =>
      withCallers(callers, async () => {
        const movement = { part: part(hot), item: "", from: "bin:A", to: "bin:B", quantity: 1 }
        await Effect.runPromise(storage.commit(unitOf([movement])))
      }),
    byHand: (callers, hot) =>
      withCallers(callers, async () => {
        const values = [tenant, part(hot), "bin:A", "bin:B", 1, recordedAt]
        const { rowCount } = await pool.query({ name: "transfer", text: transfer, values })
        if (rowCount !== 1) throw new Error("a transfer was not written")
      }),
  }
}

const transfer = `with
  taken as (
    update hand_balance set quantity = quantity - $5
    where tenant = $1 and part = $2 and place = $3 and quantity >= $5 returning 1
  ),
  given as (
    update hand_balance set quantity = quantity + $5
    where tenant = $1 and part = $2 and place = $4 and exists (select from taken) returning 1
  )
insert into hand_movement (tenant, part, from_place, to_place, quantity, at)
select $1, $2, $3, $4, $5, $6 from taken, given`

let units = 0

const unitOf = (movements: NonNullable<JournalEntry["movements"]>): UnitOfWork => {
  units += 1
  const id = `T-${process.pid}-${units}`
  const record = { id, status: "done", movements }
  const trail = { stays: [{ status: "done", from: recordedAt }], duties: [], acts: [] }
  const row = {
    tenant,
    kind,
    id,
    version: 1,
    status: "done",
    category: "closed",
    head: hash,
    record,
    trail,
    columns: {},
  }
  const entry = {
    tenant,
    kind,
    id,
    sequence: 1,
    command: "transfer",
    actor: { id: "u-1", roles: ["storekeeper"] },
    occurredAt: recordedAt,
    recordedAt,
    from: "none",
    to: "done",
    events: [{ type: "transferred", movements }],
    duties: [],
    movements,
    decidedUnder: { policy: hash, lifecycle: 1 },
    previous: "0".repeat(64),
    hash,
  }
  const writes = [{ expectedVersion: 0, row, duties: [] }] as unknown as UnitOfWork["writes"]
  const entries = [entry] as unknown as UnitOfWork["entries"]
  return { tenant, writes, reliedOn: [], entries, messages: [], personal: [] }
}

const hash = "5f".repeat(32)
