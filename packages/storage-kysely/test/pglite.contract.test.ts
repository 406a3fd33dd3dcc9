import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { pgliteStorage } from "../src/pglite/index.ts"

const storage = pgliteStorage()
afterAll(() => storage.close())

runStorageContract(
  "PGlite",
  async () => storage as StoragePort,
  { describe, test },
  {
    // PGlite itself drops the mark where a column of text begins with it; inside of JSON it stays.
    knownGaps: ["text comes back as it was: a byte order mark at the beginning"],
  },
)
