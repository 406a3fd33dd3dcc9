import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { mariaDbStorage } from "../../src/mariadb/index.ts"
import { onMariaDb } from "@fieldcare/test-servers"

await onMariaDb(async (server) => {
  const database = await server.database()
  const storage = mariaDbStorage({ url: database.url })
  afterAll(async () => {
    await storage.close()
    await database.drop()
  })
  runStorageContract(server.name, async () => storage as StoragePort, { describe, test })
})
