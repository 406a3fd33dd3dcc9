import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { pgliteStorage } from "../src/pglite/index.ts"

const storage = pgliteStorage()
afterAll(() => storage.close())

runStorageContract("PGlite", async () => storage as StoragePort, { describe, test })
