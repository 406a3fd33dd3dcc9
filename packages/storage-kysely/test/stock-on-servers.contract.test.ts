import type { StoragePort } from "@fieldcare/core/storage"
import { runStockContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { isEmbedded, sqlStorages } from "./servers/sql-storages.ts"

for (const { name, open } of (await sqlStorages()).filter((kind) => !isEmbedded(kind))) {
  const { storage, close } = await open()
  afterAll(close)
  runStockContract(name, async () => storage as StoragePort, { describe, test })
}
