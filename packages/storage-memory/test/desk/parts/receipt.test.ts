// Deliveries on a desk: what arrives, is inspected and put away is where the ledger says, once, however many try.
import { lotId, partUnitId } from "@fieldcare/core/parts"
import { describe, expect, it } from "vitest"
import { actor, failure, refusedRules } from "../scene.ts"
import { bad, day, good, openStore, type Store } from "./store.ts"

const delivery = {
  order: "PO-1",
  supplier: "acme-parts",
  lines: [
    { orderLine: 1, part: "screw", quantity: 100 },
    { orderLine: 2, part: "sealant", quantity: 6, lot: "l-07" },
    { orderLine: 3, part: "compressor", quantity: 2, serials: ["k-1", "k-2"] },
  ],
}

const price = { amountMinor: 100, currency: "CNY" }

const orderedParts = [
  { part: "screw", quantity: 100, price },
  { part: "sealant", quantity: 12, price },
  { part: "compressor", quantity: 4, price },
]

const arrived = async () => {
  const store = await openStore()
  await store.ordered("PO-1", orderedParts)
  await store.keeper.receipt.arrive(delivery, { id: "R-1" })
  return store
}

const inspected = async () => {
  const store = await arrived()
  const { quality } = store
  await quality.receipt.inspect("R-1", {
    line: 1,
    samples: [
      { quantity: 98, readings: [good] },
      { quantity: 2, readings: [bad] },
    ],
  })
  await quality.receipt.inspect("R-1", { line: 2, samples: [{ quantity: 6, readings: [good] }] })
  await quality.receipt.inspect("R-1", {
    line: 3,
    samples: [
      { serials: ["K-1"], readings: [good] },
      { serials: ["K-2"], readings: [bad] },
    ],
  })
  return store
}

const settled = (attempts: ReadonlyArray<Promise<unknown>>) => Promise.allSettled(attempts)
const fulfilled = (results: ReadonlyArray<PromiseSettledResult<unknown>>) =>
  results.filter(({ status }) => status === "fulfilled").length

describe("a delivery of three parts", () => {
  it("waits in inspection, each piece and lot known by its number", async () => {
    const { keeper, balances } = await arrived()
    expect(await balances("screw")).toEqual({ inspection: 100, "supplier:acme-parts": -100 })
    expect(await balances("sealant")).toMatchObject({ "inspection L-07": 6 })
    expect(await balances("compressor")).toMatchObject({ "inspection K-1": 1, "inspection K-2": 1 })
    expect(await keeper.partUnit.get(partUnitId("compressor", "K-1"))).toMatchObject({
      status: "inspecting",
      place: "inspection",
      serial: "k-1",
      receipt: "R-1",
      order: "PO-1",
      supplier: "acme-parts",
    })
    // No date was named: it counts from the arrival.
    const lot = await keeper.lot.get(lotId("sealant", "L-07"))
    expect(lot).toMatchObject({ status: "open", item: "L-07" })
    expect((await keeper.receipt.get("R-1"))?.lines[1]?.expiresAt).toBe(lot?.expiresAt)
  })

  it("is inspected line by line, told to the order, and what did not pass goes into quarantine", async () => {
    const { keeper, balances } = await inspected()
    expect(await balances("screw")).toMatchObject({ inspection: 98, quarantine: 2 })
    expect(await balances("compressor")).toMatchObject({ "inspection K-1": 1, "quarantine K-2": 1 })
    expect((await keeper.partUnit.get(partUnitId("compressor", "k-2")))?.status).toBe("quarantined")
    expect(await keeper.receipt.get("R-1")).toMatchObject({ status: "inspected" })
    expect(await keeper.purchaseOrder.get("PO-1")).toMatchObject({
      status: "partlyReceived",
      lines: [
        { received: 98, rejected: 2 },
        { received: 6, rejected: 0 },
        { received: 1, rejected: 1 },
      ],
    })
  })

  it("is put into bins that fit, and closes by itself with the last of it", async () => {
    const { keeper, balances, clock } = await inspected()
    const putAway = (line: number, part: string, ...placements: ReadonlyArray<object>) =>
      keeper.receipt.putAway("R-1", { line, part, placements: placements as never })
    expect(await refusedRules(putAway(2, "sealant", { bin: "A", quantity: 6 }))).toEqual(["bins-fit-the-part"])
    await putAway(1, "screw", { bin: "A", quantity: 90 }, { bin: "B", quantity: 8 })
    expect((await keeper.receipt.get("R-1"))?.status).toBe("inspected")
    await putAway(2, "sealant", { bin: "C", quantity: 6 })
    expect(await refusedRules(putAway(3, "compressor", { bin: "A", serials: ["k-2"] }))).toContain(
      "no-more-than-passed",
    )
    const closed = await putAway(3, "compressor", { bin: "A", serials: ["K-1"] })
    expect(closed.status).toBe("closed")
    expect(await balances("screw")).toMatchObject({ "bin:A": 90, "bin:B": 8, quarantine: 2 })
    expect(await balances("compressor")).toMatchObject({ "bin:A K-1": 1, "quarantine K-2": 1 })
    expect(await keeper.partUnit.get(partUnitId("compressor", "k-1"))).toMatchObject({
      status: "inStock",
      place: "bin:A",
    })
    clock.now += 30 * day
    expect((await keeper.receipt.duties("R-1")).every(({ outcome }) => outcome !== undefined)).toBe(true)
  })

  it("owes its inspection, and of each line that passed its putting away", async () => {
    const { keeper } = await inspected()
    const duties = (await keeper.receipt.duties("R-1")).map(({ id, key, outcome }) => [id, key, outcome?.type])
    expect(duties).toEqual([
      ["arrivals-inspected", "", "met"],
      ["passed-put-away", "1", undefined],
      ["passed-put-away", "2", undefined],
      ["passed-put-away", "3", undefined],
    ])
  })

  it("keeps out what expires before it is put away, which is set apart instead", async () => {
    const { keeper, balances, clock } = await inspected()
    clock.now += 181 * day
    const late = keeper.receipt.putAway("R-1", { line: 2, part: "sealant", placements: [{ bin: "C", quantity: 6 }] })
    expect(await refusedRules(late)).toEqual(["nothing-expired-is-put-away"])
    await keeper.receipt.setApart("R-1", { line: 2, quantity: 6, reason: "Expired while it waited" })
    expect(await balances("sealant")).toMatchObject({ "quarantine L-07": 6 })
  })

  it("is reported as damaged where it did not pass or was set apart, line by line and bit by bit", async () => {
    const store = await inspected()
    const { keeper, quality } = store
    const reports = async () =>
      (await keeper.scrap.find({ where: { source: "R-1" } })).items
        .flatMap(({ status, source, lines }) =>
          lines.map(({ part, item, place, quantity }) => [status, source?.kind, part, item, place, quantity].join(" ")),
        )
        .toSorted()
    const rejected = ["reported receipt compressor K-2 quarantine 1", "reported receipt screw  quarantine 2"]
    expect(await reports()).toEqual(rejected)
    await quality.receipt.setApart("R-1", { line: 1, quantity: 3, reason: "Rusty" })
    await quality.receipt.setApart("R-1", { line: 1, quantity: 3, reason: "Rusty too" })
    await quality.receipt.setApart("R-1", { line: 3, serials: ["k-1"], reason: "Fell down" })
    await quality.receipt.setApart("R-1", { line: 2, quantity: 1, reason: "Leaks" })
    expect(await reports()).toEqual(
      [
        ...rejected,
        "reported receipt compressor K-1 quarantine 1",
        "reported receipt screw  quarantine 3",
        "reported receipt screw  quarantine 3",
        "reported receipt sealant L-07 quarantine 1",
      ].toSorted(),
    )
    const { id } = (await keeper.scrap.find({ where: { source: "R-1" } })).items[0]!
    const owed = async () => (await keeper.scrap.duties(id)).find((duty) => duty.id === "put-up-in-time")
    expect(await owed()).toMatchObject({ id: "put-up-in-time" })
    expect((await owed())?.outcome).toBeUndefined()
    await keeper.scrap.dismiss(id, { why: "returnedToSupplier", reason: "Goes back with the next van" })
    expect((await owed())?.outcome).toBeDefined()
  })

  it("is reported nowhere where all of it passed", async () => {
    const { keeper, quality } = await arrived()
    await quality.receipt.inspect("R-1", { line: 2, samples: [{ quantity: 6, readings: [good] }] })
    expect((await keeper.scrap.find()).items).toEqual([])
  })

  it("is inspected once, every piece of it, by readings that have limits", async () => {
    const { quality } = await arrived()
    const refused = (line: number, ...samples: ReadonlyArray<object>) =>
      refusedRules(quality.receipt.inspect("R-1", { line, samples: samples as never }))
    const readings = [good]
    expect(await refused(9, { quantity: 1, readings })).toEqual(["line-waits-for-inspection"])
    expect(await refused(1, { quantity: 99, readings })).toEqual(["every-piece-is-inspected"])
    expect(await refused(1, { quantity: 60, readings }, { quantity: 41, readings })).toContain(
      "every-piece-is-inspected",
    )
    expect(await refused(3, { quantity: 2, readings })).toEqual(["every-piece-is-inspected"])
    expect(await refused(3, { serials: ["k-1"], readings }, { serials: ["K-1"], readings })).toEqual([
      "every-piece-is-inspected",
    ])
    const { maximum: _, ...unlimited } = good
    expect(await refused(1, { quantity: 100, readings: [unlimited] })).toEqual(["readings-have-limits"])
    expect(await refused(1, { quantity: 100, readings: [{ ...good, minimum: "1" }] })).toEqual(["readings-have-limits"])
    await quality.receipt.inspect("R-1", { line: 1, samples: [{ quantity: 100, readings }] })
    expect(await refused(1, { quantity: 100, readings })).toContain("line-waits-for-inspection")
  })

  it("is neither put away nor set apart before its inspection, or as another part", async () => {
    const { keeper, quality } = await arrived()
    const putAway = (part: string) =>
      keeper.receipt.putAway("R-1", { line: 1, part, placements: [{ bin: "A", quantity: 1 }] })
    const apart = () => quality.receipt.setApart("R-1", { line: 1, quantity: 1, reason: "Rusty" })
    expect(await refusedRules(putAway("screw"))).toEqual(["passed-before-stock-in"])
    expect(await refusedRules(apart())).toEqual(["passed-before-stock-in"])
    await quality.receipt.inspect("R-1", { line: 1, samples: [{ quantity: 100, readings: [good] }] })
    expect(await refusedRules(putAway("compressor"))).toContain("passed-before-stock-in")
    expect((await apart()).lines[0]?.setApart).toBe(1)
    expect((await putAway("screw")).lines[0]?.putAway).toBe(1)
  })

  it("does not go into a bin that is blocked or unknown", async () => {
    const { keeper } = await inspected()
    await keeper.bin.block("A", { reason: "Shelf is broken" })
    const putAway = (bin: string) =>
      keeper.receipt.putAway("R-1", { line: 1, part: "screw", placements: [{ bin, quantity: 1 }] })
    expect(await refusedRules(putAway("A"))).toEqual(["bins-are-open"])
    expect(await refusedRules(putAway("Z"))).toEqual(["bins-are-open"])
    await keeper.bin.unblock("A", { reason: "Mended" })
    await putAway("A")
  })
})

describe("what may arrive", () => {
  const one = (store: Store, more: object, id = "R-2") =>
    store.keeper.receipt.arrive({ ...delivery, lines: [{ ...delivery.lines[0]!, quantity: 10, ...more }] }, { id })

  it("comes against an order that was sent, of a supplier that is approved still", async () => {
    const store = await openStore()
    const { keeper, buyer, supervisor } = store
    expect(await refusedRules(keeper.receipt.arrive(delivery))).toContain("order-was-sent")
    await buyer.purchaseOrder.propose({ supplier: "acme-parts", lines: orderedParts, reason: "?" }, { id: "PO-1" })
    expect(await refusedRules(keeper.receipt.arrive(delivery))).toEqual(["order-was-sent"])
    await supervisor.purchaseOrder.approve("PO-1", {})
    await buyer.purchaseOrder.send("PO-1", {})
    await supervisor.supplier.suspend("acme-parts", { reason: "Fakes" })
    expect(await refusedRules(keeper.receipt.arrive(delivery))).toEqual(["supplier-is-approved"])
    await supervisor.supplier.reinstate("acme-parts", { reason: "Cleared" })
    await keeper.receipt.arrive(delivery)
  })

  it("is no more than was ordered, summed over the lines and over deliveries that nobody has inspected yet", async () => {
    const store = await openStore()
    await store.ordered("PO-1", orderedParts)
    const twice = {
      ...delivery,
      lines: [
        { orderLine: 1, part: "screw", quantity: 60 },
        { orderLine: 1, part: "screw", quantity: 41 },
      ],
    }
    expect(await refusedRules(store.keeper.receipt.arrive(twice))).toEqual(["not-more-than-ordered"])
    await one(store, { quantity: 60 }, "R-1")
    expect(await refusedRules(one(store, { quantity: 41 }))).toEqual(["not-more-than-ordered"])
    await one(store, { quantity: 40 })
  })

  it("never passes beyond the order, also where two deliveries came at once", async () => {
    const store = await openStore()
    const { keeper, quality } = store
    await store.ordered("PO-1", orderedParts)
    const both = await Promise.allSettled(["R-1", "R-2"].map((id) => one(store, { quantity: 60 }, id)))
    // Who comes second is told what is still open.
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
    expect(await refusedRules(one(store, { quantity: 41 }, "R-3"))).toEqual(["not-more-than-ordered"])
    await one(store, { quantity: 40 }, "R-3")
    const passing = (id: string, quantity: number, readings: ReadonlyArray<object>) =>
      quality.receipt.inspect(id, { line: 1, samples: [{ quantity, readings: readings as [typeof good] }] })
    await passing(both[0]!.status === "fulfilled" ? "R-1" : "R-2", 60, [good])
    await passing("R-3", 40, [bad])
    expect(await refusedRules(one(store, { quantity: 41 }, "R-4"))).toEqual(["not-more-than-ordered"])
    // What the order does not want any more by the time of the inspection does not pass.
    await one(store, { quantity: 40 }, "R-4")
    await store.buyer.purchaseOrder.cancel("PO-1", { reason: "Too late" })
    expect(await refusedRules(passing("R-4", 40, [good]))).toContain("not-more-than-ordered")
    expect(await keeper.purchaseOrder.get("PO-1")).toMatchObject({ lines: [{ received: 60, rejected: 40 }, {}, {}] })
  })

  it("names lots, serial numbers and parts as the catalogue and the order have them", async () => {
    const store = await openStore()
    await store.ordered("PO-1", orderedParts)
    const refused = (more: object) => refusedRules(one(store, more))
    expect(await refused({ part: "nail" })).toEqual(["lines-are-of-the-order", "parts-are-in-the-catalogue"])
    expect(await refused({ orderLine: 2, part: "screw" })).toEqual(["lines-are-of-the-order"])
    expect(await refused({ orderLine: 2, part: "sealant" })).toEqual(["lots-are-named"])
    expect(await refused({ lot: "L-1" })).toEqual(["lots-are-named"])
    expect(await refused({ expiresAt: 9_000_000_000_000 / 2 })).toEqual(["expiry-is-tracked"])
    const compressors = (quantity: number, ...serials: ReadonlyArray<string>) =>
      refused({ orderLine: 3, part: "compressor", quantity, ...(serials.length === 0 ? {} : { serials }) })
    expect(await compressors(1)).toEqual(["one-serial-number-per-piece"])
    expect(await compressors(2, "k-1")).toEqual(["one-serial-number-per-piece"])
    expect(await compressors(2, "k-1", " Ｋ-1")).toEqual(["one-serial-number-per-piece"])
    expect((await failure(one(store, { quantity: 0 })))._tag).toBe("InputInvalid")
    expect((await failure(one(store, { quantity: 1.5 })))._tag).toBe("InputInvalid")
  })

  it("has one date of expiry for one lot, also over two deliveries", async () => {
    const store = await openStore()
    await store.ordered("PO-1", orderedParts)
    const sealant = (expiresAt: number | undefined, id: string) =>
      one(
        store,
        { orderLine: 2, part: "sealant", quantity: 2, lot: "L-9", ...(expiresAt === undefined ? {} : { expiresAt }) },
        id,
      )
    const expiresAt = store.clock.now + 60 * day
    await sealant(expiresAt, "R-1")
    expect(await refusedRules(sealant(expiresAt + day, "R-2"))).toEqual(["one-expiry-per-lot"])
    await sealant(undefined, "R-2")
    expect((await store.keeper.receipt.get("R-2"))?.lines[0]?.expiresAt).toBe(expiresAt)
    expect(await store.balances("sealant")).toMatchObject({ "inspection L-9": 4 })
  })
})

describe("at once", () => {
  it("one of eight receipts of one serial number succeeds, and there is one piece", async () => {
    const store = await openStore()
    await store.ordered("PO-1", [{ part: "compressor", quantity: 100 }])
    const line = { orderLine: 1, part: "compressor", quantity: 1 }
    const results = await settled(
      Array.from({ length: 8 }, (_, index) =>
        store.keeper.receipt.arrive(
          {
            order: "PO-1",
            supplier: "acme-parts",
            lines: [{ ...line, serials: [index % 2 === 0 ? "k-1" : "K 1".replace(" ", "-")] }],
          },
          { id: `R-${index}`, key: `key-${index}` },
        ),
      ),
    )
    expect(fulfilled(results)).toBe(1)
    expect(await store.balances("compressor")).toEqual({ "inspection K-1": 1, "supplier:acme-parts K-1": -1 })
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason.violations] : []))
    expect(refused.flat().map(({ rule }: { rule: string }) => rule)).toEqual(
      refused.map(() => "serial-numbers-are-new"),
    )
  })

  it("one lot comes with two deliveries, and is one lot", async () => {
    const store = await openStore()
    await store.ordered("PO-1", orderedParts)
    const line = { orderLine: 2, part: "sealant", quantity: 3, lot: "L-1" }
    await Promise.all(
      [1, 2].map((number) => store.keeper.receipt.arrive({ ...delivery, lines: [line] }, { id: `R-${number}` })),
    )
    expect(await store.balances("sealant")).toMatchObject({ "inspection L-1": 6 })
    expect((await store.keeper.lot.journal(lotId("sealant", "l-1"))).length).toBe(1)
  })

  it("what passed is put away once, however many click", async () => {
    const store = await inspected()
    const results = await settled(
      Array.from({ length: 8 }, (_, index) =>
        store.keeper.receipt.putAway(
          "R-1",
          { line: 1, part: "screw", placements: [{ bin: "A", quantity: 98 }] },
          { key: `click-${index}` },
        ),
      ),
    )
    expect(fulfilled(results)).toBe(1)
    expect(await store.balances("screw")).toEqual({ "bin:A": 98, quarantine: 2, "supplier:acme-parts": -100 })
  })

  it("leaves a whole, verified ledger and journal", async () => {
    const { desk } = await inspected()
    expect(await desk.verify(actor("v"))).toMatchObject({ faults: [] })
  })
})

describe("goods that are not found in inspection any more", () => {
  const lost = { reason: "Not found when counted" }

  it("are given up on the delivery by somebody else, which closes with the last of them and owes nothing", async () => {
    const { keeper, supervisor, desk, balances } = await inspected()
    await keeper.receipt.putAway("R-1", { line: 2, part: "sealant", placements: [{ bin: "C", quantity: 6 }] })
    await keeper.receipt.putAway("R-1", { line: 1, part: "screw", placements: [{ bin: "A", quantity: 90 }] })
    const sam = desk.as(actor("sam", "storekeeper", "supervisor"))
    expect(await refusedRules(sam.receipt.recordLoss("R-1", { line: 1, quantity: 8, ...lost }))).toEqual([
      "loss-given-up-by-another",
    ])
    await supervisor.receipt.recordLoss("R-1", { line: 1, quantity: 8, ...lost })
    const closed = await supervisor.receipt.recordLoss("R-1", { line: 3, serials: ["k-1"], ...lost })
    expect([closed.status, closed.lines.map((line) => line.lost)]).toEqual(["closed", [8, undefined, 1]])
    expect(await balances("screw")).toMatchObject({ "bin:A": 90, lost: 8, quarantine: 2 })
    expect((await keeper.partUnit.get(partUnitId("compressor", "k-1"))).status).toBe("lost")
    expect((await keeper.receipt.duties("R-1")).filter(({ outcome }) => outcome === undefined)).toEqual([])
  })

  it("are no more than wait there, each piece once", async () => {
    const { supervisor } = await inspected()
    for (const amount of [{ quantity: 99 }, { serials: ["k-1"] }, {}])
      expect(await refusedRules(supervisor.receipt.recordLoss("R-1", { line: 1, ...amount, ...lost }))).toContain(
        "no-more-than-waits",
      )
    for (const serials of [["k-2"], ["k-1", "K-1"], ["k-9"]])
      expect(await refusedRules(supervisor.receipt.recordLoss("R-1", { line: 3, serials, ...lost }))).toContain(
        "no-more-than-waits",
      )
    expect(await refusedRules(supervisor.receipt.recordLoss("R-1", { line: 9, quantity: 1, ...lost }))).toContain(
      "no-more-than-waits",
    )
  })

  it("need no inspection any more: the rest is inspected without them, and a line that is lost whole not at all", async () => {
    const { keeper, quality, supervisor } = await arrived()
    await supervisor.receipt.recordLoss("R-1", { line: 3, serials: ["K-2"], ...lost })
    await supervisor.receipt.recordLoss("R-1", { line: 2, quantity: 6, ...lost })
    const both = { line: 3, samples: [{ serials: ["k-1", "k-2"], readings: [good] }] }
    expect(await refusedRules(quality.receipt.inspect("R-1", both))).toContain("every-piece-is-inspected")
    await quality.receipt.inspect("R-1", { line: 3, samples: [{ serials: ["k-1"], readings: [good] }] })
    const seen = await quality.receipt.inspect("R-1", { line: 1, samples: [{ quantity: 100, readings: [good] }] })
    expect(seen.status).toBe("inspected")
    expect(seen.lines[2]!.pieces.map(({ state }) => state)).toEqual(["passed", "lost"])
    await keeper.receipt.putAway("R-1", { line: 1, part: "screw", placements: [{ bin: "A", quantity: 100 }] })
    const last = { line: 3, part: "compressor", placements: [{ bin: "A", serials: ["k-1"] }] }
    expect((await keeper.receipt.putAway("R-1", last)).status).toBe("closed")
  })

  it("end the inspection where the rest of the delivery is inspected, and the delivery where nothing else waits", async () => {
    const { keeper, quality, supervisor } = await arrived()
    await quality.receipt.inspect("R-1", { line: 1, samples: [{ quantity: 100, readings: [good] }] })
    await quality.receipt.inspect("R-1", { line: 2, samples: [{ quantity: 6, readings: [bad] }] })
    const gone = { line: 3, serials: ["k-1", "k-2"], ...lost }
    expect((await supervisor.receipt.recordLoss("R-1", gone)).status).toBe("inspected")
    const [inspection] = (await keeper.receipt.duties("R-1")).map(({ id, outcome }) => [id, outcome?.type])
    expect(inspection).toEqual(["arrivals-inspected", "met"])
    expect((await supervisor.receipt.recordLoss("R-1", { line: 1, quantity: 100, ...lost })).status).toBe("closed")
  })
})

describe("damage that was reported by a receipt", () => {
  const sent = async (
    { keeper, supervisor }: Store,
    id: string,
    lines: ReadonlyArray<object>,
    reports: Array<string>,
  ) => {
    const named = reports.length === 0 ? {} : { damageReports: reports }
    await keeper.supplierReturn.propose({ supplier: "acme-parts", lines: lines as never, ...named }, { id })
    await supervisor.supplierReturn.approve(id, {})
    return keeper.supplierReturn.ship(id, {})
  }
  const screws = (quantity: number) => [{ part: "screw", place: "quarantine", quantity, reason: "Bent" }]
  const pump = { part: "compressor", serial: "k-2", place: "quarantine", quantity: 1, reason: "Dented" }

  it("is off the report as it goes back to the supplier, and the report is dismissed with the last of it", async () => {
    const store = await inspected()
    const { keeper } = store
    const reports = (await keeper.scrap.find({ where: { source: "R-1" } })).items
    expect(reports.map(({ status }) => status)).toEqual(["reported", "reported"])
    const ids = reports.map(({ id }) => id)
    await sent(store, "SR-1", [...screws(1), pump], ids)
    const [one, other] = (await keeper.scrap.find({ where: { source: "R-1" } })).items.toSorted((a, b) =>
      a.status < b.status ? -1 : 1,
    )
    expect([one!.status, one!.lines]).toEqual(["dismissed", []])
    expect([other!.status, other!.lines.map(({ part, quantity }) => [part, quantity])]).toEqual([
      "reported",
      [["screw", 1]],
    ])
    await sent(store, "SR-2", screws(1), ids)
    const after = await keeper.scrap.get(other!.id)
    expect(after.status).toBe("dismissed")
    expect((await keeper.scrap.journal(other!.id)).at(-1)).toMatchObject({
      command: "recordSentBack",
      via: "supplierReturn.ship",
    })
    expect((await keeper.scrap.duties(other!.id)).map(({ outcome }) => outcome?.type)).toEqual(["waived"])
  })

  it("stays reported where the return names no report, or somebody has put it up for scrap", async () => {
    const store = await inspected()
    const { keeper } = store
    const report = (await keeper.scrap.find({ where: { source: "R-1" } })).items.find(({ lines }) => lines[0]!.single)!
    await sent(store, "SR-1", screws(1), [])
    await keeper.scrap.submit(report.id, { lines: [pump] })
    await sent(store, "SR-2", screws(1), [report.id])
    expect((await keeper.scrap.get(report.id)).status).toBe("applied")
    expect(
      (await keeper.scrap.find({ where: { source: "R-1" } })).items.map(({ status }) => status).toSorted(),
    ).toEqual(["applied", "reported"])
  })
})
