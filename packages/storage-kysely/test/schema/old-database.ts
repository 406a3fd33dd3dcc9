// Databases that earlier versions of Fieldcare have made, with a row in every table that they knew.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { KindDeclaration } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { expect } from "vitest"
import type { SqlStorage } from "../../src/index.ts"
import { changes, type EmptyDatabase, type Product, statementsIn } from "./databases.ts"

const { runPromise } = Effect

const ticket: KindDeclaration = {
  kind: "ticket",
  columns: [{ name: "serial", type: "text", indexed: true }],
}

/** What is declared today. */
export const newest: ReadonlyArray<KindDeclaration> = [
  { ...ticket, columns: [...ticket.columns, { name: "city", type: "text", indexed: true }] },
  { kind: "part", columns: [] },
]

/** Makes the database of a version. Its statements are those that were printed when it was released. */
export const makeOld = async (
  database: EmptyDatabase,
  { dialect, quoted }: Product,
  version: number,
): Promise<void> => {
  const file = join(import.meta.dirname, `engine.${dialect === "pglite" ? "postgres" : dialect}.sql`)
  const released = statementsIn(readFileSync(file, "utf8"))
  const end = released.findIndex((sql) => sql.startsWith("insert") && sql.includes(`values (${version}, `))
  for (const sql of released.slice(0, end + 1)) await database.run(sql)
  const { steps } = await runPromise(database.storage().plan([ticket]))
  for (const { sql } of steps) if (sql.includes("fieldcare_ticket")) await database.run(sql)
  const insert = async (table: string, row: Readonly<Record<string, string | number>>) => {
    const values = Object.values(row).map((value) => (typeof value === "number" ? String(value) : `'${value}'`))
    const columns = Object.keys(row).map(quoted)
    await database.run(`insert into ${quoted(`fieldcare_${table}`)} (${columns.join()}) values (${values.join()})`)
  }
  const [record, trail] = [`{"serial":"S-1"}`, `{"stays":[],"duties":[],"acts":[]}`]
  const state = { tenant: "acme", id: "T-1", version: 1, status: "open", category: "open", head: "h" }
  await insert("ticket", { ...state, record, trail, serial: "S-1" })
  const of = { tenant: "acme", kind: "ticket", id: "T-1" }
  await insert("journal", { ...of, sequence: 1, entry: `{"sequence":1}` })
  await insert("duty", { ...of, duty: "answered", key: "", due: 5 })
  await insert("personal_text", { ...of, reference: "r", subject: "s", text: "words" })
  await insert("idempotency_key", { ...of, actor: "a", key: "k", digest: "d", version: 1 })
}

/** The rows of an old database, as a storage of today finds them. */
export const rowsIn = async (storage: SqlStorage) => {
  const of = { tenant: "acme", kind: "ticket", id: "T-1" }
  const key = { actor: "a", key: "k" }
  const { record, remembered, personal } = await runPromise(storage.load({ ...of, needs: [], key }))
  const journal = await runPromise(storage.journal({ ...of, after: 0, limit: 10 }))
  const duties = { tenant: "acme", by: 9, limit: 9 }
  const claim = { tenant: "acme", limit: 9, claim: "c", now: 1, until: 2 }
  return {
    record: record?.record,
    remembered: remembered?.digest,
    personal: [...personal],
    journal: journal.map(({ sequence }) => sequence),
    due: (await runPromise(storage.due(duties))).map(({ duty }) => duty),
    claimed: (await runPromise(storage.claimDuties(claim))).length,
  }
}

export const allRows = {
  record: { serial: "S-1" },
  remembered: "d",
  personal: [["r", "words"]],
  journal: [1],
  due: ["answered"],
  claimed: 1,
}

/** Prepares, and is cut off after the statement of that number; answers how many ran, and whether it failed. */
export const cutOffAt = async (database: EmptyDatabase, n: number, cut: () => void | Promise<void>) => {
  let ran = 0
  const storage = database.storage({}, async (sql) => {
    if (!changes(sql)) return
    ran += 1
    if (ran === n) await cut()
  })
  const failed = await runPromise(
    Effect.match(storage.prepare(newest), { onSuccess: () => false, onFailure: () => true }),
  )
  return { ran, failed }
}

/** For every statement of a migration a database in which it is cut off behind that one; answers which of them failed. */
export const cutOffEverywhere = async (
  product: Product,
  cut: (database: EmptyDatabase) => void | Promise<void>,
): Promise<ReadonlyArray<boolean>> => {
  const fails: Array<boolean> = []
  for (let n = 1; ; n++) {
    const database = await product.empty()
    try {
      await makeOld(database, product, 1)
      const { ran, failed } = await cutOffAt(database, n, () => cut(database))
      const storage = database.storage()
      await runPromise(storage.prepare(newest))
      expect(await rowsIn(storage)).toEqual(allRows)
      expect(await runPromise(storage.plan(newest))).toMatchObject({ steps: [], refusals: [] })
      if (ran < n) return fails
      fails.push(failed)
    } finally {
      await database.drop()
    }
  }
}
