/** Orders, and what customers owe. */
import type { Database } from "./database.ts"
import { Problem } from "./problem.ts"

/** What was sold with an order: whose it is, and what its repair costs. */
export const saleOf = async (db: Database, tenant: string, id: string) => {
  const sale = await db
    .selectFrom("orders")
    .innerJoin("customers", "customers.id", "orders.customer")
    .innerJoin("products", "products.model", "orders.product")
    .where("orders.tenant", "=", tenant)
    .where("orders.id", "=", id)
    .where("orders.kind", "=", "sale")
    .select(["orders.customer", "orders.product", "orders.serial"])
    .select(["customers.name", "customers.telephone", "products.repair_fee"])
    .executeTakeFirst()
  if (sale === undefined) throw new Problem(404, `There is no sale ${id}.`)
  return sale
}

export interface NewOrder {
  readonly tenant: string
  readonly kind: "sale" | "repair"
  readonly customer: string
  readonly product: string
  readonly serial: string | null
  readonly amount: number
  readonly request: string
}

/** Takes an order. The same request again takes no second one; `isNew` tells. */
export const takeOrder = async (db: Database, order: NewOrder): Promise<{ id: string; isNew: boolean }> => {
  const taken = await db
    .insertInto("orders")
    .values({ ...order, id: crypto.randomUUID() })
    .onConflict((conflict) => conflict.columns(["tenant", "request"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  if (taken !== undefined) return { id: taken.id, isNew: true }
  const { tenant, request } = order
  const before = db.selectFrom("orders").where("tenant", "=", tenant).where("request", "=", request)
  return { ...(await before.select("id").executeTakeFirstOrThrow()), isNew: false }
}

/** Books an amount on a customer's account, within the customer's credit. */
export const charge = async (db: Database, customer: string, amount: number): Promise<void> => {
  const booked = await db
    .updateTable("customers")
    .set((row) => ({ owes: row("owes", "+", amount) }))
    .where("id", "=", customer)
    .where((row) => row(row("owes", "+", amount), "<=", row.ref("credit")))
    .executeTakeFirst()
  if (booked.numUpdatedRows === 0n) throw new Problem(409, `The credit of customer ${customer} is used up.`)
}
