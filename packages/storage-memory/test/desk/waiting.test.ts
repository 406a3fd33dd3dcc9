import { describe, expect, test } from "vitest"
import { intake, openScene } from "./scene.ts"

describe("while a case waits", () => {
  test.each([
    ["the priority is changed", "changePriority", { priority: "high", reason: "A shop" }],
    ["the kind of service is changed", "changeService", { service: "maintenance", reason: "Asked for" }],
  ] as const)("and %s, the pause keeps its limit", async (_name, command, input) => {
    const { clerk } = await openScene()
    const { id } = await clerk.ticket.receive(intake)
    await clerk.ticket.waitForParts(id, { reason: "partsOnOrder" })
    const due = async () => (await clerk.ticket.duties(id)).find((duty) => duty.id === "resolution")!.due
    const before = await due()
    expect(before).not.toBeNull()
    await (clerk.ticket[command] as (id: string, input: object) => Promise<unknown>)(id, input)
    expect(await due()).toBe(before)
  })
})
