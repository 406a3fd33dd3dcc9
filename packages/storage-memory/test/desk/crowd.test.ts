// Many people at one record at once: whoever was not the fastest tries again, and is served.
import { expect, test } from "vitest"
import { intake, openScene } from "./scene.ts"

test("of a hundred who write on one ticket at once none is told that another was faster", async () => {
  const { clerk } = await openScene()
  await clerk.ticket.receive(intake, { id: "T-1" })
  const noting = Array.from({ length: 100 }, (_, n) => clerk.ticket.note("T-1", { text: `note ${n}` }))
  const outcomes = await Promise.allSettled(noting)
  expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([])
  expect(await clerk.ticket.get("T-1")).toMatchObject({ version: 101 })
})
