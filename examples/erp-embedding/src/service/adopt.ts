/** The open cases of the old list become tickets: each once, with its number, and moved in the same transaction. */
import type { Database } from "../erp/database.ts"
import type { ServiceDesk } from "./desk.ts"
import { together } from "./transaction.ts"

/** Answers how many were moved. May be stopped at any time and run again. */
export const adoptOpenCases = async (desk: ServiceDesk, db: Database): Promise<number> => {
  const open = await db
    .selectFrom("cases")
    .innerJoin("customers", "customers.id", "cases.customer")
    .where("state", "=", "open")
    .selectAll("cases")
    .select(["customers.name", "customers.telephone"])
    .execute()
  for (const { id, tenant, customer, name, telephone, product, problem, owner, opened_at, called_back_at } of open) {
    const input = {
      channel: "hotline",
      service: "repair",
      priority: "medium",
      customer: { id: customer, name, telephone },
      product: { model: product },
      description: problem,
    } as const
    const received = { at: opened_at.getTime(), command: "receive", input } as const
    const inCharge =
      owner === null || called_back_at === null
        ? []
        : [{ at: called_back_at.getTime(), by: owner, command: "takeInCharge" } as const]
    await together(db, async (trx) => {
      await desk
        .within(trx)
        .as({ id: "old-list", tenant, roles: ["import"] })
        .ticket.adopt({
          source: "old-list",
          externalIds: [{ system: "old-list", value: id }],
          history: [received, ...inCharge],
        })
      await trx.updateTable("cases").set({ state: "moved" }).where("id", "=", id).execute()
    })
  }
  return open.length
}
