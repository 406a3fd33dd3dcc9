/** Documents of the stock contract, as far along as a story needs them. */
import { cast } from "../walk/cast.ts"
import type { Move } from "../walk/move.ts"
import type { StockStage } from "./stock-stage.ts"

export const reason = "Because the story says so"
const price = { amountMinor: 4_800, currency: "CNY" }

export const [keeper, otherKeeper] = cast.storekeepers
export const [head] = cast.supervisors
export const [buyer] = cast.buyers
export const [inspector] = cast.quality
export const engineer = cast.engineers[0]!
/** A storekeeper who is a buyer and a supervisor too. */
export const manyRoles = cast.storekeepers[2]

/** As many supervisors as are asked for, each of a department of his own. */
export const heads = (count: number): ReadonlyArray<Move["by"]> =>
  Array.from({ length: count }, (_, n) => ({ id: `head-${n}`, roles: ["supervisor"], department: `department-${n}` }))

export const keepers = (count: number): ReadonlyArray<Move["by"]> =>
  Array.from({ length: count }, (_, n) => ({ id: `keeper-${n}`, roles: ["storekeeper"], department: "store" }))

type Lines = ReadonlyArray<{ readonly part: string; readonly quantity: number }>

export const submitted = async (stage: StockStage, ticket: string, lines: Lines): Promise<string> => {
  const input = { ticket, engineer: engineer.id, lines }
  return (await stage.give("requisition.submit", engineer, undefined, input)).id
}

export const approved = async (stage: StockStage, ticket: string, lines: Lines): Promise<string> => {
  const id = await submitted(stage, ticket, lines)
  await stage.give("requisition.approve", head, id)
  return id
}

/** A requisition of belts from D-1 that is handed over, and that the engineer has only to confirm. */
export const handedOver = async (stage: StockStage, ticket: string, quantity: number): Promise<string> => {
  const id = await approved(stage, ticket, [{ part: "belt", quantity }])
  await stage.give("requisition.reserve", keeper, id, { picks: [{ line: 1, place: "bin:D-1", quantity }] })
  await stage.give("requisition.handOver", keeper, id)
  return id
}

/** A requisition of belts from D-1 that the engineer has with him. */
export const issued = async (stage: StockStage, ticket: string, quantity: number): Promise<string> => {
  const id = await handedOver(stage, ticket, quantity)
  await stage.give("requisition.confirmReceipt", engineer, id)
  return id
}

export const orderProposed = async (stage: StockStage, quantity = 5): Promise<string> => {
  const input = { supplier: "acme-pumps", lines: [{ part: "belt", quantity, price }], reason }
  return (await stage.give("purchaseOrder.propose", buyer, undefined, input)).id
}

export const orderSent = async (stage: StockStage, quantity = 5): Promise<string> => {
  const id = await orderProposed(stage, quantity)
  await stage.give("purchaseOrder.approve", head, id)
  await stage.give("purchaseOrder.send", buyer, id)
  return id
}

export const readings = [{ characteristic: "voltage", value: "220", minimum: "210", maximum: "230", unit: "V" }]

/** A delivery of belts that passed inspection and can be put away. */
export const inspected = async (stage: StockStage, quantity: number): Promise<string> => {
  const order = await orderSent(stage, quantity)
  const lines = [{ orderLine: 1, part: "belt", quantity }]
  const { id } = await stage.give("receipt.arrive", keeper, undefined, { order, supplier: "acme-pumps", lines })
  await stage.give("receipt.inspect", inspector, id, { line: 1, samples: [{ quantity, readings }] })
  return id
}

export const scrapLines = (quantity: number) => [{ part: "belt", place: "bin:D-1", quantity, reason }]

export const scrapApplied = async (stage: StockStage, quantity: number): Promise<string> =>
  (await stage.give("scrap.apply", keeper, undefined, { lines: scrapLines(quantity) })).id

export const scrapApproved = async (stage: StockStage, quantity: number): Promise<string> => {
  const id = await scrapApplied(stage, quantity)
  for (const by of heads(2)) await stage.give("scrap.approve", by, id)
  return id
}

/** Belts in D-1 that were put into the quarantine, where they are kept apart. */
export const setApart = async (stage: StockStage, quantity: number): Promise<void> => {
  await stage.stock("belt", "D-1", quantity)
  const lines = [{ part: "belt", quantity, from: "bin:D-1", to: "quarantine" }]
  await stage.give("stockTransfer.transfer", keeper, undefined, { reason: "damage", lines })
}

export const returnLines = (quantity: number) => [{ part: "belt", place: "quarantine", quantity, reason }]

export const returnProposed = async (stage: StockStage, by: Move["by"], quantity: number): Promise<string> => {
  const input = { supplier: "acme-pumps", lines: returnLines(quantity) }
  return (await stage.give("supplierReturn.propose", by, undefined, input)).id
}

export const purchaseProposed = async (stage: StockStage, by: Move["by"]): Promise<string> => {
  const figures = { reorderPoint: 5, inventoryPosition: 2, expectedPerPeriod: 3, method: "moving-average" }
  const lines = [{ part: "belt", quantity: 5, price, ...figures }]
  const input = { supplier: "acme-pumps", lines, reason, expiresAt: stage.now + 86_400_000 }
  return (await stage.give("purchaseProposal.propose", by, undefined, input)).id
}

export const planned = async (stage: StockStage): Promise<string> => {
  const input = { title: "Count", lines: [{ part: "belt", place: "bin:D-1" }] }
  return (await stage.give("stocktake.plan", keeper, undefined, input)).id
}

/** A stocktake of belts in D-1, counted twice, that was looked over and can be posted. */
export const reviewed = async (stage: StockStage, counted: number): Promise<string> => {
  const id = await planned(stage)
  await stage.give("stocktake.start", keeper, id)
  await stage.give("stocktake.count", keeper, id, { counts: [{ line: 1, counted }] })
  await stage.give("stocktake.recount", otherKeeper, id, { counts: [{ line: 1, counted }] })
  await review(stage, id)
  return id
}

export const review = async (stage: StockStage, id: string): Promise<void> => {
  await stage.give("stocktake.finishCount", keeper, id)
  await stage.give("stocktake.review", head, id)
}
