// A catalogue on the command line alone: parts and bins from files, and the books opened on them.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { CatalogueImportReport } from "../src/catalogue-import-table.ts"
import { folder, ranIn } from "./folder.ts"

/** A folder with a database that has its tables and nothing else. */
const emptyStore = async () => {
  const path = await folder({})
  const database = `sqlite:${join(path, "store.sqlite")}`
  expect((await ranIn(path, ["migrate", "--database", database])).code).toBe(0)
  const ran = (command: string, ...more: ReadonlyArray<string>) =>
    ranIn(path, ["stock", command, ...more, "--database", database, "--tenant", "acme"])
  const imported = async (what: "parts" | "bins", text: string, ...more: ReadonlyArray<string>) => {
    writeFileSync(join(path, `${what}.csv`), text)
    const { code, out, error } = await ran(`import-${what}`, `${what}.csv`, "--json", ...more)
    return { code, error, report: (out === "" ? undefined : JSON.parse(out)) as CatalogueImportReport }
  }
  return { path, ran, imported }
}

const parts = `Part,Name,Model,Unit,Tracking,Storage class,Shelf life days,Price,Currency,Class
screw,Screw M4,M4,piece,none,dry,,0.05,cny,C
sealant,Sealant,S-1,tube,lot,cool,365,12.5,CNY,
K-20,Compressor,K-series,piece,Serial,dry,,48000,JPY,a
`
const bins = "bin,warehouse,storage classes\nA,main,dry\nC,main,dry;cool\n"

describe("fieldcare stock import-parts and import-bins", () => {
  it("register nothing in a dry run, then everything once; the books can be opened on it", async () => {
    const { path, imported, ran } = await emptyStore()
    const dry = { code: 0, report: { dryRun: true, rows: 3, registered: 3, already: 0, problems: [] } }
    expect(await imported("parts", parts, "--dry-run")).toMatchObject(dry)
    expect(await imported("parts", parts, "--dry-run")).toMatchObject(dry)
    expect(await imported("parts", parts)).toMatchObject({ code: 0, report: { registered: 3, problems: [] } })
    expect(await imported("parts", parts)).toMatchObject({ code: 0, report: { registered: 0, already: 3 } })
    expect(await imported("bins", bins)).toMatchObject({ code: 0, report: { registered: 2, problems: [] } })
    // The order of a bin's classes says nothing.
    expect(await imported("bins", bins.replace("dry;cool", "cool、dry"))).toMatchObject({
      code: 0,
      report: { registered: 0, already: 2 },
    })
    const shelves =
      "part,bin,quantity,lot,serial,expiry\nscrew,A,40,,,\nsealant,C,6,L-07,,2199-03-31\nK-20,A,1,,K20-1,\n"
    writeFileSync(join(path, "shelves.csv"), shelves)
    expect((await ran("import", "shelves.csv")).code).toBe(0)
    expect((await ran("balances", "screw", "--place", "bin:A")).out).toMatch(/screw +bin:A +40 +0/)
  })

  it("go on where a run before ended", async () => {
    const { imported } = await emptyStore()
    const begun = parts.split("\n").slice(0, 2).join("\n")
    expect(await imported("parts", begun)).toMatchObject({ code: 0, report: { registered: 1 } })
    expect(await imported("parts", parts)).toMatchObject({ code: 0, report: { registered: 2, already: 1 } })
  })

  it("list every problem by its row and column, and write nothing", async () => {
    const { imported } = await emptyStore()
    await imported("parts", parts)
    const bad = `part;name;model;unit;tracking;storage class;shelf life days;price;currency;class
screw;Screw M5;M4;piece;none;dry;;0.06;CNY;C
;Nail;N;piece;none;dry;;;;
nail;;N;piece;none;dry;;;;
bolt;Bolt;B;piece;by hand;dry;;;;
bolt;Bolt;B;piece;none;dry;1.5;;;
foam;Foam;F;can;none;cool;365;;;
tape;Tape;T;roll;none;dry;;1.234;CNY;
wire;Wire;W;metre;none;dry;;1;;
hose;Hose;H;metre;none;dry;;1;Yuan;
pump;Pump;P;piece;serial;dry;;1,5;JPY;D
seal;${"x".repeat(201)};S;piece;none;dry;;;;
rod;Rod
螺母;Nut;N;piece;none;dry;;;;
`
    const { code, report } = await imported("parts", bad)
    expect(code).toBe(1)
    expect(report).toMatchObject({ rows: 13, registered: 0 })
    expect(report.problems.map(({ line, kind, column }) => [line, kind, column])).toEqual([
      [2, "differs", "name"],
      [3, "notNamed", "part"],
      [4, "notNamed", "name"],
      [5, "badTracking", "tracking"],
      [6, "badDays", "shelfLifeDays"],
      [6, "rowTwice", "part"],
      // Refused by a rule of the regulation, in its own words.
      [7, "refused", undefined],
      [8, "badPrice", "price"],
      [9, "notNamed", "currency"],
      [10, "badCurrency", "currency"],
      [11, "badPrice", "price"],
      [11, "badClass", "abc"],
      [12, "tooLong", "name"],
      [13, "cells", undefined],
      [14, "badId", "part"],
    ])
    expect(report.problems[0]!.problem).toBe("screw is registered already, with another name, price.")
    const again = await imported("parts", parts)
    expect(again.report).toMatchObject({ rows: 3, registered: 0, already: 3 })
  })

  it("tell problems in Chinese, and take a Chinese header and figures of full width", async () => {
    const { path, imported, ran } = await emptyStore()
    const header = "配件,名称,型号,单位,管理方式,存放类别,保质期天数,单价,币种,ABC 分类"
    writeFileSync(join(path, "目录.csv"), `${header}\nk-1,压缩机,K,件,序号,干燥,,,,\n`)
    const { code, out } = await ran("import-parts", "目录.csv", "--language", "zh-Hans")
    expect([code, out]).toEqual([
      1,
      "目录.csv：1 行（未写入任何数据）\n\n0 行已登记\n0 行此前已登记\n\n问题：1\n\n第 2 行  “管理方式”列\n  序号 不是有效的管理方式。\n  → 请填写：无、批次或序列号。\n",
    ])
    const good = `${header}\nk-1,压缩机,K,件,序列号,干燥,３６５,４８０．００,ＣＮＹ,Ａ\n`
    expect(await imported("parts", good)).toMatchObject({ code: 0, report: { registered: 1, problems: [] } })
    const english = good.replace(header, parts.split("\n")[0]!).replace("３６５", "365").replace("４８０．００", "480")
    expect(await imported("parts", english)).toMatchObject({ code: 0, report: { already: 1, problems: [] } })
  })

  it("tell bins that are there as something else, and lack what they need", async () => {
    const { imported } = await emptyStore()
    await imported("bins", bins)
    const { code, report } = await imported("bins", "bin,warehouse,storage classes\nA,other,dry\nB,main,;\nD,,dry\n")
    expect(code).toBe(1)
    expect(report.problems.map(({ line, kind, column }) => [line, kind, column])).toEqual([
      [2, "differs", "warehouse"],
      [3, "invalid", "storageClasses"],
      [4, "notNamed", "warehouse"],
    ])
  })

  it("say which columns a file lacks", async () => {
    const { imported } = await emptyStore()
    const { code, error } = await imported("bins", "bin,hall\nA,main\n")
    expect(code).toBe(2)
    expect(error).toContain("bins.csv has no column warehouse, storage classes. Its header is: bin, hall.")
  })
})
