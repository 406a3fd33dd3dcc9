/** Inputs that make sense for the commands of chapter 5, on the records that preparations have made. */
import type { ExampleInput } from "./example-input.ts"

type Fields = Readonly<Record<string, unknown>>
type Line = Fields & { readonly line: number; readonly quantity: number }

const linesIn = (record: unknown): ReadonlyArray<Line> => ((record as Fields | undefined)?.["lines"] ?? []) as never
const first =
  (make: (line: Line) => unknown): ExampleInput =>
  ({ record }) => {
    const [line] = linesIn(record)
    return line && make(line)
  }
const number = (line: Line, field: string): number => (line[field] as number | undefined) ?? 0

const damaged = (place: string) => [{ part: "seal", place, quantity: 2, reason: "Torn" }]
const readings = [{ characteristic: "bore", value: "12.0", unit: "mm", minimum: "11.9", maximum: "12.1" }]

const disposals = ["repair", "scrap", "supplierReturn"]

/** What of a requisition's line is still with its engineer. */
const carried = first((line) => {
  const issued = (line["issued"] ?? []) as ReadonlyArray<{ readonly quantity: number }>
  const left =
    issued.reduce((sum, { quantity }) => sum + quantity, 0) -
    number(line, "used") -
    number(line, "returned") -
    number(line, "lost")
  return left > 0 ? { items: [{ line: line.line, quantity: left }] } : undefined
})

/** By `kind.command`. */
export const examplePartsInputs: Readonly<Record<string, ExampleInput>> = {
  "part.register": () => ({ name: "Seal", model: "K-series", unit: "piece", tracking: "none", storageClass: "dry" }),
  "bin.register": () => ({ warehouse: "W1", storageClasses: ["dry"] }),
  "openingStock.enter": () => ({ lines: [{ part: "seal", quantity: 4, bin: "A" }] }),
  "stockTransfer.transfer": () => ({
    reason: "relocation",
    lines: [{ part: "seal", quantity: 1, from: "bin:A", to: "bin:B" }],
  }),
  "purchaseProposal.propose": () => ({
    supplier: "seals-ltd",
    lines: [
      { part: "seal", quantity: 20, reorderPoint: 10, inventoryPosition: 4, expectedPerPeriod: 6, method: "tsb" },
    ],
    reason: "Below the reorder point",
  }),
  "receipt.arrive": () => ({
    order: "order-1",
    supplier: "seals-ltd",
    lines: [{ orderLine: 1, part: "seal", quantity: 5 }],
  }),
  "receipt.inspect": first(({ line, quantity }) => ({ line, samples: [{ quantity, readings }] })),
  "receipt.putAway": first(({ line, quantity }) => ({ line, part: "seal", placements: [{ bin: "A", quantity }] })),
  "receipt.recordLoss": first(({ line, quantity }) => ({ line, quantity, reason: "Not found when counted" })),
  "receipt.setApart": first(({ line, quantity }) => ({ line, quantity, reason: "Wet" })),
  "requisition.submit": () => ({
    ticket: "T-1",
    engineer: "eve",
    lines: [{ part: "seal", quantity: 2 }],
  }),
  "requisition.change": () => ({ engineer: "eve", lines: [{ part: "seal", quantity: 3 }], reason: "One more" }),
  "requisition.reserve": first(({ line, quantity }) => ({ picks: [{ line, place: "bin:A", quantity }] })),
  "requisition.handOver": () => ({}),
  "requisition.recordUse": ({ record }) => {
    const [line] = linesIn(record)
    const { ticket } = (record ?? {}) as Fields
    return line && { ticket, line: line.line, quantity: 1, warrantyDays: 90 }
  },
  "requisition.handBack": carried,
  "requisition.reportLost": (moment) => {
    const items = carried(moment) as object | undefined
    return items && { ...items, reason: "Stolen from the van" }
  },
  "requisition.takeBack": first((line) => {
    const back = (line["handedBack"] ?? []) as ReadonlyArray<{ readonly quantity: number }>
    const quantity = back.reduce((sum, one) => sum + one.quantity, 0) || line.quantity
    return { items: [{ line: line.line, quantity, bin: "A" }] }
  }),
  "defectiveReturn.expect": () => ({ ticket: "T-1", engineer: "eve", part: "seal", quantity: 1 }),
  "defectiveReturn.receive": () => ({}),
  "defectiveReturn.decide": ({ at }) => ({
    as: disposals[Math.floor(at / 60_000) % disposals.length],
    reason: "As inspected",
  }),
  "defectiveReturn.inspectRepair": () => ({ repairedBy: "eve", passed: true, finding: "Runs", bin: "A" }),
  "stocktake.plan": () => ({ title: "Cycle count", lines: [{ part: "seal", place: "bin:A" }] }),
  "stocktake.addLines": () => ({ lines: [{ part: "seal", place: "bin:B" }] }),
  "stocktake.count": ({ record }) => ({ counts: linesIn(record).map(({ line }) => ({ line, counted: 39 })) }),
  "stocktake.recount": ({ record }) => ({ counts: linesIn(record).map(({ line }) => ({ line, counted: 39 })) }),
  "stocktake.accept": ({ record }) => ({ lines: linesIn(record).map(({ line }) => line), reason: "Issued meanwhile" }),
  "scrap.report": () => ({ lines: damaged("bin:A") }),
  "scrap.apply": () => ({ lines: damaged("bin:A") }),
  "scrap.submit": () => ({ lines: damaged("bin:A") }),
  "scrap.edit": () => ({ lines: damaged("bin:A"), reason: "Counted again" }),
  "supplierReturn.propose": () => ({ supplier: "seals-ltd", lines: damaged("quarantine") }),
  "supplierReturn.change": () => ({ lines: damaged("quarantine"), reason: "Counted again" }),
}
