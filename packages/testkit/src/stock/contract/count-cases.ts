/** Stocktakes, alone and while others take from what is counted. */
import { holds, same } from "../../storage-contract/same.ts"
import { engineer, handedOver, head, inspected, keeper, keepers, otherKeeper, planned, review } from "./documents.ts"
import { type StockCase, told, toldOfMany } from "./stock-case.ts"
import { accepted, refusedBy, type StockStage } from "./stock-stage.ts"

const count = async (stage: StockStage, id: string, counted: number): Promise<void> => {
  const counts = [{ line: 1, counted }]
  await stage.give("stocktake.count", keeper, id, { counts })
  await stage.give("stocktake.recount", otherKeeper, id, { counts })
}

const accept = (stage: StockStage, id: string) =>
  stage.give("stocktake.accept", head, id, { lines: [1], reason: "Issued meanwhile" })

export const countCases: ReadonlyArray<StockCase> = [
  ...toldOfMany(
    (people) => `of ${people} stocktakes of one account that are started at once one starts`,
    async (stage, people) => {
      await stage.stock("belt", "D-1", 5)
      const ids: Array<string> = []
      for (let n = 0; n < people; n++) ids.push(await planned(stage))
      const moves = ids.map((id, n) => ["stocktake.start", { by: keepers(people)[n]!, id, input: {} }] as const)
      same(accepted(await stage.atOnce(moves)), 1, "starts")
    },
  ),
  told("what was issued after a count stays issued, and must be accepted", async (stage) => {
    await stage.stock("belt", "D-1", 20)
    const requisition = await handedOver(stage, await stage.ticket(), 3)
    const id = await planned(stage)
    await stage.give("stocktake.start", keeper, id)
    await count(stage, id, 18)
    await stage.give("requisition.confirmReceipt", engineer, requisition)
    await review(stage, id)
    refusedBy(await stage.refusal("stocktake.post", keeper, id), "movement-accepted")
    await accept(stage, id)
    await stage.give("stocktake.post", keeper, id)
    same((await stage.at("belt", "bin:D-1")).quantity, 15, "18 counted, 3 issued since")
  }),
  told("what was issued before a count is not taken away again", async (stage) => {
    await stage.stock("belt", "D-1", 20)
    const requisition = await handedOver(stage, await stage.ticket(), 3)
    const id = await planned(stage)
    await stage.give("stocktake.start", keeper, id)
    await stage.give("requisition.confirmReceipt", engineer, requisition)
    await count(stage, id, 18)
    await review(stage, id)
    await stage.give("stocktake.post", keeper, id)
    same((await stage.at("belt", "bin:D-1")).quantity, 18, "18 counted")
  }),
  ...[1, 2, 3, 4, 5].map((attempt) =>
    told(
      `a count, an issue and an arrival at once, for the ${attempt}. time: what is there is the count and what moved since`,
      async (stage) => {
        await stage.stock("belt", "D-1", 20)
        const requisition = await handedOver(stage, await stage.ticket(), 3)
        const receipt = await inspected(stage, 4)
        const id = await planned(stage)
        await stage.give("stocktake.start", keeper, id)
        const putAway = { line: 1, part: "belt", placements: [{ bin: "D-1", quantity: 4 }] }
        const endings = await stage.atOnce([
          ["stocktake.count", { by: keeper, id, input: { counts: [{ line: 1, counted: 18 }] } }],
          ["requisition.confirmReceipt", { by: engineer, id: requisition, input: {} }],
          ["receipt.putAway", { by: keeper, id: receipt, input: putAway }],
        ])
        same(accepted(endings), 3, "what went through")
        // What is counted again is what was seen, whatever moved meanwhile: the last count holds.
        await stage.give("stocktake.recount", otherKeeper, id, { counts: [{ line: 1, counted: 18 }] })
        const booked = (await stage.at("belt", "bin:D-1")).quantity
        same(booked, 21, "20, 3 issued, 4 arrived")
        await review(stage, id)
        await stage.atOnce([
          ["stocktake.post", { by: keeper, id, input: {} }],
          ["stocktake.post", { by: otherKeeper, id, input: {} }],
        ])
        same((await stage.at("belt", "bin:D-1")).quantity, 18, "18 counted, nothing since")
      },
    ),
  ),
  ...[1, 2, 3, 4, 5].map((attempt) =>
    told(`an issue while a stocktake is posted, for the ${attempt}. time: neither undoes the other`, async (stage) => {
      await stage.stock("belt", "D-1", 20)
      const requisition = await handedOver(stage, await stage.ticket(), 3)
      const id = await planned(stage)
      await stage.give("stocktake.start", keeper, id)
      await count(stage, id, 18)
      await review(stage, id)
      const [post, issue] = await stage.atOnce([
        ["stocktake.post", { by: keeper, id, input: {} }],
        ["requisition.confirmReceipt", { by: engineer, id: requisition, input: {} }],
      ])
      same(accepted([issue!]), 1, "the issue")
      if (accepted([post!]) === 0) {
        refusedBy(post!, "movement-accepted")
        await accept(stage, id)
        await stage.give("stocktake.post", keeper, id)
      }
      same((await stage.at("belt", "bin:D-1")).quantity, 15, "18 counted, 3 issued since")
    }),
  ),
  told("a count that is short of what is reserved is not posted over the reservation", async (stage) => {
    await stage.stock("belt", "D-1", 5)
    const requisition = await handedOver(stage, await stage.ticket(), 4)
    const id = await planned(stage)
    await stage.give("stocktake.start", keeper, id)
    await count(stage, id, 2)
    await review(stage, id)
    const ending = await stage.refusal("stocktake.post", keeper, id)
    holds("rules" in ending && ending.rules.includes("enough-in-stock"), "refused, told what is short", ending)
    await stage.give("requisition.confirmReceipt", engineer, requisition)
    same((await stage.at("belt", "bin:D-1")).quantity, 1, "what is left")
  }),
]
