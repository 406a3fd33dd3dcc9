// A process that began on empty tables: what it costs to find one record does not grow with the tenant.
import { openDesk, regulation } from "@fieldcare/core"
import { registry } from "@fieldcare/core/registry"
import { calendar } from "@fieldcare/core/time"
import { embeddedPostgres, machinePostgres } from "@fieldcare/test-servers"
import pg from "pg"
import { expect, it } from "vitest"
import { postgresStorage } from "../../src/postgres/index.ts"
import { actor } from "../desk-scene.ts"

const company = calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week: { monday: [["09:00", "18:00"]] } })

it("does not walk over the tenant for one record, though its statements were planned while there were none", async () => {
  const database = await ((await machinePostgres()) ?? (await embeddedPostgres())).database()
  const pool = new pg.Pool({ connectionString: database.url, max: 1 })

  const storage = postgresStorage({ pool })
  const desk = await openDesk({ storage, chapters: [...regulation(), registry], calendar: company })
  // Where the server gathers statistics by itself, it would plan anew of its own accord.
  for (const table of ["ticket", "external_id", "journal"])
    await pool.query(`alter table fieldcare_${table} set (autovacuum_enabled = false)`)
  const importer = desk.as(actor("migration", "import"))
  for (let number = 0; number < 1500; number++)
    await importer.ticket.adopt({
      source: "olddesk",
      status: "received",
      record: { customer: { id: "c-1" } },
      externalIds: [{ system: "olddesk", value: String(number) }],
    })
  await pool.query("select pg_stat_force_next_flush()")
  const { rows } = await pool.query<{ name: string; each: number }>(
    `select relname as name, sum(idx_tup_read)::float / greatest(sum(idx_scan), 1) as each
     from pg_stat_user_indexes where relname in ('fieldcare_ticket', 'fieldcare_external_id') group by relname`,
  )
  for (const { each } of rows) expect(each).toBeLessThan(150)
  expect(rows).toHaveLength(2)
  await storage.close()
  await pool.end()
  await database.drop()
}, 120_000)
