import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { eventually, openScene, type Scene } from "./scene.ts"

const intake = { channel: "hotline", priority: "high", description: "Does not cool" }

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

/** All that a failed attempt could have left behind. */
const everything = async () => ({
  orders: (await scene.get("lin", "/orders")).body,
  customers: (await scene.get("lin", "/customers")).body,
  tickets: (await sql`select * from fieldcare_ticket order by id`.execute(scene.db)).rows,
  journal: (await sql`select kind, id, sequence from fieldcare_journal order by id, sequence`.execute(scene.db)).rows,
})

describe("the ERP with its service", () => {
  test("took over the open cases of the old list, each at its status with its past", async () => {
    const cases = await scene.db.selectFrom("cases").selectAll().orderBy("id").execute()
    expect(cases.map(({ id, state }) => [id, state])).toEqual([
      ["16", "closed"],
      ["17", "moved"],
      ["18", "moved"],
    ])
    const { rows: tickets } = await sql<{ id: string }>`
      select id, number, status from fieldcare_ticket order by number`.execute(scene.db)
    expect(tickets).toMatchObject([
      { number: "KD-26-00301", status: "received" },
      { number: "KD-26-00302", status: "received" },
    ])
    const { body } = await scene.get("olga", `/repairs/${tickets[1]!.id}`)
    expect(body).toMatchObject({ customer: { name: "Li Na" }, handling: { inCharge: "olga" } })
  })

  test("takes an order and its ticket together, with the company's next number and its own figures", async () => {
    const { status, body } = await scene.post("lin", "/orders/SO-1/repairs", intake, "call-1")
    expect(status).toBe(201)
    expect(body).toMatchObject({ number: "KD-26-00303", status: "received", customer: { name: "Wang Fang" } })

    const orders = (await scene.get("lin", "/orders")).body as ReadonlyArray<{ id: string }>
    expect(orders.find(({ id }) => id === body.id)).toMatchObject({ kind: "repair", amount: 18_000, state: "open" })
    const { duties } = (await scene.get("lin", `/repairs/${body.id}`)).body
    // 09:00 and the half hour of the company's own policy; the regulation's default would be an hour.
    expect(duties.find(({ id }: { id: string }) => id === "first-response").due).toBe(
      Date.parse("2026-09-21T09:30:00+08:00"),
    )
  })

  test("answers a repeated request with the same ticket, and takes no second order", async () => {
    const before = await everything()
    const again = await scene.post("lin", "/orders/SO-1/repairs", intake, "call-1")
    expect([again.status, again.body.number]).toEqual([201, "KD-26-00303"])
    const other = await scene.post("lin", "/orders/SO-1/repairs", { ...intake, priority: "low" }, "call-1")
    expect(other).toMatchObject({ status: 422, type: expect.stringContaining("application/problem+json") })
    expect(await everything()).toEqual(before)
  })

  test("takes no order when the company's own clause refuses the ticket, and cites it in both languages", async () => {
    const before = await everything()
    const refused = await scene.post("lin", "/orders/SO-3/repairs", intake, "call-2")
    expect(refused).toMatchObject({
      status: 409,
      type: expect.stringContaining("application/problem+json"),
      body: {
        status: 409,
        detail: "8.1  Nobody knows the serial number of this B-9.  → Ask the customer, and add it to the sale.",
        violations: [
          {
            rule: "serial-number-known",
            clause: "8.1",
            seen: { product: "B-9" },
            message: { "zh-Hans": "该 B-9 的序列号未知。" },
            remedy: { "zh-Hans": "请向客户询问，并补录到销售订单。" },
          },
        ],
      },
    })
    expect(await everything()).toEqual(before)
  })

  test("makes no ticket when the ERP refuses the amount, and the next ticket gets the number", async () => {
    const before = await everything()
    const refused = await scene.post("lin", "/orders/SO-2/repairs", intake, "call-3")
    expect(refused).toMatchObject({ status: 409, body: { detail: "The credit of customer c-2 is used up." } })
    expect(await everything()).toEqual(before)

    const next = await scene.post("lin", "/orders/SO-1/repairs", intake, "call-4")
    expect(next.body.number).toBe("KD-26-00304")
  })

  test("gives people the commands of their roles, and refuses by the regulation", async () => {
    const { id } = (await scene.post("lin", "/orders/SO-1/repairs", intake, "call-5")).body
    const early = await scene.post("lin", `/repairs/${id}/answer`, { atOnce: false }, "a-1")
    expect(early.body.violations).toMatchObject([{ clause: "3.1.3", mend: "ticket.takeInCharge" }])
    const notHers = await scene.post("zhao", `/repairs/${id}/close`, {}, "a-2")
    expect(notHers.status).toBe(409)
    expect(notHers.body.violations.map(({ rule }: { rule: string }) => rule)).toContain("role-may")
  })

  test("invoices a repair that was closed, by a message", async () => {
    const { id } = (await scene.post("lin", "/orders/SO-1/repairs", intake, "call-6")).body
    for (const [command, input] of [
      ["takeInCharge", {}],
      ["answer", { atOnce: false, text: "Unplug it for ten minutes" }],
      ["close", {}],
    ] as const)
      expect((await scene.post("lin", `/repairs/${id}/${command}`, input, command)).status).toBe(200)

    const order = () => scene.db.selectFrom("orders").select("state").where("id", "=", id).executeTakeFirstOrThrow()
    expect(await eventually(order, ({ state }) => state === "to invoice")).toEqual({ state: "to invoice" })
  })

  test("notes by itself that a duty was not met in time", async () => {
    const { id } = (await scene.post("lin", "/orders/SO-1/repairs", intake, "call-7")).body
    scene.clock.now += 2 * 3_600_000
    const commands = async () => {
      const { rows } = await sql<{ entry: object }>`select entry from fieldcare_journal where id = ${id}`.execute(
        scene.db,
      )
      return rows.map(({ entry }) => JSON.stringify(entry))
    }
    const seen = await eventually(commands, (entries) => entries.some((entry) => entry.includes("noticeDuty")))
    expect(seen.filter((entry) => entry.includes("noticeDuty") && entry.includes("first-response"))).toHaveLength(1)
  })
})

describe("hostile input", () => {
  test.each([
    [
      "fields of other types",
      { channel: "smoke", priority: ["high"], description: 7 },
      ["channel", "priority", "description"],
    ],
    ["a missing field", { channel: "hotline" }, ["priority"]],
    ["texts that no database keeps", { ...intake, description: "a\u0000b" }, ["description"]],
    ["a field that is not the caller's to give", { ...intake, planned: {} }, ["planned"]],
    ["another's customer", { ...intake, customer: { id: "c-9" } }, ["customer"]],
    ["no object", [intake], [""]],
  ])("is answered with the places of its faults: %s", async (_what, body, paths) => {
    const before = await everything()
    const answer = await scene.post("lin", "/orders/SO-1/repairs", body, "hostile")
    expect(answer).toMatchObject({ status: 400, type: expect.stringContaining("application/problem+json") })
    expect(answer.body.problems.map(({ path }: { path: string }) => path)).toEqual(paths)
    expect(await everything()).toEqual(before)
  })

  test.each([
    ["no JSON", "{", "k"],
    ["a prototype", '{"__proto__": {"admin": true}}', "k"],
    ["no idempotency key", "{}", undefined],
    ["a key without end", "{}", "k".repeat(101)],
  ])("is answered with 400: %s", async (_what, body, key) => {
    expect((await scene.post("lin", "/orders/SO-1/repairs", body, key)).status).toBe(400)
  })

  test("reaches neither another company's orders and tickets nor what is no route", async () => {
    const { id } = (await scene.post("lin", "/orders/SO-1/repairs", intake, "call-1")).body
    expect((await scene.get("max", `/repairs/${id}`)).status).toBe(404)
    expect((await scene.post("max", `/repairs/${id}/close`, {}, "k")).status).toBe(404)
    expect((await scene.post("max", "/orders/SO-1/repairs", intake, "k")).status).toBe(404)
    expect((await scene.post("lin", `/repairs/${id}/journal`, {}, "k")).status).toBe(404)
    expect((await scene.post("lin", `/repairs/${id}/adopt`, {}, "k")).status).toBe(404)
    expect((await scene.get("nobody", `/repairs/${id}`)).status).toBe(401)
  })
})
