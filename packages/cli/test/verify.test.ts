import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import { folder, ranIn } from "./folder.ts"
import { withTickets } from "./records.ts"

const url = "sqlite:service.sqlite"
const verify = (path: string, ...more: ReadonlyArray<string>) => ranIn(path, ["verify", "--database", url, ...more])

const scene = async () => {
  const path = await folder({})
  await withTickets(path, url, { acme: 3, beta: 1 })
  return { path, sql: (text: string) => run(join(path, "service.sqlite"), text) }
}

const run = (file: string, text: string): void => {
  const database = new DatabaseSync(file)
  database.exec(text)
  database.close()
}

describe("fieldcare verify", () => {
  it("goes through all tenants, or those that are named", async () => {
    const { path } = await scene()
    const all = JSON.parse((await verify(path, "--json")).out)
    expect(all).toEqual({
      sound: true,
      tenants: [
        { tenant: "acme", records: 3, entries: 3, faults: [], stock: [], notes: 0 },
        { tenant: "beta", records: 1, entries: 1, faults: [], stock: [], notes: 0 },
      ],
    })
    expect((await verify(path, "--tenant", "beta")).out).toBe("beta: 1 records, 1 journal entries, 0 faults\n")
    expect((await verify(path, "--tenant", "beta", "--language", "zh-Hans")).out).toContain("1 条记录")
  })

  it("finds a journal that was altered, with exit code 1", async () => {
    const { path, sql } = await scene()
    sql(
      "update fieldcare_journal set entry = replace(entry, 'hotline', 'counter') where tenant = 'acme' and id = 'T-2'",
    )
    const { code, out } = await verify(path)
    expect(code).toBe(1)
    expect(out).toMatch(/acme: 3 records.* [1-9]\d* faults\n {2}ticket T-2, entry 1: /)
    expect(out).toContain("beta: 1 records, 1 journal entries, 0 faults")
  })

  it("finds a balance of stock that is not what the journals add up to, with exit code 1", async () => {
    const { path, sql } = await scene()
    sql(`insert into fieldcare_stock_balance (tenant, part, place, item, quantity, reserved, postings, at, there)
      values ('acme', 'P-1', 'bin:A', 'L-1', 3, 1, 1, 0, true)`)
    const { code, out } = await verify(path)
    expect(code).toBe(1)
    expect(out).toBe(
      "acme: 3 records, 3 journal entries, 1 faults\n" +
        "  stock of P-1 L-1 at bin:A: 3 (1 reserved), and the journals add up to 0\n" +
        "beta: 1 records, 1 journal entries, 0 faults\n",
    )
    const chinese = await verify(path, "--language", "zh-Hans")
    expect(chinese.out).toContain("bin:A 处 P-1 L-1 的库存：3（预留 1），日志合计 0")
    const json = JSON.parse((await verify(path, "--json")).out)
    expect([json.sound, json.tenants[0].stock]).toEqual([
      false,
      [
        {
          part: "P-1",
          item: "L-1",
          place: "bin:A",
          balance: { quantity: 3, reserved: 1 },
          journal: { quantity: 0, reserved: 0 },
        },
      ],
    ])
  })

  it("finds by an anchor what was removed as a whole, and writes none while something is wrong", async () => {
    const { path, sql } = await scene()
    const written = await verify(path, "--write-anchor", "anchor.json")
    expect(written).toMatchObject({ code: 0, error: "Anchors were written to anchor.json.\n" })
    expect((await verify(path, "--anchor", "anchor.json")).code).toBe(0)
    sql("delete from fieldcare_journal where tenant = 'beta'; delete from fieldcare_ticket where tenant = 'beta'")
    expect((await verify(path)).code).toBe(0)
    const anchored = await verify(path, "--anchor", "anchor.json", "--write-anchor", "anchor.json", "--json")
    expect(anchored.code).toBe(1)
    expect(JSON.parse(anchored.out).tenants[1].faults).toEqual([
      { kind: "ticket", id: "T-1", sequence: 1, fault: "missing" },
    ])
    expect(JSON.parse(await readFile(join(path, "anchor.json"), "utf8"))).toHaveLength(2)
  })

  it("takes no anchor that is none, or that was altered", async () => {
    const { path } = await scene()
    await verify(path, "--write-anchor", "anchor.json")
    const text = await readFile(join(path, "anchor.json"), "utf8")
    const files = await folder({ "none.json": "{}", "altered.json": text.replace("T-1", "T-9") })
    for (const name of ["none.json", "altered.json"]) {
      const { code, error } = await verify(path, "--anchor", join(files, name))
      expect([name, code]).toEqual([name, 2])
      expect(error).toMatch(/anchor/)
    }
  })

  it("says that a database is not migrated, or is not there, with exit code 3", async () => {
    const path = await folder({ "service.sqlite": "" })
    const { code, error } = await verify(path)
    expect([code, error.includes("fieldcare migrate")]).toEqual([3, true])
    expect((await ranIn(path, ["verify", "--database", "sqlite:other.sqlite"])).code).toBe(3)
  })

  it("tells progress where it is asked for", async () => {
    const { path } = await scene()
    expect((await verify(path, "--progress")).error).toMatch(/^\d+ records\n/)
  })

  it("ends with 130 when it is interrupted", async () => {
    const { path } = await scene()
    const interruption = new AbortController()
    interruption.abort()
    const { code, out } = await ranIn(path, ["verify", "--database", url], { interrupted: interruption.signal })
    expect([code, out]).toEqual([130, ""])
  })
})
