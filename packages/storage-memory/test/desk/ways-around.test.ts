// What people tried who meant to get around chapter 5: each way is closed, and the refusal names the rule.
import { describe, expect, it } from "vitest"
import { lotId, partUnitId } from "@fieldcare/core/parts"
import { actor, day, hour, offer, start } from "./scene.ts"
import { approved, begun, issued, openStore, refusedBy, stockOf, type Store, visited } from "./parts-scene.ts"

const oilPick = { line: 1, place: "bin:A", item: "L1", quantity: 2 }
const dents = (value: string) => ({ characteristic: "dents", value, unit: "pieces", maximum: "0" })

/** A supplier whom one person applied for and another approved, and an order to them that was sent. */
const bought = async ({ buyer, supervisor }: Store, part: string, quantity: number) => {
  await buyer.supplier.apply({ name: "Pumps Ltd", supplies: "Pumps", evidence: "Licence seen" }, { id: "pumps" })
  await supervisor.supplier.approve("pumps", {})
  const price = { amountMinor: 100, currency: "CNY" }
  await buyer.purchaseOrder.propose(
    { supplier: "pumps", lines: [{ part, quantity, price }], reason: "Low" },
    { id: "PO-1" },
  )
  await supervisor.purchaseOrder.approve("PO-1", {})
  await buyer.purchaseOrder.send("PO-1", {})
}

/** A replaced pump that has come back, and what quality decided about it. */
const cameBack = async ({ keeper, quality }: Store, as: "scrap" | "supplierReturn" | "repair", serial = "OLD-1") => {
  const id = `D-${serial}`
  await keeper.defectiveReturn.expect({ ticket: "T-1", engineer: "eve", part: "K-20", quantity: 1, serial }, { id })
  await keeper.defectiveReturn.receive(id, {})
  await quality.defectiveReturn.decide(id, { as, reason: "Burnt out" })
  return id
}
const pump = (serial: string, place = "defective") => ({ part: "K-20", serial, place, quantity: 1, reason: "Burnt" })
const seal = (quantity = 1) => ({ part: "seal", place: "bin:A", quantity, reason: "Worn" })

describe("a replaced part", () => {
  it("is not forgotten behind a scrap application about something else", async () => {
    const store = await openStore()
    const { keeper, supervisor } = store
    const id = await cameBack(store, "scrap")
    const apply = (lines: ReadonlyArray<object>) =>
      keeper.scrap.apply({ lines: lines as never, defectiveReturn: id }, { id: "SC-1" })
    for (const lines of [[seal()], [pump("C-1", "bin:A")], [seal(), pump("C-2", "bin:A")]])
      expect(await refusedBy(apply(lines))).toEqual(["returned-part-goes-along"])
    expect(await keeper.defectiveReturn.get(id)).toMatchObject({ status: "toScrap" })
    await apply([pump("old-1"), seal()])
    expect(await keeper.defectiveReturn.get(id)).toMatchObject({ status: "scrapped", scrap: "SC-1" })
    expect(await refusedBy(keeper.scrap.edit("SC-1", { lines: [seal()], reason: "Swap" }))).toEqual([
      "returned-part-goes-along",
    ])
    await supervisor.scrap.reject("SC-1", { reason: "Look again" })
    expect(await refusedBy(keeper.scrap.submit("SC-1", { lines: [seal()] }))).toEqual(["returned-part-goes-along"])
    expect((await keeper.scrap.submit("SC-1", { lines: [pump("OLD-1")] })).status).toBe("applied")
  })

  it("is not forgotten behind a return to the supplier of something else", async () => {
    const store = await openStore()
    const { keeper, buyer } = store
    await bought(store, "K-20", 1)
    const id = await cameBack(store, "supplierReturn")
    await cameBack(store, "repair", "OLD-2")
    const lines = [pump("OLD-2")]
    await keeper.supplierReturn.propose({ supplier: "pumps", defectiveReturn: id, lines }, { id: "SR-1" })
    await buyer.supplierReturn.approve("SR-1", {})
    expect(await refusedBy(keeper.supplierReturn.ship("SR-1", {}))).toEqual(["returned-part-goes-along"])
    const change = (serial: string) => keeper.supplierReturn.change("SR-1", { lines: [pump(serial)], reason: "Wrong" })
    expect(await refusedBy(change("OLD-2"))).toEqual(["returned-part-goes-along"])
    await change("OLD-1")
    await buyer.supplierReturn.approve("SR-1", {})
    await keeper.supplierReturn.ship("SR-1", {})
    expect(await keeper.defectiveReturn.get(id)).toMatchObject({ status: "sentBack" })
  })

  it("comes back whole: neither a typing error nor a pocketed piece passes", async () => {
    const { keeper, supervisor } = await openStore()
    await keeper.defectiveReturn.expect({ ticket: "T-1", engineer: "eve", part: "seal", quantity: 2 }, { id: "D-1" })
    for (const quantity of [20, 1])
      expect(await refusedBy(keeper.defectiveReturn.receive("D-1", { quantity }))).toEqual(["all-that-was-expected"])
    await supervisor.defectiveReturn.reportMissing("D-1", { reason: "Lost on the road" })
    expect(await keeper.defectiveReturn.receive("D-1", { quantity: 1 })).toMatchObject({ status: "received" })
  })

  it("does not become stock on the word of one person with two roles", async () => {
    const store = await openStore()
    const max = store.desk.as(actor("max", "storekeeper", "quality"))
    await max.defectiveReturn.expect({ ticket: "T-1", engineer: "eve", part: "seal", quantity: 500 }, { id: "D-1" })
    await max.defectiveReturn.receive("D-1", {})
    await max.defectiveReturn.decide("D-1", { as: "repair", reason: "Clean them" })
    const passed = { repairedBy: "emil", passed: true, finding: "Tight", bin: "A" }
    expect(await refusedBy(max.defectiveReturn.inspectRepair("D-1", passed))).toEqual(["received-by-another"])
    expect(await store.quality.defectiveReturn.inspectRepair("D-1", passed)).toMatchObject({ status: "repaired" })
  })
})

describe("a part that expires", () => {
  it("while it waits on the counter is not fetched any more", async () => {
    const store = await openStore()
    const { keeper, engineer, clock } = store
    await visited(store, "T-1")
    await approved(store, "R-1", "T-1", [{ part: "oil", quantity: 2 }])
    await keeper.requisition.reserve("R-1", { picks: [oilPick] })
    await keeper.requisition.handOver("R-1", {})
    clock.now = start + 100 * day
    expect(await refusedBy(engineer.requisition.confirmReceipt("R-1", {}))).toEqual(["not-expired-until-it-is-fetched"])
    expect(await stockOf(store, "oil")).toEqual(["bin:A L1: 5/2"])
    await keeper.requisition.withdrawHandOver("R-1", { reason: "Expired" })
    await keeper.requisition.releaseReservation("R-1", { reason: "Expired" })
    expect(await stockOf(store, "oil")).toEqual(["bin:A L1: 5/0"])
  })

  it("in the engineer's van is not built in any more", async () => {
    const store = await openStore()
    const { engineer, quality } = store
    await visited(store, "T-1")
    await issued(store, "R-1", "T-1", [{ part: "oil", quantity: 2 }], [oilPick])
    const oil = { ...offer, part: "oil", name: "Oil" }
    await begun(store, "T-1", engineer, [oil])
    const use = () => engineer.ticket.replacePart("T-1", { ...oil, requisition: "R-1", lot: "l1", quantity: 1 })
    await quality.lot.correctExpiry(lotId("oil", "L1"), { expiresAt: store.clock.now, reason: "Misread" })
    expect(await refusedBy(use())).toEqual(["nothing-expired-is-used"])
    await quality.lot.correctExpiry(lotId("oil", "L1"), { expiresAt: store.clock.now + hour, reason: "Read again" })
    await use()
    expect(await stockOf(store, "oil")).toContain("installed:T-1 L1: 1/0")
  })

  it("does not get onto the shelf by an earlier date on the paper", async () => {
    const store = await openStore()
    const { keeper, clock } = store
    await bought(store, "oil", 5)
    const line = { orderLine: 1, part: "oil", lot: "L9", quantity: 5, expiresAt: start + hour }
    await keeper.receipt.arrive({ order: "PO-1", supplier: "pumps", lines: [line] }, { id: "G-1" })
    await keeper.receipt.inspect("G-1", { line: 1, samples: [{ quantity: 5, readings: [dents("0")] }] })
    clock.now = start + 2 * hour
    const put = { line: 1, part: "oil", placements: [{ bin: "A", quantity: 5 }] }
    for (const occurredAt of [clock.now, start])
      expect(await refusedBy(keeper.receipt.putAway("G-1", put, { occurredAt }))).toEqual([
        "nothing-expired-is-put-away",
      ])
    await keeper.receipt.setApart("G-1", { line: 1, quantity: 5, reason: "Expired" })
  })
})

describe("parts for an engineer", () => {
  it("are not handed over, nor confirmed, once the engineer is out of service", async () => {
    const store = await openStore()
    const { keeper, engineer, desk } = store
    const office = desk.as(actor("olga", "personnel"))
    await visited(store, "T-1")
    await approved(store, "R-1", "T-1", [{ part: "seal", quantity: 2 }])
    await keeper.requisition.reserve("R-1", { picks: [{ line: 1, place: "bin:A", quantity: 2 }] })
    await office.person.disable("eve", { reason: "Under investigation" })
    expect(await refusedBy(keeper.requisition.handOver("R-1", {}))).toEqual(["receiver-in-service"])
    await office.person.enable("eve", {})
    await keeper.requisition.handOver("R-1", {})
    await office.person.disable("eve", { reason: "Under investigation" })
    expect(await refusedBy(engineer.requisition.confirmReceipt("R-1", {}))).toEqual(["receiver-in-service"])
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/2"])
  })
})

describe("a supplier", () => {
  it("who was suspended is not reinstated by the person who applied for them", async () => {
    const { desk, supervisor, quality } = await openStore()
    const friend = desk.as(actor("fred", "buyer", "supervisor"))
    await friend.supplier.apply({ name: "Pumps Ltd", supplies: "Pumps", evidence: "A cousin" }, { id: "pumps" })
    await supervisor.supplier.approve("pumps", {})
    await quality.supplier.suspend("pumps", { reason: "Counterfeit seals" })
    expect(await refusedBy(friend.supplier.reinstate("pumps", { reason: "Sorry" }))).toEqual([
      "requester-not-reinstater",
    ])
    const delegate = desk.as({ ...actor("dora", "supervisor"), delegateOf: "fred" })
    expect(await refusedBy(delegate.supplier.reinstate("pumps", { reason: "Sorry" }))).toEqual([
      "requester-not-reinstater",
    ])
    expect((await supervisor.supplier.reinstate("pumps", { reason: "Audited anew" })).status).toBe("approved")
  })

  it("gets no large order past one approver: not in pieces, not at no price, not by a change", async () => {
    const { buyer, supervisor, desk, clock } = await openStore()
    for (const id of ["pumps", "other"]) {
      await buyer.supplier.apply({ name: id, supplies: "Pumps", evidence: "Licence seen" }, { id })
      await supervisor.supplier.approve(id, {})
    }
    const lines = (amountMinor: number) => [
      { part: "seal", quantity: 10, price: { amountMinor, currency: "CNY" } },
      { part: "oil", quantity: 1, price: { amountMinor: 1, currency: "CNY" } },
    ]
    const order = async (id: string, supplier: string, amountMinor: number) => {
      await buyer.purchaseOrder.propose({ supplier, lines: lines(amountMinor), reason: "Low" }, { id })
      return (await supervisor.purchaseOrder.approve(id, {})).status
    }
    expect(await order("PO-1", "pumps", 300_000)).toBe("approved")
    await buyer.purchaseOrder.send("PO-1", {})
    expect(await order("PO-2", "pumps", 300_000)).toBe("proposed")
    expect((await desk.as(actor("sara", "supervisor")).purchaseOrder.approve("PO-2", {})).status).toBe("approved")
    expect(await order("PO-3", "other", 0)).toBe("proposed")
    expect(await order("PO-4", "other", 300_000)).toBe("approved")
    // Moved over to the supplier with open orders, it is one purchase with them; by itself it is not.
    const change = async (input: object) => {
      await buyer.purchaseOrder.change("PO-4", { ...input, reason: "Better terms" })
      return (await supervisor.purchaseOrder.approve("PO-4", {})).status
    }
    expect(await change({ lines: lines(310_000) })).toBe("approved")
    expect(await change({ supplier: "pumps" })).toBe("proposed")
    expect(await change({ lines: lines(200_000) })).toBe("proposed")
    clock.now = start + 8 * day
    expect(await order("PO-5", "pumps", 300_000)).toBe("approved")
  })

  it("gets back only pieces that they delivered", async () => {
    const store = await openStore()
    const { keeper, buyer } = store
    await bought(store, "K-20", 1)
    await buyer.supplier.apply({ name: "Cousin Ltd", supplies: "Pumps", evidence: "None" }, { id: "cousin" })
    const line = { orderLine: 1, part: "K-20", quantity: 1, serials: ["N-1"] }
    await keeper.receipt.arrive({ order: "PO-1", supplier: "pumps", lines: [line] }, { id: "G-1" })
    await keeper.receipt.inspect("G-1", { line: 1, samples: [{ serials: ["N-1"], readings: [dents("3")] }] })
    const lines = [pump("n-1", "quarantine")]
    expect(await refusedBy(keeper.supplierReturn.propose({ supplier: "cousin", lines }))).toEqual([
      "goes-to-who-delivered-it",
    ])
    expect((await keeper.supplierReturn.propose({ supplier: "pumps", lines })).status).toBe("proposed")
    expect(await keeper.partUnit.get(partUnitId("K-20", "N-1"))).toMatchObject({ supplier: "pumps" })
  })
})

describe("an opening stock", () => {
  it("brings in nothing of a part whose books are in use; taking over another system's books may", async () => {
    const store = await openStore()
    const { keeper, desk, supervisor } = store
    await visited(store, "T-1")
    const lines = [{ part: "seal", quantity: 500, bin: "B" }]
    await issued(store, "R-1", "T-1", [{ part: "seal", quantity: 1 }], [{ line: 1, place: "bin:A", quantity: 1 }])
    for (const one of [keeper, supervisor])
      expect(await refusedBy(one.openingStock.enter({ lines }))).toEqual(["books-are-not-in-use"])
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 9/0", "custody:eve: 1/0"])
    await keeper.openingStock.enter({ lines: [{ part: "oil", lot: "L2", quantity: 1, bin: "B" }] })
    await desk.as(actor("importer", "import")).openingStock.enter({ lines })
  })
})
