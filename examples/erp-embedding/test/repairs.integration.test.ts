// The same ERP on a PostgreSQL server, where requests really run at once.
import { embeddedPostgres, machinePostgres } from "@fieldcare/test-servers"
import { describe, expect, test } from "vitest"
import { openScene } from "./scene.ts"

const intake = { channel: "hotline", priority: "high", description: "Does not cool" }
const server = (await machinePostgres()) ?? (await embeddedPostgres())

describe.skipIf(server === undefined)(`the ERP with its service on ${server?.name}`, () => {
  test("takes many orders at once, each with its ticket, numbers without a gap, and none twice", async () => {
    const database = await server!.database()
    const scene = await openScene(database.url)
    // Twenty calls, each sent three times; the credit lasts for five of them.
    const calls = Array.from({ length: 20 }, (_, call) => [call, call, call]).flat()
    const answers = await Promise.all(
      calls.map((call) => scene.post("lin", "/orders/SO-1/repairs", intake, `call-${call}`)),
    )

    const taken = answers.filter(({ status }) => status === 201).map(({ body }) => body.number as string)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
    expect([...new Set(taken)].toSorted()).toEqual([303, 304, 305, 306, 307].map((number) => `KD-26-00${number}`))
    expect(taken).toHaveLength(15)
    const { body: orders } = await scene.get("lin", "/orders")
    expect(orders.filter(({ kind }: { kind: string }) => kind === "repair")).toHaveLength(5)
    const { body: customers } = await scene.get("lin", "/customers")
    expect(customers[0]).toMatchObject({ id: "c-1", owes: 90_000 })
    await scene.close()
    await database.drop()
  })
})
