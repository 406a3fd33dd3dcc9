// The commands that work on a database, on each of the databases there are, and as programs that are interrupted.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { resolve } from "node:path"
import { embeddedPostgres, machinePostgres, onMariaDb, type TestServer } from "@fieldcare/test-servers"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { databaseUrl } from "../src/database-url.ts"
import { openStorage } from "../src/database.ts"
import { folder, ranIn } from "./folder.ts"
import { withTickets } from "./records.ts"

const root = resolve(import.meta.dirname, "../../..")

const followed = async (url: string, path: string) => {
  const before = await ranIn(path, ["migrate", "--database", url, "--dry-run", "--json"])
  expect(JSON.parse(before.out)).toMatchObject({ applied: false, refusals: [] })
  expect(JSON.parse(before.out).steps.length).toBeGreaterThan(30)
  await withTickets(path, url, { acme: 2, beta: 1 })
  const sound = await ranIn(path, ["verify", "--database", url, "--write-anchor", "anchors.json", "--json"])
  expect(sound.code).toBe(0)
  expect(JSON.parse(sound.out).tenants).toMatchObject([
    { tenant: "acme", records: 2, faults: [] },
    { tenant: "beta", records: 1, faults: [] },
  ])
  const open = await openStorage(databaseUrl(url, (given) => resolve(path, given)))
  await sql`delete from ${sql.table("fieldcare_ticket")} where tenant = 'beta'`.execute(open.sql!.db)
  await open.close()
  const cut = await ranIn(path, ["verify", "--database", url, "--anchor", "anchors.json"])
  expect(cut).toMatchObject({ code: 1, out: expect.stringContaining("ticket T-1, entry 1: missing") })
}

describe("on PostgreSQL", () => {
  let server: TestServer
  beforeAll(async () => {
    server = (await machinePostgres()) ?? (await embeddedPostgres())
  })
  afterAll(() => server.stop())

  const database = async () => {
    const { url, drop } = await server.database()
    onTestFinished(drop)
    return url
  }

  it("tables are made, journals verified, and what was removed is found", async () => {
    await followed(await database(), await folder({}))
  })

  it("tables are made in the schema that is asked for", async () => {
    const url = await database()
    const path = await folder({})
    const open = await openStorage(databaseUrl(url, String))
    onTestFinished(open.close)
    await sql`create schema service`.execute(open.sql!.db)
    expect((await ranIn(path, ["migrate", "--database", url, "--schema", "service"])).code).toBe(0)
    const { rows } = await sql<{ count: string }>`select count(*) from pg_tables where schemaname = 'service'`.execute(
      open.sql!.db,
    )
    expect(Number(rows[0]!.count)).toBeGreaterThan(8)
  })

  it("a program that is interrupted while it waits ends soon, with 130", async () => {
    const url = await database()
    const path = await folder({})
    await withTickets(path, url, { acme: 1 })
    const open = await openStorage(databaseUrl(url, String))
    onTestFinished(open.close)
    // A lock that the program has to wait for, for as long as nobody lets go.
    const held = Promise.withResolvers<void>()
    const locked = Promise.withResolvers<void>()
    const holding = open.sql!.db.transaction().execute(async (trx) => {
      await sql`lock table fieldcare_ticket in access exclusive mode`.execute(trx)
      locked.resolve()
      await held.promise
    })
    await locked.promise
    const main = resolve(root, "packages/cli/src/main.ts")
    const program = spawn(process.execPath, ["--conditions=@fieldcare/source", main, "verify", "--tenant", "acme"], {
      cwd: root,
      env: { ...process.env, FIELDCARE_DATABASE_URL: url },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let told = ""
    program.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()))
    await until(async () => {
      const { rows } = await sql<{ count: string }>`select count(*) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(open.sql!.db)
      return Number(rows[0]!.count) > 0
    })
    const began = performance.now()
    program.kill("SIGINT")
    const [code] = (await once(program, "exit")) as [number]
    expect([code, told]).toEqual([130, "Interrupted.\n"])
    expect(performance.now() - began).toBeLessThan(5_000)
    held.resolve()
    await holding
  })
})

await onMariaDb(async (server) => {
  describe(`on ${server.name}`, () => {
    it("tables are made, journals verified, and what was removed is found", async () => {
      const { url, drop } = await server.database()
      onTestFinished(drop)
      await followed(url.replace("mysql://", "mariadb://"), await folder({}))
    })
  })
})

describe("on PGlite", () => {
  it("tables are made, journals verified, and what was removed is found", async () => {
    await followed("pglite:data", await folder({}))
  })
})

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 50))
}
