/** What runs beside the server: the clock of the duties, and the messages to the ERP's own orders. */
import { delivered, relay, type Sink, sweeper } from "fieldcare/worker"
import type { Database } from "../erp/database.ts"
import type { OpenService } from "./desk.ts"

/** A closed repair is to be invoiced. Messages may come twice; the second changes nothing. */
const invoicing = (db: Database): Sink => ({
  name: "invoicing",
  deliver: async ({ tenant, id }) => {
    await db
      .updateTable("orders")
      .set({ state: "to invoice" })
      .where("tenant", "=", tenant)
      .where("id", "=", id)
      .execute()
    return delivered
  },
})

export const serviceWorkers = ({ desk, storage }: OpenService, db: Database, clock: () => number) => {
  const tenants = async () => {
    const rows = await db.selectFrom("users").select("tenant").distinct().execute()
    return rows.map(({ tenant }) => tenant)
  }
  const shared = { storage, tenants, clock, pollMs: 1_000, onProblem: console.error }
  const workers = [sweeper({ ...shared, desk }), relay({ ...shared, sinks: [invoicing(db)] })]
  return {
    start: () => workers.forEach((worker) => worker.start()),
    stop: () => Promise.all(workers.map((worker) => worker.stop())),
  }
}
