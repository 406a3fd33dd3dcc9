/** What became of the parts of the repair: seals come back, a shelf is counted, the old compressor is destroyed. */
import { cast, heading, type Print, refusal, type Scene, steps } from "./scene.ts"

/** Goes on where the repair ended, and prints it. */
export const partsStory = async (print: Print, scene: Scene): Promise<void> => {
  const { desk } = scene
  const { engineer, head, manager, keeper, otherKeeper } = cast(desk)
  const step = steps(scene, print)
  heading(print, "The parts of the repair: unused ones come back, the shelf is counted, the old one is destroyed")

  step("2026-09-24 10:30", "Zhao used none of the four seals. Kim wants to close the requisition:")
  await refusal(print, () => keeper.requisition.close("R-1", {}))
  await engineer.requisition.handBack("R-1", { items: [{ line: 2, quantity: 4 }] })
  await keeper.requisition.takeBack("R-1", { items: [{ line: 2, quantity: 4, bin: "A-01" }] })
  await keeper.requisition.close("R-1", {})
  step("2026-09-24 10:40", "He hands them back, Kim takes them back: used 1, returned 4, nothing is out. Closed.")

  step("2026-09-25 09:30", "Kim counts 57 seals in bin A-01. The books, which Kim is not shown, say 60.")
  await keeper.stocktake.plan(
    {
      title: "Bin A-01",
      lines: [
        { part: "F-10", place: "bin:A-01" },
        { part: "K-20", place: "bin:A-01" },
      ],
    },
    { id: "S-1" },
  )
  await keeper.stocktake.start("S-1", {})
  await keeper.stocktake.count("S-1", {
    counts: [
      { line: 1, counted: 57 },
      { line: 2, serials: ["C-9035"] },
    ],
  })
  print("      That differs by more than 2 %, so somebody else has to count again. Kim tries all the same:")
  await refusal(print, () => keeper.stocktake.recount("S-1", { counts: [{ line: 1, counted: 57 }] }))
  step("2026-09-25 10:10", "Wu counts 58. He Min, who counted nothing, reviews it, and Kim posts the difference.")
  await otherKeeper.stocktake.recount("S-1", { counts: [{ line: 1, counted: 58 }] })
  await otherKeeper.stocktake.finishCount("S-1", {})
  await manager.stocktake.review("S-1", { note: "Two seals are missing; the box was torn" })
  await keeper.stocktake.post("S-1", {})
  const stock = desk.stock({ id: "kim", tenant: "acme", roles: ["storekeeper"] })
  for (const { place, quantity } of (await stock.balances({ part: "F-10" })).items.filter(isThere))
    print(`      seals  ${place.padEnd(10)} ${String(quantity).padStart(3)}`)

  step(
    "2026-09-25 11:00",
    "The old compressor is back, and is scrap. He Min approves. Luo of the same department wants to be second:",
  )
  const [old] = (await keeper.defectiveReturn.find({ where: { ticket: "T-1" } })).items
  await keeper.defectiveReturn.receive(old!.id, { condition: "Windings burnt" })
  await head.defectiveReturn.decide(old!.id, { as: "scrap", reason: "Beyond repair" })
  await keeper.scrap.apply(
    {
      lines: [{ part: "K-20", serial: "C-7712", place: "defective", quantity: 1, reason: "Windings burnt" }],
      defectiveReturn: old!.id,
    },
    { id: "X-1" },
  )
  await manager.scrap.approve("X-1", {})
  const colleague = desk.as({ id: "luo", tenant: "acme", roles: ["supervisor"], department: "service" })
  await refusal(print, () => colleague.scrap.approve("X-1", {}))
  step("2026-09-25 14:00", "Qian of the quality department approves as well. Kim keeps it apart, and destroys it.")
  await head.scrap.approve("X-1", {})
  await keeper.scrap.takeIntoCustody("X-1", { keptAt: "Cage 2" })
  await keeper.scrap.destroy("X-1", { means: "Shredded" })
  print("      Kim would also be the witness:")
  await refusal(print, () => keeper.scrap.witness("X-1", {}))
  step("2026-09-25 15:00", "Wu saw it, and says so. Where the compressors are now:")
  await otherKeeper.scrap.witness("X-1", { statement: "Seen from cage to shredder" })
  for (const { place, item } of (await stock.balances({ part: "K-20" })).items.filter(isThere))
    print(`      ${item}  ${place}`)
  const { faults, records } = await desk.verify({ id: "qian", tenant: "acme", roles: ["quality"] })
  print(`  Journals and stock of ${records} records verified; faults: ${faults.length}`)
}

/** `found` and suppliers are outside the store, and below zero: so much came from there. */
const isThere = ({ quantity }: { readonly quantity: number }): boolean => quantity > 0
