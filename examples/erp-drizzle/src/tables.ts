/** The company's own tables, as Drizzle knows them. */
import { integer, pgTable, text } from "drizzle-orm/pg-core"

export const orders = pgTable("orders", {
  id: text().primaryKey(),
  customer: text().notNull(),
  amount: integer().notNull(),
})

export const makeOrders = `create table if not exists orders (
  id text primary key, customer text not null, amount integer not null check (amount > 0))`
