// The guide "Run on a database", followed to the letter on the servers that are there.
import { execFileSync } from "node:child_process"
import { readFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createConnection } from "mysql2/promise"
import pg from "pg"
import { describe, expect, test } from "vitest"
import { embeddedPostgres, machineMariaDb, machinePostgres } from "@fieldcare/test-servers"

const root = join(import.meta.dirname, "../../..")
const guide = readFileSync(join(root, "docs/guides/run-on-a-database.md"), "utf8")

/** The blocks of one language below a heading, in their order. */
const blocks = (heading: string, language: string): ReadonlyArray<string> => {
  const section = guide.split(`\n## ${heading}\n`)[1]!.split("\n## ")[0]!
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block!)
}

const run = (program: string, url: string, cwd = join(root, "packages/fieldcare")): string =>
  execFileSync(
    process.execPath,
    ["--conditions=@fieldcare/source", "--input-type=module-typescript", "--eval", program],
    { cwd, encoding: "utf8", env: { ...process.env, DATABASE_URL: url } },
  )

const [firstTicket] = blocks("PostgreSQL", "ts")

/** The program of the guide, with another storage in the place of PostgreSQL's. */
const on = (heading: string): string => {
  const lines = blocks(heading, "ts")[0]!.split("\n")
  const imported = lines.find((line) => line.includes('from "fieldcare/'))!
  const opened = lines.find((line) => line.startsWith("const storage"))!
  return firstTicket!.replace(/^import .* from "fieldcare\/.*$/m, imported).replace(/^const storage = .*$/m, opened)
}

const names = { role: `guide_${process.pid}`, database: `guide_${process.pid}_${Date.now().toString(36)}` }

/** The guide's own statements, under names that nobody else has. */
const renamed = (statements: string): ReadonlyArray<string> =>
  statements
    .replaceAll(/\bfieldcare\b/g, names.role)
    .replaceAll(/\bservice\b/g, names.database)
    .split(";\n")
    .filter((statement) => statement.trim() !== "")

const beyond = `
const actor = { id: "lin", tenant: "acme", roles: ["clerk"] }
const intake = { channel: "hotline", service: "repair", priority: "low", description: "Leaks", customer: { id: "c-2", name: "Li Na", telephone: "+86 21 5555 0102" }, product: { model: "K-20" } } as const
await storage.db.schema.createTable("erp_order").addColumn("id", "text").execute()
`

describe("PostgreSQL, as the guide says", async () => {
  const server = (await machinePostgres()) ?? (await embeddedPostgres())

  test("from an empty server to a first ticket, the host's transaction, another library's, and an anchor", async () => {
    const throwaway = await server.database()
    const admin = new pg.Client({ connectionString: throwaway.url })
    await admin.connect()
    try {
      for (const statement of renamed(blocks("PostgreSQL", "sql")[0]!)) await admin.query(statement)
      const url = new URL(throwaway.url)
      url.username = names.role
      url.password = "change-me"
      url.pathname = `/${names.database}`
      expect(run(firstTicket!, url.href)).toBe("received 1\n")

      const [ours, theirs] = blocks("Your transaction and ours", "ts")
      const [anchor] = blocks("Backup, restore, anchors", "ts")
      const program = [
        'import pg from "pg"',
        firstTicket!.replace("await storage.close()\n", ""),
        beyond,
        ours,
        'const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] })',
        "await client.connect()",
        theirs,
        "await client.end()",
        anchor,
        "console.log((await clerk.ticket.find()).items.length, anchor.chains.length, faults.length)",
        "await storage.close()",
      ]
      expect(run(program.join("\n"), url.href)).toBe("received 1\n4 4 0\n")
    } finally {
      await admin.query(`drop database if exists ${names.database} with (force)`)
      await admin.query(`drop role if exists ${names.role}`)
      await admin.end()
      await throwaway.drop()
      await server.stop()
    }
  })
})

describe("MariaDB, as the guide says", async () => {
  const server = await machineMariaDb()

  test("from an empty server to a first ticket, or one line that says why not", async () => {
    expect(typeof server === "string" ? server : await firstTicketOn(await server.database())).toMatch(
      /^(received 1\n|MariaDB is not there)/,
    )
  })

  const firstTicketOn = async (throwaway: { readonly url: string; readonly drop: () => Promise<void> }) => {
    const admin = await createConnection({ uri: throwaway.url })
    try {
      for (const statement of renamed(blocks("MariaDB", "sql")[0]!)) await admin.query(statement)
      const url = new URL(throwaway.url)
      url.username = names.role
      url.password = "change-me"
      url.pathname = `/${names.database}`
      return run(on("MariaDB"), url.href)
    } finally {
      await admin.query(`drop database if exists ${names.database}`)
      await admin.query(`drop user if exists ${names.role}@'%'`)
      await admin.end()
      await throwaway.drop()
    }
  }
})

test("SQLite, as the guide says", () => {
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-guide-"))
  try {
    const program = on("SQLite").replace("./service.sqlite", join(folder, "service.sqlite"))
    expect(run(program, "")).toBe("received 1\n")
    expect(run(program, "")).toBe("received 1\n")
  } finally {
    rmSync(folder, { recursive: true })
  }
})
