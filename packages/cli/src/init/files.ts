/** The files that a new project gets. */
import type { Language } from "@fieldcare/core/regulation"
import type { Driver, HostProject } from "./host-project.ts"
import { policyFile } from "./policy-file.ts"

/** The environment variable that the written program and the command line both read. */
const variable = "FIELDCARE_DATABASE_URL"

/** Their contents by their paths in the project. */
export const filesFor = (host: HostProject, language: Language, year: number): ReadonlyMap<string, string> => {
  const { extension } = host
  return new Map([
    [`fieldcare.config.${extension}`, configFile(host)],
    [`src/fieldcare.${extension}`, deskFile(host)],
    [`src/fieldcare-policy.${extension}`, policyFile(host, language, year)],
    [`test/fieldcare.test.${extension}`, testFile(host)],
  ])
}

/** A file is run as it stands by Node, which wants its real name; not every TypeScript project may write that. */
const policyImport = (host: HostProject, from: string): string => {
  const { extension, importsTs } = host
  const path = `${from}/fieldcare-policy.${extension}`
  if (!extension.endsWith("ts") || importsTs) return `import { company, policy } from "${path}"`
  const typed = path.replace(/ts$/, "js")
  return `const { company, policy } = (await import(
  new URL("${path}", import.meta.url).href
)) as typeof import("${typed}")`
}

const configFile = (
  host: HostProject,
): string => `// What the command line (fieldcare migrate, doctor, verify …) has to know of this project.
import { defineConfig } from "@fieldcare/cli/config"
${policyImport(host, "./src")}

export default defineConfig({
  // The database is named by ${variable}, so that no password stands here.${
    host.driver === "sqlite" || host.driver === "pglite" ? `\n  database: "${embedded[host.driver]}",` : ""
  }
  calendar: company,
  policy,
  // Your own roles, each with the roles of Fieldcare that it stands for; fieldcare doctor looks them over.
  roles: {
    "service-desk": ["clerk", "dispatcher"],
    technician: ["engineer"],
    "service-manager": ["supervisor"],
    warehouse: ["storekeeper"],
    purchasing: ["buyer"],
    "quality-control": ["quality"],
  },
})
`

const embedded = { sqlite: "sqlite:./service.sqlite", pglite: "pglite:./data/service" } as const

const storages: Readonly<Record<Driver, { readonly entry: string; readonly open: string; readonly make: string }>> = {
  postgres: {
    entry: "fieldcare/postgres",
    make: "postgresStorage",
    open: `postgresStorage({ connectionString: process.env["${variable}"] ?? "postgres://localhost/service" })`,
  },
  mariadb: {
    entry: "fieldcare/mariadb",
    make: "mariaDbStorage",
    open: `mariaDbStorage({ url: process.env["${variable}"] ?? "mysql://root@127.0.0.1/service" })`,
  },
  sqlite: { entry: "fieldcare/sqlite", make: "sqliteStorage", open: 'sqliteStorage({ file: "./service.sqlite" })' },
  pglite: { entry: "fieldcare/pglite", make: "pgliteStorage", open: 'pgliteStorage({ dataDir: "./data/service" })' },
}

const deskFile = ({ driver, extension, importsTs }: HostProject): string => {
  const { entry, make, open } = storages[driver]
  const own = extension.endsWith("ts") && !importsTs ? extension.replace("ts", "js") : extension
  return `// The service desk: the one door to tickets, parts, people and all other records.
import { openDesk, regulation } from "fieldcare"
import { ${make} } from "${entry}"
import { company, policy } from "./fieldcare-policy.${own}"

export const storage = ${open}

export const desk = await openDesk({ storage, chapters: regulation(), calendar: company, policy })

// For each request, say who asks, from the session of your own software:
//   const clerk = desk.as({ id: user.id, tenant: user.company, roles: ["clerk"] })
//   const ticket = await clerk.ticket.receive({ … })

// Reminders, lateness, planned visits and messages need two workers beside the desk: run fieldcare sweep and fieldcare
// relay, or start them here with sweeper() and relay() of "fieldcare/worker".
`
}

const testFile = (host: HostProject): string => {
  const asserts =
    host.runner === "vitest"
      ? `import { expect, test } from "vitest"`
      : `import assert from "node:assert/strict"\nimport { test } from "node:test"`
  const equal = (seen: string, wanted: string): string =>
    host.runner === "vitest" ? `expect(${seen}).toBe(${wanted})` : `assert.equal(${seen}, ${wanted})`
  const none = host.runner === "vitest" ? "expect(findings).toEqual([])" : "assert.deepEqual(findings, [])"
  const refused =
    host.runner === "vitest"
      ? `await expect(refused).rejects.toBeInstanceOf(Refused)`
      : `await assert.rejects(refused, Refused)`
  return `${asserts}
import { checkPolicy } from "@fieldcare/testkit"
import { memoryStorage, openDesk, Refused, regulation } from "fieldcare"
${policyImport(host, "../src")}

const desk = await openDesk({ storage: memoryStorage(), chapters: regulation(), calendar: company, policy })
const clerk = desk.as({ id: "lin", tenant: "acme", roles: ["clerk"] })

test("the work can be done under the policy, in the hours of the calendar", { timeout: 60_000 }, () => {
  // With lifecycles of your own, checkChapter of the same package proves that no clause can be got around.
  const findings = checkPolicy(policy, { against: regulation(), calendar: company, runs: 20, seed: 1 })
  ${none}
})

const received = () =>
  clerk.ticket.receive({
    channel: "hotline",
    service: "repair",
    priority: "high",
    description: "Does not cool",
    customer: { id: "c-1", name: "Wang Fang", telephone: "+86 21 5555 0101" },
    product: { model: "K-20" },
  })

test("a ticket is received", async () => {
  const ticket = await received()
  ${equal("ticket.status", '"received"')}
  // Which policy decided stands in the journal for ever.
  const [entry] = await clerk.ticket.journal(ticket.id)
  ${equal("entry?.decidedUnder.policy", "policy.version")}
})

test("what the regulation does not allow is refused", async () => {
  const ticket = await received()
  const refused = clerk.ticket.complete(ticket.id, {})
  ${refused}
})
`
}
