/** Serial and lot numbers: which spellings are one piece, and which are not, whatever the database's own letters. */
import { same } from "../../storage-contract/same.ts"
import { approved, keeper, reason } from "./documents.ts"
import { type StockCase, told } from "./stock-case.ts"
import { refusedBy } from "./stock-stage.ts"

/** One number, as people and scanners write it. */
const spellings = ["SN-1É", "sn-1é", " SN-1é ", "SN-1E\u0301", "ＳＮ-１É", "SN\u200b-1É", "SN-1É\ufe0f", "S N-1\u00a0É"]

/** Numbers that a database may take for the same, and that are not. */
const unlike = ["SN-1E", "SN-1É", "SN-1È", "SN-1Ё", "SN-1Е", "SN-I", "SN-1", "SN-01", "SN_1", "批-1", "批-一"]

const notNumbers = ["", "  ", "\u200b", "SN\u0000-1", "SN-1\ud800", "SN\u0007", "x".repeat(101)]

export const numberCases: ReadonlyArray<StockCase> = [
  told("one serial number is one piece, however it is written", async (stage) => {
    const [first, ...others] = spellings
    await stage.stock("pump", "D-1", 1, { serials: [first] })
    for (const [n, serial] of others.entries()) {
      const lines = [{ part: "pump", bin: n % 2 === 0 ? "D-1" : "D-2", quantity: 1, serials: [serial] }]
      refusedBy(await stage.refusal("openingStock.enter", keeper, undefined, { lines }), "serial-numbers-are-new")
    }
    const units = await stage.all("partUnit")
    same(
      units.map((one) => [one["serial"], one["item"]]),
      [[first, "SN-1É"]],
      "pieces, with what stands on them",
    )
    const balances = (await stage.balances({ part: "pump" })).filter(({ place }) => place.startsWith("bin:"))
    same(
      balances.map(({ item, place, quantity }) => [item, place, quantity]),
      [["SN-1É", "bin:D-1", 1]],
      "what is in the bins",
    )
  }),
  told("a piece is found by its number in every spelling", async (stage) => {
    await stage.stock("pump", "D-1", 1, { serials: ["SN-1É"] })
    const id = await approved(stage, await stage.ticket(), [{ part: "pump", quantity: 1 }])
    for (const item of spellings) {
      await stage.give("requisition.reserve", keeper, id, { picks: [{ line: 1, place: "bin:D-1", quantity: 1, item }] })
      same(await stage.at("pump", "bin:D-1"), { quantity: 1, reserved: 1 }, item)
      await stage.give("requisition.releaseReservation", keeper, id, { reason })
    }
  }),
  told("two spellings of one number are not two pieces of one delivery", async (stage) => {
    const line = { part: "pump", bin: "D-1", quantity: 2, serials: ["SN-1É", "sn-1e\u0301"] }
    const ending = await stage.refusal("openingStock.enter", keeper, undefined, { lines: [line] })
    same("tag" in ending, true, "is not let in")
    same(await stage.balances({ part: "pump" }), [], "what is there")
  }),
  told("numbers that only look alike are pieces of their own", async (stage) => {
    await stage.stock("pump", "D-1", unlike.length, { serials: unlike })
    same((await stage.all("partUnit")).length, unlike.length, "pieces")
    const items = (await stage.balances({ part: "pump", place: "bin:D-1" })).map(({ item }) => item)
    same(new Set(items), new Set(unlike), "what is in the bin")
  }),
  told("spellings of one lot number are one lot", async (stage) => {
    await stage.stock("glue", "C-1", 3, { lot: "lot/1é" })
    const line = { part: "glue", quantity: 2, from: "bin:C-1", to: "bin:M-1", lot: "ＬＯＴ/1E\u0301 " }
    await stage.give("stockTransfer.transfer", keeper, undefined, { reason: "relocation", lines: [line] })
    same((await stage.all("lot")).length, 1, "lots")
    const there = (await stage.balances({ part: "glue" })).filter(({ place }) => place.startsWith("bin:"))
    same(
      there.map(({ item, place, quantity }) => [item, place, quantity]),
      [
        ["LOT/1É", "bin:C-1", 1],
        ["LOT/1É", "bin:M-1", 2],
      ],
      "what is in the bins",
    )
  }),
  told("what can be no number is told as such, and nothing is written", async (stage) => {
    for (const serial of notNumbers) {
      const lines = [{ part: "pump", bin: "D-1", quantity: 1, serials: [serial] }]
      const ending = await stage.refusal("openingStock.enter", keeper, undefined, { lines })
      same("tag" in ending && ending.tag, "InputInvalid", JSON.stringify(serial))
    }
    same(await stage.balances({ part: "pump" }), [], "what is there")
  }),
]
