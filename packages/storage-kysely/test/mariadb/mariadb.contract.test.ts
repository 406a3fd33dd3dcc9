import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract } from "@fieldcare/testkit"
import { afterAll, describe, expect, test } from "vitest"
import { mariaDbStorage } from "../../src/mariadb/index.ts"
import { machineMariaDb } from "../servers/mariadb.ts"

const server = await machineMariaDb()

if (typeof server === "string") {
  console.warn(server)
  test("MariaDB is not there, and nothing demands it", () => {
    expect(server).toMatch(/^MariaDB is not there/)
  })
} else {
  const database = await server.database()
  const storage = mariaDbStorage({ url: database.url })
  afterAll(async () => {
    await storage.close()
    await database.drop()
  })
  runStorageContract(server.name, async () => storage as StoragePort, { describe, test })
}
