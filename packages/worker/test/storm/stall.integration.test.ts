import { postgresStorage } from "@fieldcare/storage-kysely/postgres"
import { machinePostgres } from "@fieldcare/test-servers"
import pg from "pg"
import { expect, test } from "vitest"
import { relay, sweeper } from "../../src/index.ts"
import { openErrands } from "../errand.ts"
import { noting } from "../outbox.ts"

const server = await machinePostgres()

test.runIf(server !== undefined)(
  "a session that lies idle in its transaction stalls neither relay nor sweeper",
  async () => {
    const database = await server!.database()
    const storage = postgresStorage({ connectionString: database.url })
    const idle = new pg.Client({ connectionString: database.url })
    await idle.connect()
    try {
      const { desk, clerk } = await openErrands(storage, Date.now)
      const now = Date.now()
      for (let n = 0; n < 50; n += 1) await clerk.open({ by: now }, { id: `E-${n}` })
      await idle.query("begin")
      await idle.query("select * from fieldcare_outbox where id = 'E-7' for update")
      await idle.query("select * from fieldcare_duty where id = 'E-8' for update")
      // One that has taken its place in every sequence and does not come to an end.
      await idle.query(
        "insert into fieldcare_outbox select tenant, kind, 'E-zz', 1, null, 0, 0, false from fieldcare_outbox limit 1",
      )
      const { seen, sink } = noting()
      const shared = { storage, tenants: ["acme"] }
      const began = Date.now()
      const [relayed, swept] = [
        await relay({ ...shared, sinks: [sink] }).runOnce(),
        await sweeper({ ...shared, desk }).runOnce(),
      ]
      expect(Date.now() - began).toBeLessThan(2_000)
      expect([relayed.delivered, swept.overdue]).toEqual([49, 49])
      await idle.query("rollback")
      const ended = Date.now()
      await relay({ ...shared, sinks: [sink] }).runOnce()
      expect(await sweeper({ ...shared, desk }).runOnce()).toMatchObject({ overdue: 1 })
      await relay({ ...shared, sinks: [sink] }).runOnce()
      expect(Date.now() - ended).toBeLessThan(2_000)
      expect(new Set(seen).size).toBe(100)
    } finally {
      await idle.end()
      await storage.close()
      await database.drop()
    }
  },
)
