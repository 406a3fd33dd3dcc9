/** A host's own transaction with one of our commands in it, and the same statements sent by hand. */

import * as Effect from "effect/Effect"
import type pg from "pg"
import { columnNames } from "./column-names.ts"
import type { Postgres } from "./postgres.ts"
import { withCallers } from "./callers.ts"
import { idOf } from "./tickets.ts"
import { tenant } from "./repair.ts"
import type { Contestant } from "../bench.ts"

export const inHostTransaction = ({ storage, tickets }: Postgres): Contestant =>
  withCallers(1, async () => {
    const ticket = tickets.some(0, 1, false)
    const unit = tickets.next(ticket)
    const { actor, key } = unit.key!
    await storage.db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("host_order")
        .values({ ticket: idOf(ticket) })
        .execute()
      const inside = storage.within(transaction)
      await Effect.runPromise(
        Effect.andThen(
          inside.load({ tenant, kind: "ticket", id: idOf(ticket), needs: [], key: { actor, key } }),
          inside.commit(unit),
        ),
      )
    })
    tickets.written(ticket)
  })

export const inHostTransactionByHand = ({ pool, tickets, statement, repair }: Postgres): Contestant => {
  const inserting = { name: "host order", text: "insert into host_order (ticket) values ($1)" }
  const loading = {
    name: "load by hand",
    text: `select version, status, category, head, record, trail, ${columnNames(repair.onSite.writes[0]!.row)},
      (select json_agg(json_build_array(reference, text)) from fieldcare_personal_text as p
        where p.tenant = $1 and p.kind = 'ticket' and p.id = $2) as texts,
      (select json_build_array(digest, kind, id, version) from fieldcare_idempotency_key as k
        where k.tenant = $1 and k.actor = $3 and k.key = $4) as remembered
      from fieldcare_ticket where tenant = $1 and id = $2`,
  }
  return withCallers(1, async () => {
    const ticket = tickets.some(0, 1, false)
    const unit = tickets.next(ticket)
    const { actor, key } = unit.key!
    await inTransaction(pool, async (client) => {
      await client.query({ ...inserting, values: [idOf(ticket)] })
      await client.query({ ...loading, values: [tenant, idOf(ticket), actor, key] })
      await client.query(statement(unit))
    })
    tickets.written(ticket)
  })
}

const inTransaction = async (pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query("begin")
    await work(client)
    await client.query("commit")
  } finally {
    client.release()
  }
}
