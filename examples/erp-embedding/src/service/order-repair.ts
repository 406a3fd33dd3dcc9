/** A paid repair: the ERP's order, the ticket, and the amount on the customer's account, together or not at all. */
import { sql } from "kysely"
import type { Database, UserRow } from "../erp/database.ts"
import { charge, saleOf, takeOrder } from "../erp/orders.ts"
import { actorOf } from "./actors.ts"
import type { ServiceDesk, TicketDesk } from "./desk.ts"
import { together } from "./transaction.ts"

/** What the person at the telephone takes down. The desk looks at every field of it. */
export type Intake = Pick<Parameters<TicketDesk["receive"]>[0], "channel" | "priority" | "description">

/** `key` names the request: the same again answers the same ticket, and takes no second order. */
export const orderRepair = async (
  { desk, db }: { readonly desk: ServiceDesk; readonly db: Database },
  { user, sale, intake, key }: { user: UserRow; sale: string; intake: Intake; key: string },
) => {
  const { customer, name, telephone, product, serial, repair_fee: amount } = await saleOf(db, user.tenant, sale)
  const sold = { tenant: user.tenant, customer, product, serial }
  return together(db, async (trx) => {
    // Gapless numbers are given one after the other. Who waits here is spared a repeat of the whole transaction.
    await sql`select pg_advisory_xact_lock(hashtext(${`repairs of ${user.tenant}`}))`.execute(trx)
    const order = await takeOrder(trx, { ...sold, kind: "repair", amount, request: `${user.id} ${key}` })
    const tickets = desk.within(trx).as(actorOf(user)).ticket
    const request = {
      ...intake,
      service: "repair",
      paid: true,
      customer: { id: customer, name, telephone },
      product: { model: product, ...(serial !== null && { serial }) },
    } as const
    const ticket = await tickets.receive(request, { id: order.id, key })
    if (order.isNew) await charge(trx, customer, amount)
    return ticket
  })
}
