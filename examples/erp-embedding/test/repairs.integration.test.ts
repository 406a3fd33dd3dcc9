// The same ERP on a PostgreSQL server, where requests really run at once.
import { embeddedPostgres, machinePostgres } from "@fieldcare/test-servers"
import { afterAll, describe, expect, test } from "vitest"
import { openScene } from "./scene.ts"

const intake = { channel: "hotline", priority: "high", description: "Does not cool" }
const server = (await machinePostgres()) ?? (await embeddedPostgres())

afterAll(() => server.stop())

describe(`the ERP with its service on ${server.name}`, () => {
  test("takes many orders at once, each with its ticket, numbers without a gap, none twice, also after a restart", async () => {
    const database = await server.database()
    const scene = await openScene(database.url)
    await scene.db.updateTable("customers").set({ credit: 540_000 }).where("id", "=", "c-1").execute()
    // Forty calls, and the same again; the credit lasts for thirty of them.
    const calls = Array.from({ length: 40 }, (_, index) => `call-${index}`)
    const sent = () =>
      Promise.all(
        calls.map(async (call) => {
          const { status, body } = await scene.post("lin", "/orders/SO-1/repairs", intake, call)
          return status === 201 ? (body.number as string) : status
        }),
      )
    const first = await sent()
    const numbers = Array.from({ length: 30 }, (_, index) => `KD-26-00${303 + index}`)
    expect(first.filter((answer) => answer !== 409)).toHaveLength(30)
    expect(new Set(first)).toEqual(new Set([...numbers, 409]))
    expect(await sent()).toEqual(first)

    const { body: orders } = await scene.get("lin", "/orders")
    expect(orders.filter(({ kind }: { kind: string }) => kind === "repair")).toHaveLength(30)
    const { body: customers } = await scene.get("lin", "/customers")
    expect(customers[0]).toMatchObject({ id: "c-1", owes: 540_000 })
    await scene.close()

    const restarted = await openScene(database.url)
    await restarted.db.updateTable("customers").set({ owes: 0 }).where("id", "=", "c-1").execute()
    const next = await restarted.post("lin", "/orders/SO-1/repairs", intake, "call-later")
    expect(next.body.number).toBe("KD-26-00333")
    await restarted.close()
    await database.drop()
  })
})
