import type { KindDeclaration, StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import type { SqlStorage } from "../../src/index.ts"
import { writing } from "./writing.ts"
import { changes, type EmptyDatabase, products, statementsIn } from "./databases.ts"

const { runPromise } = Effect

const ticket: KindDeclaration = {
  kind: "ticket",
  columns: [{ name: "serial", type: "text", indexed: true }],
}
const newest: ReadonlyArray<KindDeclaration> = [
  { ...ticket, columns: [...ticket.columns, { name: "city", type: "text", indexed: true }] },
  { kind: "part", columns: [] },
]

/** Where the processes of a test are cut off: in the process itself, or from the server's side. */
class CutOff extends Error {}

const all = await products()
afterAll(async () => {
  for (const { stop } of all) await stop()
})

describe.each(all)("migrating $name", ({ dialect, quoted, empty }) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await empty()
  })
  afterEach(() => database.drop())

  const golden = statementsIn(
    readFileSync(join(import.meta.dirname, `engine.${dialect === "pglite" ? "postgres" : dialect}.sql`), "utf8"),
  )

  /** The database as an earlier version of Fieldcare has made it, with rows in every table that it knew. */
  const oldDatabase = async (version: number): Promise<void> => {
    const end = golden.findIndex((sql) => sql.startsWith("insert") && sql.includes(`values (${version}, `))
    for (const sql of golden.slice(0, end + 1)) await database.run(sql)
    const { steps } = await runPromise(database.storage().plan([ticket]))
    for (const { sql } of steps) if (sql.includes("fieldcare_ticket")) await database.run(sql)
    const insert = (table: string, row: Readonly<Record<string, string | number>>) =>
      database.run(
        `insert into ${quoted(`fieldcare_${table}`)} (${Object.keys(row).map(quoted).join(", ")})
          values (${Object.values(row)
            .map((value) => (typeof value === "number" ? String(value) : `'${value}'`))
            .join(", ")})`,
      )
    const record = { tenant: "acme", kind: "ticket", id: "T-1" }
    const trail = JSON.stringify({ stays: [], duties: [], acts: [] })
    await insert("ticket", {
      ...{ tenant: "acme", id: "T-1", version: 1, status: "open", category: "open", head: "h" },
      ...{ record: `{"serial":"S-1"}`, trail, serial: "S-1" },
    })
    await insert("journal", { ...record, sequence: 1, entry: `{"sequence":1}` })
    await insert("duty", { ...record, duty: "answered", key: "", due: 5 })
    await insert("personal_text", { ...record, reference: "r", subject: "s", text: "words" })
    await insert("idempotency_key", { ...record, actor: "a", key: "k", digest: "d", version: 1 })
  }

  const rowsOfOld = async (storage: SqlStorage) => {
    const key = { actor: "a", key: "k" }
    const asked = { tenant: "acme", kind: "ticket", id: "T-1" }
    const { record, remembered, personal } = await runPromise(storage.load({ ...asked, needs: [], key }))
    return {
      record: record?.record,
      remembered: remembered?.digest,
      personal: [...personal],
      journal: (await runPromise(storage.journal({ ...asked, after: 0, limit: 10 }))).map(({ sequence }) => sequence),
      due: (await runPromise(storage.due({ tenant: "acme", by: 9, limit: 9 }))).map(({ duty }) => duty),
      claimed: (
        await runPromise(storage.claimDuties({ tenant: "acme", claim: "c", now: 1, until: 2, limit: 9, by: 9 }))
      ).length,
    }
  }

  const whole = {
    record: { serial: "S-1" },
    remembered: "d",
    personal: [["r", "words"]],
    journal: [1],
    due: ["answered"],
    claimed: 1,
  }

  test.each([1, 2, 3])("from version %i, and every row is as it was", async (version) => {
    await oldDatabase(version)
    const storage = database.storage()
    await runPromise(storage.prepare(newest))
    expect(await rowsOfOld(storage)).toEqual(whole)
    await runPromise(storage.commit(writing({ id: "T-2", columns: { serial: "S-2", city: "Graz" } })))
    expect((await runPromise(storage.plan(newest))).steps).toEqual([])
  })

  /** Prepares, and is cut off after the statement of that number; answers how many ran, and whether it failed. */
  const cutOffAt = async (n: number, cut: () => void | Promise<void>) => {
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

  /** For every statement of a migration a database in which it is cut off behind that statement. */
  const cutOffEverywhere = async (cut: () => void | Promise<void>): Promise<ReadonlyArray<boolean>> => {
    const fails: Array<boolean> = []
    for (let n = 1; ; n++) {
      await database.drop()
      database = await empty()
      await oldDatabase(1)
      const { ran, failed } = await cutOffAt(n, cut)
      const storage = database.storage()
      await runPromise(storage.prepare(newest))
      expect(await rowsOfOld(storage)).toEqual(whole)
      expect(await runPromise(storage.plan(newest))).toMatchObject({ steps: [], refusals: [] })
      if (ran < n) return fails
      fails.push(failed)
    }
  }

  const statements = 12

  test("cut off after any of its statements, the next one goes on from there", async () => {
    const fails = await cutOffEverywhere(() => {
      throw new CutOff()
    })
    expect(fails).toEqual(Array.from({ length: statements }, () => true))
  })

  if (dialect === "mariadb" || dialect === "postgres")
    test("killed by the server after any of its statements, the next one goes on from there", async () => {
      const fails = await cutOffEverywhere(() => database.cut!())
      // After the last one MariaDB has nothing left to do that could fail; on PostgreSQL there is the commit.
      const last = dialect === "postgres"
      expect(fails).toEqual(Array.from({ length: statements }, (_, index) => index < statements - 1 || last))
    })

  if (dialect !== "mariadb")
    test("what was cut off is undone, where changes of tables can be", async () => {
      await oldDatabase(1)
      const before = await runPromise(database.storage().plan(newest))
      await cutOffAt(before.steps.length - 1, () => {
        throw new CutOff()
      })
      expect(await runPromise(database.storage().plan(newest))).toEqual(before)
    })

  if (dialect === "mariadb")
    test("a host's transaction is not committed by a change of tables", async () => {
      const storage = database.storage()
      const changing = storage.transaction((_, inside) => inside.prepare(newest))
      const error: StorageError = await runPromise(Effect.flip(changing))
      expect(error.reason).toMatchObject({ _tag: "RequestInvalid", operation: "prepare" })
      await runPromise(storage.prepare(newest))
      await runPromise(storage.transaction((_, inside) => inside.prepare(newest)))
    })

  if (dialect !== "pglite")
    test("of several processes at once one migrates, and the others find it done", async () => {
      await oldDatabase(1)
      const { steps } = await runPromise(database.storage().plan(newest))
      const ran: Array<string> = []
      const processes = [1, 2, 3].map(() => database.storage({}, (sql) => void ran.push(sql)))
      await Promise.all(processes.map((storage) => runPromise(storage.prepare(newest))))
      const schemaChanges = ran.filter((sql) => steps.some((step) => step.sql === sql))
      expect(schemaChanges).toEqual(steps.map(({ sql }) => sql))
      for (const storage of processes)
        expect(
          (await runPromise(storage.load({ tenant: "acme", kind: "ticket", id: "T-1", needs: [] }))).record?.version,
        ).toBe(1)
    })
})
