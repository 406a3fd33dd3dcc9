// SQLite begins with a list that it was given, and looks up what the list names.
import { DatabaseSync } from "node:sqlite"
import { storageContract } from "@fieldcare/testkit"
import type { StoragePort } from "@fieldcare/core/storage"
import { afterAll, expect, test, vi } from "vitest"
import { sqliteStorage } from "../../src/sqlite/index.ts"

const database = new DatabaseSync(":memory:")
const prepared = vi.spyOn(database, "prepare")
const storage = sqliteStorage({ database })
afterAll(() => storage.close())

/** The steps of a plan that look something up for each entry of a list. */
const lookUps = (text: string): ReadonlyArray<string> => {
  const steps = database.prepare(`explain query plan ${text}`).all() as ReadonlyArray<Record<string, unknown>>
  return steps.flatMap(({ detail }) => (/^(?:SEARCH|SCAN) [rb] /.test(String(detail)) ? [String(detail)] : []))
}

test("what a list names is looked up by more than its tenant, and no table is walked for it", async () => {
  for (const one of storageContract.filter(({ concurrent }) => concurrent !== true))
    await one.run(async () => storage as StoragePort).catch(() => {})
  const statements = new Set(prepared.mock.calls.map(([text]) => text))
  const withLists = [...statements].filter((text) => /^select\b/.test(text) && text.includes("json_each"))
  const steps = withLists.flatMap(lookUps)
  expect(steps.length).toBeGreaterThan(2)
  for (const step of steps) expect(step).toMatch(/^SEARCH .*\(tenant=\? AND /)
})
