/** Rows of Drizzle's and commands of the desk, together or not at all. */
import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import { aroundTheClock, openDesk, Refused, regulation } from "fieldcare"
import { pgliteStorage } from "fieldcare/pglite"
import { hostTransaction } from "./host-transaction.ts"
import { makeOrders, orders } from "./tables.ts"

const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  description: "Does not cool",
  customer: { id: "c-1", name: "Wang Fang", telephone: "+86 21 5555 0101" },
  product: { model: "K-20" },
} as const

/** Tells what it does; `print` is where to. */
export const story = async (print: (line: string) => void): Promise<void> => {
  const client = new PGlite()
  const db = drizzle({ client })
  await db.execute(makeOrders)
  const desk = await openDesk({ storage: pgliteStorage({ client }), chapters: regulation(), calendar: aroundTheClock })
  const clerk = { id: "lin", tenant: "acme", roles: ["clerk"] }
  const tell = async (what: string) => {
    const tickets = await desk.as(clerk).ticket.find({})
    print(`${what}: ${await db.$count(orders)} orders, ${tickets.items.length} tickets`)
  }

  await db.transaction(async (tx) => {
    await tx.insert(orders).values({ id: "O-1", customer: "c-1", amount: 18_000 })
    await desk.within(hostTransaction(tx)).as(clerk).ticket.receive(intake, { id: "O-1" })
  })
  await tell("committed")

  await db
    .transaction(async (tx) => {
      await desk.within(hostTransaction(tx)).as(clerk).ticket.receive(intake, { id: "O-2" })
      await tx.insert(orders).values({ id: "O-2", customer: "c-1", amount: -1 })
    })
    .catch((error: Error) => print(`rolled back, ${(error.cause as Error).message}`))
  await tell("after a failed order")

  await db.transaction(async (tx) => {
    await tx.insert(orders).values({ id: "O-3", customer: "c-1", amount: 12_000 })
    const { ticket } = desk.within(hostTransaction(tx)).as(clerk)
    await ticket.answer("O-1", { atOnce: false }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
      print(error.message)
    })
    await ticket.takeInCharge("O-1", {})
  })
  await tell("after a refusal that was mended")
  print(`O-1 is in the charge of ${(await desk.as(clerk).ticket.get("O-1")).handling.inCharge}`)
  await client.close()
}
