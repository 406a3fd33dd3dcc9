// `fieldcare relay` as the program that people start, on PostgreSQL, with a receiver that takes its time.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { resolve } from "node:path"
import { embeddedPostgres, machinePostgres, type TestServer } from "@fieldcare/test-servers"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest"
import { hookServer, secret } from "./hook-server.ts"
import { opened, receivedLongAgo, serviceProject } from "./service-project.ts"

let server: TestServer
beforeAll(async () => {
  server = (await machinePostgres()) ?? (await embeddedPostgres())
})
afterAll(() => server.stop())

const main = resolve(import.meta.dirname, "../src/main.ts")

const program = (path: string, url: string, argv: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, ["--conditions=@fieldcare/source", main, ...argv], {
    cwd: path,
    env: { ...process.env, FIELDCARE_DATABASE_URL: url, FIELDCARE_WEBHOOK_SECRET: secret },
    stdio: ["ignore", "pipe", "pipe"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  const told = { out: "", error: "" }
  child.stdout.on("data", (part: Buffer) => (told.out += part.toString()))
  child.stderr.on("data", (part: Buffer) => (told.error += part.toString()))
  return { child, told, ended: once(child, "close") as Promise<[number | null]> }
}

const scene = async (tickets: Readonly<Record<string, number>>) => {
  const { url, drop } = await server.database()
  onTestFinished(drop)
  const path = await serviceProject(url, tickets)
  const open = await opened(url, path)
  onTestFinished(open.close)
  const waiting = async () => {
    const { rows } = await sql<{ all: string; claimed: string }>`select count(*) as "all",
      count(*) filter (where claim <> '' and free > ${Date.now()}) as claimed from fieldcare_outbox`.execute(
      open.sql!.db,
    )
    return { all: Number(rows[0]!.all), claimed: Number(rows[0]!.claimed) }
  }
  return { url, path, waiting, db: open.sql!.db }
}

it("relay delivers until Ctrl-C, settles what is under way, and leaves nothing claimed", async () => {
  const { url, path, waiting } = await scene({ acme: 40, beta: 1 })
  const hook = await hookServer(async () => {
    await new Promise((done) => setTimeout(done, 100))
    return 204
  })
  const { child, told, ended } = program(path, url, ["relay", "--webhook", hook.url, "--json"])
  await until(() => hook.signed.length >= 5)
  child.kill("SIGINT")
  const [code] = await ended
  expect([code, told.error]).toEqual([0, ""])
  const { delivered, unavailable } = JSON.parse(told.out)
  expect(delivered).toBe(new Set(hook.signed).size)
  expect(hook.signed).toHaveLength(delivered)
  expect(delivered).toBeLessThan(41)
  expect(unavailable).toBeGreaterThan(0)
  expect(await waiting()).toEqual({ all: 41 - delivered, claimed: 0 })
  const rest = program(path, url, ["relay", "--webhook", hook.url, "--once", "--json"])
  expect((await rest.ended)[0]).toBe(0)
  expect(hook.signed.toSorted()).toEqual([...new Set(hook.signed)].toSorted())
  expect(hook.signed).toHaveLength(41)
  expect(await waiting()).toEqual({ all: 0, claimed: 0 })
})

it("sweep attends to what is due until it is told to end by SIGTERM", async () => {
  const { url, path, db } = await scene({})
  const ids = Array.from({ length: 30 }, (_, number) => `T-${number + 1}`)
  await receivedLongAgo(url, path, "acme", ids)
  const { child, told, ended } = program(path, url, ["sweep", "--interval", "1", "--json"])
  const noticed = async () => {
    const { rows } = await sql<{ count: string }>`select count(distinct id) as count from fieldcare_journal
      where sequence = 2`.execute(db)
    return Number(rows[0]!.count)
  }
  await until(async () => (await noticed()) === 30)
  child.kill("SIGTERM")
  const [code] = await ended
  expect([code, told.error]).toEqual([0, ""])
  expect(JSON.parse(told.out)).toMatchObject({ failed: 0, refused: 0 })
  const { rows } = await sql<{ count: string }>`select count(*) as count from fieldcare_journal`.execute(db)
  expect(Number(rows[0]!.count)).toBe(60)
})

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20))
}
