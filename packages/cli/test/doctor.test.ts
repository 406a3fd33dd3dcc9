// Each fault is planted, and found; beside each, the same place without the fault has no such finding.
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import { doctorCommand, type Host } from "../src/doctor-command.ts"
import { folder, ranIn, recorded } from "./folder.ts"
import { withTickets } from "./records.ts"

interface Report {
  readonly findings: ReadonlyArray<{ readonly id: string; readonly severity: string; readonly where: string }>
  readonly checked: ReadonlyArray<string>
  readonly skipped: ReadonlyArray<string>
}

const core = (entry: string): string => JSON.stringify(import.meta.resolve(`@fieldcare/core/${entry}`))

const examined = async (path: string, ...argv: ReadonlyArray<string>) => {
  const { code, out, error } = await ranIn(path, ["doctor", "--json", ...argv])
  expect(error).toBe("")
  const report = JSON.parse(out) as Report
  return { code, report, ids: report.findings.map(({ id }) => id) }
}

/** With a configuration, whose default export is given. */
const configured = async (config: string, ...argv: ReadonlyArray<string>) =>
  examined(await folder({ "fieldcare.config.mjs": config }), ...argv)

const onHost = async (host: Partial<Host>, path: string) => {
  const terminal = recorded(path)
  const options = { config: undefined, database: undefined, strict: false }
  const request = {
    argument: undefined,
    options,
    json: true,
    commands: [],
    language: "en",
    languageAsked: undefined,
  } as const
  await doctorCommand(request, terminal, { now: Date.now, nodeVersion: process.versions.node, ...host })
  return (JSON.parse(terminal.written.out) as Report).findings.map(({ id }) => id)
}

describe("the doctor finds, planted one at a time,", () => {
  it("nothing where nothing is wrong, and says what there was nothing to look at for", async () => {
    const { code, report } = await examined(await folder({}))
    expect(code).toBe(0)
    expect(report.findings).toEqual([])
    expect(report.checked).toEqual(["node", "packages"])
    expect(report.skipped).toContain("roles")
  })

  it("a Node that is too old", async () => {
    const path = await folder({})
    expect(await onHost({ nodeVersion: "22.18.9" }, path)).toEqual(["node.version"])
    expect(await onHost({ nodeVersion: "22.19.0" }, path)).toEqual([])
  })

  it("a kysely with known holes, and packages that are installed twice", async () => {
    const path = await folder({})
    const install = async (at: string, name: string, version: string) => {
      await mkdir(join(path, at, "node_modules", name), { recursive: true })
      await writeFile(join(path, at, "node_modules", name, "package.json"), JSON.stringify({ name, version }))
    }
    await install("", "kysely", "0.28.17")
    await install("", "fieldcare", "0.1.0")
    await install("", "effect", "4.1.0")
    await install("", "@fieldcare/core", "0.1.0")
    expect((await examined(path)).ids).toEqual([])
    await install("", "kysely", "0.28.16")
    await install("node_modules/fieldcare", "effect", "4.0.9")
    await install("node_modules/fieldcare", "@fieldcare/core", "0.1.0")
    const { code, ids } = await examined(path)
    expect([code, ids]).toEqual([1, ["packages.kysely", "packages.effect-twice", "packages.core-twice"]])
  })

  it.each([
    [
      "a figure out of its bounds",
      "{ ...p, service: { ...p.service, followUp: { ...p.service.followUp, dueDays: 0 } } }",
      "policy.invalid",
    ],
    ["a policy that is not in force yet", "{ ...p, effectiveFrom: 4e12 }", "policy.not-in-force"],
    ["two policies of one name", "[p, { ...p, effectiveFrom: 1 }]", "policy.version-twice"],
  ])("%s", async (_name, policy, id) => {
    const config = `import { defaultPolicy as p } from ${core("regulation")}`
    const { code, ids } = await configured(`${config}\nexport default { policy: ${policy} }`)
    expect([code, ids]).toEqual([1, [id]])
    expect((await configured(`${config}\nexport default { policy: p }`)).ids).toEqual([])
  })

  it("a policy that its own module refuses, each problem with its place", async () => {
    const { code, report } = await configured(`import { companyPolicy } from ${core("regulation")}
      export default { policy: companyPolicy({ version: "1", service: { followUp: { dueDays: 0 }, folowUp: {} } }) }`)
    expect(code).toBe(1)
    expect(report.findings.map(({ id }) => id)).toEqual(["policy.invalid", "policy.invalid"])
  })

  it("a configuration that does not load", async () => {
    expect((await configured("export default {")).ids).toEqual(["config.invalid"])
  })

  it("holidays that nobody knows", async () => {
    const ends = async (known: string) =>
      (
        await configured(`import { calendar } from ${core("time")}
          const week = { monday: [["09:00", "18:00"]] }
          export default { calendar: calendar({ id: "c", version: "1", zone: "Asia/Shanghai", week, ${known} }) }`)
      ).ids
    const inDays = (days: number) =>
      `knownUntil: "${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}"`
    expect(await ends("")).toEqual(["calendar.no-end"])
    expect(await ends('knownUntil: "2025-12-31"')).toEqual(["calendar.expired"])
    expect(await ends(inDays(30))).toEqual(["calendar.ends-soon"])
    expect(await ends(inDays(90))).toEqual([])
  })

  it("a role, and a person, who could do both sides of a separation", async () => {
    const own =
      'roles: { writer: ["engineer", "supervisor"], checker: ["quality"], all: ["engineer", "quality"], keeper: ["storekeeper"] }'
    const apart = "roles: { writer: ['engineer'] }, people: { lin: ['writer'] }"
    const { code, report } = await configured(`export default { ${own} }`)
    const found = report.findings
      .filter(({ id }) => id === "roles.role-does-both")
      .map(({ where }) => where.split("roles.")[1])
    expect(found).toContain("all")
    expect(code).toBe(0)
    expect((await configured(`export default { ${own} }`, "--strict")).code).toBe(1)
    expect((await configured(`export default { ${apart} }`)).ids).not.toContain("roles.person-does-both")
    const people = 'people: { lin: ["writer", "checker"], chen: ["writer"], wang: ["checker"], kim: ["keeper"] }'
    const persons = await configured(`export default { ${own}, ${people} }`)
    expect(
      persons.report.findings
        .filter(({ id }) => id === "roles.person-does-both")
        .map(({ where }) => where.split("people.")[1]),
    ).toContain("lin")
    expect(persons.ids).not.toContain("roles.nobody-else")
  })

  it("a team in which nobody else could take the second step", async () => {
    const { code, ids } = await configured('export default { people: { lin: ["quality", "engineer", "supervisor"] } }')
    expect(code).toBe(1)
    expect(ids).toContain("roles.nobody-else")
  })

  it("a role that no command knows", async () => {
    expect((await configured('export default { roles: { boss: ["superviser"] } }')).ids).toEqual(["roles.unknown"])
    const people = 'export default { roles: { boss: ["supervisor"] }, people: { lin: ["bos"] } }'
    expect((await configured(people)).ids).toContain("roles.unknown")
  })

  it("a SQLite file that does not wait for the disk, or has another journal", async () => {
    const storage = import.meta.resolve("@fieldcare/storage-kysely/sqlite")
    const config = (pragma: string) => `import { sqliteStorage } from ${JSON.stringify(storage)}
      import { DatabaseSync } from "node:sqlite"
      export default { storage: () => {
        const database = new DatabaseSync("${path}/service.sqlite")
        const storage = sqliteStorage({ database })
        database.exec("${pragma}")
        return { ...storage, close: async () => database.close() }
      } }`
    const path = await folder({})
    await withTickets(path, "sqlite:service.sqlite", {})
    const ids = async (pragma: string, name: string) => {
      await writeFile(join(path, name), config(pragma))
      return (await examined(path, "--config", name)).ids
    }
    expect(await ids("pragma synchronous = off", "a.mjs")).toEqual(["sqlite.synchronous"])
    expect(await ids("pragma journal_mode = delete", "b.mjs")).toEqual(["sqlite.journal-mode"])
    expect(await ids("", "c.mjs")).toEqual([])
  })

  it("a database that is not there, or not migrated, or has foreign tables", async () => {
    const path = await folder({ "empty.sqlite": "", "foreign.sqlite": "" })
    const foreign = new DatabaseSync(join(path, "foreign.sqlite"))
    foreign.exec("create table fieldcare_ticket (number integer)")
    foreign.close()
    expect((await examined(path, "--database", "sqlite:none.sqlite")).ids).toEqual(["database.unreachable"])
    expect((await examined(path, "--database", "postgres://x:y@127.0.0.1:1/z")).ids).toEqual(["database.unreachable"])
    expect((await examined(path, "--database", "sqlite:empty.sqlite")).ids).toEqual(["schema.outdated"])
    expect((await examined(path, "--database", "sqlite:foreign.sqlite")).ids).toContain("schema.refused")
    expect((await examined(path, "--database", "memory:")).ids).toEqual(["memory.durability"])
  })

  it("messages that are parked or wait, and duties that nobody sweeps", async () => {
    const path = await folder({ "fieldcare.config.mjs": 'export default { database: "sqlite:service.sqlite" }' })
    await withTickets(path, "sqlite:service.sqlite", { acme: 2 })
    expect(await onHost({}, path)).toEqual([])
    const later = () => Date.now() + 30 * 86_400_000
    expect(await onHost({ now: later }, path)).toEqual(["duties.unswept", "outbox.backlog"])
    const database = new DatabaseSync(join(path, "service.sqlite"))
    database.exec("update fieldcare_outbox set parked = 1 where id = 'T-1'")
    database.close()
    expect(await onHost({}, path)).toEqual(["outbox.parked"])
  })
})

describe("the doctor's report", () => {
  it("tells people what is wrong, where, and how to mend it, in their language", async () => {
    const path = await folder({ "empty.sqlite": "" })
    const argv = ["doctor", "--database", "sqlite:empty.sqlite"]
    const plain = await ranIn(path, argv)
    expect(plain.out).toMatch(
      /^error {2}schema\.outdated\n {2}.*pending.*\n {2}sqlite:empty\.sqlite\n {2}→ Run fieldcare migrate\.\n/,
    )
    expect((await ranIn(path, argv, { environment: { LANG: "zh_CN.UTF-8" } })).out).toContain(
      "请运行 fieldcare migrate",
    )
    expect((await ranIn(path, argv, { colour: true })).out).toContain("\u001B[31merror")
    expect(plain.out).not.toContain("\u001B[")
  })
})
