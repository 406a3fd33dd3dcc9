import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import { folder, ranIn } from "./folder.ts"

const url = "sqlite:service.sqlite"

const tablesOf = (path: string): ReadonlyArray<string> => {
  const database = new DatabaseSync(path)
  try {
    return database
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .all()
      .map(({ name }) => String(name))
  } finally {
    database.close()
  }
}

describe("fieldcare migrate", () => {
  it("makes the tables, and the second time has nothing to do", async () => {
    const path = await folder({})
    const first = await ranIn(path, ["migrate", "--database", url])
    expect(first).toMatchObject({ code: 0, error: "" })
    expect(first.out).toContain("✓ Migration 1: make the table fieldcare_journal")
    expect(tablesOf(join(path, "service.sqlite"))).toContain("fieldcare_ticket")
    expect((await ranIn(path, ["migrate", "--database", url])).out).toContain("Nothing to do.")
  })

  it("prints the SQL that makes the same tables, and runs none of it", async () => {
    const path = await folder({ "empty.sqlite": "", "by-hand.sqlite": "" })
    const printed = await ranIn(path, ["migrate", "--database", "sqlite:empty.sqlite", "--print"])
    expect(printed.code).toBe(0)
    expect(tablesOf(join(path, "empty.sqlite"))).toEqual([])
    const byHand = new DatabaseSync(join(path, "by-hand.sqlite"))
    byHand.exec(printed.out)
    byHand.close()
    await ranIn(path, ["migrate", "--database", url])
    expect(tablesOf(join(path, "by-hand.sqlite"))).toEqual(tablesOf(join(path, "service.sqlite")))
    const after = await ranIn(path, ["migrate", "--database", "sqlite:by-hand.sqlite", "--json"])
    expect(JSON.parse(after.out)).toMatchObject({ steps: [], refusals: [], applied: true })
  })

  it("with --dry-run makes no file either", async () => {
    const path = await folder({})
    const { code, out } = await ranIn(path, ["migrate", "--database", url, "--dry-run"])
    expect([code, existsSync(join(path, "service.sqlite"))]).toEqual([0, false])
    expect(out).toMatch(/Would be done, \d+ steps:\n  \+ /)
  })

  it("puts the tables under the prefix that is asked for, or that the configuration has", async () => {
    const path = await folder({ "fieldcare.config.mjs": 'export default { tablePrefix: "repairs_" }' })
    await ranIn(path, ["migrate", "--database", url])
    await ranIn(path, ["migrate", "--database", url, "--prefix", "service_"])
    const tables = tablesOf(join(path, "service.sqlite"))
    expect(tables).toContain("repairs_ticket")
    expect(tables).toContain("service_ticket")
    expect(tables).not.toContain("fieldcare_ticket")
  })

  it("refuses what would destroy something with exit code 4, and changes nothing", async () => {
    const path = await folder({ "service.sqlite": "" })
    const foreign = new DatabaseSync(join(path, "service.sqlite"))
    foreign.exec("create table fieldcare_ticket (number integer)")
    foreign.close()
    for (const more of [[], ["--dry-run"], ["--json"]]) {
      const { code, out } = await ranIn(path, ["migrate", "--database", url, ...more])
      expect(code).toBe(4)
      expect(out).toContain("fieldcare_ticket")
    }
    expect(tablesOf(join(path, "service.sqlite"))).toEqual(["fieldcare_ticket"])
  })

  it("answers one JSON value, in which the SQL stands", async () => {
    const { out } = await ranIn(await folder({}), ["migrate", "--database", url, "--json"])
    const { applied, steps, refusals, database } = JSON.parse(out)
    expect({ applied, refusals, database }).toEqual({ applied: true, refusals: [], database: url })
    expect(steps[0]).toEqual({ description: expect.any(String), sql: expect.stringContaining("create table") })
  })
})

describe("the database", () => {
  it("is named by the option, the environment or the configuration, in this order", async () => {
    const path = await folder({ "fieldcare.config.mjs": 'export default { database: "sqlite:config.sqlite" }' })
    const environment = { FIELDCARE_DATABASE_URL: "sqlite:environment.sqlite" }
    await ranIn(path, ["migrate"])
    expect(existsSync(join(path, "config.sqlite"))).toBe(true)
    await ranIn(path, ["migrate"], { environment })
    expect(existsSync(join(path, "environment.sqlite"))).toBe(true)
    await ranIn(path, ["migrate", "--database", url], { environment })
    expect(existsSync(join(path, "service.sqlite"))).toBe(true)
  })

  it.each([
    ["is not named", [], 2, "--database"],
    ["has a URL that nobody knows", ["--database", "oracle://scott:tiger@db/x"], 2, "postgres://"],
    ["has a URL that is none", ["--database", "postgres://scott:ti ger@@:x"], 2, "password"],
    ["is not reached", ["--database", "postgres://scott:tiger@127.0.0.1:1/x"], 3, "scott:***@127.0.0.1:1"],
    ["is only in memory", ["--database", "memory:"], 2, "memory"],
  ])("that %s is told, and no password with it", async (_name, argv, code, words) => {
    const answer = await ranIn(await folder({}), ["migrate", ...argv])
    expect(answer).toMatchObject({ code, out: "" })
    expect(answer.error).toContain(words)
    expect(answer.error).not.toMatch(/tiger|ti ger/)
  })
})

describe("the configuration", () => {
  it("is TypeScript, and is found in a folder above", async () => {
    const path = await folder({
      "prefix.ts": 'export const prefix: string = "above_"',
      "fieldcare.config.ts": 'import { prefix } from "./prefix.ts"\nexport default { tablePrefix: prefix as string }',
    })
    const below = (given: string) => resolve(path, "a/b", given)
    const { out } = await ranIn(path, ["migrate", "--database", `sqlite:${path}/service.sqlite`], { path: below })
    expect(out).toContain("above_ticket")
  })

  it.each([
    ["is not there", ["--config", "no.config.ts"], {}, "no.config.ts"],
    ["has no default export", [], { "fieldcare.config.mjs": "export const x = 1" }, "default export"],
    ["does not load", [], { "fieldcare.config.mjs": "throw new Error('broken')" }, "broken"],
    ["has a setting that is none", [], { "fieldcare.config.mjs": "export default { tenant: 1 }" }, "tenant"],
  ])("that %s is told with exit code 2", async (_name, argv, files, words) => {
    const { code, error } = await ranIn(await folder(files), ["migrate", "--database", url, ...argv])
    expect(code).toBe(2)
    expect(error).toContain(words)
  })
})
