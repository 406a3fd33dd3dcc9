// The second wall on PostgreSQL, with the roles that a company would have: an owner, and an application that is not.
import { kindsOf, regulation } from "@fieldcare/core"
import { StorageError } from "@fieldcare/core/storage"
import { storageContract } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { sql } from "kysely"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { postgresStorage } from "../../src/postgres/index.ts"
import { intake, openedOn } from "../desk-scene.ts"
import { embeddedPostgres, machinePostgres } from "@fieldcare/test-servers"

const server = (await machinePostgres()) ?? (await embeddedPostgres())
const database = await server.database()
const [owner, app] = [`owner_${process.pid}`, `app_${process.pid}`]
const as = (role: string): string => {
  const url = new URL(database.url)
  url.username = role
  return url.href
}

const administrator = new pg.Client({ connectionString: database.url })
const owning = postgresStorage({ connectionString: as(owner), rowLevelSecurity: true })
// One connection, so that whatever a tenant leaves behind would meet the next one.
const applying = postgresStorage({ connectionString: as(app), rowLevelSecurity: true, connectionsMax: 1 })

beforeAll(async () => {
  await administrator.connect()
  await administrator.query(`create role ${owner} login; create role ${app} login;`)
  await administrator.query(`create schema authorization ${owner}; grant usage on schema ${owner} to ${app};`)
  await administrator.query(`alter role ${app} set search_path to ${owner}`)
  await openedOn(owning)
  await administrator.query(`grant select, insert, update, delete on all tables in schema ${owner} to ${app}`)
})

afterAll(async () => {
  await Promise.all([owning.close(), applying.close()])
  await administrator.query(`drop schema ${owner} cascade; drop role ${app}; drop role ${owner};`)
  await administrator.end()
  await database.drop()
  await server.stop()
})

const clerkOf = (tenant: string) => ({ id: "clara", tenant, roles: ["clerk"] })

describe("row-level security", () => {
  test("lets the tenants of one connection, one after the other and all at once, see their own and no more", async () => {
    const desk = await openedOn(applying)
    for (const round of [1, 2, 3])
      await Promise.all(
        ["acme", "brown"].map((tenant) => desk.as(clerkOf(tenant)).ticket.receive(intake, { id: `T-${round}` })),
      )
    for (const tenant of ["acme", "brown", "crown"]) {
      const { items } = await desk.as(clerkOf(tenant)).ticket.find()
      expect(items.map(({ id }) => id)).toEqual(tenant === "crown" ? [] : ["T-1", "T-2", "T-3"])
      expect((await desk.verify(clerkOf(tenant))).faults).toEqual([])
    }
    await desk.transaction(async (transaction) => {
      const inside = desk.within(transaction)
      await inside.as(clerkOf("acme")).ticket.note("T-1", { text: "ours" })
      await inside.as(clerkOf("brown")).ticket.note("T-1", { text: "theirs" })
    })
    expect((await desk.as(clerkOf("acme")).ticket.get("T-1")).notes).toMatchObject([{ text: "ours" }])
  })

  test("shows nothing to a statement that names no tenant: the setting does not outlive its transaction", async () => {
    const { rows } = await sql<{ count: string }>`select count(*) as "count" from "fieldcare_ticket"`.execute(
      applying.db,
    )
    expect(Number(rows[0]!.count)).toBe(0)
  })

  test("holds where a predicate was forgotten", async () => {
    const asAcme = <A>(statement: ReturnType<typeof sql<A>>) =>
      applying.db.transaction().execute(async (transaction) => {
        await sql`select set_config('fieldcare.tenant', 'acme', true)`.execute(transaction)
        return (await statement.execute(transaction)).rows
      })
    const found = await asAcme(sql<{ tenant: string }>`select distinct "tenant" from "fieldcare_journal"`)
    expect(found.map((row) => row.tenant)).toEqual(["acme"])
    await expect(asAcme(sql`update "fieldcare_ticket" set "tenant" = 'brown' where "id" = 'T-1'`)).rejects.toThrow(
      "row-level security",
    )
    await asAcme(sql`delete from "fieldcare_ticket" where "id" = 'T-3'`)
    const desk = await openedOn(applying)
    expect(await desk.as(clerkOf("brown")).ticket.get("T-3")).toMatchObject({ version: 1 })
  })

  test("binds the owner of the tables as well", async () => {
    const { rows } = await sql<{ count: string }>`select count(*) as "count" from "fieldcare_ticket"`.execute(owning.db)
    expect(Number(rows[0]!.count)).toBe(0)
  })

  test("is not claimed for a role that passes it", async () => {
    const passing = postgresStorage({ connectionString: database.url, rowLevelSecurity: true })
    const error = await openedOn(passing).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    await passing.close()
    expect(error).toBeInstanceOf(StorageError)
    expect((error as StorageError).message).toContain("BYPASSRLS")
  })

  test("does not let columns be filled by a role that sees one tenant only", async () => {
    const bound = postgresStorage({ connectionString: as(owner) })
    const error = await Effect.runPromise(Effect.flip(bound.refill(kindsOf(regulation()))))
    await bound.close()
    expect(error.message).toContain("is bound by row-level security")
  })
})

describe("behind row-level security the contract holds", () => {
  test.each(
    storageContract.filter(({ law }) => law === 6 || law === 3 || law === 9).map((one) => [one.name, one] as const),
  )("%s", async (_, one) => {
    await one.run(async () => owning as never)
  })
})
