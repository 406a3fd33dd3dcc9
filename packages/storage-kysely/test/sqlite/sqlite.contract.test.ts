import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { sqliteStorage } from "../../src/sqlite/index.ts"

const folder = mkdtempSync(join(tmpdir(), "fieldcare-sqlite-"))
const storage = sqliteStorage({ file: join(folder, "contract.sqlite") })
afterAll(async () => {
  await storage.close()
  rmSync(folder, { recursive: true })
})

runStorageContract("SQLite", async () => storage as StoragePort, { describe, test })
