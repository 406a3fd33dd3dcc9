// Scrap and returns to suppliers through the desk: what several people at once make of the stock.
import { commandsIn, compile } from "@fieldcare/core/engine"
import { partUnitId, scrap as lifecycle } from "@fieldcare/core/parts"
import { stockFaults } from "@fieldcare/testkit"
import * as fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { openStore, rulesOf, type Store } from "./store-scene.ts"

const { table } = compile(lifecycle)
let store: Store
beforeEach(async () => {
  store = await openStore()
})

const came = (part: string, quantity: number, to = "quarantine", item = "") => ({
  part,
  item,
  from: "supplier:S",
  to,
  quantity,
})
const piece = (item: string, to = "quarantine") => ({ ...came("K-20", 1, to, item), single: true as const })
const line = (quantity: number) => ({ part: "F-10", place: "quarantine", quantity, reason: "Dented" })
const burnt = { part: "K-20", serial: "s1", place: "quarantine", quantity: 1, reason: "Burnt out" }
const faults = () =>
  stockFaults(store.storage, "acme", ["move", "scrap", "supplierReturn", "part", "bin", "partUnit", "lot"])

type Line = Parameters<Store["bo"]["scrap"]["apply"]>[0]["lines"][number]
type Given = (...given: ReadonlyArray<unknown>) => Promise<unknown>

const applied = (lines: ReadonlyArray<Line>, id = "SC-1") => store.bo.scrap.apply({ lines }, { id })
const approved = async (id = "SC-1") => {
  await store.rita.scrap.approve(id, {})
  return store.fang.scrap.approve(id, {})
}

describe("scrap", () => {
  test("goes from the shelf into custody and, before a witness, to its end, each piece with it", async () => {
    await store.moved(came("F-10", 5), piece("S1"))
    await applied([line(3), burnt])
    expect(await store.onHand("F-10", "quarantine")).toBe(5)
    await approved()
    await store.anna.scrap.takeIntoCustody("SC-1", { keptAt: "Cage 3" })
    const unit = () => store.anna.partUnit.get(partUnitId("K-20", "S1"))
    expect([await store.onHand("F-10", "quarantine"), await store.onHand("F-10", "scrap")]).toEqual([2, 3])
    expect(await unit()).toMatchObject({ status: "scrapped", place: "scrap", scrap: "SC-1" })
    await store.carl.scrap.destroy("SC-1", { means: "Shredded" })
    expect(await store.onHand("F-10", "scrap")).toBe(3)
    expect(await rulesOf(store.carl.scrap.witness("SC-1", {}))).toEqual(["executor-not-witness"])
    await store.rita.scrap.witness("SC-1", { statement: "All in pieces" })
    expect([await store.onHand("F-10", "scrap"), await store.onHand("F-10", "destroyed")]).toEqual([0, 3])
    expect(await unit()).toMatchObject({ status: "destroyed", place: "destroyed" })
    expect(await faults()).toEqual([])
  })

  test("is approved by two people of two departments, by neither twice, and not by who applied", async () => {
    await store.moved(came("F-10", 5))
    await store.carl.scrap.apply({ lines: [line(3)] }, { id: "SC-1" })
    // Carl is head and quality as well: a second role does not help.
    expect(await rulesOf(store.carl.scrap.approve("SC-1", {}))).toEqual(["requester-not-approver"])
    await store.anna.scrap.approve("SC-1", {})
    expect(await rulesOf(store.anna.scrap.approve("SC-1", {}))).toContain("approver-approves-once")
    expect(await rulesOf(store.bo.scrap.approve("SC-1", {}))).toEqual(["approvers-from-enough-departments"])
    expect((await store.fang.scrap.approve("SC-1", {})).status).toBe("approved")
  })

  test("is approved once by each of two at once, and a third is told that it is approved", async () => {
    await store.moved(came("F-10", 5))
    await applied([line(3)])
    store.meet("scrap", 3)
    const answers = await Promise.all(
      [store.rita, store.fang, store.carl].map((one) => rulesOf(one.scrap.approve("SC-1", {}))),
    )
    expect(answers.filter((rules) => rules.length === 0)).toHaveLength(2)
    const record = await store.anna.scrap.get("SC-1")
    expect(record).toMatchObject({ status: "approved", approval: { people: 2 } })
    expect(record.approval?.given).toHaveLength(2)
  })

  test("is approved anew once it is edited", async () => {
    await store.moved(came("F-10", 5))
    await applied([line(3)])
    await approved()
    await store.bo.scrap.edit("SC-1", { lines: [line(2)], reason: "One is fine" })
    expect(await rulesOf(store.anna.scrap.takeIntoCustody("SC-1", { keptAt: "Cage 3" }))).toContain(
      "status-allows-command",
    )
    await approved()
    await store.anna.scrap.takeIntoCustody("SC-1", { keptAt: "Cage 3" })
    expect(await store.onHand("F-10", "scrap")).toBe(2)
  })

  test("is no more than is on hand, in one application or in two at once", async () => {
    await store.moved(came("F-10", 5))
    expect(await rulesOf(applied([line(3), line(3)]))).toEqual(["enough-on-hand"])
    for (const id of ["SC-1", "SC-2"]) {
      await applied([line(3)], id)
      await approved(id)
    }
    store.meet("scrap", 2)
    const answers = await Promise.all(
      ["SC-1", "SC-2"].map((id) => rulesOf(store.anna.scrap.takeIntoCustody(id, { keptAt: "Cage 3" }))),
    )
    expect(answers.toSorted((one, other) => one.length - other.length)).toEqual([[], ["enough-in-stock"]])
    expect(await store.onHand("F-10", "quarantine")).toBe(2)
    expect(await faults()).toEqual([])
  })

  test("ends the return of a replaced part that it was decided for", async () => {
    const id = await store.cameBack("F-10", 2)
    const worn = { part: "F-10", place: "defective", quantity: 2, reason: "Worn out" }
    const apply = () => store.bo.scrap.apply({ lines: [worn], defectiveReturn: id }, { id: "SC-1" })
    expect(await rulesOf(apply())).toEqual(["status-allows-command"])
    expect(await rulesOf(store.bo.scrap.apply({ lines: [worn], defectiveReturn: "DR-9" }))).toEqual(["fact-known"])
    await store.rita.defectiveReturn.decide(id, { as: "scrap", reason: "Worn out" })
    await apply()
    expect(await store.anna.defectiveReturn.get(id)).toMatchObject({ status: "scrapped", scrap: "SC-1" })
    expect(await store.onHand("F-10", "defective")).toBe(2)
  })

  test("is owed promptly from the report on, and anew when it is rejected", async () => {
    await store.moved(came("F-10", 5))
    await store.bo.scrap.report({ lines: [line(3)], source: { kind: "receipt", id: "R-1" } }, { id: "SC-1" })
    const open = async () =>
      ((await store.anna.scrap.duties("SC-1")) as ReadonlyArray<{ id: string; outcome?: object }>)
        .filter(({ outcome }) => outcome === undefined)
        .map(({ id }) => id)
    expect(await open()).toEqual(["put-up-in-time"])
    await store.bo.scrap.submit("SC-1", { lines: [line(2)] })
    expect(await open()).toEqual(["decided-in-time"])
    await store.rita.scrap.reject("SC-1", { reason: "Repair it" })
    expect(await open()).toEqual(["put-up-in-time"])
    await store.bo.scrap.submit("SC-1", { lines: [line(2)] })
    await approved()
    expect(await open()).toEqual([])
    await store.anna.scrap.takeIntoCustody("SC-1", { keptAt: "Cage 3" })
    expect(await open()).toEqual(["destroyed-in-time"])
  })
})

describe("a return to a supplier", () => {
  test("moves what is rejected to the supplier, each piece with it", async () => {
    await store.moved(came("F-10", 5), piece("S1"))
    await store.fang.supplier.apply(
      { name: "Pumps Ltd", supplies: "Pumps and fittings", evidence: "Licence seen" },
      { id: "SUP-1" },
    )
    const proposal = { supplier: "SUP-1", lines: [line(2), burnt] }
    const rules = await rulesOf(store.bo.supplierReturn.propose({ ...proposal, supplier: "SUP-9" }, { id: "SR-1" }))
    expect(rules).toEqual(["supplier-known"])
    await store.bo.supplierReturn.propose(proposal, { id: "SR-1" })
    await store.rita.supplierReturn.approve("SR-1", {})
    await store.bo.supplierReturn.ship("SR-1", { carrier: "SF" })
    expect([await store.onHand("F-10", "quarantine"), await store.onHand("F-10", "supplier:SUP-1")]).toEqual([3, 2])
    expect(await store.anna.partUnit.get(partUnitId("K-20", "S1"))).toMatchObject({ status: "returned" })
    await store.fang.supplierReturn.recordCredit("SR-1", {
      reference: "CN-7",
      amount: { amountMinor: 9_600, currency: "CNY" },
    })
    expect((await store.fang.supplierReturn.close("SR-1", {})).status).toBe("closed")
    expect(await faults()).toEqual([])
  })
})

test("the return of a replaced part ends when it is shipped to its supplier", async () => {
  const id = await store.cameBack("F-10", 2)
  await store.rita.defectiveReturn.decide(id, { as: "supplierReturn", reason: "Under warranty" })
  await store.fang.supplier.apply(
    { name: "Pumps Ltd", supplies: "Fittings", evidence: "Licence seen" },
    { id: "SUP-1" },
  )
  const lines = [{ part: "F-10", place: "defective", quantity: 2, reason: "Leaks" }]
  await store.bo.supplierReturn.propose({ supplier: "SUP-1", defectiveReturn: id, lines }, { id: "SR-1" })
  await store.rita.supplierReturn.approve("SR-1", {})
  expect((await store.anna.defectiveReturn.get(id)).status).toBe("toSupplier")
  await store.bo.supplierReturn.ship("SR-1", {})
  expect(await store.anna.defectiveReturn.get(id)).toMatchObject({ status: "sentBack", supplierReturn: "SR-1" })
})

test("whatever is done with scrap, in any order, no part comes or goes but by its places, and none leaks out", async () => {
  const step = fc.record({
    choice: fc.nat(11),
    by: fc.constantFrom("anna" as const, "bo" as const, "carl" as const, "rita" as const, "fang" as const),
    id: fc.constantFrom("SC-1", "SC-2"),
    quantity: fc.integer({ min: 1, max: 4 }),
  })
  const inputs = (quantity: number): Readonly<Record<string, object>> => ({
    apply: { lines: [line(quantity), line(1)] },
    report: { lines: [line(quantity)] },
    submit: { lines: [line(quantity)] },
    edit: { lines: [line(quantity), burnt], reason: "x" },
    approve: {},
    reject: { reason: "x" },
    withdraw: { reason: "x" },
    dismiss: { why: "usable", reason: "x" },
    takeIntoCustody: { keptAt: "Cage 3" },
    destroy: { means: "Shredded" },
    witness: {},
    dispute: { reason: "x" },
  })
  const forward: Readonly<Record<string, string>> = {
    reported: "submit",
    applied: "approve",
    approved: "takeIntoCustody",
    inCustody: "destroy",
    destroyed: "witness",
  }
  let witnessed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const company = await openStore()
      await company.moved(came("F-10", 6), piece("S1"))
      let scrapped = 0
      for (const { choice, by, id, quantity } of steps) {
        const { scrap } = company[by]
        // Mostly what leads on, now and then another command that the status knows, or any.
        const status = await scrap.get(id).then(
          (record: { status: string }) => record.status,
          () => "new",
        )
        const known = commandsIn(table, status)
        const all = Object.keys(inputs(1))
        const any = choice < 4 ? known[choice] : choice < 6 ? all[(choice + quantity) % all.length] : forward[status]
        const name = any ?? "apply"
        const given = inputs(quantity)[name]
        const command = (scrap as unknown as Readonly<Record<string, Given>>)[name]!
        const creates = name === "apply" || name === "report"
        const done = await (creates ? command(given, { id }) : command(id, given)).then(
          () => true,
          () => false,
        )
        const now = await company.onHand("F-10", "scrap")
        // Nothing leaves the custody but by a destruction that was witnessed.
        expect(now >= scrapped || (name === "witness" && done)).toBe(true)
        if (name === "witness" && done) witnessed++
        scrapped = now
      }
      const places = ["quarantine", "scrap", "destroyed"]
      const held = await Promise.all(places.map((place) => company.onHand("F-10", place)))
      expect(held.reduce((sum, one) => sum + one, 0)).toBe(6)
      expect(await stockFaults(company.storage, "acme", ["move", "scrap", "part", "bin", "partUnit"])).toEqual([])
    }),
    { numRuns: 80 },
  )
  expect(witnessed).toBeGreaterThan(0)
})
