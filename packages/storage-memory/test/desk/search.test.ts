import { openDesk, regulation } from "@fieldcare/core"
import { text, withFields } from "@fieldcare/core/fields"
import { beforeEach, describe, expect, test } from "vitest"
import { memoryStorage } from "../../src/index.ts"
import { actor, company, failure, intake, openScene, type Scene } from "./scene.ts"

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
  const { clerk } = scene
  await clerk.ticket.receive(intake, { id: "T-1" })
  await clerk.ticket.receive(
    {
      ...intake,
      customer: { id: "c-li", name: "李娜", telephone: "021 777" },
      product: { model: "Z9", serial: "Z9-1" },
    },
    { id: "T-2" },
  )
  await clerk.ticket.receive(
    { ...intake, customer: { id: "c-chen", name: "Chen", telephone: "021 888" } },
    { id: "T-3" },
  )
})

const ids = async (text: string, clerk = scene.clerk) => (await clerk.ticket.search({ text })).items.map(({ id }) => id)

describe("search", () => {
  test.each([
    ["the number", "T-2", ["T-2"]],
    ["the customer's id", "c-li", ["T-2"]],
    ["the customer's name", "李娜", ["T-2"]],
    ["the telephone", "5555", ["T-1"]],
    ["the serial number", "K20-001177", ["T-3", "T-1"]],
    ["the model", "k-series", ["T-3", "T-1"]],
    ["words of the fault", "does cool", ["T-3", "T-2", "T-1"]],
    ["nothing that is there", "Zhang", []],
    ["what is no text of anybody's: the priority", "medium", []],
  ])("finds by %s", async (_, text, found) => {
    expect(await ids(text)).toEqual(found)
  })

  test("answers records with their personal texts, page by page", async () => {
    const { ticket } = scene.clerk
    const first = await ticket.search({ text: "does not cool", limit: 2 })
    expect(first.items.map(({ customer }) => customer.name)).toEqual(["Chen", "李娜"])
    const second = await ticket.search({ text: "does not cool", limit: 2, after: first.next! })
    expect(second.items).toEqual([await ticket.get("T-1")])
    expect(second.next).toBeUndefined()
    const exact = await ticket.search({ text: "t-1", limit: 1 })
    expect(exact.next).toBe("=T-1")
    expect(await ticket.search({ text: "t-1", limit: 1, after: exact.next! })).toEqual({ items: [] })
  })

  test("finds nothing of an erased customer but what is no personal text", async () => {
    await scene.desk.erase(actor("clara", "clerk"), "c-wang")
    expect([await ids("Fang"), await ids("5555"), await ids("c-wang")]).toEqual([[], [], ["T-1"]])
  })

  test("finds nothing of another tenant", async () => {
    const stranger = scene.desk.as({ ...actor("clara", "clerk"), tenant: "other" })
    expect(await ids("T-1", stranger)).toEqual([])
  })

  test("looks into fields of a host's own where they say so", async () => {
    const title = { en: "Order", "zh-Hans": "订单号" }
    const [team, service, ...rest] = regulation()
    const [ticket, ...others] = service.lifecycles
    const fields = { order: text({ title, column: { searched: true } }), memo: text({ title, column: {} }) }
    const lifecycles = [withFields(ticket, { by: ["clerk"], fields }), ...others] as const
    const chapters = [team, { ...service, lifecycles }, ...rest] as const
    const desk = await openDesk({ storage: memoryStorage(), chapters, calendar: company })
    const clerk = desk.as(actor("clara", "clerk"))
    const { id } = await clerk.ticket.receive({ ...intake, custom: { order: "SO-2026-17", memo: "rush" } })
    expect((await clerk.ticket.search({ text: "2026-17" })).items.map((one) => one.id)).toEqual([id])
    expect((await clerk.ticket.search({ text: "rush" })).items).toEqual([])
  })

  test.each([
    [{ text: "a" }, "text", "Expected at least 2 characters that are not blank"],
    [{ text: 7 }, "text", "Expected a text"],
    [{ text: "x".repeat(201) }, "text", "Expected at most 200 characters"],
    [{ text: "a b c d e f g h i" }, "text", "Expected at most 8 words"],
    [{ text: "K20", limit: 101 }, "limit", "Expected a whole number from 1 to 100"],
    [{ text: "K20", after: "T-1" }, "after", "Expected the `next` of a page of this search"],
    [{ text: "K20", after: "= or 1" }, "after", "Expected the `next` of a page of this search"],
    [{ text: "K20", where: {} }, "options.where", "Expected one of text, after, limit"],
    [null, "options", "Expected an object"],
  ])("refuses %j", async (asked, path, problem) => {
    expect(await failure(scene.clerk.ticket.search(asked as never))).toMatchObject({
      _tag: "InputInvalid",
      problems: [{ path, problem }],
    })
  })
})
