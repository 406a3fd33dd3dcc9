/** Whatever several people do at once to one document takes effect once. */
import { same } from "../../storage-contract/same.ts"
import type { Move } from "../walk/move.ts"
import {
  buyer,
  engineer,
  handedOver,
  heads,
  inspected,
  keepers,
  orderProposed,
  reviewed,
  scrapApplied,
  scrapApproved,
  submitted,
} from "./documents.ts"
import { type StockCase, toldOfMany } from "./stock-case.ts"
import { accepted, type StockStage } from "./stock-stage.ts"

const each = (name: string, people: ReadonlyArray<Move["by"]>, id: string, input: object = {}) =>
  people.map((by) => [name, { by, id, input }] as const)

const twice = (by: Move["by"], times: number) => Array.from({ length: times }, () => by)

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
      same((await stage.entries("scrap", id, "approve")).length, 2, "entries")
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
    (people) => `of ${people} who open the books of one account at once one does`,
    async (stage, people) => {
      const input = { lines: [{ part: "belt", bin: "D-1", quantity: 5 }] }
      const endings = await stage.atOnce(keepers(people).map((by) => ["openingStock.enter", { by, input }] as const))
      same(accepted(endings), 1, "openings")
      same((await stage.at("belt", "bin:D-1")).quantity, 5, "what is there")
    },
  ),
]
