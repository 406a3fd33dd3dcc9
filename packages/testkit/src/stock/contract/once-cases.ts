/** Whatever several people do at once to one document takes effect once. */
import { same } from "../../storage-contract/same.ts"
import type { Move } from "../walk/move.ts"
import { offerOf } from "../walk/walk-company.ts"
import {
  approved,
  buyer,
  engineer,
  handedOver,
  heads,
  inspected,
  inspector,
  issued,
  keeper,
  keepers,
  orderProposed,
  orderSent,
  purchaseProposed,
  readings,
  reason,
  returnProposed,
  reviewed,
  scrapApplied,
  scrapApproved,
  setApart,
  submitted,
} from "./documents.ts"
import { type StockCase, toldOfMany } from "./stock-case.ts"
import { accepted, type StockStage } from "./stock-stage.ts"

const each = (name: string, people: ReadonlyArray<Move["by"]>, id: string, input: object = {}) =>
  people.map((by) => [name, { by, id, input }] as const)

const twice = (by: Move["by"], times: number) => Array.from({ length: times }, () => by)

const belt = offerOf("belt")
const consentTo = (offer: object) => ({ offer, agreed: true, means: "signature" })

const approvedOnce = async (
  stage: StockStage,
  { kind, id, people }: { readonly kind: string; readonly id: string; readonly people: number },
): Promise<void> => {
  const endings = await stage.atOnce(each(`${kind}.approve`, heads(people), id))
  same(accepted(endings), 1, "approvals")
  same((await stage.get(kind, id)).status, "approved", "the status")
  await stage.happenedOnce(kind, id, "approve", 0)
}

export const onceCases: ReadonlyArray<StockCase> = [
  ...toldOfMany(
    (people) => `of ${people} approvers of one requisition one approves`,
    async (stage, people) => {
      const id = await submitted(stage, await stage.ticket(), [{ part: "belt", quantity: 1 }])
      await approvedOnce(stage, { kind: "requisition", id, people })
    },
  ),
  ...toldOfMany(
    (people) => `of ${people} approvers of one purchase order one approves`,
    async (stage, people) => approvedOnce(stage, { kind: "purchaseOrder", id: await orderProposed(stage), people }),
  ),
  ...toldOfMany(
    (people) => `of ${people} approvers of one supplier one approves`,
    async (stage, people) => {
      const input = { name: "New", supplies: "Belts", evidence: "Samples seen" }
      const { id } = await stage.give("supplier.apply", buyer, undefined, input)
      await approvedOnce(stage, { kind: "supplier", id, people })
    },
  ),
  ...toldOfMany(
    (people) => `of ${people} approvers of one scrap application two approve`,
    async (stage, people) => {
      await stage.stock("belt", "D-1", 5)
      const id = await scrapApplied(stage, 2)
      same(accepted(await stage.atOnce(each("scrap.approve", heads(people), id))), 2, "approvals")
      await stage.happened("scrap", id, "approve", { times: 2, postings: 0 })
      same((await stage.get("scrap", id)).status, "approved", "the status")
    },
  ),
  ...toldOfMany(
    (people) => `of ${people} who take one scrap into custody at once one does`,
    async (stage, people) => {
      await stage.stock("belt", "D-1", 5)
      const id = await scrapApproved(stage, 2)
      const moves = each("scrap.takeIntoCustody", keepers(people), id, { keptAt: "Cage 2" })
      same(accepted(await stage.atOnce(moves)), 1, "takings")
      await stage.happenedOnce("scrap", id, "takeIntoCustody", 2)
      same((await stage.at("belt", "bin:D-1")).quantity, 3, "what is left")
    },
  ),
  ...toldOfMany(
    (clicks) => `of ${clicks} confirmations of one handover one counts`,
    async (stage, clicks) => {
      await stage.stock("belt", "D-1", 5)
      const id = await handedOver(stage, await stage.ticket(), 2)
      same(accepted(await stage.atOnce(each("requisition.confirmReceipt", twice(engineer, clicks), id))), 1, "receipts")
      await stage.happenedOnce("requisition", id, "confirmReceipt", 2)
      same(await stage.at("belt", "bin:D-1"), { quantity: 3, reserved: 0 }, "what is left")
    },
  ),
  ...toldOfMany(
    (people) => `of ${people} who put one delivery away at once one does`,
    async (stage, people) => {
      const id = await inspected(stage, 5)
      const input = { line: 1, part: "belt", placements: [{ bin: "D-1", quantity: 5 }] }
      same(accepted(await stage.atOnce(each("receipt.putAway", keepers(people), id, input))), 1, "takings")
      await stage.happenedOnce("receipt", id, "putAway", 2)
      same((await stage.at("belt", "bin:D-1")).quantity, 5, "what is there")
    },
  ),
  ...toldOfMany(
    (people) => `of ${people} who post one stocktake at once one does`,
    async (stage, people) => {
      await stage.stock("belt", "D-1", 5)
      const id = await reviewed(stage, 7)
      same(accepted(await stage.atOnce(each("stocktake.post", keepers(people), id))), 1, "postings")
      await stage.happenedOnce("stocktake", id, "post", 2)
      same((await stage.at("belt", "bin:D-1")).quantity, 7, "what is there")
    },
  ),
  ...toldOfMany(
    (people) => `of ${people} approvers of one return to a supplier one approves, and it is shipped once`,
    async (stage, people) => {
      await setApart(stage, 5)
      const id = await returnProposed(stage, keeper, 2)
      await approvedOnce(stage, { kind: "supplierReturn", id, people })
      const moves = each("supplierReturn.ship", keepers(people), id, { carrier: "SF" })
      same(accepted(await stage.atOnce(moves)), 1, "shipments")
      await stage.happenedOnce("supplierReturn", id, "ship", 2)
      same((await stage.at("belt", "quarantine")).quantity, 3, "what is left")
    },
    [8],
  ),
  ...toldOfMany(
    (people) => `of ${people} who confirm one purchase proposal one does, and one order follows`,
    async (stage, people) => {
      const id = await purchaseProposed(stage, keeper)
      same(accepted(await stage.atOnce(each("purchaseProposal.confirm", heads(people), id))), 1, "confirmations")
      await stage.happenedOnce("purchaseProposal", id, "confirm", 0)
      same((await stage.all("purchaseOrder")).length, 1, "orders")
    },
    [8],
  ),
  ...toldOfMany(
    (people) => `of ${people} who reserve one requisition at once one does`,
    async (stage, people) => {
      await stage.stock("belt", "D-1", 200)
      const id = await approved(stage, await stage.ticket(), [{ part: "belt", quantity: 2 }])
      const picks = [{ line: 1, place: "bin:D-1", quantity: 2 }]
      same(accepted(await stage.atOnce(each("requisition.reserve", keepers(people), id, { picks }))), 1, "reservations")
      await stage.happenedOnce("requisition", id, "reserve", 1)
      same(await stage.at("belt", "bin:D-1"), { quantity: 200, reserved: 2 }, "what is reserved")
    },
    [8],
  ),
  ...toldOfMany(
    (people) => `of ${people} who write down the delivery of all that was ordered one does`,
    async (stage, people) => {
      const order = await orderSent(stage, 7)
      const input = { order, supplier: "acme-pumps", lines: [{ orderLine: 1, part: "belt", quantity: 7 }] }
      const moves = keepers(people).map((by) => ["receipt.arrive", { by, input }] as const)
      const endings = await stage.atOnce(moves)
      same(accepted(endings), 1, "arrivals")
      const [receipt] = await stage.all("receipt")
      const samples = [{ quantity: 7, readings }]
      const inspections = twice(inspector, people)
      same(
        accepted(await stage.atOnce(each("receipt.inspect", inspections, receipt!.id, { line: 1, samples }))),
        1,
        "inspections",
      )
      const [line] = (await stage.get("purchaseOrder", order))["lines"]
      same(line.received, 7, "what was received of 7")
    },
    [8],
  ),
  ...toldOfMany(
    (people) => `of ${people} who take one return of parts back at once one does`,
    async (stage, people) => {
      await stage.stock("belt", "D-1", 5)
      const id = await issued(stage, await stage.ticket(), 3)
      await stage.give("requisition.handBack", engineer, id, { items: [{ line: 1, quantity: 3 }] })
      const input = { items: [{ line: 1, quantity: 3, bin: "D-1" }] }
      same(accepted(await stage.atOnce(each("requisition.takeBack", keepers(people), id, input))), 1, "takings")
      await stage.happenedOnce("requisition", id, "takeBack", 2)
      same((await stage.at("belt", "bin:D-1")).quantity, 5, "what is there")
    },
    [8],
  ),
  ...toldOfMany(
    (clicks) => `of ${clicks} reports on two issued pieces two count, whether used, handed back or lost`,
    async (stage, clicks) => {
      await stage.stock("belt", "D-1", 5)
      const ticket = await stage.ticket()
      const id = await issued(stage, ticket, 2)
      for (const offer of [belt, belt]) await stage.give("ticket.recordConsent", engineer, ticket, consentTo(offer))
      const reports: ReadonlyArray<readonly [name: string, id: string, input: object]> = [
        ["requisition.handBack", id, { items: [{ line: 1, quantity: 1 }] }],
        ["ticket.replacePart", ticket, { ...belt, requisition: id, line: 1 }],
        ["requisition.reportLost", id, { items: [{ line: 1, quantity: 1 }], reason }],
      ]
      const moves = twice(engineer, clicks).map((by, n) => {
        const [name, of, input] = reports[n % reports.length]!
        return [name, { by, id: of, input }] as const
      })
      same(accepted(await stage.atOnce(moves)), 2, "reports")
      const { pending, settled } = await stage.get("requisition", id)
      same(pending.length + settled.length, 2, "pieces told of")
    },
    [8],
  ),
  ...toldOfMany(
    (people) => `of ${people} who open the books of one account at once one does`,
    async (stage, people) => {
      const input = { lines: [{ part: "belt", bin: "D-1", quantity: 5 }] }
      const endings = await stage.atOnce(keepers(people).map((by) => ["openingStock.enter", { by, input }] as const))
      same(accepted(endings), 1, "openings")
      same((await stage.at("belt", "bin:D-1")).quantity, 5, "what is there")
    },
  ),
]
