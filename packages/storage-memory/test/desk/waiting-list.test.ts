import { describe, expect, it } from "vitest"
import { companyPolicy } from "@fieldcare/core/regulation"
import { memoryStorage } from "../../src/index.ts"
import { actor, counted, day, intake, start } from "./scene.ts"
import { approved, openStore, refusedBy, stockOf, type Store } from "./parts-scene.ts"

type Lines = ReadonlyArray<{ readonly part: string; readonly quantity: number }>

/** A ticket that has stopped for want of parts. */
const stopped = async (store: Store, id: string) => {
  await store.clerk.ticket.receive(intake, { id })
  await store.engineer.ticket.takeInCharge(id, {})
  await store.clerk.ticket.waitForParts(id, { reason: "partsOnOrder" })
}

/** A requisition of which only these picks were there. */
const short = async (store: Store, id: string, ticket: string, lines: Lines, picks: ReadonlyArray<object> = []) => {
  store.clock.now += 1_000
  await approved(store, id, ticket, lines)
  return store.keeper.requisition.reserve(id, { picks } as never)
}

/** Takes from bin A what is there of seals, for a requisition of its own. */
const emptied = async (store: Store, id = "R-0") => {
  await stopped(store, `T-${id}`)
  await short(store, id, `T-${id}`, [{ part: "seal", quantity: 10 }], [{ line: 1, place: "bin:A", quantity: 10 }])
}

/** A delivery that is ordered, arrives, passes and is put away into bin B. */
const delivered = async (
  { buyer, quality, supervisor, keeper }: Store,
  id: string,
  goods: { readonly part: string; readonly quantity: number; readonly lot?: string },
) => {
  const { part, quantity, lot } = goods
  if ((await keeper.supplier.find({ where: {} })).items.length === 0) {
    await buyer.supplier.apply({ name: "Seals Ltd", supplies: "Seals", evidence: "Audit 2026" }, { id: "S-1" })
    await quality.supplier.approve("S-1", {})
  }
  const lines = [{ part, quantity, price: { amountMinor: 300, currency: "CNY" } }]
  await buyer.purchaseOrder.propose({ supplier: "S-1", lines, reason: "Shortage" }, { id: `PO-${id}` })
  await supervisor.purchaseOrder.approve(`PO-${id}`, {})
  await buyer.purchaseOrder.send(`PO-${id}`, {})
  const arrived = { orderLine: 1, part, quantity, ...(lot === undefined ? {} : { lot }) }
  await keeper.receipt.arrive({ order: `PO-${id}`, supplier: "S-1", lines: [arrived] }, { id })
  const readings = [{ characteristic: "bore", value: "12.0", unit: "mm", minimum: "11.9", maximum: "12.1" }]
  await keeper.receipt.inspect(id, { line: 1, samples: [{ quantity, readings }] })
  return keeper.receipt.putAway(id, { line: 1, part, placements: [{ bin: "B", quantity }] })
}

const statusOf = async ({ clerk }: Store, id: string) => (await clerk.ticket.get(id)).status
const awaited = async ({ keeper }: Store, part: string) =>
  (await keeper.part.get(part)).awaitedBy.map(({ requisition, short: of }) => `${requisition}: ${of}`)

describe("a requisition that is short of two parts", () => {
  it("stands on the list of both, is filled by whatever comes first, and its ticket goes on when both are there", async () => {
    const store = await openStore()
    const { keeper } = store
    await emptied(store)
    await stopped(store, "T-1")
    const lines = [
      { part: "seal", quantity: 2 },
      { part: "oil", quantity: 7 },
    ]
    await short(store, "R-1", "T-1", lines, [{ line: 2, place: "bin:A", item: "L1", quantity: 5 }])
    expect([await awaited(store, "seal"), await awaited(store, "oil")]).toEqual([["R-1: 2"], ["R-1: 2"]])
    expect((await keeper.part.find({ where: { short: 2 } })).items.map(({ id }) => id)).toEqual(["oil", "seal"])

    // The second of its parts comes first: oil of a new lot.
    await delivered(store, "D-1", { part: "oil", quantity: 3, lot: "L2" })
    expect([await awaited(store, "seal"), await awaited(store, "oil")]).toEqual([["R-1: 2"], []])
    expect((await keeper.requisition.get("R-1")).lines[1]!.reserved).toEqual([
      { place: "bin:A", item: "L1", quantity: 5 },
      { place: "bin:B", item: "L2", quantity: 2 },
    ])
    expect(await statusOf(store, "T-1")).toBe("waitingForParts")

    await delivered(store, "D-2", { part: "seal", quantity: 5 })
    expect(await awaited(store, "seal")).toEqual([])
    expect((await keeper.requisition.get("R-1")).status).toBe("reserved")
    expect(await statusOf(store, "T-1")).toBe("received")
    const fills = (await keeper.requisition.journal("R-1")).filter(({ command }) => command === "fill")
    expect(fills.map(({ via, actor: by }) => [via, by.id])).toEqual([
      ["receipt.putAway", "kim"],
      ["receipt.putAway", "kim"],
    ])
  })

  it("keeps its ticket waiting while another requisition of the ticket waits, and both filled at once let it go on", async () => {
    const store = await openStore()
    await emptied(store)
    await stopped(store, "T-1")
    await short(store, "R-1", "T-1", [{ part: "seal", quantity: 2 }])
    await short(store, "R-2", "T-1", [{ part: "seal", quantity: 3 }])
    await delivered(store, "D-1", { part: "seal", quantity: 2 })
    expect((await store.keeper.requisition.get("R-1")).status).toBe("reserved")
    expect(await statusOf(store, "T-1")).toBe("waitingForParts")
    await delivered(store, "D-2", { part: "seal", quantity: 3 })
    expect(await statusOf(store, "T-1")).toBe("received")

    await stopped(store, "T-2")
    await short(store, "R-3", "T-2", [{ part: "seal", quantity: 2 }])
    await short(store, "R-4", "T-2", [{ part: "seal", quantity: 3 }])
    await delivered(store, "D-3", { part: "seal", quantity: 5 })
    expect(await statusOf(store, "T-2")).toBe("received")
  })

  it("is filled though its ticket waits no longer: resumed by hand, or cancelled", async () => {
    const store = await openStore()
    await emptied(store)
    for (const id of ["T-1", "T-2"]) await stopped(store, id)
    await short(store, "R-1", "T-1", [{ part: "seal", quantity: 1 }])
    await short(store, "R-2", "T-2", [{ part: "seal", quantity: 1 }])
    await store.clerk.ticket.resume("T-1", {})
    await store.clerk.ticket.cancel("T-2", { requestedBy: "customer", reason: "Sold" })
    await delivered(store, "D-1", { part: "seal", quantity: 5 })
    for (const id of ["R-1", "R-2"]) expect((await store.keeper.requisition.get(id)).status).toBe("reserved")
    expect([await statusOf(store, "T-1"), await statusOf(store, "T-2")]).toEqual(["received", "cancelled"])
  })
})

describe("who waits for a part", () => {
  it("gets it in the order in which it was asked for, whatever the requisition is called", async () => {
    const store = await openStore()
    await emptied(store)
    await stopped(store, "T-1")
    await short(store, "Z-1", "T-1", [{ part: "seal", quantity: 3 }])
    await short(store, "A-2", "T-1", [{ part: "seal", quantity: 3 }])
    await delivered(store, "D-1", { part: "seal", quantity: 4 })
    expect(await awaited(store, "seal")).toEqual(["A-2: 2"])
    expect((await store.keeper.requisition.get("Z-1")).status).toBe("reserved")
  })

  it("gets it by the urgency that the ticket has now, where the policy says so", async () => {
    const policy = companyPolicy({ version: "p-2", parts: { shortagesFilledBy: "priority" } })
    const store = await openStore({ policy })
    await emptied(store)
    for (const id of ["T-1", "T-2"]) await stopped(store, id)
    await short(store, "R-1", "T-1", [{ part: "seal", quantity: 3 }])
    await short(store, "R-2", "T-2", [{ part: "seal", quantity: 3 }])
    await store.clerk.ticket.changePriority("T-2", { priority: "urgent", reason: "Shop closed" })
    await delivered(store, "D-1", { part: "seal", quantity: 4 })
    expect(await awaited(store, "seal")).toEqual(["R-1: 2"])
  })

  it("stands there no longer when the requisition is changed, cancelled or let go", async () => {
    const store = await openStore()
    await emptied(store)
    await stopped(store, "T-1")
    for (const id of ["R-1", "R-2", "R-3"]) await short(store, id, "T-1", [{ part: "seal", quantity: 1 }])
    expect(await awaited(store, "seal")).toEqual(["R-1: 1", "R-2: 1", "R-3: 1"])
    await store.engineer.requisition.change("R-1", { lines: [{ part: "oil", quantity: 1 }], reason: "Wrong part" })
    await store.engineer.requisition.cancel("R-2", { reason: "Not needed" })
    expect(await awaited(store, "seal")).toEqual(["R-3: 1"])
    await store.keeper.requisition.releaseReservation("R-0", { reason: "Not picked up" })
    expect(await awaited(store, "seal")).toEqual([])
  })

  it("is served fifty at once, the oldest first, and the rest the next time", async () => {
    const store = await openStore()
    await emptied(store)
    await stopped(store, "T-1")
    const ids = Array.from({ length: 53 }, (_, at) => `R-${String(100 - at)}`)
    for (const id of ids) await short(store, id, "T-1", [{ part: "seal", quantity: 1 }])
    await delivered(store, "D-1", { part: "seal", quantity: 52 })
    expect(await awaited(store, "seal")).toEqual(ids.slice(50).map((id) => `${id}: 1`))
    expect(await statusOf(store, "T-1")).toBe("waitingForParts")
    await delivered(store, "D-2", { part: "seal", quantity: 3 })
    expect(await awaited(store, "seal")).toEqual([])
    expect(await statusOf(store, "T-1")).toBe("received")
  })
})

describe("a command by which parts come", () => {
  it("reads once more where somebody waits for them, and not where nobody does", async () => {
    const calls: Record<string, number> = {}
    const store = await openStore({ storage: counted(memoryStorage(), calls) })
    const move = async (from: string, to: string) => {
      calls["load"] = 0
      const lines = [{ part: "seal", quantity: 1, from: `bin:${from}`, to: `bin:${to}` }]
      await store.keeper.stockTransfer.transfer({ reason: "relocation", lines })
      return calls["load"]
    }
    expect(await move("A", "B")).toBe(1)
    await stopped(store, "T-1")
    await short(store, "R-1", "T-1", [{ part: "seal", quantity: 1 }])
    expect(await move("A", "B")).toBe(2)
    expect((await store.keeper.requisition.get("R-1")).status).toBe("reserved")
    expect(await move("A", "B")).toBe(1)
  })
})

describe("a shortage is filled by", () => {
  const waiting = async (store: Store, part: string, quantity: number) => {
    await stopped(store, "T-1")
    return short(store, "R-1", "T-1", [{ part, quantity }])
  }
  const filled = async (store: Store) => {
    const { status, lines } = await store.keeper.requisition.get("R-1")
    const entry = (await store.keeper.requisition.journal("R-1")).at(-1)!
    return [status, await statusOf(store, "T-1"), entry.via, lines[0]!.reserved.map(({ place }) => place).join()]
  }
  const reserved = "reserved"

  it("goods that quality has released from quarantine", async () => {
    const store = await openStore()
    const transfer = store.desk.as(actor("hugo", "quality")).stockTransfer
    await transfer.transfer({
      reason: "damage",
      lines: [{ part: "seal", quantity: 4, from: "bin:A", to: "quarantine" }],
    })
    await waiting(store, "seal", 3)
    const lines = [{ part: "seal", quantity: 4, from: "quarantine", to: "bin:B" }]
    await transfer.transfer({ reason: "release", finding: "Sound", lines })
    expect(await filled(store)).toEqual([reserved, "received", "stockTransfer.transfer", "bin:B"])
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 6/0", "bin:B: 4/3"])
  })

  it("what an engineer gives back unused", async () => {
    const store = await openStore()
    await emptied(store)
    await store.keeper.requisition.handOver("R-0", {})
    await store.engineer.requisition.confirmReceipt("R-0", {})
    await waiting(store, "seal", 3)
    await store.engineer.requisition.handBack("R-0", { items: [{ line: 1, quantity: 4 }] })
    await store.keeper.requisition.takeBack("R-0", { items: [{ line: 1, quantity: 4, bin: "B" }] })
    expect(await filled(store)).toEqual([reserved, "received", "requisition.takeBack", "bin:B"])
  })

  it("what a stocktake finds", async () => {
    const store = await openStore()
    await emptied(store)
    await waiting(store, "seal", 3)
    const { keeper, supervisor } = store
    await keeper.stocktake.plan({ title: "A", lines: [{ part: "seal", place: "bin:A" }] }, { id: "ST-1" })
    await keeper.stocktake.start("ST-1", {})
    await keeper.stocktake.count("ST-1", { counts: [{ line: 1, counted: 12 }] })
    await store.desk.as(actor("kai", "storekeeper")).stocktake.recount("ST-1", { counts: [{ line: 1, counted: 12 }] })
    await keeper.stocktake.finishCount("ST-1", {})
    await supervisor.stocktake.review("ST-1", {})
    await keeper.stocktake.post("ST-1", {})
    const { status, lines } = await keeper.requisition.get("R-1")
    expect([status, lines[0]!.reserved]).toEqual(["waiting", [{ place: "bin:A", item: "", quantity: 2 }]])
    expect(await awaited(store, "seal")).toEqual(["R-1: 1"])
    expect(await statusOf(store, "T-1")).toBe("waitingForParts")
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 12/12"])
  })

  it("a piece that was repaired and inspected", async () => {
    const store = await openStore()
    const { keeper, quality } = store
    await waiting(store, "K-20", 1)
    await keeper.defectiveReturn.expect(
      { ticket: "T-1", engineer: "eve", part: "K-20", quantity: 1, serial: "OLD-1" },
      { id: "DR-1" },
    )
    await keeper.defectiveReturn.receive("DR-1", {})
    await quality.defectiveReturn.decide("DR-1", { as: "repair", reason: "Worth it" })
    const inspected = { repairedBy: "emil", passed: true, finding: "Runs", bin: "B" }
    await quality.defectiveReturn.inspectRepair("DR-1", inspected)
    expect(await filled(store)).toEqual([reserved, "received", "defectiveReturn.inspectRepair", "bin:B"])
    expect(await refusedBy(keeper.requisition.handOver("R-1", {}))).toEqual([])
  })

  it.each([
    ["cancelled", (store: Store) => store.engineer.requisition.cancel("R-0", { reason: "Not needed" }), "cancel"],
    [
      "changed",
      (store: Store) =>
        store.engineer.requisition.change("R-0", { lines: [{ part: "oil", quantity: 1 }], reason: "Other" }),
      "change",
    ],
    [
      "not picked up",
      (store: Store) => store.supervisor.requisition.releaseReservation("R-0", { reason: "Not picked up" }),
      "releaseReservation",
    ],
  ] as const)("the reservation of another that is %s", async (_how, lets, command) => {
    const store = await openStore()
    await emptied(store)
    await waiting(store, "seal", 3)
    await lets(store)
    expect(await filled(store)).toEqual([reserved, "received", `requisition.${command}`, "bin:A"])
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/3"])
  })

  it("what was reserved, where other pieces are handed over in its place", async () => {
    const store = await openStore()
    await stopped(store, "T-0")
    const pumps = [1, 2, 3].map((n) => ({ line: 1, place: "bin:A", item: `C-${n}`, quantity: 1 }))
    await short(store, "R-0", "T-0", [{ part: "K-20", quantity: 1 }], pumps.slice(0, 1))
    await waiting(store, "K-20", 1)
    await store.keeper.requisition.handOver("R-0", { picks: pumps.slice(1, 2) })
    expect(await filled(store)).toEqual([reserved, "received", "requisition.handOver", "bin:A"])
    expect((await store.keeper.requisition.get("R-1")).lines[0]!.reserved[0]!.item).toBe("C-1")
  })

  it("nothing that is not fit: in a bin that is blocked, of a lot that has expired", async () => {
    const store = await openStore()
    await stopped(store, "T-0")
    const oil = [{ line: 1, place: "bin:A", item: "L1", quantity: 5 }]
    await short(store, "R-0", "T-0", [{ part: "oil", quantity: 5 }], oil)
    await waiting(store, "oil", 2)
    store.clock.now = start + 101 * day
    await store.engineer.requisition.cancel("R-0", { reason: "Late" })
    expect((await store.keeper.requisition.get("R-1")).status).toBe("waiting")
    expect(await stockOf(store, "oil")).toEqual(["bin:A L1: 5/0"])

    const other = await openStore()
    await emptied(other)
    await waiting(other, "seal", 3)
    await other.keeper.bin.block("A", { reason: "Leak" })
    await other.engineer.requisition.cancel("R-0", { reason: "Not needed" })
    expect((await other.keeper.requisition.get("R-1")).status).toBe("waiting")
  })
})
