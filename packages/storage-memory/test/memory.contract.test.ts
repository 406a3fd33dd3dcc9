import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract } from "@fieldcare/testkit"
import { describe, test } from "vitest"
import { memoryStorage } from "../src/index.ts"

runStorageContract("memory", async () => memoryStorage() as StoragePort, { describe, test })
