/** What happens in the company of the walk by waiting: what spoils, what nobody confirms, what somebody waits for. */
import { cast } from "./cast.ts"
import { sendBackBent } from "./sent-back.ts"
import type { WalkClient } from "./walk-client.ts"
import { hour } from "./walk-place.ts"

const reason = "Because the walk begins with it"
const price = { amountMinor: 4_800, currency: "CNY" }

/**
 * A lot and a piece spoil, and a proposal is not confirmed, each of which the desk alone does something about. Left to
 * chance, a walk seldom comes to the hour.
 */
export const waitForExpiry = async (client: WalkClient): Promise<void> => {
  const [keeper] = cast.storekeepers
  const expiresAt = client.place.now() + 2 * hour
  const lines = [
    { part: "glue", bin: "C-1", quantity: 2, lot: "L-SPOILT", expiresAt },
    { part: "pump", bin: "D-2", quantity: 1, serials: ["SN-SPOILT"], expiresAt },
  ]
  await client.as(keeper).openingStock.enter({ lines })
  const figures = { reorderPoint: 5, inventoryPosition: 2, expectedPerPeriod: 3, method: "moving-average" }
  const proposed = [{ part: "belt", quantity: 1, price, ...figures }]
  await client.as(keeper).purchaseProposal.propose({ supplier: "acme-pumps", lines: proposed, reason, expiresAt })
  const kinds = ["lot", "partUnit", "purchaseProposal"]
  await client.attendAll(kinds)
  client.place.pass(3 * hour)
  await client.attendAll(kinds)
}

/**
 * An engineer waits for more than there is, until the rest is delivered; then he needs none of it. One that was delivered
 * is bent, and goes back.
 */
export const waitForDelivery = async (client: WalkClient, ticket: string): Promise<void> => {
  const engineer = cast.engineers[0]!
  const own = client.as(engineer).requisition
  const [keeper, head, buyer] = [cast.storekeepers[0], cast.supervisors[0], cast.buyers[0]].map((by) => client.as(by))
  const lines = [{ part: "screw", quantity: 45 }]
  const { id } = await own.submit({ ticket, engineer: engineer.id, lines })
  await head.requisition.approve(id, {})
  await keeper.requisition.reserve(id, { picks: [{ line: 1, place: "bin:M-1", quantity: 40 }] })
  const missing = [{ part: "screw", quantity: 6, price }]
  const order = await buyer.purchaseOrder.propose({ supplier: "acme-pumps", lines: missing, reason })
  await head.purchaseOrder.approve(order.id, {})
  await buyer.purchaseOrder.send(order.id, {})
  const arrived = [{ orderLine: 1, part: "screw", quantity: 6 }]
  const receipt = await keeper.receipt.arrive({ order: order.id, supplier: "acme-pumps", lines: arrived })
  const long = (value: string) => [{ characteristic: "length", value, minimum: "19", maximum: "21", unit: "mm" }]
  const samples = [
    { quantity: 5, readings: long("20") },
    { quantity: 1, readings: long("17") },
  ]
  await keeper.receipt.inspect(receipt.id, { line: 1, samples })
  const placements = [{ bin: "M-1", quantity: 5 }]
  await keeper.receipt.putAway(receipt.id, { line: 1, part: "screw", placements })
  await client.attendAll(["requisition"])
  await own.cancel(id, { reason })
  await sendBackBent(client, receipt.id)
}
