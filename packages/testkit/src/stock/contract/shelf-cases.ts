/** Who takes what: never more than there is, whichever documents ask for it, on however many lines. */
import { holds, same } from "../../storage-contract/same.ts"
import { approved, engineer, inspected, issued, keeper, keepers, reason, scrapApproved } from "./documents.ts"
import { type StockCase, told, toldOfMany } from "./stock-case.ts"
import { accepted, type Ending, refusedBy, type StockStage } from "./stock-stage.ts"

const pick = (line: number, quantity: number, place = "bin:D-1") => ({ line, place, quantity })

/** What was granted, refusals and what is told to be short left out; anything else is no answer. */
const granted = (endings: ReadonlyArray<Ending>): number => {
  const fine = (ending: Ending) => "row" in ending || ["Refused", "StockShort", "VersionConflict"].includes(ending.tag)
  holds(
    endings.every(fine),
    "nobody is told of a deadlock",
    endings.filter((ending) => !fine(ending)),
  )
  return endings.filter((ending) => "row" in ending).length
}

const crossing = async (stage: StockStage, rounds: number): Promise<void> => {
  const ticket = await stage.ticket()
  const parts = ["belt", "screw"]
  const clients = await Promise.all(
    keepers(8).map(async (by, n) => {
      const endings: Array<Ending> = []
      for (let round = 0; round < rounds; round++) {
        const [one, other] = (n + round) % 2 === 0 ? parts : parts.toReversed()
        const lines = [one!, other!, one!].map((part) => ({ part, quantity: 1 }))
        const id = await approved(stage, ticket, lines)
        const picks = lines.map(({ part }, index) => pick(index + 1, 1, part === "belt" ? "bin:D-1" : "bin:M-1"))
        endings.push(await stage.refusal("requisition.reserve", by, id, { picks }))
        if (round % 2 === 0) endings.push(await stage.refusal("requisition.releaseReservation", by, id, { reason }))
      }
      return endings
    }),
  )
  holds(granted(clients.flat()) > rounds * 4, "most are granted", granted(clients.flat()))
}

export const shelfCases: ReadonlyArray<StockCase> = [
  told("two lines of one part in one requisition do not reserve more than there is", async (stage) => {
    await stage.stock("belt", "D-1", 5)
    const lines = [
      { part: "belt", quantity: 3 },
      { part: "belt", quantity: 3 },
    ]
    const id = await approved(stage, await stage.ticket(), lines)
    const both = { picks: [pick(1, 3), pick(2, 3)] }
    refusedBy(await stage.refusal("requisition.reserve", keeper, id, both), "enough-in-stock")
    same(await stage.at("belt", "bin:D-1"), { quantity: 5, reserved: 0 }, "what is there")
    const { status } = await stage.give("requisition.reserve", keeper, id, { picks: [pick(1, 3), pick(2, 2)] })
    same([status, await stage.at("belt", "bin:D-1")], ["waiting", { quantity: 5, reserved: 5 }], "what is reserved")
  }),
  told("two lines of one part in one transfer or scrap application do not take more than there is", async (stage) => {
    await stage.stock("belt", "D-1", 5)
    const line = { part: "belt", quantity: 3 }
    const moved = { ...line, from: "bin:D-1", to: "bin:D-2" }
    const transfer = { reason: "relocation", lines: [moved, moved] }
    refusedBy(await stage.refusal("stockTransfer.transfer", keeper, undefined, transfer), "enough-in-stock")
    const scrapped = { ...line, place: "bin:D-1", reason }
    const scrap = { lines: [scrapped, scrapped] }
    refusedBy(await stage.refusal("scrap.apply", keeper, undefined, scrap), "enough-on-hand")
    same(await stage.at("belt", "bin:D-1"), { quantity: 5, reserved: 0 }, "what is there")
  }),
  told("two lines of one part in one opening, one delivery or one hand-back are taken together", async (stage) => {
    const opened = { part: "belt", bin: "D-1", quantity: 3 }
    await stage.give("openingStock.enter", keeper, undefined, { lines: [opened, { ...opened, quantity: 2 }] })
    same((await stage.at("belt", "bin:D-1")).quantity, 5, "what was opened with")
    const receipt = await inspected(stage, 5)
    const placed = (...quantities: ReadonlyArray<number>) => ({
      line: 1,
      part: "belt",
      placements: quantities.map((quantity) => ({ bin: "D-1", quantity })),
    })
    const tooMuch = await stage.refusal("receipt.putAway", keeper, receipt, placed(3, 3))
    same("tag" in tooMuch && tooMuch.tag, "Refused", "more than passed")
    await stage.give("receipt.putAway", keeper, receipt, placed(3, 2))
    same((await stage.at("belt", "bin:D-1")).quantity, 10, "what was put away")
    const id = await issued(stage, await stage.ticket(), 3)
    const item = { line: 1, quantity: 2 }
    refusedBy(await stage.refusal("requisition.handBack", engineer, id, { items: [item, item] }), "no-more-than-held")
    await stage.give("requisition.handBack", engineer, id, { items: [item, { ...item, quantity: 1 }] })
    const back = { ...item, bin: "D-1" }
    const bothBack = { items: [back, back] }
    refusedBy(await stage.refusal("requisition.takeBack", keeper, id, bothBack), "no-more-than-handed-back")
    same((await stage.at("belt", "bin:D-1")).quantity, 7, "what is there")
  }),
  ...toldOfMany(
    (people) => `${people} documents of three kinds at once take the last pieces once`,
    async (stage, people) => {
      await stage.stock("belt", "D-1", 5)
      const ticket = await stage.ticket()
      const moves: Array<Parameters<StockStage["atOnce"]>[0][number]> = []
      for (const [n, by] of keepers(people).entries()) {
        const sort = n % 3
        if (sort === 0) {
          const id = await approved(stage, ticket, [{ part: "belt", quantity: 2 }])
          moves.push(["requisition.reserve", { by, id, input: { picks: [pick(1, 2)] } }])
        } else if (sort === 1) {
          const lines = [{ part: "belt", quantity: 2, from: "bin:D-1", to: "bin:D-2" }]
          moves.push(["stockTransfer.transfer", { by, input: { reason: "relocation", lines } }])
        } else {
          moves.push(["scrap.takeIntoCustody", { by, id: await scrapApproved(stage, 2), input: { keptAt: "Cage 2" } }])
        }
      }
      same(granted(await stage.atOnce(moves)), 2, "of 5 pieces, by twos")
      const { quantity, reserved } = await stage.at("belt", "bin:D-1")
      same(quantity - reserved, 1, "what is left for others")
    },
  ),
  ...toldOfMany(
    (people) => `of ${people} reservations of the last piece one is granted`,
    async (stage, people) => {
      await stage.stock("pump", "D-1", 1, { serials: ["SN-1"] })
      const ticket = await stage.ticket()
      const moves: Array<Parameters<StockStage["atOnce"]>[0][number]> = []
      for (const by of keepers(people)) {
        const id = await approved(stage, ticket, [{ part: "pump", quantity: 1 }])
        moves.push(["requisition.reserve", { by, id, input: { picks: [{ ...pick(1, 1), item: " sn-1" }] } }])
      }
      same(granted(await stage.atOnce(moves)), 1, "reservations")
      same(await stage.at("pump", "bin:D-1"), { quantity: 1, reserved: 1 }, "what is reserved")
    },
  ),
  told("eight clients reserve crossing requisitions without a deadlock that anybody is told of", async (stage) => {
    await stage.stock("belt", "D-1", 100)
    await stage.stock("screw", "M-1", 100)
    await crossing(stage, 6)
  }),
  told("what comes in is added to what is there, and never set to it", async (stage) => {
    await stage.stock("belt", "D-1", 8)
    for (const quantity of [3, 1]) {
      const before = (await stage.at("belt", "bin:D-1")).quantity
      const id = await inspected(stage, quantity)
      const input = { line: 1, part: "belt", placements: [{ bin: "D-1", quantity }] }
      await stage.give("receipt.putAway", keeper, id, input)
      same((await stage.at("belt", "bin:D-1")).quantity, before + quantity, "what is there")
    }
    const opening = { lines: [{ part: "belt", bin: "D-1", quantity: 5 }] }
    refusedBy(await stage.refusal("openingStock.enter", keeper, undefined, opening), "books-are-opened-once")
    same((await stage.at("belt", "bin:D-1")).quantity, 12, "what is there")
  }),
  told("deliveries that are put away at once are all there", async (stage) => {
    const receipts: Array<string> = []
    for (let n = 1; n <= 8; n++) receipts.push(await inspected(stage, n))
    const moves = receipts.map((id, n) => {
      const input = { line: 1, part: "belt", placements: [{ bin: "D-1", quantity: n + 1 }] }
      return ["receipt.putAway", { by: keepers(8)[n]!, id, input }] as const
    })
    same(accepted(await stage.atOnce(moves)), 8, "deliveries")
    same((await stage.at("belt", "bin:D-1")).quantity, 36, "1 to 8")
  }),
]
