import { describe, expect, it } from "vitest"
import { openDesk, type Refused } from "@fieldcare/core"
import { defectiveReturnId, parts, partUnitId } from "@fieldcare/core/parts"
import { team } from "@fieldcare/core/team"
import { memoryStorage } from "../../src/index.ts"
import { actor, company, day, hour, offer, start, window } from "./scene.ts"
import { approved, begun, issued, openStore, refusedBy, stockOf, type Store, swept, visited } from "./parts-scene.ts"

const sealOffer = { ...offer, part: "seal", name: "Seal", price: { amountMinor: 900, currency: "CNY" } }
const pump = [{ part: "K-20", quantity: 1 }]
const pumpPick = { line: 1, place: "bin:A", item: "c-1", quantity: 1 }
const unitOf = ({ keeper }: Store, serial: string) => keeper.partUnit.get(partUnitId("K-20", serial))

describe("parts for a ticket", () => {
  it("are asked for, approved, reserved, handed over, confirmed, used, handed back, and accounted for", async () => {
    const store = await openStore()
    const { engineer, keeper } = store
    await visited(store, "T-1")
    const lines = [...pump, { part: "seal", quantity: 4 }]
    const picks = [pumpPick, { line: 2, place: "bin:A", quantity: 4 }]
    await approved(store, "R-1", "T-1", lines)
    expect(await keeper.requisition.reserve("R-1", { picks })).toMatchObject({ status: "reserved" })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/4"])
    await keeper.requisition.handOver("R-1", {})
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/4"])
    expect(await engineer.requisition.confirmReceipt("R-1", {})).toMatchObject({ status: "issued", customer: "c-wang" })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 6/0", "custody:eve: 4/0"])
    expect(await unitOf(store, "C-1")).toMatchObject({
      status: "inCustody",
      place: "custody:eve",
      ticket: "T-1",
      requisition: "R-1",
    })

    await begun(store, "T-1", engineer, [offer, sealOffer])
    await engineer.ticket.replacePart("T-1", { ...offer, requisition: "R-1", newSerial: "C-1", faultySerial: "OLD-7" })
    await engineer.ticket.replacePart("T-1", { ...sealOffer, requisition: "R-1", quantity: 2 })
    expect(await unitOf(store, "C-1")).toMatchObject({
      status: "installed",
      place: "installed:T-1",
      warranty: { from: window.from, days: 90 },
    })
    expect(await stockOf(store, "K-20")).toEqual(["bin:A C-2: 1/0", "bin:A C-3: 1/0", "installed:T-1 C-1: 1/0"])
    expect(await engineer.requisition.get("R-1")).toMatchObject({ lines: [{ used: 1 }, { used: 2, returned: 0 }] })
    const back = defectiveReturnId("T-1", 1)
    expect(await keeper.defectiveReturn.get(back)).toMatchObject({
      status: "expected",
      engineer: "eve",
      part: "K-20",
      serial: "OLD-7",
      replacedBy: "C-1",
      requisition: "R-1",
    })

    expect(await refusedBy(keeper.requisition.close("R-1", {}))).toEqual(["every-piece-accounted-for"])
    const chinese = await keeper.requisition.handOver("R-1", {}).catch((error: Refused) => error.in("zh-Hans"))
    expect(chinese).toContain("状态为“已领用”时不能执行“发放配件”。  → 当前可执行：登记使用、交回未用配件、")
    await engineer.requisition.handBack("R-1", { items: [{ line: 2, quantity: 2 }] })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 6/0", "custody:eve: 2/0", "installed:T-1: 2/0"])
    await keeper.requisition.takeBack("R-1", { items: [{ line: 2, quantity: 2, bin: "B" }] })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 6/0", "bin:B: 2/0", "installed:T-1: 2/0"])
    expect(await keeper.requisition.close("R-1", {})).toMatchObject({ status: "closed" })
    const entries = await keeper.requisition.journal("R-1")
    expect(entries.filter(({ command }) => command === "recordUse").map(({ via }) => via)).toEqual([
      "ticket.replacePart",
      "ticket.replacePart",
    ])
  })

  it("are refused on another ticket, by another engineer, and beyond what was issued", async () => {
    const store = await openStore()
    const { engineer, other } = store
    await visited(store, "T-1")
    await visited(store, "T-2", "emil")
    await issued(store, "R-1", "T-1", pump, [pumpPick])
    await begun(store, "T-1")
    const input = { ...offer, requisition: "R-1", newSerial: "C-1" }
    expect(await refusedBy(engineer.ticket.replacePart("T-1", { ...offer, newSerial: "C-1" }))).toEqual([
      "part-was-issued",
    ])
    expect(await refusedBy(engineer.ticket.replacePart("T-1", { ...input, newSerial: "C-2" }))).toEqual([
      "part-was-issued",
    ])
    expect(await refusedBy(engineer.ticket.replacePart("T-1", { ...input, requisition: "R-9" }))).toEqual([
      "part-was-issued",
    ])
    await begun(store, "T-2", other)
    expect(await refusedBy(other.ticket.replacePart("T-2", input))).toEqual(["part-was-issued"])
    // Nothing of it has moved anything.
    expect(await stockOf(store, "K-20")).toEqual(["bin:A C-2: 1/0", "bin:A C-3: 1/0", "custody:eve C-1: 1/0"])
    expect((await unitOf(store, "C-1")).status).toBe("inCustody")
  })

  it("are not lent: they come back to the store, and are issued anew", async () => {
    const store = await openStore()
    const { engineer, other, keeper, clerk, supervisor } = store
    await visited(store, "T-1")
    await visited(store, "T-2", "emil")
    await issued(store, "R-1", "T-1", pump, [pumpPick])
    expect(
      await refusedBy(other.requisition.handBack("R-1", { items: [{ line: 1, item: "C-1", quantity: 1 }] })),
    ).toEqual(["own-parts"])
    await engineer.requisition.handBack("R-1", { items: [{ line: 1, item: "C-1", quantity: 1 }] })
    await keeper.requisition.takeBack("R-1", { items: [{ line: 1, item: "C-1", quantity: 1, bin: "A" }] })
    expect(await unitOf(store, "C-1")).toMatchObject({ status: "inStock", place: "bin:A" })
    await clerk.requisition.submit({ ticket: "T-2", engineer: "emil", lines: pump }, { id: "R-2" })
    await supervisor.requisition.approve("R-2", {})
    await keeper.requisition.reserve("R-2", { picks: [pumpPick] })
    await keeper.requisition.handOver("R-2", {})
    expect(await refusedBy(engineer.requisition.confirmReceipt("R-2", {}))).toEqual(["own-parts"])
    await other.requisition.confirmReceipt("R-2", {})
    const moved = (await store.desk.stock(actor("kim", "storekeeper")).postings({ part: "K-20", item: "C-1" })).items
    expect(
      moved.filter(({ place, quantity }) => place.startsWith("custody") && quantity > 0).map(({ place }) => place),
    ).toEqual(["custody:emil", "custody:eve"])
  })

  it("are lost on the word of two people, and with them the piece", async () => {
    const store = await openStore()
    await visited(store, "T-1")
    await issued(store, "R-1", "T-1", pump, [pumpPick])
    await store.engineer.requisition.reportLost("R-1", {
      items: [{ line: 1, item: "C-1", quantity: 1 }],
      reason: "Stolen from the van",
    })
    await store.supervisor.requisition.confirmLoss("R-1", {})
    expect(await unitOf(store, "C-1")).toMatchObject({ status: "lost" })
    expect(await stockOf(store, "K-20")).toContain("lost C-1: 1/0")
    expect((await store.keeper.requisition.close("R-1", {})).status).toBe("closed")
  })

  it("come back when they are replaced, and are scrapped, or repaired and stocked again", async () => {
    const store = await openStore()
    const { keeper, quality, engineer, clock } = store
    await visited(store, "T-1")
    await issued(store, "R-1", "T-1", [{ part: "K-20", quantity: 2 }], [pumpPick, { ...pumpPick, item: "C-2" }])
    await begun(store, "T-1", engineer, [offer])
    await engineer.ticket.replacePart("T-1", { ...offer, requisition: "R-1", newSerial: "C-1", faultySerial: "OLD-7" })
    // The new one is faulty too.
    await engineer.ticket.recordConsent("T-1", { offer, agreed: true, means: "signature" })
    await engineer.ticket.replacePart("T-1", { ...offer, requisition: "R-1", newSerial: "C-2", faultySerial: "C-1" })
    const [old, faulty] = [defectiveReturnId("T-1", 1), defectiveReturnId("T-1", 2)]
    const owed = await keeper.defectiveReturn.duties(faulty)
    expect(owed.map(({ id }) => id)).toEqual(["defective-part-returned"])
    clock.now += hour
    await keeper.defectiveReturn.receive(old, {})
    await keeper.defectiveReturn.receive(faulty, {})
    expect(await unitOf(store, "OLD-7")).toMatchObject({ status: "defective", place: "defective" })
    expect(await unitOf(store, "C-1")).toMatchObject({
      status: "defective",
      place: "defective",
      defectiveReturn: faulty,
    })
    expect(await stockOf(store, "K-20")).toEqual([
      "bin:A C-3: 1/0",
      "defective C-1: 1/0",
      "defective OLD-7: 1/0",
      "installed:T-1 C-2: 1/0",
    ])
    await quality.defectiveReturn.decide(old, { as: "scrap", reason: "Worn out" })
    expect(
      (await keeper.defectiveReturn.duties(old)).filter(({ outcome }) => outcome === undefined).map(({ id }) => id),
    ).toEqual(["put-up-for-scrap"])
    await keeper.scrap.apply(
      {
        lines: [{ part: "K-20", place: "defective", serial: "OLD-7", quantity: 1, reason: "Worn out" }],
        defectiveReturn: old,
      },
      { id: "S-1" },
    )
    expect(await keeper.defectiveReturn.get(old)).toMatchObject({ status: "scrapped", scrap: "S-1" })
    expect((await keeper.defectiveReturn.duties(old)).map(({ outcome }) => outcome?.type)).toEqual(["met", "met"])
    await quality.defectiveReturn.decide(faulty, { as: "repair", reason: "Only a loose contact" })
    await quality.defectiveReturn.inspectRepair(faulty, { repairedBy: "emil", passed: true, finding: "Runs", bin: "B" })
    expect(await unitOf(store, "C-1")).toMatchObject({ status: "inStock", place: "bin:B" })
    expect(await stockOf(store, "K-20")).toContain("bin:B C-1: 1/0")
  })
})

describe("a shortage", () => {
  const waitingFor = async (store: Store, id: string, quantity: number) => {
    const { engineer, keeper } = store
    await visited(store, id)
    await begun(store, id, engineer, [])
    await engineer.ticket.cannotComplete(id, { reason: "partsOnOrder", follows: "waitForParts" })
    await approved(store, `R-${id}`, id, [{ part: "seal", quantity }])
    return keeper.requisition.reserve(`R-${id}`, {
      picks: [{ line: 1, place: "bin:A", quantity: Math.min(10, quantity) }],
    })
  }

  it("lets the ticket wait, until a receipt fills it", async () => {
    const store = await openStore()
    const { buyer, supervisor, keeper, quality, clerk } = store
    expect((await waitingFor(store, "T-1", 12)).status).toBe("waiting")
    await swept(store)
    expect((await clerk.ticket.get("T-1")).status).toBe("waitingForParts")

    await buyer.supplier.apply({ name: "Seals Ltd", supplies: "Seals", evidence: "Audit 2026" }, { id: "S-1" })
    await quality.supplier.approve("S-1", {})
    await buyer.purchaseOrder.propose(
      {
        supplier: "S-1",
        lines: [{ part: "seal", quantity: 5, price: { amountMinor: 300, currency: "CNY" } }],
        reason: "Shortage",
      },
      { id: "PO-1" },
    )
    await supervisor.purchaseOrder.approve("PO-1", {})
    await buyer.purchaseOrder.send("PO-1", {})
    await keeper.receipt.arrive(
      { order: "PO-1", supplier: "S-1", lines: [{ orderLine: 1, part: "seal", quantity: 5 }] },
      { id: "D-1" },
    )
    const readings = [{ characteristic: "bore", value: "12.0", unit: "mm", minimum: "11.9", maximum: "12.1" }]
    await keeper.receipt.inspect("D-1", { line: 1, samples: [{ quantity: 5, readings }] })
    await keeper.receipt.putAway("D-1", { line: 1, part: "seal", placements: [{ bin: "B", quantity: 5 }] })

    expect(await keeper.requisition.get("R-T-1")).toMatchObject({ status: "reserved" })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/10", "bin:B: 5/2"])
    expect((await clerk.ticket.get("T-1")).status).toBe("toReschedule")
    expect((await clerk.ticket.journal("T-1")).at(-1)).toMatchObject({ command: "resume", via: "receipt.putAway" })
  })

  it("lets the ticket go on in the same unit of work where the store reserves what it was short of", async () => {
    const store = await openStore()
    const { keeper, engineer, clerk } = store
    await waitingFor(store, "T-1", 12)
    await visited(store, "T-2")
    await engineer.requisition.change("R-T-1", { lines: [{ part: "seal", quantity: 8 }], reason: "Eight will do" })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/0"])
    expect(await refusedBy(keeper.requisition.reserve("R-T-1", { picks: [] }))).toContain("status-allows-command")
    await store.supervisor.requisition.approve("R-T-1", {})
    await keeper.requisition.reserve("R-T-1", { picks: [{ line: 1, place: "bin:A", quantity: 8 }] })
    expect((await clerk.ticket.get("T-1")).status).toBe("toReschedule")
  })

  it("of one of two requisitions still keeps the ticket waiting", async () => {
    const store = await openStore()
    const { keeper, clerk } = store
    await waitingFor(store, "T-1", 12)
    await approved(store, "R-2", "T-1", [{ part: "oil", quantity: 2 }])
    await keeper.requisition.reserve("R-2", { picks: [{ line: 1, place: "bin:A", item: "L1", quantity: 2 }] })
    expect((await clerk.ticket.get("T-1")).status).toBe("waitingForParts")
  })

  it("says nothing to a ticket that does not wait", async () => {
    const store = await openStore()
    await visited(store, "T-1")
    await approved(store, "R-1", "T-1", [{ part: "seal", quantity: 1 }])
    await store.keeper.requisition.reserve("R-1", { picks: [{ line: 1, place: "bin:A", quantity: 1 }] })
    expect((await store.clerk.ticket.get("T-1")).status).toBe("scheduled")
  })
})

describe("an approval", () => {
  it("is given once, whoever tries at the same moment", async () => {
    const store = await openStore()
    await visited(store, "T-1")
    await store.engineer.requisition.submit({ ticket: "T-1", engineer: "eve", lines: pump }, { id: "R-1" })
    const approvers = Array.from({ length: 8 }, (_, at) => store.desk.as(actor(`s${at}`, "supervisor")))
    const outcomes = await Promise.all(approvers.map((one) => refusedBy(one.requisition.approve("R-1", {}))))
    expect(outcomes.filter((rules) => rules.length === 0)).toHaveLength(1)
    expect(new Set(outcomes.flat())).toEqual(new Set(["status-allows-command"]))
    expect((await store.keeper.requisition.journal("R-1")).filter(({ command }) => command === "approve")).toHaveLength(
      1,
    )
  })

  it("is void after an edit, and then not the editor's", async () => {
    const store = await openStore()
    const { desk, supervisor, keeper } = store
    await visited(store, "T-1")
    await approved(store, "R-1", "T-1", pump)
    await supervisor.requisition.change("R-1", { lines: [{ part: "K-20", quantity: 2 }], reason: "Two are needed" })
    expect(await refusedBy(keeper.requisition.reserve("R-1", { picks: [pumpPick] }))).toEqual([
      "status-allows-command",
      "approval-holds",
    ])
    expect(await refusedBy(supervisor.requisition.approve("R-1", {}))).toEqual(["requester-not-approver"])
    expect(await refusedBy(desk.as(actor("eve", "engineer", "supervisor")).requisition.approve("R-1", {}))).toEqual([
      "requester-not-approver",
      "approver-not-concerned",
    ])
    expect((await desk.as(actor("sam", "supervisor")).requisition.approve("R-1", {})).status).toBe("approved")
  })
})

describe("a reservation", () => {
  it("is let go by cancelling", async () => {
    const store = await openStore()
    await visited(store, "T-1")
    await approved(store, "R-1", "T-1", [{ part: "seal", quantity: 4 }])
    await store.keeper.requisition.reserve("R-1", { picks: [{ line: 1, place: "bin:A", quantity: 4 }] })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/4"])
    await store.engineer.requisition.cancel("R-1", { reason: "Repaired without" })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/0"])
  })

  it("is let go by the desk when nobody picks the parts up", async () => {
    const store = await openStore()
    const { keeper, clock } = store
    await visited(store, "T-1")
    await approved(store, "R-1", "T-1", [{ part: "seal", quantity: 4 }])
    await keeper.requisition.reserve("R-1", { picks: [{ line: 1, place: "bin:A", quantity: 4 }] })
    // Three working days of eight hours: from Monday 09:00 to Wednesday 18:00.
    clock.now += 2 * day + 9 * hour - 1
    await swept(store)
    expect((await keeper.requisition.get("R-1")).status).toBe("reserved")
    clock.now += 1
    await swept(store)
    expect(await keeper.requisition.get("R-1")).toMatchObject({ status: "approved" })
    expect(await stockOf(store, "seal")).toEqual(["bin:A: 10/0"])
    expect((await keeper.requisition.journal("R-1")).at(-1)).toMatchObject({
      command: "releaseReservation",
      actor: { id: "sweeper" },
    })
  })

  it.each([2, 8, 50])("of the last pieces is granted to %i at once only as far as they go", async (many) => {
    const store = await openStore()
    await visited(store, "T-1")
    for (let at = 0; at < many; at++) await approved(store, `R-${at}`, "T-1", [{ part: "seal", quantity: 3 }])
    const outcomes = await Promise.all(
      Array.from({ length: many }, (_, at) =>
        refusedBy(store.keeper.requisition.reserve(`R-${at}`, { picks: [{ line: 1, place: "bin:A", quantity: 3 }] })),
      ),
    )
    const granted = outcomes.filter((rules) => rules.length === 0).length
    expect(granted).toBe(Math.min(many, 3))
    expect(new Set(outcomes.flat())).toEqual(new Set(many > 3 ? ["enough-in-stock"] : []))
    expect(await stockOf(store, "seal")).toEqual([`bin:A: 10/${3 * granted}`])
  })
})

describe("what is owed on a requisition", () => {
  const owed = async ({ keeper }: Store, id: string) =>
    (await keeper.requisition.duties(id)).filter(({ outcome }) => outcome === undefined).map(({ id }) => id)

  it("is its approval, the pick-up, and the return of what is not used, both sides in turn", async () => {
    const store = await openStore()
    const { engineer, keeper, supervisor } = store
    await visited(store, "T-1")
    await engineer.requisition.submit(
      { ticket: "T-1", engineer: "eve", lines: [{ part: "seal", quantity: 4 }] },
      { id: "R-1" },
    )
    expect(await owed(store, "R-1")).toEqual(["requisition-approved"])
    await supervisor.requisition.approve("R-1", {})
    expect(await owed(store, "R-1")).toEqual([])
    await keeper.requisition.reserve("R-1", { picks: [{ line: 1, place: "bin:A", quantity: 4 }] })
    expect(await owed(store, "R-1")).toEqual(["picked-up"])
    await keeper.requisition.handOver("R-1", {})
    expect(await owed(store, "R-1")).toEqual(["receipt-confirmed"])
    await keeper.requisition.withdrawHandOver("R-1", { reason: "Miscounted" })
    expect(await owed(store, "R-1")).toEqual(["picked-up"])
    await keeper.requisition.handOver("R-1", {})
    await engineer.requisition.confirmReceipt("R-1", {})
    expect(await owed(store, "R-1")).toEqual(["unused-returned"])
    await engineer.requisition.handBack("R-1", { items: [{ line: 1, quantity: 3 }] })
    expect(await owed(store, "R-1")).toEqual(["unused-returned", "return-confirmed"])
    await engineer.requisition.handBack("R-1", { items: [{ line: 1, quantity: 1 }] })
    expect(await owed(store, "R-1")).toEqual(["return-confirmed"])
    await keeper.requisition.takeBack("R-1", { items: [{ line: 1, quantity: 3, bin: "A" }] })
    expect(await owed(store, "R-1")).toEqual(["return-confirmed"])
    await keeper.requisition.withdrawHandBack("R-1", { reason: "The last one is not here" })
    expect(await owed(store, "R-1")).toEqual(["unused-returned"])
    await engineer.requisition.reportLost("R-1", { items: [{ line: 1, quantity: 1 }], reason: "?" })
    expect(await owed(store, "R-1")).toEqual([])
  })
})

describe("a desk without a store", () => {
  it("replaces parts as it always did", async () => {
    const store = await openStore({ hasStore: false })
    await visited(store, "T-1")
    await begun(store, "T-1")
    const replaced = await store.engineer.ticket.replacePart("T-1", {
      ...offer,
      faultySerial: "OLD-7",
      newSerial: "C-1",
    })
    expect(replaced.work.parts).toMatchObject([{ part: "K-20", newSerial: "C-1" }])
  })
})

describe("a desk that keeps parts but no tickets", () => {
  it("has the engineer say what was used, which settles the requisition and the piece", async () => {
    const clock = { now: start }
    const desk = await openDesk({
      storage: memoryStorage(),
      chapters: [team, parts],
      calendar: company,
      clock: () => clock.now,
    })
    const keeper = desk.as(actor("kim", "storekeeper"))
    const engineer = desk.as(actor("eve", "engineer"))
    const about = { model: "K-series", unit: "piece", storageClass: "dry" }
    await keeper.part.register({ ...about, name: "Pump", tracking: "serial" }, { id: "K-20" })
    await keeper.bin.register({ warehouse: "W1", storageClasses: ["dry"] }, { id: "A" })
    await keeper.openingStock.enter({ lines: [{ part: "K-20", quantity: 1, serials: ["C-1"], bin: "A" }] })
    await engineer.requisition.submit({ ticket: "T-1", engineer: "eve", lines: pump }, { id: "R-1" })
    await desk.as(actor("sven", "supervisor")).requisition.approve("R-1", {})
    await keeper.requisition.reserve("R-1", { picks: [pumpPick] })
    await keeper.requisition.handOver("R-1", {})
    await engineer.requisition.confirmReceipt("R-1", {})
    const use = { line: 1, item: "C-1", quantity: 1, ticket: "T-1", warrantyDays: 90 }
    const used = await engineer.requisition.recordUse("R-1", use)
    expect(used).toMatchObject({ ticketElsewhere: true, lines: [{ used: 1 }] })
    expect(await keeper.partUnit.get(partUnitId("K-20", "C-1"))).toMatchObject({
      status: "installed",
      place: "installed:T-1",
      warranty: { days: 90 },
    })
  })
})

it("records no use past a ticket that is kept here", async () => {
  const store = await openStore()
  await visited(store, "T-1")
  await issued(store, "R-1", "T-1", pump, [pumpPick])
  const use = { line: 1, item: "C-1", quantity: 1, ticket: "T-1", warrantyDays: 90 }
  expect(await refusedBy(store.engineer.requisition.recordUse("R-1", use))).toEqual(["used-through-the-ticket"])
  expect(await unitOf(store, "C-1")).toMatchObject({ status: "inCustody" })
})
