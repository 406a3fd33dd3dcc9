import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { postgresStorage } from "../src/postgres/index.ts"
import { embeddedPostgres, machinePostgres } from "@fieldcare/test-servers"

for (const server of [await embeddedPostgres(), await machinePostgres()]) {
  if (server === undefined) continue
  const database = await server.database()
  const storage = postgresStorage({ connectionString: database.url })
  afterAll(async () => {
    await storage.close()
    await database.drop()
    await server.stop()
  })
  runStorageContract(server.name, async () => storage as StoragePort, { describe, test })
}
