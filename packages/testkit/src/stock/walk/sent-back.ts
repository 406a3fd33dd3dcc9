/** What goes back to a supplier in the company of the walk, which a walk left to chance seldom comes to. */
import { cast } from "./cast.ts"
import type { WalkClient } from "./walk-client.ts"

const reason = "Because the walk begins with it"

/** Returns the screws of which a receipt has reported damage. */
export const sendBackBent = async (client: WalkClient, receipt: string): Promise<void> => {
  const report = (await client.all("scrap")).find(({ source }) => source?.id === receipt)!
  await sendBack(client, "quarantine", { damageReports: [report.id] })
}

/** An engineer replaces a screw on a ticket; the old one comes back, and goes to the supplier. */
export const sendBackReplaced = async (client: WalkClient, ticket: string, offer: object): Promise<void> => {
  const engineer = cast.engineers[0]!
  const [own, keeper, head] = [engineer, cast.storekeepers[0], cast.supervisors[0]].map((by) => client.as(by))
  const lines = [{ part: "screw", quantity: 1 }]
  const { id } = await own.requisition.submit({ ticket, engineer: engineer.id, lines })
  await head.requisition.approve(id, {})
  await keeper.requisition.reserve(id, { picks: [{ line: 1, place: "bin:M-1", quantity: 1 }] })
  await keeper.requisition.handOver(id, {})
  await own.requisition.confirmReceipt(id, {})
  await own.ticket.recordConsent(ticket, { offer, agreed: true, means: "signature" })
  await own.ticket.replacePart(ticket, { ...offer, faultySerial: "OLD-SCREW", requisition: id, line: 1, quantity: 1 })
  const [expected] = await client.all("defectiveReturn", "expected")
  await keeper.defectiveReturn.receive(expected!.id, { condition: "Burnt" })
  await client.as(cast.quality[0]).defectiveReturn.decide(expected!.id, { as: "supplierReturn", reason })
  await sendBack(client, "defective", { defectiveReturn: expected!.id })
}

const sendBack = async (client: WalkClient, place: string, why: object): Promise<void> => {
  const [keeper, head] = [cast.storekeepers[0], cast.supervisors[0]].map((by) => client.as(by))
  const lines = [{ part: "screw", place, quantity: 1, reason }]
  const { id } = await keeper.supplierReturn.propose({ supplier: "acme-pumps", lines, ...why })
  await head.supplierReturn.approve(id, {})
  await keeper.supplierReturn.ship(id, {})
}
