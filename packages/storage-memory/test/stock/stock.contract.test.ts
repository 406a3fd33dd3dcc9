import type { StoragePort } from "@fieldcare/core/storage"
import { runStockContract } from "@fieldcare/testkit"
import { describe, test } from "vitest"
import { memoryStorage } from "../../src/index.ts"

runStockContract("memory", async () => memoryStorage() as StoragePort, { describe, test })
