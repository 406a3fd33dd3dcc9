/** Emmett's command handler: reads a stream, decides, appends an event as large as an entry of our journal. */

import { CommandHandler, type Event } from "@event-driven-io/emmett"
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql"
import type { JournalEntry } from "@fieldcare/core/storage"
import type pg from "pg"
import type { Repair } from "./repair.ts"

type Step = Event<"step", { readonly [Field in keyof JournalEntry]: JournalEntry[Field] }>

/** A repair has some twenty commands; a stream that went on for ever would take longer and longer to read. */
const eventsMax = 20

export interface EmmettCalls {
  readonly call: (caller: number) => Promise<void>
  readonly close: () => Promise<void>
}

export const emmettOn = async (url: string, pool: pg.Pool, { halfway }: Repair): Promise<EmmettCalls> => {
  const store = getPostgreSQLEventStore(url, { schema: { autoMigration: "None" }, connectionOptions: { pool } })
  await store.schema.migrate()
  const handle = CommandHandler<{ readonly entries: number }, Step>({
    initialState: () => ({ entries: 0 }),
    evolve: ({ entries }) => ({ entries: entries + 1 }),
  })
  const streams = new Map<number, { readonly id: string; events: number }>()
  let made = 0
  const call = async (caller: number): Promise<void> => {
    let stream = streams.get(caller)
    if (stream === undefined || stream.events === eventsMax) {
      stream = { id: `ticket-0197f2c4-7e1b-7000-8000-${String(++made).padStart(12, "0")}`, events: 0 }
      streams.set(caller, stream)
    }
    const { id } = stream
    stream.events += 1
    await handle(store, id, ({ entries }) => ({
      type: "step",
      data: { ...halfway[entries % halfway.length]!.entries[0]!, id },
    }))
  }
  return { call, close: () => store.close() }
}
