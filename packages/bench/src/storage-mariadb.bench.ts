/** A durable command on MariaDB, against the same writes sent by hand in one burst. */

import { mariaDbStorage } from "@fieldcare/storage-kysely/mariadb"
import * as Effect from "effect/Effect"
import { createPool } from "mysql2/promise"
import { defineBench } from "./bench.ts"
import { withCallers } from "./storage/callers.ts"
import { fill } from "./storage/fill.ts"
import { mariaDbByHand } from "./storage/mariadb-by-hand.ts"
import { mariaDbFill, ownMariaDb } from "./storage/mariadb-database.ts"
import { engineerOf, newKey, openBenchDesk, runRepair } from "./storage/repair.ts"
import { idOf, Tickets } from "./storage/tickets.ts"

export const bench = defineBench(async () => {
  const database = await ownMariaDb()
  if (typeof database === "string") return { absent: database }
  const { url, drop } = database
  const repair = await runRepair()
  const tickets = new Tickets(repair)
  const storage = mariaDbStorage({ url, connectionsMax: 16 })
  const engineer = engineerOf(await openBenchDesk(storage, () => repair.visitedAt)).ticket
  await fill(mariaDbFill(url), tickets)
  const pool = createPool({ uri: url, connectionLimit: 16, multipleStatements: true })
  const write = mariaDbByHand(pool)
  const byHand = (callers: number) =>
    withCallers(callers, async (caller) => {
      const ticket = tickets.some(caller, callers, false)
      await write(tickets.next(ticket))
      tickets.written(ticket)
    })
  const commits = (callers: number) =>
    withCallers(callers, async (caller) => {
      const ticket = tickets.some(caller, callers, false)
      await Effect.runPromise(storage.commit(tickets.next(ticket)))
      tickets.written(ticket)
    })
  return {
    contestants: {
      "by hand, 1 caller": byHand(1),
      "commit, 1 caller": commits(1),
      "by hand, 16 callers": byHand(16),
      "commit, 16 callers": commits(16),
      "desk, 16 callers": withCallers(16, async (caller) => {
        const id = idOf(tickets.some(caller, 16, true))
        await engineer.inspectSite(id, { findings: "Compressor seized" }, { key: newKey() })
      }),
    },
    comparisons: [
      {
        case: "commit against by hand, 16 callers",
        of: "commit, 16 callers",
        against: "by hand, 16 callers",
        better: "higher",
        goal: 0.6,
      },
      {
        case: "commit against by hand, 1 caller",
        of: "commit, 1 caller",
        against: "by hand, 1 caller",
        better: "higher",
      },
      {
        case: "whole desk against by hand, 16 callers",
        of: "desk, 16 callers",
        against: "by hand, 16 callers",
        better: "higher",
      },
    ],
    rounds: 15,
    turnMilliseconds: 250,
    close: async () => {
      await pool.end()
      await storage.close()
      await drop()
    },
  }
})
