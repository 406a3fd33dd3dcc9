// The help desk's log, adopted by the program as it is started, into PostgreSQL and SQLite. The log is no part of the
// project: FIELDCARE_DATA says where it is, or it stands in ../shared/data. Without it these tests are skipped, by name.
import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import { openDesk, regulation } from "@fieldcare/core"
import type { ImportReport } from "@fieldcare/core/import"
import { registry } from "@fieldcare/core/registry"
import { calendar } from "@fieldcare/core/time"
import { embeddedPostgres, machinePostgres } from "@fieldcare/test-servers"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { databaseUrl } from "../src/database-url.ts"
import { openStorage } from "../src/database.ts"

const root = resolve(import.meta.dirname, "../../..")
const data = process.env["FIELDCARE_DATA"] ?? resolve(root, "../shared/data")
const log = join(data, "event-logs/helpdesk.csv.gz")
const present = existsSync(log)
if (!present) console.warn(`The help desk's log was not adopted: there is no ${log}. FIELDCARE_DATA says where it is.`)

const place = mkdtempSync(join(tmpdir(), "fieldcare-helpdesk-"))
afterAll(() => rmSync(place, { recursive: true }))

const day = [["09:00", "17:00"]] as const
const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day }
const hours = { id: "office", version: "1", zone: "Europe/Rome", week } as const
const hoursFile = join(place, "hours.json")
writeFileSync(hoursFile, JSON.stringify(hours))

const argumentsFor = (database: string, ...more: ReadonlyArray<string>): Array<string> => [
  "--conditions=@fieldcare/source",
  "packages/cli/src/main.ts",
  "adopt",
  log,
  "--mapping=examples/adopt-cases/helpdesk.mapping.json",
  `--calendar=${hoursFile}`,
  `--database=${database}`,
  "--tenant=acme",
  "--json",
  ...more,
]

const adopted = async (database: string, ...more: ReadonlyArray<string>): Promise<ImportReport> => {
  const options = { cwd: root, maxBuffer: 1 << 26 }
  const { stdout } = await promisify(execFile)(process.execPath, argumentsFor(database, ...more), options)
  return JSON.parse(stdout) as ImportReport
}

const databases = [
  {
    name: "SQLite",
    open: async () => ({ url: `sqlite:${join(place, "helpdesk.sqlite")}`, drop: async () => {} }),
  },
  {
    name: "PostgreSQL",
    open: async () => ((await machinePostgres()) ?? (await embeddedPostgres())).database(),
  },
]

describe.skipIf(!present).each(databases)("the help desk's log on $name, present in FIELDCARE_DATA", ({ open }) => {
  let database: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.drop())

  const deskOn = async () => {
    const { storage, close } = await openStorage(
      databaseUrl(database.url, String),
      { schemaChanges: "apply" },
      "create",
    )
    const desk = await openDesk({ storage, chapters: [...regulation(), registry], calendar: calendar(hours) })
    const as = (id: string, ...roles: ReadonlyArray<string>) => desk.as({ id, tenant: "acme", roles })
    return { desk, as, close }
  }

  it("is adopted whole, after a dry run, and going on where a killed run ended", async () => {
    const cases = { rows: 21_348, cases: 4580, faulty: 0, problemCount: 0 }
    expect(await adopted(database.url, "--dry-run")).toMatchObject({ ...cases, adopted: 4580, already: 0 })
    const killed = spawn(process.execPath, argumentsFor(database.url, "--progress"), { cwd: root })
    await once(killed.stderr, "data")
    killed.kill("SIGKILL")
    await once(killed, "exit")
    const report = await adopted(database.url)
    expect(report).toMatchObject(cases)
    expect(report.already).toBeGreaterThan(0)
    expect(report.adopted).toBeGreaterThan(0)
    expect(report.adopted + report.already).toBe(4580)
    const { desk, close } = await deskOn()
    const verified = await desk.verify({ id: "v", tenant: "acme", roles: [] })
    expect(verified).toEqual({ records: 9160, entries: 9160, faults: [], stock: [], notes: 0 })
    await close()
  }, 300_000)

  it("tells what the audit finds, case by case", async () => {
    const { as, close } = await deskOn()
    const clerk = as("clara", "clerk")
    const breaches = new Map<string, number>()
    let after: { after?: string } = {}
    for (;;) {
      const { items, next } = await clerk.ticket.find({ limit: 500, ...after })
      for (const { id } of items) {
        const [entry] = await clerk.ticket.journal(id)
        const { findings } = entry!.events[0]!.data as { findings: ReadonlyArray<{ rule: string }> }
        for (const rule of new Set(findings.map((one) => one.rule))) breaches.set(rule, (breaches.get(rule) ?? 0) + 1)
      }
      if (next === undefined) break
      after = { after: next }
    }
    expect(breaches.get("taken-in-charge-before-answer")).toBe(300)
    expect(breaches.get("unsolved-reported-before-answering-again")).toBe(386)
    expect(breaches.get("case-is-open")).toBe(17)
    await close()
  }, 120_000)

  it("goes on as normal tickets: those that are open are brought to their closing", async () => {
    const { desk, as, close } = await deskOn()
    const clerk = as("clara", "clerk")
    const waiting = (await clerk.ticket.find({ where: { category: ["waitingForCustomer", "waitingForParts"] } })).items
    expect(waiting.length).toBe(11)
    for (const { id } of waiting) {
      await clerk.ticket.resume(id, {})
      await clerk.ticket.takeInCharge(id, {})
      for (const [index, { solvedAt }] of (await clerk.ticket.get(id)).aftercare.problems.entries())
        if (solvedAt === undefined) await clerk.ticket.solveProblem(id, { problem: index + 1 })
      await clerk.ticket.answer(id, { atOnce: false, text: "Solved by the new version." })
      expect(await clerk.ticket.close(id, {})).toMatchObject({ status: "closed" })
    }
    const duties = await clerk.ticket.duties(waiting[0]!.id)
    expect(duties.every(({ outcome }) => outcome !== undefined)).toBe(true)
    expect(await desk.verify({ id: "v", tenant: "acme", roles: [] })).toMatchObject({ faults: [], notes: 0 })
    await close()
  }, 120_000)
})
