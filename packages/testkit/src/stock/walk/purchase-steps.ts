/** Steps on suppliers, proposals and orders. */
import { cast } from "./cast.ts"
import type { Row } from "./move.ts"
import type { Steps } from "./step.ts"
import type { WalkClient } from "./walk-client.ts"
import { day } from "./walk-place.ts"

const reason = "Because the walk says so"
const evidence = "Certificates and samples seen"
const price = { amountMinor: 4_800, currency: "CNY" }

const suppliersMax = 5

const purchaser = ({ chance }: WalkClient) => chance.one([...cast.buyers, cast.supervisors[0]])
const head = ({ chance }: WalkClient) => chance.one(cast.supervisors)

/** One to three lines, now and then two of one part. */
const lines = async (client: WalkClient): Promise<ReadonlyArray<object>> => {
  const parts = await client.all("part", "active")
  return Array.from({ length: client.chance.whole(1, 3) }, () => {
    const part: Row = client.chance.one(parts)
    return { part: part.id, quantity: client.chance.whole(1, part["tracking"] === "serial" ? 4 : 20), price }
  })
}

export const purchaseSteps: Steps = {
  "supplier.apply": async (client) => {
    if ((await client.all("supplier")).length >= suppliersMax && !client.chance.happens(0.1)) return undefined
    return { by: purchaser(client), input: { name: `Supplier ${client.number()}`, supplies: "Parts", evidence } }
  },
  "supplier.change": async (client) => {
    const supplier = await client.some("supplier", "applied", ...(client.chance.happens(0.2) ? ["approved"] : []))
    return supplier && { by: purchaser(client), id: supplier.id, input: { supplies: `Parts ${client.number()}` } }
  },
  "supplier.approve": async (client) => {
    const supplier = await client.some("supplier", "applied")
    return supplier && { by: client.chance.one([...cast.supervisors, ...cast.quality]), id: supplier.id, input: {} }
  },
  "supplier.reject": async (client) => {
    const supplier = await client.some("supplier", "applied", "suspended")
    if ((await client.all("supplier", "approved")).length < 2) return undefined
    return supplier && { by: head(client), id: supplier.id, input: { reason } }
  },
  "supplier.review": async (client) => {
    const supplier = await client.some("supplier", "approved")
    const result = client.chance.happens(0.9) ? "keep" : "suspend"
    return supplier && { by: purchaser(client), id: supplier.id, input: { score: 4, findings: "In order", result } }
  },
  "supplier.suspend": async (client) => {
    const supplier = client.chance.happens(0.3) ? await client.some("supplier", "approved") : undefined
    return supplier && { by: head(client), id: supplier.id, input: { reason } }
  },
  "supplier.reinstate": async (client) => {
    const supplier = await client.some("supplier", "suspended")
    return supplier && { by: head(client), id: supplier.id, input: { reason } }
  },

  "purchaseProposal.propose": async (client) => {
    const supplier = await client.some("supplier", "approved")
    const parts = (await client.all("part", "active")).slice(0, client.chance.whole(1, 3))
    const figures = { reorderPoint: 5, inventoryPosition: 2, expectedPerPeriod: 3, method: "moving-average" }
    const proposed = parts.map(({ id: part }) => ({ part, quantity: client.chance.whole(1, 10), price, ...figures }))
    const expiresAt = client.place.now() + client.chance.one([day / 12, 14 * day])
    const by = client.chance.one([...cast.buyers, ...cast.storekeepers])
    return supplier && { by, input: { supplier: supplier.id, lines: proposed, reason, expiresAt } }
  },
  "purchaseProposal.confirm": async (client) => {
    const proposal = await client.some("purchaseProposal", "proposed")
    return proposal && { by: client.chance.one([...cast.buyers, ...cast.supervisors]), id: proposal.id, input: {} }
  },
  "purchaseProposal.reject": async (client) => {
    const proposal = await client.some("purchaseProposal", "proposed")
    return proposal && { by: cast.buyers[0], id: proposal.id, input: { reason } }
  },

  "purchaseOrder.propose": async (client) => {
    const supplier = await client.some("supplier", "approved")
    return supplier && { by: purchaser(client), input: { supplier: supplier.id, lines: await lines(client), reason } }
  },
  "purchaseOrder.change": async (client) => {
    const order = await client.some("purchaseOrder", "proposed", "approved")
    return order && { by: purchaser(client), id: order.id, input: { lines: await lines(client), reason } }
  },
  "purchaseOrder.approve": async (client) => {
    const order = await client.some("purchaseOrder", "proposed")
    return order && { by: head(client), id: order.id, input: {} }
  },
  "purchaseOrder.send": async (client) => {
    const order = await client.some("purchaseOrder", "approved")
    return order && { by: purchaser(client), id: order.id, input: {} }
  },
  "purchaseOrder.expect": async (client) => {
    const order = await client.some("purchaseOrder", "sent", "partlyReceived")
    const expectedAt = client.place.now() + client.chance.whole(1, 10) * day
    return order && { by: purchaser(client), id: order.id, input: { expectedAt, reason } }
  },
  "purchaseOrder.close": async (client) => {
    const order = await client.some("purchaseOrder", "received")
    return order && { by: purchaser(client), id: order.id, input: {} }
  },
  "purchaseOrder.cancel": async (client) => {
    const order = await client.some("purchaseOrder", "proposed", "approved", "sent", "partlyReceived")
    return order && client.chance.happens(0.3) ? { by: purchaser(client), id: order.id, input: { reason } } : undefined
  },
}
