/** What is where among ten thousand, a hundred thousand and a million movements, now and at an instant. */

import type { BalancesRequest } from "@fieldcare/core/storage"
import { postgresStorage } from "@fieldcare/storage-kysely/postgres"
import * as Effect from "effect/Effect"
import { type Contestant, defineBench } from "./bench.ts"
import { binCount, fillMovements, partCount, tenant } from "./storage/movements-filled.ts"
import { asked, ownPostgres } from "./storage/postgres-database.ts"

const sizes = { "10 k": 10_000, "100 k": 100_000, "1 M": 1_000_000 } as const
type Size = keyof typeof sizes

export const bench = defineBench(async () => {
  const database = await ownPostgres()
  if (typeof database === "string") return { absent: database }
  const opened = await Promise.all(
    Object.entries(sizes).map(async ([size, movements]) => {
      const tablePrefix = `m${movements}_`
      const storage = postgresStorage({ connectionString: database.url, tablePrefix, connectionsMax: 2 })
      await Effect.runPromise(storage.prepare([]))
      return { size, movements, tablePrefix, storage }
    }),
  )
  for (const { tablePrefix, movements } of opened) await fillMovements(database.url, tablePrefix, movements)
  await asked(database.url, "checkpoint")
  let turn = 0
  const questions = {
    "of a bin": () => ({ place: `bin:${turn % binCount}` }),
    "of an account": () => ({ part: `part-${turn % partCount}`, place: `bin:${turn % binCount}`, item: "" }),
  }
  const asking = (size: string, question: () => Omit<BalancesRequest, "tenant" | "limit">): Contestant => {
    const { storage } = opened.find((one) => one.size === size)!
    return async (operations) => {
      let seen = 0
      for (let n = 0; n < operations; n += 1) {
        turn += 7
        const answer = await Effect.runPromise(storage.balances({ tenant, limit: 500, ...question() }))
        seen += answer.length
        if (answer.length === 0) throw new Error("a balance was not found")
      }
      return seen
    }
  }
  const contestants = Object.fromEntries(
    opened.flatMap(({ size, movements }) =>
      Object.entries(questions).flatMap(([what, question]) => [
        [`${what}, ${size}`, asking(size, question)],
        [
          `${what}, at an instant, ${size}`,
          asking(size, () => ({ ...question(), at: 2000 + ((turn * 7919) % (movements - 2000)) })),
        ],
      ]),
    ),
  )
  const against = (what: string, size: Size, goal: number) => ({
    case: `a balance ${what}: ${size} movements against 10 k`,
    of: `${what}, ${size}`,
    against: `${what}, 10 k`,
    better: "lower" as const,
    goal,
  })
  return {
    contestants,
    comparisons: ["of a bin", "of a bin, at an instant", "of an account", "of an account, at an instant"].flatMap(
      (what) => [against(what, "100 k", 1.3), against(what, "1 M", 1.3)],
    ),
    rounds: 11,
    turnMilliseconds: 100,
    close: async () => {
      for (const { storage } of opened) await storage.close()
      await database.drop()
    },
  }
})
