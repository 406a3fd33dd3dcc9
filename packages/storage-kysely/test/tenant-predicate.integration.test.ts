// Every statement on a table of ours names the tenant, whatever verb it comes from; and none changes a record but at the
// version that its writer has read.
import { DatabaseSync } from "node:sqlite"
import { storageContract } from "@fieldcare/testkit"
import type { StoragePort } from "@fieldcare/core/storage"
import { Kysely } from "kysely"
import { afterAll, expect, test } from "vitest"
import { kyselyPGlite, pgliteStorage } from "../src/pglite/index.ts"
import { sqliteStorage } from "../src/sqlite/index.ts"
import { freshPGlite } from "./servers/fresh-pglite.ts"

/** Tables about tables: what they say is of no tenant. */
const ofNoTenant = /fieldcare_(migration|column_refill)\b/

const statements = new Set<string>()
const pglite = await freshPGlite()
const db = new Kysely<never>({ dialect: kyselyPGlite(pglite), log: ({ query }) => void statements.add(query.sql) })
const storage = pgliteStorage({ db })
afterAll(() => pglite.close())

/** What SQLite is sent; MariaDB's steps are made of the same parts. */
const steps = new Set<string>()
const database = new DatabaseSync(":memory:")
const prepare = database.prepare.bind(database)
database.prepare = (text: string) => {
  steps.add(text)
  return prepare(text)
}
const stepping = sqliteStorage({ database })
afterAll(() => database.close())

test("every table that a statement reads or changes has its tenant predicate", async () => {
  // Whether the cases hold is told beside; here only what they send counts. Races, values of every shape (7) and
  // what is refused before it is sent (8) send no statement that the others do not.
  for (const one of storageContract.filter(({ law, concurrent }) => concurrent !== true && law !== 7 && law !== 8))
    for (const told of [storage, stepping]) await one.run(async () => told as StoragePort).catch(() => {})
  const ours = [...statements].filter(
    (text) => /^(select|update|delete|with)\b/.test(text) && /"fieldcare_/.test(text) && !ofNoTenant.test(text),
  )
  expect(ours.length).toBeGreaterThan(10)
  for (const text of ours) {
    const tables = text.match(/\b(?:from|join|update) "fieldcare_/g) ?? []
    const predicates = text.match(/"tenant" = /g) ?? []
    expect({ text, apart: predicates.length >= tables.length }).toEqual({ text, apart: true })
  }
})

test("every row that is added says whose it is", () => {
  const adding = [...statements].flatMap((text) => text.match(/insert into "fieldcare_\w+"[^(]*\([^)]*\)/g) ?? [])
  expect(adding.length).toBeGreaterThan(5)
  for (const text of adding.filter((one) => !ofNoTenant.test(one))) expect(text).toContain('"tenant"')
})

/** What a statement says from each change of a record on, up to the end of that change. */
const changesIn = (text: string): ReadonlyArray<string> =>
  text
    .split(/(?=\bupdate "fieldcare_contract_)/)
    .filter((piece) => piece.startsWith('update "fieldcare_contract_'))
    .map((piece) => piece.split("\n  )")[0]!)

test.each([
  ["PGlite", statements],
  ["SQLite", steps],
])("every change of a record asks for the version that was read, on %s", (_, sent) => {
  const changes = [...sent].flatMap(changesIn)
  expect(changes.length).toBeGreaterThan(0)
  for (const change of changes) expect(change).toMatch(/\bwhere [^]*"version" = /)
  expect([...sent].filter((text) => /\bdelete from "fieldcare_contract_/.test(text))).toEqual([])
})
