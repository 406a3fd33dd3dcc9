/** A durable command on PostgreSQL, against one statement sent by hand and against Emmett's command handler. */

import pg from "pg"
import { defineBench } from "./bench.ts"
import { emmettOn } from "./storage/emmett.ts"
import { inHostTransaction, inHostTransactionByHand } from "./storage/host-transaction.ts"
import { warm } from "./storage/postgres-database.ts"
import { openPostgres } from "./storage/postgres.ts"
import { withCallers } from "./storage/callers.ts"

export const bench = defineBench(async () => {
  const postgres = await openPostgres()
  if (typeof postgres === "string") return { absent: postgres }
  const { url, commits, byHand, desk } = postgres
  const emmettPool = new pg.Pool({ connectionString: url, max: 16 })
  const emmett = await emmettOn(url, emmettPool, postgres.repair)
  await warm(url)
  const higher = { better: "higher" } as const
  return {
    contestants: {
      "by hand, 1 caller": byHand(1),
      "commit, 1 caller": commits(1),
      "desk, 1 caller": desk(1),
      "Emmett, 1 caller": withCallers(1, emmett.calls(1)),
      "transaction, by hand": inHostTransactionByHand(postgres),
      "transaction, of the host": inHostTransaction(postgres),
      "by hand, 16 callers": byHand(16),
      "commit, 16 callers": commits(16),
      "desk, 16 callers": desk(16),
      "Emmett, 16 callers": withCallers(16, emmett.calls(16)),
      "by hand, 64 callers": byHand(64),
      "commit, 64 callers": commits(64),
      "desk, 64 callers": desk(64),
      "Emmett, 64 callers": withCallers(64, emmett.calls(64)),
    },
    comparisons: [
      {
        case: "commit against by hand, 1 caller",
        of: "commit, 1 caller",
        against: "by hand, 1 caller",
        ...higher,
        goal: 0.6,
      },
      {
        case: "commit against by hand, 16 callers",
        of: "commit, 16 callers",
        against: "by hand, 16 callers",
        ...higher,
        goal: 0.9,
      },
      {
        case: "commit against by hand, 64 callers",
        of: "commit, 64 callers",
        against: "by hand, 64 callers",
        ...higher,
        goal: 1.4,
      },
      { case: "whole desk against by hand, 1 caller", of: "desk, 1 caller", against: "by hand, 1 caller", ...higher },
      {
        case: "whole desk against by hand, 16 callers",
        of: "desk, 16 callers",
        against: "by hand, 16 callers",
        ...higher,
      },
      {
        case: "whole desk against by hand, 64 callers",
        of: "desk, 64 callers",
        against: "by hand, 64 callers",
        ...higher,
      },
      {
        case: "commit against Emmett, 1 caller",
        of: "commit, 1 caller",
        against: "Emmett, 1 caller",
        ...higher,
        goal: 1.5,
      },
      {
        case: "commit against Emmett, 16 callers",
        of: "commit, 16 callers",
        against: "Emmett, 16 callers",
        ...higher,
        goal: 3,
      },
      {
        case: "commit against Emmett, 64 callers",
        of: "commit, 64 callers",
        against: "Emmett, 64 callers",
        ...higher,
        goal: 5,
      },
      { case: "whole desk against Emmett, 1 caller", of: "desk, 1 caller", against: "Emmett, 1 caller", ...higher },
      {
        case: "whole desk against Emmett, 16 callers",
        of: "desk, 16 callers",
        against: "Emmett, 16 callers",
        ...higher,
      },
      {
        case: "whole desk against Emmett, 64 callers",
        of: "desk, 64 callers",
        against: "Emmett, 64 callers",
        ...higher,
      },
      {
        case: "in a host's transaction, against by hand",
        of: "transaction, of the host",
        against: "transaction, by hand",
        ...higher,
        goal: 0.6,
      },
    ],
    rounds: 15,
    turnMilliseconds: 300,
    close: async () => {
      await emmett.close()
      await emmettPool.end()
      await postgres.close()
    },
  }
})
