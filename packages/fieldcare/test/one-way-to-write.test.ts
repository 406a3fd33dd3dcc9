// Whatever is written goes one way: a command that the desk decides, committed once, each record at the version that was
// read. A new place that writes is found here, and is to be thought about before it is listed.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const packages = join(import.meta.dirname, "../..")
/** What runs at a company: benches and tests write as they like. */
const running = readdirSync(packages).filter((name) => !["bench", "chaos", "testkit", "test-servers"].includes(name))

const sources = running.flatMap((name) =>
  readdirSync(join(packages, name, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => `${name}/src/${path}`),
)

/** In which files something is written, and how often; comments left out. */
const placesOf = (pattern: RegExp): Readonly<Record<string, number>> =>
  Object.fromEntries(
    sources.flatMap((path) => {
      const text = readFileSync(join(packages, path), "utf8")
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
      const found = code.match(pattern)?.length ?? 0
      return found === 0 ? [] : [[path, found] as const]
    }),
  )

test("one place of the desk commits, behind it the one that checks what is committed", () => {
  expect(placesOf(/\b(?:storage|adapter|port|inside)\.commit\(/g)).toEqual({
    // Once with the records of late remembered, once without.
    "core/src/desk/executor.ts": 2,
    "core/src/storage/request-check.ts": 1,
  })
  expect(placesOf(/#committed\(/g)).toEqual({
    // Declared, and called by a command that was accepted and by a note on a duty.
    "core/src/desk/executor.ts": 3,
  })
})

test("the statements that write stand where they are known to be", () => {
  const builders = String.raw`\.(?:updateTable|insertInto|deleteFrom|replaceInto|mergeInto)\(`
  const texts =
    '\\b(?:update|insert into|insert ignore into|delete (?:\\w+ )?from|replace into|merge into) (?:\\$\\{|"|`)'
  const { "storage-kysely/src/schema/change-sql.ts": _, ...places } = placesOf(new RegExp(`${builders}|${texts}`, "g"))
  expect(places).toEqual({
    // The unit of work: keys, records at their versions, duties, journal, messages and texts.
    "storage-kysely/src/unit-steps.ts": 7,
    "storage-kysely/src/postgres/unit-statement.ts": 9,
    "storage-kysely/src/postgres/single-update.ts": 7,
    // The stock ledger, a part of the unit.
    "storage-kysely/src/postgres/stock-statement.ts": 3,
    "storage-kysely/src/mariadb/stock-steps.ts": 3,
    "storage-kysely/src/sqlite/stock.ts": 1,
    // Claims on duties and messages, which are no records.
    "storage-kysely/src/postgres/claim.ts": 5,
    "storage-kysely/src/mariadb/claim.ts": 5,
    "storage-kysely/src/sqlite/claim.ts": 5,
    // Erasure of personal texts; columns that are filled anew from the records, at their versions.
    "storage-kysely/src/erase.ts": 1,
    "storage-kysely/src/schema/refill.ts": 2,
    "storage-kysely/src/schema/projection.ts": 1,
  })
})
