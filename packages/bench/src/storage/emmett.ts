/** Emmett's command handler: reads a stream, decides, appends an event as large as an entry of our journal. */

import { CommandHandler, type Event } from "@event-driven-io/emmett"
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql"
import type { JournalEntry } from "@fieldcare/core/storage"
import type pg from "pg"
import { asked } from "./postgres-database.ts"
import type { Repair } from "./repair.ts"
import { idOf, idStart, stepOf, ticketCount, Tickets } from "./tickets.ts"

type Step = Event<"step", { readonly [Field in keyof JournalEntry]: JournalEntry[Field] }>

export interface EmmettCalls {
  /** One command on some stream of those that belong to a caller. */
  readonly calls: (callers: number) => (caller: number) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Its tables hold as many streams as ours hold tickets, each with as many events as a ticket has entries by then, and
 * its commands go to some of them.
 */
export const emmettOn = async (url: string, pool: pg.Pool, repair: Repair): Promise<EmmettCalls> => {
  const store = getPostgreSQLEventStore(url, { schema: { autoMigration: "None" }, connectionOptions: { pool } })
  await store.schema.migrate()
  await filled(url, repair.onSite.entries[0]!)
  const handle = CommandHandler<{ readonly entries: number }, Step>({
    initialState: () => ({ entries: 0 }),
    evolve: ({ entries }) => ({ entries: entries + 1 }),
  })
  const tickets = new Tickets(repair)
  const calls = (callers: number) => async (caller: number) => {
    const ticket = tickets.some(caller, callers, false)
    const id = idOf(ticket)
    await handle(store, `ticket-${id}`, ({ entries }) => ({
      type: "step",
      data: { ...stepOf(repair, ticket, entries).entries[0]!, id },
    }))
  }
  return { calls, close: () => store.close() }
}

const filled = (url: string, entry: JournalEntry): Promise<void> => {
  const stream = `'ticket-${idStart}' || lpad(n::text, 12, '0')`
  const numbers = `generate_series(0, ${ticketCount - 1}) as n`
  const data = `'${JSON.stringify(entry).replaceAll("'", "''")}'`
  return asked(
    url,
    `insert into emt_streams (stream_id, stream_position, stream_type, stream_metadata)
    select ${stream}, ${entry.sequence}, 'ticket', '{}' from ${numbers}`,
    `insert into emt_messages (stream_id, stream_position, transaction_id, message_schema_version, message_id,
      message_type, message_data, message_metadata)
    select ${stream}, position, pg_current_xact_id(), '1', gen_random_uuid()::text, 'step', ${data}, '{}'
    from ${numbers}, generate_series(1, ${entry.sequence}) as position`,
    "vacuum analyze",
    "checkpoint",
  )
}
