/** What a command costs the client's own processor: ours against the bare driver, 16 callers on PostgreSQL. */

import { defineBench } from "./bench.ts"
import { openPostgres } from "./storage/postgres.ts"

export const bench = defineBench(async () => {
  const postgres = await openPostgres()
  if (typeof postgres === "string") return { absent: postgres }
  const { commits, byHand, desk, close } = postgres
  return {
    contestants: { "by hand": byHand(16), commit: commits(16), desk: desk(16) },
    comparisons: [
      {
        case: "the client's processor, commit against by hand",
        of: "commit",
        against: "by hand",
        better: "lower",
        goal: 1.3,
      },
      { case: "the client's processor, whole desk against by hand", of: "desk", against: "by hand", better: "lower" },
    ],
    measures: "processor",
    rounds: 15,
    turnMilliseconds: 250,
    close,
  }
})
