/** PostgreSQL with full tables, and the ways to run a durable command on it. */

import type { UnitOfWork } from "@fieldcare/core/storage"
import { type PostgresStorage, postgresStorage } from "@fieldcare/storage-kysely/postgres"
import * as Effect from "effect/Effect"
import pg from "pg"
import type { Contestant } from "../bench.ts"
import { withCallers } from "./callers.ts"
import { statementLike } from "./postgres-by-hand.ts"
import { fill } from "./fill.ts"
import { asked, ownPostgres, postgresFill } from "./postgres-database.ts"
import { engineerOf, newKey, openBenchDesk, type Repair, runRepair } from "./repair.ts"
import { Tickets, idOf } from "./tickets.ts"

/** Of 8, 16 and 32 connections the number with which the statement by hand is fastest. */
const poolSize = Number(process.env["FIELDCARE_BENCH_POOL"] ?? 16)

export interface Postgres {
  readonly url: string
  readonly pool: pg.Pool
  readonly storage: PostgresStorage
  readonly repair: Repair
  readonly tickets: Tickets
  readonly statement: (unit: UnitOfWork) => pg.QueryConfig
  /** `storage.commit`, the version known. */
  readonly commits: (callers: number) => Contestant
  /** The statement by hand, the version known. */
  readonly byHand: (callers: number) => Contestant
  /** The whole desk: decode, load, decide, seal, commit. */
  readonly desk: (callers: number) => Contestant
  readonly close: () => Promise<void>
}

/** Opens it; where there is no server, a line that says so. */
export const openPostgres = async (): Promise<Postgres | string> => {
  const database = await ownPostgres()
  if (typeof database === "string") return database
  const { url, drop } = database
  const repair = await runRepair()
  const storage = postgresStorage({ connectionString: url })
  const desk = await openBenchDesk(storage, () => repair.visitedAt)
  const tickets = new Tickets(repair)
  await fill(postgresFill(url), tickets)
  await asked(url, "vacuum analyze", "checkpoint")
  await asked(url, "create table host_order (id bigint generated always as identity primary key, ticket text)")
  const pool = new pg.Pool({ connectionString: url, max: poolSize })
  // Idle connections are ended when the database is dropped; without a listener that would end the process.
  pool.on("error", () => {})
  const statement = statementLike(repair.onSite)
  const engineer = engineerOf(desk).ticket
  return {
    url,
    pool,
    storage,
    repair,
    tickets,
    statement,
    commits: (callers) =>
      withCallers(callers, async (caller) => {
        const ticket = tickets.some(caller, callers, false)
        await Effect.runPromise(storage.commit(tickets.next(ticket)))
        tickets.written(ticket)
      }),
    byHand: (callers) =>
      withCallers(callers, async (caller) => {
        const ticket = tickets.some(caller, callers, false)
        const { rows } = await pool.query<{ readonly done: number }>(statement(tickets.next(ticket)))
        if (rows[0]!.done !== 1) throw new Error(`ticket ${ticket} was not written`)
        tickets.written(ticket)
      }),
    desk: (callers) =>
      withCallers(callers, async (caller) => {
        const ticket = tickets.some(caller, callers, true)
        await engineer.inspectSite(idOf(ticket), { findings: "Compressor seized" }, { key: newKey() })
      }),
    close: async () => {
      await storage.close()
      await pool.end()
      await drop()
    },
  }
}
