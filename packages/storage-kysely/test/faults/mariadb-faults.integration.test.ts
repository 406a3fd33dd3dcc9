import { runStorageFaultContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { onMariaDb } from "@fieldcare/test-servers"
import { mariaDbFaults } from "./mariadb-faults.ts"

await onMariaDb(async (server) => {
  const { faults, close } = await mariaDbFaults(server)
  afterAll(close)
  runStorageFaultContract(server.name, faults, { describe, test }, console.info)
})
