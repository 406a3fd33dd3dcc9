/** A durable command on node:sqlite, against the bare driver with prepared statements that write the same rows. */

import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { sqliteStorage } from "@fieldcare/storage-kysely/sqlite"
import * as Effect from "effect/Effect"
import { defineBench } from "./bench.ts"
import { withCallers } from "./storage/callers.ts"
import { fill } from "./storage/fill.ts"
import { engineerOf, newKey, openBenchDesk, runRepair } from "./storage/repair.ts"
import { sqliteByHand, sqliteFill } from "./storage/sqlite-by-hand.ts"
import { idOf, Tickets } from "./storage/tickets.ts"

export const bench = defineBench(async () => {
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-bench-"))
  const file = join(folder, "service.sqlite")
  const repair = await runRepair()
  const tickets = new Tickets(repair)
  const storage = sqliteStorage({ file })
  const engineer = engineerOf(await openBenchDesk(storage, () => repair.visitedAt)).ticket
  const database = new DatabaseSync(file)
  await fill(sqliteFill(database), tickets)
  const write = sqliteByHand(database, repair.onSite)
  return {
    contestants: {
      "by hand, 1 caller": withCallers(1, async () => {
        const ticket = tickets.some(0, 1, false)
        write(tickets.next(ticket))
        tickets.written(ticket)
      }),
      "commit, 1 caller": withCallers(1, async () => {
        const ticket = tickets.some(0, 1, false)
        await Effect.runPromise(storage.commit(tickets.next(ticket)))
        tickets.written(ticket)
      }),
      "desk, 1 caller": withCallers(1, async () => {
        const id = idOf(tickets.some(0, 1, true))
        await engineer.inspectSite(id, { findings: "Compressor seized" }, { key: newKey() })
      }),
      "commit, 64 callers": withCallers(64, async (caller) => {
        const ticket = tickets.some(caller, 64, false)
        await Effect.runPromise(storage.commit(tickets.next(ticket)))
        tickets.written(ticket)
      }),
    },
    comparisons: [
      {
        case: "commit against by hand, 1 caller",
        of: "commit, 1 caller",
        against: "by hand, 1 caller",
        better: "higher",
        goal: 0.6,
      },
      {
        case: "whole desk against by hand, 1 caller",
        of: "desk, 1 caller",
        against: "by hand, 1 caller",
        better: "higher",
      },
      {
        case: "64 callers against by hand, 1 caller",
        of: "commit, 64 callers",
        against: "by hand, 1 caller",
        better: "higher",
      },
    ],
    rounds: 15,
    turnMilliseconds: 250,
    close: async () => {
      database.close()
      await storage.close()
      rmSync(folder, { recursive: true })
    },
  }
})
