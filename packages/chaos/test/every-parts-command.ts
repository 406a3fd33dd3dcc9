/** The part of the walk that gives every command of chapter 5, each where the regulation allows it. */
import { defectiveReturnId, lotId, partUnitId } from "@fieldcare/core/parts"
import { day, start } from "../src/instants.ts"
import { ask, type Step } from "../src/step.ts"

const reason = "As agreed"
const cny = (amountMinor: number) => ({ amountMinor, currency: "CNY" })
const described = { model: "K-series", unit: "piece", storageClass: "dry" }

/** The catalogue, the bins, and what lies in them. */
export const store: ReadonlyArray<Step> = [
  ask("kim", "part", "register", "K-20", { ...described, name: "Compressor", tracking: "serial" }),
  ask("kim", "part", "register", "seal", { ...described, name: "Seal", tracking: "none" }),
  ask("kim", "part", "register", "oil", { ...described, name: "Oil", tracking: "lot" }),
  ask("kim", "bin", "register", "A", { warehouse: "W1", storageClasses: ["dry"] }),
  ask("kim", "bin", "register", "B", { warehouse: "W1", storageClasses: ["dry"] }),
  ask("kim", "bin", "register", "C", { warehouse: "W1", storageClasses: ["dry"] }),
  ask("kim", "openingStock", "enter", "O-1", {
    lines: [
      { part: "K-20", quantity: 4, serials: ["C-9034", "C-1", "C-2", "C-3"], bin: "A" },
      { part: "K-20", quantity: 1, serials: ["X-1"], bin: "A", expiresAt: start + 200 * day },
      { part: "seal", quantity: 20, bin: "A" },
      { part: "oil", quantity: 5, lot: "L1", bin: "A", expiresAt: start + 200 * day },
    ],
  }),
]

/** An engineer gets parts for his visit: handed over by the store, and confirmed by him. */
export const fetchedFromStore = (ticket: string, engineer: string): ReadonlyArray<Step> => [
  ask(engineer, "requisition", "submit", "R-1", {
    ticket,
    engineer,
    lines: [
      { part: "K-20", quantity: 2 },
      { part: "seal", quantity: 4 },
    ],
  }),
  ask("stan", "requisition", "approve", "R-1", {}),
  ask("kim", "requisition", "reserve", "R-1", {
    picks: [
      { line: 1, place: "bin:A", item: "C-9034", quantity: 1 },
      { line: 1, place: "bin:A", item: "C-1", quantity: 1 },
      { line: 2, place: "bin:A", quantity: 4 },
    ],
  }),
  ask("kim", "requisition", "handOver", "R-1", {}),
  ask("kim", "requisition", "withdrawHandOver", "R-1", { reason }),
  ask("kim", "requisition", "handOver", "R-1", {}),
  ask(engineer, "requisition", "confirmReceipt", "R-1", {}),
]

const spare = { line: 1, item: "C-1", quantity: 1 }

/** What the engineer did not use comes back, or is lost on the word of two. */
export const handedBack = (engineer: string): ReadonlyArray<Step> => [
  ask(engineer, "requisition", "handBack", "R-1", { items: [spare, { line: 2, quantity: 3 }] }),
  ask(engineer, "requisition", "withdrawHandBack", "R-1", { reason }),
  ask(engineer, "requisition", "handBack", "R-1", { items: [spare, { line: 2, quantity: 3 }] }),
  ask("kim", "requisition", "takeBack", "R-1", {
    items: [
      { ...spare, bin: "A" },
      { line: 2, quantity: 3, bin: "B" },
    ],
  }),
  ask(engineer, "requisition", "reportLost", "R-1", { items: [{ line: 2, quantity: 1 }], reason }),
  ask(engineer, "requisition", "withdrawLoss", "R-1", { reason }),
  ask(engineer, "requisition", "reportLost", "R-1", { items: [{ line: 2, quantity: 1 }], reason }),
  ask("stan", "requisition", "confirmLoss", "R-1", {}),
  ask("kim", "requisition", "close", "R-1", {}),
]

const suppliers: ReadonlyArray<Step> = [
  ask("bea", "supplier", "apply", "S-1", { name: "Hu", supplies: "Seals", evidence: "Licence 17" }),
  ask("bea", "supplier", "change", "S-1", { evidence: "Licence 18" }),
  ask("hugo", "supplier", "approve", "S-1", {}),
  ask("hugo", "supplier", "review", "S-1", { score: 4, findings: "In order", result: "keep" }),
  ask("hugo", "supplier", "suspend", "S-1", { reason }),
  ask("hugo", "supplier", "reinstate", "S-1", { reason }),
  ask("bea", "supplier", "apply", "S-2", { name: "Lu", supplies: "Oil", evidence: "None" }),
  ask("hugo", "supplier", "reject", "S-2", { reason }),
]

const proposed = {
  supplier: "S-1",
  lines: [{ part: "seal", quantity: 20, reorderPoint: 10, inventoryPosition: 4, expectedPerPeriod: 6, method: "tsb" }],
  reason: "Below the reorder point",
}

const wanted = [
  { part: "seal", quantity: 20, price: cny(300) },
  { part: "K-20", quantity: 2, price: cny(48_000) },
  { part: "oil", quantity: 5, price: cny(900) },
]

const purchases: ReadonlyArray<Step> = [
  ask("bea", "purchaseProposal", "propose", "PP-1", proposed),
  ask("stan", "purchaseProposal", "confirm", "PP-1", {}),
  ask("bea", "purchaseProposal", "propose", "PP-2", proposed),
  ask("stan", "purchaseProposal", "reject", "PP-2", { reason }),
  ask("bea", "purchaseProposal", "propose", "PP-3", proposed),
  ask("system", "purchaseProposal", "expire", "PP-3", {}, 40 * day),
  ask("bea", "purchaseOrder", "propose", "PO-1", { supplier: "S-1", lines: wanted.slice(0, 2), reason }),
  ask("bea", "purchaseOrder", "change", "PO-1", { lines: wanted, reason }),
  ask("stan", "purchaseOrder", "approve", "PO-1", {}),
  ask("bea", "purchaseOrder", "send", "PO-1", {}),
  ask("bea", "purchaseOrder", "expect", "PO-1", { expectedAt: start + 300 * day, reason }),
  ask("bea", "purchaseOrder", "propose", "PO-2", { supplier: "S-1", lines: wanted, reason }),
  ask("bea", "purchaseOrder", "cancel", "PO-2", { reason }),
]

/** A shortage: the requisition waits until a receipt fills it. */
const shortage = (ticket: string): ReadonlyArray<Step> => [
  ask("eve", "requisition", "submit", "R-2", { ticket, engineer: "eve", lines: [{ part: "seal", quantity: 40 }] }),
  ask("eve", "requisition", "change", "R-2", { lines: [{ part: "seal", quantity: 24 }], reason }),
  ask("stan", "requisition", "approve", "R-2", {}),
  ask("kim", "requisition", "reserve", "R-2", { picks: [{ line: 1, place: "bin:A", quantity: 15 }] }),
  ask("kim", "requisition", "releaseReservation", "R-2", { reason }),
  ask("kim", "requisition", "reserve", "R-2", { picks: [{ line: 1, place: "bin:A", quantity: 15 }] }),
]

const reading = (value: string) => [{ characteristic: "bore", value, unit: "mm", minimum: "11.9", maximum: "12.1" }]

const deliveries: ReadonlyArray<Step> = [
  ask("kim", "partUnit", "order", partUnitId("K-20", "N-1"), { part: "K-20", serial: "N-1", order: "PO-1" }),
  ask("kim", "receipt", "arrive", "D-1", {
    order: "PO-1",
    supplier: "S-1",
    lines: [
      { orderLine: 1, part: "seal", quantity: 20 },
      { orderLine: 2, part: "K-20", quantity: 2, serials: ["N-1", "N-2"] },
      { orderLine: 3, part: "oil", quantity: 5, lot: "L2", expiresAt: start + 900 * day },
    ],
  }),
  ask("hugo", "receipt", "inspect", "D-1", { line: 1, samples: [{ quantity: 20, readings: reading("12.0") }] }),
  ask("hugo", "receipt", "inspect", "D-1", {
    line: 2,
    samples: [
      { serials: ["N-1"], readings: reading("12.0") },
      { serials: ["N-2"], readings: reading("13.0") },
    ],
  }),
  ask("hugo", "receipt", "inspect", "D-1", { line: 3, samples: [{ quantity: 5, readings: reading("12.0") }] }),
  ask("kim", "receipt", "setApart", "D-1", { line: 1, quantity: 6, reason }),
  ask("kim", "receipt", "putAway", "D-1", { line: 1, part: "seal", placements: [{ bin: "B", quantity: 14 }] }),
  ask("kim", "receipt", "putAway", "D-1", { line: 2, part: "K-20", placements: [{ bin: "B", serials: ["N-1"] }] }),
  ask("kim", "receipt", "putAway", "D-1", { line: 3, part: "oil", placements: [{ bin: "B", quantity: 5 }] }),
  ask("kim", "receipt", "arrive", "D-2", {
    order: "PO-1",
    supplier: "S-1",
    lines: [{ orderLine: 2, part: "K-20", quantity: 1, serials: ["N-3"] }],
  }),
  ask("hugo", "receipt", "inspect", "D-2", { line: 1, samples: [{ serials: ["N-3"], readings: reading("12.0") }] }),
  ask("bea", "purchaseOrder", "close", "PO-1", {}),
  ask("stan", "receipt", "recordLoss", "D-2", { line: 1, serials: ["N-3"], reason }),
  ask("eve", "requisition", "cancel", "R-2", { reason }),
]

const [used, faulty] = ["DR-2", "DR-3"]

const returns = (ticket: string): ReadonlyArray<Step> => {
  const first = defectiveReturnId(ticket, 1)
  const worn = { part: "K-20", serial: "C-7712", place: "defective", quantity: 1, reason: "Worn out" }
  return [
    ask("kim", "defectiveReturn", "receive", first, {}),
    ask("hugo", "defectiveReturn", "decide", first, { as: "scrap", reason }),
    ask("kim", "scrap", "apply", "SC-1", { lines: [worn], defectiveReturn: first }),
    ask("kim", "scrap", "edit", "SC-1", { lines: [{ ...worn, reason: "Burnt out" }], reason }),
    ask("stan", "scrap", "approve", "SC-1", {}),
    ask("hugo", "scrap", "approve", "SC-1", {}),
    ask("kim", "scrap", "takeIntoCustody", "SC-1", { keptAt: "Cage 3" }),
    ask("kim", "scrap", "destroy", "SC-1", { means: "Shredded" }),
    ask("stan", "scrap", "dispute", "SC-1", { reason }),
    ask("kim", "scrap", "destroy", "SC-1", { means: "Shredded" }),
    ask("hugo", "scrap", "witness", "SC-1", {}),
    ask("emil", "scrap", "report", "SC-2", { lines: [{ part: "seal", place: "bin:A", quantity: 1, reason }] }),
    ask("kim", "scrap", "submit", "SC-2", { lines: [{ part: "seal", place: "bin:A", quantity: 1, reason }] }),
    ask("stan", "scrap", "reject", "SC-2", { reason }),
    ask("kim", "scrap", "submit", "SC-2", { lines: [{ part: "seal", place: "bin:A", quantity: 1, reason }] }),
    ask("kim", "scrap", "withdraw", "SC-2", { reason }),
    ask("stan", "scrap", "dismiss", "SC-2", { why: "usable", reason }),
    ask("kim", "defectiveReturn", "expect", used, {
      ticket,
      engineer: "emil",
      part: "K-20",
      quantity: 1,
      serial: "C-9034",
    }),
    ask("kim", "defectiveReturn", "receive", used, {}),
    ask("hugo", "defectiveReturn", "decide", used, { as: "repair", reason }),
    ask("hugo", "defectiveReturn", "inspectRepair", used, {
      repairedBy: "emil",
      passed: true,
      finding: "Runs",
      bin: "B",
    }),
    ask("kim", "defectiveReturn", "expect", faulty, { ticket, engineer: "emil", part: "seal", quantity: 1 }),
    ask("stan", "defectiveReturn", "reportMissing", faulty, { reason }),
    ask("kim", "defectiveReturn", "receive", faulty, {}),
    ask("hugo", "defectiveReturn", "decide", faulty, { as: "supplierReturn", reason }),
  ]
}

const apart = (quantity: number) => [{ part: "seal", place: "quarantine", quantity, reason }]
const rejected = [{ part: "K-20", serial: "N-2", place: "quarantine", quantity: 1, reason }]
const toSupplier = (
  id: string,
  lines: ReadonlyArray<(typeof rejected)[number] | ReturnType<typeof apart>[number]>,
  more = {},
) => [
  ask("kim", "supplierReturn", "propose", id, { supplier: "S-1", lines, ...more }),
  ask("stan", "supplierReturn", "approve", id, {}),
  ask("kim", "supplierReturn", "ship", id, {}),
]

const supplierReturns: ReadonlyArray<Step> = [
  ask("kim", "supplierReturn", "propose", "SR-0", { supplier: "S-1", lines: apart(1) }),
  ask("kim", "supplierReturn", "change", "SR-0", { lines: apart(2), reason }),
  ask("kim", "supplierReturn", "cancel", "SR-0", { reason }),
  ...toSupplier("SR-1", rejected),
  ask("bea", "supplierReturn", "recordCredit", "SR-1", { reference: "CN-1", amount: cny(48_000) }),
  ask("bea", "supplierReturn", "close", "SR-1", {}),
  ...toSupplier("SR-2", [{ part: "seal", place: "defective", quantity: 1, reason }], { defectiveReturn: faulty }),
  ask("bea", "supplierReturn", "recordReplacement", "SR-2", { reference: "RP-1" }),
  ask("kim", "scrap", "report", "SC-9", { lines: apart(2) }),
  ...toSupplier("SR-3", apart(2), { damageReports: ["SC-9"] }),
  ask("bea", "supplierReturn", "recordRefusal", "SR-3", { reference: "No" }),
]

const shelf = { part: "K-20", place: "bin:A" }
const seen = (serials: ReadonlyArray<string>) => ({ counts: [{ line: 1, serials }] })

/** A piece is missed by one stocktake and found again by the next. */
const stocktakes: ReadonlyArray<Step> = [
  ask("kim", "stocktake", "plan", "ST-1", { title: "Compressors", lines: [shelf] }),
  ask("kim", "stocktake", "start", "ST-1", {}),
  ask("kim", "stocktake", "addLines", "ST-1", { lines: [{ part: "seal", place: "bin:B" }] }),
  ask("kim", "stocktake", "count", "ST-1", {
    counts: [
      { line: 1, serials: ["C-1", "C-2", "X-1"] },
      { line: 2, counted: 17 },
    ],
  }),
  ask("karl", "stocktake", "recount", "ST-1", seen(["C-1", "C-2", "X-1"])),
  ask("kim", "stocktake", "finishCount", "ST-1", {}),
  ask("hugo", "stocktake", "review", "ST-1", {}),
  ask("kim", "stockTransfer", "transfer", "M-1", {
    reason: "damage",
    lines: [{ part: "seal", quantity: 1, from: "bin:B", to: "quarantine" }],
  }),
  ask("hugo", "stocktake", "accept", "ST-1", { lines: [2], reason }),
  ask("kim", "stocktake", "post", "ST-1", {}),
  ask("kim", "stocktake", "plan", "ST-2", { title: "Compressors again", lines: [shelf] }),
  ask("kim", "stocktake", "start", "ST-2", {}),
  ask("kim", "stocktake", "count", "ST-2", seen(["C-1", "C-2", "C-3", "X-1"])),
  ask("karl", "stocktake", "recount", "ST-2", seen(["C-1", "C-2", "C-3", "X-1"])),
  ask("kim", "stocktake", "finishCount", "ST-2", {}),
  ask("hugo", "stocktake", "review", "ST-2", {}),
  ask("kim", "stocktake", "post", "ST-2", {}),
  ask("kim", "stocktake", "plan", "ST-3", { title: "Not now", lines: [shelf] }),
  ask("kim", "stocktake", "cancel", "ST-3", { reason }),
]

const shelves: ReadonlyArray<Step> = [
  ask("system", "lot", "warn", lotId("oil", "L1"), {}),
  ask("system", "partUnit", "warn", partUnitId("K-20", "X-1"), {}),
  ask("system", "partUnit", "expire", partUnitId("K-20", "X-1"), {}, 120 * day),
  ask("system", "lot", "expire", lotId("oil", "L1"), {}),
  ask("hugo", "lot", "correctExpiry", lotId("oil", "L1"), { expiresAt: start + 900 * day, reason }),
  ask("kim", "bin", "block", "C", { reason }),
  ask("kim", "bin", "change", "C", { storageClasses: ["dry", "cool"] }),
  ask("kim", "bin", "unblock", "C", { reason }),
  ask("kim", "bin", "block", "C", { reason }),
  ask("kim", "bin", "retire", "C", {}),
  ask("kim", "part", "change", "oil", { name: "Compressor oil" }),
  ask("kim", "part", "classify", "oil", { abc: "C" }),
  ask("kim", "part", "discontinue", "oil", { reason }),
  ask("kim", "part", "reinstate", "oil", { reason }),
]

/** Everything that becomes of parts, but for their way to the customer. */
export const parts = (ticket: string): ReadonlyArray<Step> => [
  ...suppliers,
  ...shortage(ticket),
  ask("eve", "requisition", "submit", "R-3", { ticket, engineer: "eve", lines: [{ part: "seal", quantity: 1 }] }),
  ask("stan", "requisition", "reject", "R-3", { reason }),
  ...purchases,
  ...deliveries,
  ...returns(ticket),
  ...supplierReturns,
  ...stocktakes,
  ...shelves,
]
