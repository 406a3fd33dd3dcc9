// pnpm bench [name …] [--json]
//
// Runs all benches, or those that are named (`storage` names every `storage-…`),
// and prints a table of ratios for
// each; with --json one object a line. The exit code says whether every bench
// ran, not whether every goal was met: that stands in the table.
//
// FIELDCARE_POSTGRES_URL and FIELDCARE_MARIADB_URL name servers other than the
// usual ones on this machine; FIELDCARE_BENCH_TICKETS=1000000 fills the tables
// of every database with that many tickets first, which takes minutes.

import { globSync } from "node:fs"
import { basename, join } from "node:path"
import { pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import type { Absent, Bench } from "./bench.ts"
import { compare } from "./compare.ts"
import { measure } from "./measure.ts"
import { table } from "./report.ts"

const files = new Map(
  globSync("**/*.bench.ts", { cwd: import.meta.dirname })
    .toSorted()
    .map((file) => [basename(file, ".bench.ts"), join(import.meta.dirname, file)] as const),
)

const run = async (name: string, file: string, json: boolean): Promise<void> => {
  const module = (await import(pathToFileURL(file).href)) as { readonly bench?: () => Promise<Bench | Absent> }
  if (module.bench === undefined) throw new Error(`${file} exports no bench`)
  const bench = await module.bench()
  if ("absent" in bench) {
    console.error(`${name} can not run here: ${bench.absent}`)
    return
  }
  try {
    const measured = await measure(bench)
    const ratios = bench.comparisons.map((comparison) => compare(name, comparison, measured))
    console.log(json ? ratios.map((ratio) => JSON.stringify(ratio)).join("\n") : table(name, measured, ratios))
  } finally {
    await bench.close?.()
  }
}

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false } },
  allowPositionals: true,
})
const named = (asked: string) => [...files.keys()].filter((name) => name === asked || name.startsWith(`${asked}-`))
const unknown = positionals.filter((asked) => named(asked).length === 0)
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(", ")}. There are: ${[...files.keys()].join(", ")}`)
  process.exitCode = 2
} else
  for (const name of positionals.length > 0 ? positionals.flatMap(named) : files.keys())
    try {
      await run(name, files.get(name)!, values.json)
    } catch (error) {
      console.error(`${name} crashed:`, error)
      process.exitCode = 1
    }
