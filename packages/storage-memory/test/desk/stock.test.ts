import { openDesk, Refused } from "@fieldcare/core"
import { describe, expect, it } from "vitest"
import { memoryStorage } from "../../src/memory-storage.ts"
import { deliveries } from "./delivery-chapter.ts"
import { company } from "./scene.ts"

const opened = async () => {
  let now = Date.UTC(2026, 2, 4, 9)
  const storage = memoryStorage()
  const desk = await openDesk({
    storage,
    chapters: [deliveries],
    calendar: company,
    clock: () => (now += 1_000),
  })
  const keeper = desk.as({ id: "kim", tenant: "acme", roles: ["storekeeper"] })
  return { desk, storage, keeper, stock: desk.stock({ id: "kim", tenant: "acme", roles: ["storekeeper"] }) }
}

describe("commands that move stock", () => {
  it("post what their entries move, and make the records that follow, each once", async () => {
    const { keeper, stock } = await opened()
    const { id } = await keeper.delivery.bring({ part: "P-1", pieces: ["SN-1", "SN-2"], loose: 5 })
    expect((await keeper.piece.get("SN-2")).place).toBe("bin:A SN-2")
    expect((await stock.balances({ part: "P-1" })).items).toEqual([
      { part: "P-1", place: "bin:A", item: "", quantity: 5, reserved: 0, postings: 1 },
      { part: "P-1", place: "bin:A", item: "SN-1", quantity: 1, reserved: 0, postings: 1 },
      { part: "P-1", place: "bin:A", item: "SN-2", quantity: 1, reserved: 0, postings: 1 },
      { part: "P-1", place: "supplier:s", item: "", quantity: -5, reserved: 0, postings: 1 },
      { part: "P-1", place: "supplier:s", item: "SN-1", quantity: -1, reserved: 0, postings: 1 },
      { part: "P-1", place: "supplier:s", item: "SN-2", quantity: -1, reserved: 0, postings: 1 },
    ])
    const [entry] = await keeper.delivery.journal(id)
    expect(entry!.movements).toHaveLength(3)
    await expect(keeper.delivery.bring({ part: "P-1", pieces: ["SN-3", "SN-1"] })).rejects.toMatchObject({
      reason: { _tag: "VersionConflict", kind: "piece", id: "SN-1", expected: 0 },
    })
    expect((await stock.balances({ part: "P-1", item: "SN-3" })).items).toEqual([])
  })

  it("alone lead to commands that nobody may give", async () => {
    const { keeper } = await opened()
    await keeper.delivery.bring({ part: "P-1", pieces: ["SN-1"] })
    const refused = keeper.piece.leave("SN-1", { to: "e1" })
    await expect(refused).rejects.toMatchObject({ violations: [{ rule: "only-follows", clause: "8.1" }] })
  })

  it("see stock and listed records as facts, and know what the desk does not keep", async () => {
    const { keeper, stock } = await opened()
    const { id } = await keeper.delivery.bring({ part: "P-1", pieces: ["SN-1", "SN-2"], loose: 5 })
    const refused = await keeper.delivery.hand(id, { to: "e1", loose: 6 }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ violations: [{ rule: "enough-loose", seen: { there: 5, loose: 6 } }] })
    await keeper.delivery.hand(id, { to: "e1", loose: 3 })
    expect((await keeper.piece.get("SN-1")).status).toBe("gone")
    expect((await stock.balances({ place: "custody:e1" })).items).toMatchObject([{ quantity: 3 }])
    await keeper.delivery.hand(id, { to: "e1", loose: 2 })
  })

  it("never give out more than there is, however many ask at once", async () => {
    const { keeper, stock } = await opened()
    const made = await Promise.all(
      Array.from({ length: 20 }, () => keeper.delivery.bring({ part: "P-1", pieces: [], loose: 1 })),
    )
    const answers = await Promise.allSettled(
      made.flatMap(({ id }) => [
        keeper.delivery.hand(id, { to: "e1", loose: 1 }),
        keeper.delivery.hand(id, { to: "e2", loose: 1 }),
      ]),
    )
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(20)
    const reasons: ReadonlyArray<unknown> = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
    expect(reasons.every((reason) => reason instanceof Refused)).toBe(true)
    const { items } = await stock.balances({ part: "P-1" })
    expect(items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(0)
    expect(items.some(({ place }) => place === "bin:A")).toBe(false)
  })

  it("can be asked for pages, for an instant, and for what was posted", async () => {
    const { keeper, stock } = await opened()
    const { id } = await keeper.delivery.bring({ part: "P-1", pieces: [], loose: 5 })
    const [entry] = await keeper.delivery.journal(id)
    await keeper.delivery.hand(id, { to: "e1", loose: 2 })
    const then = await stock.balances({ place: "bin:A", at: entry!.recordedAt })
    expect(then.items).toMatchObject([{ quantity: 5 }])
    const first = await stock.postings({ part: "P-1", limit: 3 })
    const rest = await stock.postings({ part: "P-1", limit: 3, after: first.next! })
    expect([...first.items, ...rest.items].map(({ place, quantity, number }) => [place, quantity, number])).toEqual([
      ["bin:A", 5, 1],
      ["supplier:s", -5, 1],
      ["bin:A", -2, 2],
      ["custody:e1", 2, 1],
    ])
    expect(rest.next).toBeUndefined()
  })

  it.each([
    [{ place: "shelf" }, "place"],
    [{ part: 7 }, "part"],
    [{ limit: 0 }, "limit"],
    [{ after: "{" }, "after"],
    [{ at: 1.5 }, "at"],
    [{ part: "P", colour: "red" }, "options.colour"],
  ])("refuses the question %j", async (question, path) => {
    const { stock } = await opened()
    await expect(stock.balances(question as never)).rejects.toMatchObject({
      _tag: "InputInvalid",
      problems: [{ path }],
    })
  })
})
