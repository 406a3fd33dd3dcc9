/** The open cases of the old list become tickets, each once. */
import type { Database } from "../erp/database.ts"
import type { ServiceDesk } from "./desk.ts"
import { together } from "./transaction.ts"

/** May be stopped at any time and run again, also in several processes at once. */
export const adoptOpenCases = async (desk: ServiceDesk, db: Database): Promise<void> => {
  const cases = db.selectFrom("cases").innerJoin("customers", "customers.id", "cases.customer").selectAll("cases")
  const open = await cases.select(["name", "telephone"]).where("state", "=", "open").execute()
  for (const { id, tenant, customer, name, telephone, product, ...old } of open) {
    const input = {
      channel: "hotline",
      service: "repair",
      priority: "medium",
      customer: { id: customer, name, telephone },
      product: { model: product },
      description: old.problem,
    } as const
    const received = { at: old.opened_at.getTime(), command: "receive", input } as const
    const taken = { at: old.called_back_at?.getTime() ?? 0, by: old.owner ?? "", command: "takeInCharge" } as const
    await together(db, async (trx) => {
      const mine = trx.updateTable("cases").set({ state: "moved" }).where("id", "=", id).where("state", "=", "open")
      if ((await mine.executeTakeFirst()).numUpdatedRows === 0n) return
      const importer = desk.within(trx).as({ id: "old-list", tenant, roles: ["import"] })
      await importer.ticket.adopt({
        source: "old-list",
        externalIds: [{ system: "old-list", value: id }],
        history: old.called_back_at === null ? [received] : [received, taken],
      })
    })
  }
}
