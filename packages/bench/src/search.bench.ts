/** Searching 100,000 tickets by words, on each storage. */

import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { regulation, kindsOf } from "@fieldcare/core"
import type { StoragePort } from "@fieldcare/core/storage"
import { mariaDbStorage } from "@fieldcare/storage-kysely/mariadb"
import { postgresStorage } from "@fieldcare/storage-kysely/postgres"
import { sqliteStorage } from "@fieldcare/storage-kysely/sqlite"
import * as Effect from "effect/Effect"
import type { Kysely } from "kysely"
import { type Comparison, type Contestant, defineBench } from "./bench.ts"
import { ownMariaDb } from "./storage/mariadb-database.ts"
import { ownPostgres } from "./storage/postgres-database.ts"
import { runRepair, tenant } from "./storage/repair.ts"
import { fillSearched, searches } from "./storage/searched-tickets.ts"

interface Opened {
  readonly storage: StoragePort<never>
  readonly db: Kysely<never>
  readonly close: () => Promise<void>
}

const openSqlite = async (): Promise<Opened> => {
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-bench-"))
  const storage = sqliteStorage({ file: join(folder, "service.sqlite") })
  return {
    storage: storage as never,
    db: storage.db as never,
    close: async () => {
      await storage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const openServer = async (
  database: { readonly url: string; readonly drop: () => Promise<unknown> } | string,
  open: (url: string) => { readonly db: unknown; readonly close: () => Promise<void> },
): Promise<Opened | undefined> => {
  if (typeof database === "string") {
    console.error(database)
    return undefined
  }
  const storage = open(database.url)
  return {
    storage: storage as never,
    db: storage.db as never,
    close: async () => {
      await storage.close()
      await database.drop()
    },
  }
}

export const bench = defineBench(async () => {
  const repair = await runRepair()
  const opened = {
    sqlite: await openSqlite(),
    postgres: await openServer(await ownPostgres(), (url) => postgresStorage({ connectionString: url })),
    mariadb: await openServer(await ownMariaDb(), (url) => mariaDbStorage({ url })),
  }
  const contestants: Record<string, Contestant> = {}
  const comparisons: Array<Comparison> = []
  const closing: Array<() => Promise<void>> = []
  for (const name of ["sqlite", "postgres", "mariadb"] as const) {
    const one: Opened | undefined = opened[name]
    if (one === undefined) continue
    const { storage, close } = one
    closing.push(close)
    await Effect.runPromise(storage.prepare(kindsOf(regulation())))
    await fillSearched(one, name, repair.onSite)
    for (const [what, text] of Object.entries(searches)) {
      const asked = { tenant, kind: "ticket", text, columns: ["customer", "product", "serial"], limit: 20 }
      contestants[`${name}: ${what}`] = async (operations) => {
        let found = 0
        for (let n = 0; n < operations; n++) found += (await Effect.runPromise(storage.search(asked))).length
        return found
      }
      comparisons.push({ case: `${name}: ${what}`, of: `${name}: ${what}`, millisecondsMax: 1000 })
    }
  }
  return {
    contestants,
    comparisons,
    rounds: 3,
    turnMilliseconds: 100,
    close: async () => {
      for (const close of closing) await close()
    },
  }
})
