// What can be said of a part in the catalogue.
import { describe, expect, it } from "vitest"
import { refusedRules } from "../scene.ts"
import { openStore } from "./store.ts"

describe("a part", () => {
  it("has a shelf life only where its lots or pieces are told apart", async () => {
    const { keeper } = await openStore()
    const about = { name: "Grease", model: "G", unit: "tube", storageClass: "dry", shelfLifeDays: 90 }
    const refused = [
      keeper.part.register({ ...about, tracking: "none" }),
      keeper.part.change("screw", { shelfLifeDays: 90 }),
    ]
    for (const asked of refused) expect(await refusedRules(asked)).toEqual(["shelf-life-is-tracked"])
    expect(await keeper.part.register({ ...about, tracking: "lot" })).toMatchObject({ shelfLifeDays: 90 })
    expect(await keeper.part.change("sealant", { shelfLifeDays: 200 })).toMatchObject({ shelfLifeDays: 200 })
  })

  it("is changed only where something changes", async () => {
    const { keeper } = await openStore()
    expect(await refusedRules(keeper.part.change("screw", {}))).toEqual(["something-changes"])
    expect((await keeper.part.change("screw", { name: "Screw M6" })).name).toBe("Screw M6")
  })
})
