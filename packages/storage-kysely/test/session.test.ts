import { StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { CamelCasePlugin, Kysely } from "kysely"
import { describe, expect, test } from "vitest"
import { kyselyPGlite, pgliteStorage } from "../src/pglite/index.ts"
import { freshPGlite } from "./servers/fresh-pglite.ts"
import { runOf } from "../src/session.ts"

describe("a statement of ours through a host's handle", () => {
  test("answers rows as the database has them, whatever plugins the host's Kysely has", async () => {
    const client = await freshPGlite()
    const db = new Kysely({ dialect: kyselyPGlite(client), plugins: [new CamelCasePlugin()] })
    const statement = { sql: `select $1::json as the_record`, parameters: ['{"cost_centre": 1}'] }
    const rows = await db.transaction().execute((transaction) => runOf(transaction)(statement))
    expect(rows).toEqual([{ the_record: { cost_centre: 1 } }])
    await client.close()
  })

  test("is judged by the driver's error, also where the host's library wraps it", async () => {
    const client = await freshPGlite()
    const storage = pgliteStorage({ client })
    await Effect.runPromise(storage.prepare([{ kind: "job", columns: [] }]))
    const driver = Object.assign(new Error("could not serialize access"), { code: "40001" })
    const execute = () => Promise.reject(new Error("Failed query", { cause: new Error("in tx", { cause: driver }) }))
    const inside = storage.within({ execute })
    const request = { tenant: "acme", kind: "job", id: "J-1", needs: [] }
    const error = await Effect.runPromise(Effect.flip(inside.load(request)))
    expect(error).toBeInstanceOf(StorageError)
    expect(error.reason).toMatchObject({ _tag: "TransactionAborted", code: "40001", cause: driver })
    await storage.close()
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }])
    await client.close()
  })
})
