// Moving stock within the store, opening its books, and the bins that it lies in.
import { lotId, partUnitId } from "@fieldcare/core/parts"
import { describe, expect, it } from "vitest"
import { failure, refusedRules } from "../scene.ts"
import { day, openStore } from "./store.ts"

const opened = async () => {
  const store = await openStore()
  await store.keeper.openingStock.enter(
    {
      source: "Count",
      lines: [
        { part: "screw", bin: "A", quantity: 10 },
        { part: "sealant", bin: "C", quantity: 4, lot: "l-1", expiresAt: store.clock.now + 40 * day },
        { part: "compressor", bin: "A", quantity: 2, serials: ["k-1", "k-2"] },
      ],
    },
    { id: "O-1" },
  )
  return store
}

describe("an opening stock", () => {
  it("is in its bins, each piece and lot known, and the record is closed at once", async () => {
    const { keeper, balances } = await opened()
    expect(await balances("screw")).toEqual({ "bin:A": 10, found: -10 })
    expect(await balances("sealant")).toMatchObject({ "bin:C L-1": 4 })
    expect(await keeper.partUnit.get(partUnitId("compressor", "K-2"))).toMatchObject({
      status: "inStock",
      place: "bin:A",
    })
    expect(await keeper.lot.get(lotId("sealant", "L-1"))).toMatchObject({ status: "open", lot: "l-1" })
    expect((await keeper.openingStock.get("O-1"))?.status).toBe("entered")
  })

  it("opens the books of a bin once, for parts, bins, lots and pieces as they must be", async () => {
    const { keeper, clock } = await opened()
    const enter = (line: object) => refusedRules(keeper.openingStock.enter({ lines: [line as never] }))
    expect(await enter({ part: "screw", bin: "A", quantity: 1 })).toEqual(["books-are-opened-once"])
    expect(await enter({ part: "compressor", bin: "A", quantity: 1, serials: ["K-1"] })).toEqual([
      "serial-numbers-are-new",
    ])
    expect(await enter({ part: "nail", bin: "A", quantity: 1 })).toEqual(["parts-are-in-the-catalogue"])
    expect(await enter({ part: "screw", bin: "Z", quantity: 1 })).toEqual(["bins-are-open"])
    expect(await enter({ part: "screw", bin: "C", quantity: 1 })).toEqual(["bins-fit-the-part"])
    expect(await enter({ part: "sealant", bin: "B", quantity: 1 })).toEqual(["lots-are-named"])
    expect(await enter({ part: "compressor", bin: "A", quantity: 1 })).toEqual(["one-serial-number-per-piece"])
    expect(await enter({ part: "sealant", bin: "B", quantity: 1, lot: "L-1", expiresAt: clock.now + day })).toEqual([
      "one-expiry-per-lot",
    ])
    expect(await enter({ part: "sealant", bin: "B", quantity: 1, lot: "L-2", expiresAt: clock.now })).toEqual([
      "nothing-expired-is-put-away",
    ])
    // Sealant keeps for a limited time; of a lot that is known its date is known too.
    expect(await enter({ part: "sealant", bin: "B", quantity: 1, lot: "L-2" })).toEqual(["shelf-life-has-its-date"])
    expect(await enter({ part: "screw", bin: "B", quantity: 1, expiresAt: clock.now + day })).toEqual([
      "expiry-is-tracked",
    ])
    await keeper.openingStock.enter({ lines: [{ part: "screw", bin: "B", quantity: 1 }] })
  })
})

describe("a stock transfer", () => {
  const relocation = (...lines: ReadonlyArray<object>) => ({ reason: "relocation" as const, lines: lines as never })
  const screws = (quantity: number, from = "bin:A", to = "bin:B") => ({ part: "screw", quantity, from, to })

  it("moves goods and pieces to another bin, all lines or none", async () => {
    const { keeper, balances } = await opened()
    const pieces = { part: "compressor", quantity: 1, serials: ["k-1"], from: "bin:A", to: "bin:B" }
    const moved = await keeper.stockTransfer.transfer(relocation(screws(3), pieces))
    expect(moved.status).toBe("transferred")
    expect(await balances("screw")).toMatchObject({ "bin:A": 7, "bin:B": 3 })
    expect((await keeper.partUnit.get(partUnitId("compressor", "k-1")))?.place).toBe("bin:B")
    const again = keeper.stockTransfer.transfer(relocation(screws(1), pieces))
    expect(await refusedRules(again)).toEqual(["pieces-are-where-they-are-taken-from", "enough-in-stock"])
    expect(await balances("screw")).toMatchObject({ "bin:A": 7, "bin:B": 3 })
  })

  it("takes no more than is there, summed over two lines of one part", async () => {
    const { keeper } = await opened()
    const twice = keeper.stockTransfer.transfer(relocation(screws(6), screws(5)))
    expect(await refusedRules(twice)).toEqual(["enough-in-stock"])
    await keeper.stockTransfer.transfer(relocation(screws(5), screws(5)))
  })

  it("takes no more than is there where ten ask at once", async () => {
    const { keeper, balances } = await opened()
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        keeper.stockTransfer.transfer(relocation(screws(4)), { key: `k-${index}` }),
      ),
    )
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2)
    expect(await balances("screw")).toMatchObject({ "bin:A": 2, "bin:B": 8 })
  })

  it("goes into quarantine for damage and expiry, and out of it by quality with a finding alone", async () => {
    const { keeper, quality, balances } = await opened()
    const out = { reason: "release" as const, lines: [{ ...screws(2, "quarantine", "bin:A") }] }
    const damage = { reason: "damage" as const, lines: [screws(2, "bin:A", "quarantine")] }
    await keeper.stockTransfer.transfer(damage)
    expect(await balances("screw")).toMatchObject({ "bin:A": 8, quarantine: 2 })
    const finding = "Only the box was damaged"
    const rule = ["released-by-quality-with-a-finding"]
    expect(await refusedRules(keeper.stockTransfer.transfer({ ...out, finding }))).toEqual(rule)
    expect(await refusedRules(quality.stockTransfer.transfer(out))).toEqual(rule)
    await quality.stockTransfer.transfer({ ...out, finding })
    expect(await balances("screw")).toMatchObject({ "bin:A": 10 })
    const disguised = quality.stockTransfer.transfer({ ...out, reason: "relocation" })
    expect(await refusedRules(disguised)).toContain("moved-as-the-reason-allows")
  })

  it("brings nothing that has expired into a bin, and nothing into one that is blocked or does not fit", async () => {
    const { keeper, clock } = await opened()
    const sealant = (to: string) =>
      keeper.stockTransfer.transfer({
        reason: to === "quarantine" ? "expiry" : "relocation",
        lines: [{ part: "sealant", quantity: 1, lot: "L-1", from: "bin:C", to }],
      })
    expect(await refusedRules(sealant("bin:A"))).toEqual(["bins-fit-the-part"])
    await keeper.bin.block("B", { reason: "Leak" })
    expect(await refusedRules(sealant("bin:B"))).toEqual(["bins-are-open"])
    await keeper.bin.unblock("B", { reason: "Dry" })
    clock.now += 41 * day
    expect(await refusedRules(sealant("bin:B"))).toEqual(["nothing-expired-is-put-away"])
    await sealant("quarantine")
  })
})

describe("a bin and a part", () => {
  it("change what they offer and need only where that leaves nothing stored wrongly", async () => {
    const { keeper } = await opened()
    const block = async () => keeper.bin.block("A", { reason: "Rebuilt" })
    await block()
    expect(await refusedRules(keeper.bin.change("A", { storageClasses: ["cool"] }))).toEqual(["bin-is-empty"])
    await keeper.bin.change("A", { storageClasses: ["dry", "cool"] })
    expect(await refusedRules(keeper.bin.retire("A", {}))).toEqual(["bin-is-empty"])
    expect(await refusedRules(keeper.part.change("screw", { storageClass: "cool" }))).toEqual([
      "bins-are-empty-before-the-class-changes",
    ])
    await keeper.part.change("screw", { name: "Screw M4" })
    await keeper.bin.block("B", { reason: "Unused" })
    expect((await keeper.bin.retire("B", {})).status).toBe("retired")
  })
})

describe("pieces and lots", () => {
  it("are entered and moved by documents alone", async () => {
    const { keeper } = await opened()
    const unit = partUnitId("compressor", "k-1")
    expect(await refusedRules(keeper.partUnit.move(unit, { place: "bin:B" }))).toContain("follows-a-document")
    expect(await refusedRules(keeper.lot.enter({ part: "sealant", lot: "L-9" }))).toContain("follows-a-document")
    expect(
      (await failure(keeper.partUnit.enter({ part: "compressor", serial: "k\u00001", place: "bin:A" })))._tag,
    ).toBe("InputInvalid")
  })

  it("are told of ahead of their expiry, and expire on their day, by the desk itself", async () => {
    const { desk, keeper, clock } = await opened()
    const lot = lotId("sealant", "l-1")
    const system = desk.as({ id: "clock", tenant: "acme", roles: ["system"] })
    expect(await refusedRules(system.lot.expire(lot, {}))).toEqual(["expiry-has-come"])
    const due = async () => (await keeper.lot.duties(lot)).filter(({ outcome }) => outcome === undefined)
    expect((await due()).map(({ id, limit }) => [id, limit])).toEqual([
      ["expiry-ahead", { type: "by", at: clock.now + 10 * day }],
      ["lot-expiry", { type: "by", at: clock.now + 40 * day }],
    ])
    clock.now += 10 * day
    await system.lot.warn(lot, {})
    expect((await due()).map(({ id }) => id)).toEqual(["lot-expiry"])
    clock.now += 30 * day
    expect((await system.lot.expire(lot, {})).status).toBe("expired")
    expect(await due()).toEqual([])
  })
})
