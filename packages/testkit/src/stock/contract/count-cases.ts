/** Stocktakes, alone and while others take from what is counted. */
import { holds, same } from "../../storage-contract/same.ts"
import { Chance } from "../walk/chance.ts"
import {
  engineer,
  handedOver,
  head,
  inspected,
  issued,
  keeper,
  keepers,
  otherKeeper,
  planned,
  review,
  reviewed,
} from "./documents.ts"
import { type StockCase, told, toldOfMany } from "./stock-case.ts"
import { accepted, refusedBy, type StockStage } from "./stock-stage.ts"

const count = async (stage: StockStage, id: string, counted: number): Promise<void> => {
  const counts = [{ line: 1, counted }]
  await stage.give("stocktake.count", keeper, id, { counts })
  await stage.give("stocktake.recount", otherKeeper, id, { counts })
}

/** What the shelf is to hold: what was counted last, and what has moved since by anything but a stocktake. */
const countAndSince = async (stage: StockStage, id: string): Promise<number> => {
  const [line] = (await stage.get("stocktake", id))["lines"]
  const [{ counted, booked, postings }] = line.counts.at(-1).seen
  const all = await stage.postings("belt", "bin:D-1")
  same(all[postings - 1]!.quantityAfter, booked, "what the books said at the count")
  const since = all.slice(postings).filter(({ kind }) => kind !== "stocktake")
  return since.reduce((sum, { quantity }) => sum + quantity, counted)
}

/**
 * A stocktake from its first count to its posting, by two who post at once, while an issue, a return and an arrival
 * happen beside some of its steps.
 */
const countedAmid = async (stage: StockStage, chance: Chance): Promise<void> => {
  await stage.stock("belt", "D-1", 20)
  const ticket = await stage.ticket()
  const back = await issued(stage, ticket, 4)
  const items = [{ line: 1, quantity: 4 }]
  await stage.give("requisition.handBack", engineer, back, { items })
  const out = await handedOver(stage, ticket, 3)
  const arrived = await inspected(stage, 5)
  const id = await planned(stage)
  await stage.give("stocktake.start", keeper, id)

  const moves: ReadonlyArray<Parameters<StockStage["atOnce"]>[0][number]> = [
    ["requisition.confirmReceipt", { by: engineer, id: out, input: {} }],
    ["requisition.takeBack", { by: keeper, id: back, input: { items: [{ ...items[0]!, bin: "D-1" }] } }],
    [
      "receipt.putAway",
      { by: keeper, id: arrived, input: { line: 1, part: "belt", placements: [{ bin: "D-1", quantity: 5 }] } },
    ],
  ]
  const beside = moves.map((move) => ({ move, step: chance.whole(0, 4) }))
  const step = async (number: number, ...own: typeof moves) => {
    const all = [...own, ...beside.filter((one) => one.step === number).map(({ move }) => move)]
    const endings = await (chance.happens(0.5) ? stage.atOnce(all) : stage.asItComes(all))
    same(accepted(endings.slice(own.length)), all.length - own.length, "what moves beside the stocktake")
    return accepted(endings.slice(0, own.length))
  }
  // No figure that the books come to: what is counted always differs.
  const counts = [{ line: 1, counted: 18 }]
  same(await step(0, ["stocktake.count", { by: keeper, id, input: { counts } }]), 1, "counts")
  same(await step(1, ["stocktake.recount", { by: otherKeeper, id, input: { counts } }]), 1, "recounts")
  same(await step(2, ["stocktake.finishCount", { by: keeper, id, input: {} }]), 1, "ends of the count")
  same(await step(3, ["stocktake.review", { by: head, id, input: {} }]), 1, "reviews")
  const posting = (by: typeof keeper) => ["stocktake.post", { by, id, input: {} }] as const
  const posted = await step(4, posting(keeper), posting(otherKeeper))
  if (posted === 0) {
    refusedBy(await stage.refusal("stocktake.post", keeper, id), "movement-accepted")
    await accept(stage, id)
    await stage.give("stocktake.post", keeper, id)
  }
  same((await stage.entries("stocktake", id, "post")).length, 1, "postings of the stocktake")
  same((await stage.at("belt", "bin:D-1")).quantity, await countAndSince(stage, id), "the count and what moved since")
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
        const endings = await stage[attempt % 2 === 0 ? "atOnce" : "asItComes"]([
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
      const [post, issue] = await stage[attempt % 2 === 0 ? "atOnce" : "asItComes"]([
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
  ...[1, 2, 3, 4, 5, 6].map((seed) =>
    told(
      `an issue, a return and an arrival amid a stocktake that two post at once, in the ${seed}. order: the count and what moved since`,
      (stage) => countedAmid(stage, new Chance(seed)),
    ),
  ),
  told("what happened before a count and is entered after its posting changes nothing of it", async (stage) => {
    await stage.stock("belt", "D-1", 20)
    const requisition = await handedOver(stage, await stage.ticket(), 3)
    const before = stage.now
    stage.pass(60_000)
    const id = await reviewed(stage, 18)
    await stage.give("stocktake.post", keeper, id)
    const [stocktake, postings] = [await stage.get("stocktake", id), await stage.postings("belt", "bin:D-1")]
    await stage.give("requisition.confirmReceipt", engineer, requisition, {}, { occurredAt: before })
    same(await stage.get("stocktake", id), stocktake, "the stocktake")
    same((await stage.postings("belt", "bin:D-1")).slice(0, postings.length), postings, "what was posted before")
    same((await stage.at("belt", "bin:D-1")).quantity, 15, "18 counted, 3 issued")
    const late = await planned(stage)
    await stage.give("stocktake.start", keeper, late)
    const counts = [{ line: 1, counted: 3 }]
    const ending = await stage.refusal("stocktake.count", keeper, late, { counts }, { occurredAt: before })
    refusedBy(ending, "counted-when-entered")
  }),
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
