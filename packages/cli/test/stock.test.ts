// The stock ledger on the command line: an opening stock from a file, what is where, and how it came to be.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { openDesk, regulation } from "@fieldcare/core"
import { aroundTheClock } from "@fieldcare/core/time"
import { describe, expect, it } from "vitest"
import { databaseUrl } from "../src/database-url.ts"
import { openStorage } from "../src/database.ts"
import type { StockImportReport } from "../src/stock-import-table.ts"
import { folder, ranIn } from "./folder.ts"

const article = { model: "M", unit: "piece", storageClass: "dry" }

/** A folder with a database that knows three parts and two bins, and the program run in it. */
const store = async () => {
  const path = await folder({})
  const database = `sqlite:${join(path, "store.sqlite")}`
  const { storage, close } = await openStorage(databaseUrl(database, String), { schemaChanges: "apply" }, "create")
  const desk = await openDesk({ storage, chapters: regulation(), calendar: aroundTheClock })
  const keeper = desk.as({ id: "sam", tenant: "acme", roles: ["storekeeper"] })
  await keeper.part.register({ ...article, name: "Screw", tracking: "none" }, { id: "screw" })
  await keeper.part.register({ ...article, name: "Sealant", tracking: "lot", storageClass: "cool" }, { id: "sealant" })
  await keeper.part.register({ ...article, name: "Compressor", tracking: "serial" }, { id: "compressor" })
  await keeper.bin.register({ warehouse: "main", storageClasses: ["dry"] }, { id: "A" })
  await keeper.bin.register({ warehouse: "main", storageClasses: ["cool"] }, { id: "C" })
  await close()
  const ranAt = (columns: number, command: string, ...more: ReadonlyArray<string>) =>
    ranIn(path, ["stock", command, ...more, "--database", database, "--tenant", "acme"], { columns })
  const ran = (command: string, ...more: ReadonlyArray<string>) => ranAt(160, command, ...more)
  const imported = async (text: string, ...more: ReadonlyArray<string>) => {
    writeFileSync(join(path, "shelves.csv"), text)
    const { code, out, error } = await ran("import", "shelves.csv", "--json", ...more)
    return { code, error, report: (out === "" ? undefined : JSON.parse(out)) as StockImportReport }
  }
  return { path, database, ran, ranAt, imported }
}

const good = `Part,Bin,Quantity,Lot,Serial,Expiry
screw,A,40,,,
sealant,C,6,l-07,,2199-03-31
compressor,A,,,k-1,
compressor,A,1,,K-2,
`

describe("fieldcare stock import", () => {
  it("enters nothing in a dry run, then everything once, however often it is run", async () => {
    const { imported, ran } = await store()
    expect(await imported(good, "--dry-run")).toMatchObject({
      code: 0,
      report: { dryRun: true, rows: 4, entered: 4, already: 0, problems: [] },
    })
    expect((await ran("balances")).out).toBe("There is nothing.\n")
    expect(await imported(good, "--source", "Count")).toMatchObject({ code: 0, report: { entered: 4, documents: 1 } })
    const balances = await ran("balances", "--json", "--place", "bin:A")
    expect(JSON.parse(balances.out)).toMatchObject([
      { part: "compressor", item: "K-1", quantity: 1 },
      { part: "compressor", item: "K-2", quantity: 1 },
      { part: "screw", item: "", quantity: 40 },
    ])
    expect(await imported(good, "--source", "Count")).toMatchObject({
      code: 0,
      report: { entered: 0, already: 4, problems: [] },
    })
    expect((await ran("balances", "screw")).out).toMatch(/screw +bin:A +40 +0/)
    // Of other rows that say the same, nothing is entered either.
    const { code, report } = await imported(good, "--source", "Another")
    expect([code, report.entered]).toEqual([1, 0])
    expect(report.problems.map(({ kind }) => kind)).toEqual([
      "alreadyOpened",
      "alreadyOpened",
      "serialThere",
      "serialThere",
    ])
  })

  it("lists every problem by its row and column, and writes nothing", async () => {
    const { imported, ran } = await store()
    const bad = `part;bin;quantity;lot;serial;expiry
screw;A;40;;;
nail;A;1;;;
screw;Z;1;;;
sealant;A;1;L-1;;
screw;A;1.5;;;
screw;A;-2;;;
screw;A;1;;s-1;
compressor;A;1;;k-1;
compressor;A;1;;Ｋ-1;
compressor;A;2;;k-2;
compressor;A;1;;;
sealant;C;1;;;
sealant;C;1;L-2;;2020-01-31
sealant;C;1;L-3;;31.01.2030
screw;A;1;L-9;;
sealant;C;1;L-4;;2199-01-31
sealant;C;1;L-5;;2199-01-31
screw;A;7
`
    const { code, report } = await imported(bad)
    expect(code).toBe(1)
    expect(report).toMatchObject({ rows: 18, entered: 0, documents: 0 })
    expect(report.problems.map(({ line, column, kind }) => [line, kind, column])).toEqual([
      [3, "unknownPart", "part"],
      [4, "unknownBin", "bin"],
      [5, "wrongStorageClass", "bin"],
      [6, "badQuantity", "quantity"],
      [6, "rowTwice", undefined],
      [7, "badQuantity", "quantity"],
      [7, "rowTwice", undefined],
      [8, "serialNotTracked", "serial"],
      [10, "serialTwice", "serial"],
      [11, "onePerSerial", "quantity"],
      [12, "serialMissing", "serial"],
      [13, "lotMissing", "lot"],
      [14, "expired", "expiry"],
      [15, "badDate", "expiry"],
      [16, "lotNotTracked", "lot"],
      [19, "cells", undefined],
    ])
    expect((await ran("balances", "--json")).out).toBe("[]\n")
  })

  it("tells problems in Chinese, and takes a Chinese header", async () => {
    const { path, ran } = await store()
    writeFileSync(join(path, "库存.csv"), "配件,库位,数量\nscrew,A,一\n")
    const { code, out } = await ran("import", "库存.csv", "--language", "zh-Hans")
    expect([code, out]).toEqual([
      1,
      "库存.csv：1 行（未写入任何数据）\n\n0 行已入账，0 张单据\n0 行此前已入账\n\n问题：1\n\n第 2 行  “数量”列\n  一 不是大于等于 1 的整数。\n  → 请按配件计量单位填写整数，不带小数和分隔符。\n",
    ])
  })

  it("takes figures of full width as the same figures", async () => {
    const { imported, ran } = await store()
    const text = "part,bin,quantity,lot,expiry\nscrew,A,４０,,\nsealant,C,１２,L-1,２１９９-０３-３１\n"
    expect(await imported(text)).toMatchObject({ code: 0, report: { entered: 2, problems: [] } })
    const balances = JSON.parse((await ran("balances", "--json")).out) as Array<{ place: string; quantity: number }>
    expect(balances.flatMap(({ place, quantity }) => (place === "found" ? [] : [quantity]))).toEqual([40, 12])
  })

  it("tells a cell that is empty as such, by what the file calls its column", async () => {
    const { path, ran } = await store()
    writeFileSync(join(path, "库存.csv"), "配件,库位,数量\nscrew,A,\n")
    const { out } = await ran("import", "库存.csv", "--language", "zh-Hans")
    expect(out).toContain("第 2 行  “数量”列\n  该行未填写 数量。\n")
  })

  it("tells a problem that many rows have once, with the rows", async () => {
    const { path, ran } = await store()
    const rows = Array.from({ length: 12 }, (_, index) => `compressor,Z,1,S-${index}`)
    writeFileSync(join(path, "shelves.csv"), `part,bin,quantity,serial\n${rows.join("\n")}\nnail,A,1,\nnail,Z,1,\n`)
    const { code, out } = await ran("import", "shelves.csv", "--language", "en")
    expect([code, out]).toEqual([
      1,
      `shelves.csv: 14 rows (nothing was written)

0 entered, 0 documents
0 there already

Problems: 15

rows 2, 3, 4, 5, 6, 7, 8, 9 and 5 more  column bin
  There is no bin Z.
  → Register the bin (bin.register), or correct its name.

rows 14, 15  column part
  The catalogue has no part nail.
  → Register the part (part.register), or correct its number.
`,
    ])
  })

  it("splits what is too much for one document, and goes on where a run before ended", async () => {
    const { imported, ran } = await store()
    const rows = Array.from({ length: 450 }, (_, index) => `compressor,A,1,S-${index}`)
    const text = `part,bin,quantity,serial\n${rows.join("\n")}\n`
    expect(await imported(text)).toMatchObject({ code: 0, report: { entered: 450, documents: 3 } })
    const all = JSON.parse((await ran("balances", "compressor", "--place", "bin:A", "--json")).out) as Array<unknown>
    expect(all).toHaveLength(450)
    const more = `${text}compressor,A,1,S-450\n`
    // The first two documents say the same; the third says more.
    const { code, report } = await imported(more)
    expect([code, report.already]).toEqual([1, 400])
  })

  it("says what it needs", async () => {
    const { imported, path, database } = await store()
    const { code, error } = await imported("part,count\nscrew,1\n")
    expect([code, error]).toEqual([
      2,
      expect.stringContaining("Name the columns part, bin, quantity, lot, serial, expiry."),
    ])
    expect((await ranIn(path, ["stock", "import", ".", "--database", database, "--tenant", "a"])).error).toMatch(
      /is a folder\. Name a file in it\.\n$/,
    )
    expect((await ranIn(path, ["stock", "balance"])).error).toContain("See fieldcare stock --help.")
    expect((await imported("part,count\nscrew,1\n")).error).toContain("shelves.csv has no column bin, quantity.")
    const without = await ranIn(path, ["stock", "import", "shelves.csv", "--database", database])
    expect([without.code, without.error]).toEqual([2, "Name the tenant: --tenant <id>.\n"])
    writeFileSync(join(path, "fieldcare.config.mjs"), 'export default { tenants: ["acme"] }\n')
    const ofOne = await ranIn(path, ["stock", "balances", "screw", "--database", database])
    expect([ofOne.code, ofOne.out]).toEqual([0, "There is nothing.\n"])
    expect((await ranIn(path, ["stock", "import", "none.csv", "--database", database, "--tenant", "a"])).code).toBe(2)
  })
})

describe("fieldcare stock balances and history", () => {
  it("tell what is where now and at an instant, and posting by posting", async () => {
    const { imported, ran } = await store()
    await imported(good)
    expect((await ran("balances", "--at", "2020-01-01T00:00:00Z")).out).toBe("There is nothing.\n")
    expect((await ran("balances", "--at", "yesterday")).code).toBe(2)
    expect((await ran("history", "compressor", "--item", "k-1", "--place", "bin:A")).out).toMatch(
      /^Recorded .*\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +bin:A +K-1 +\+1 +1 +0 +openingStock opening-[0-9a-f]{40}\n\nTimes are those of UTC\.\n$/,
    )
    const history = JSON.parse((await ran("history", "screw", "--json")).out) as Array<object>
    expect(history).toMatchObject([
      { place: "bin:A", quantity: 40 },
      { place: "found", quantity: -40 },
    ])
    expect((await ran("history", "screw", "--place", "nowhere")).code).toBe(2)
    for (const command of ["history", "balances"])
      expect(await ran(command, "nail")).toMatchObject({ code: 2, out: "", error: "The catalogue has no part nail.\n" })
    expect((await ran("balances", "screw", "--place", "quarantine")).out).toBe("There is nothing.\n")
  })

  it("are readable at 80 columns, with long ids shortened in their middle, and whole in JSON", async () => {
    const { imported, ran, ranAt } = await store()
    await imported(good)
    const { out } = await ranAt(80, "history", "compressor")
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80)
    const [{ id } = { id: "" }] = JSON.parse((await ran("history", "compressor", "--json")).out) as Array<{
      id: string
    }>
    expect(id).toMatch(/^opening-[0-9a-f]{40}$/)
    expect(out).toContain(`${id.slice(0, 16)}…${id.slice(-7)}`)
    for (const line of (await ranAt(80, "balances")).out.split("\n")) expect(line.length).toBeLessThanOrEqual(80)
  })

  it("are listed below stock, with help of their own", async () => {
    const { path } = await store()
    const help = await ranIn(path, ["stock", "--help"])
    expect(help.code).toBe(0)
    for (const name of ["import", "balances", "history"]) expect(help.out).toContain(name)
    expect((await ranIn(path, ["stock", "import", "--help", "--language", "zh-Hans"])).out).toContain("期初库存")
    expect((await ranIn(path, ["stock", "explode"])).code).toBe(2)
  })
})
