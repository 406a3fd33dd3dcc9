/** Movements of stock in a second on PostgreSQL: of a hundred parts, and all of one. */

import { postgresStorage } from "@fieldcare/storage-kysely/postgres"
import pg from "pg"
import { defineBench } from "./bench.ts"
import { ownPostgres } from "./storage/postgres-database.ts"
import { transfersOn } from "./storage/transfers.ts"

export const bench = defineBench(async () => {
  const database = await ownPostgres()
  if (typeof database === "string") return { absent: database }
  const storage = postgresStorage({ connectionString: database.url })
  const pool = new pg.Pool({ connectionString: database.url, max: 16 })
  pool.on("error", () => {})
  const { commits, byHand } = await transfersOn(database.url, storage, pool)
  return {
    contestants: {
      "by hand, 100 parts": byHand(16, false),
      "commit, 100 parts": commits(16, false),
      "by hand, 1 part, one after the other": byHand(1, true),
      "by hand, 1 part": byHand(16, true),
      "commit, 1 part": commits(16, true),
      "commit, 1 part, one after the other": commits(1, true),
    },
    comparisons: [
      {
        case: "100 parts, 16 callers, against by hand",
        of: "commit, 100 parts",
        against: "by hand, 100 parts",
        better: "higher",
        goal: 0.7,
      },
      {
        case: "1 part, 16 callers, against by hand one after the other",
        of: "commit, 1 part",
        against: "by hand, 1 part, one after the other",
        better: "higher",
        goal: 0.7,
      },
      {
        case: "1 part, 16 callers, against by hand",
        of: "commit, 1 part",
        against: "by hand, 1 part",
        better: "higher",
      },
      {
        case: "1 part, 1 caller, against by hand",
        of: "commit, 1 part, one after the other",
        against: "by hand, 1 part, one after the other",
        better: "higher",
      },
    ],
    rounds: 15,
    turnMilliseconds: 300,
    close: async () => {
      await storage.close()
      await pool.end()
      await database.drop()
    },
  }
})
