import { describe, expect, test } from "vitest"
import { auditStory } from "../src/audit-story.ts"
import { partsStory } from "../src/parts-story.ts"
import { planStory } from "../src/plan-story.ts"
import { repairStory } from "../src/repair-story.ts"
import { openScene, type Print } from "../src/scene.ts"

const told = async (story: (print: (line: string) => void) => unknown): Promise<string> => {
  const lines: Array<string> = []
  await story((line) => lines.push(line))
  return lines.join("\n")
}

describe("the demo", () => {
  test("tells a repair with its refusals, the late arrival and a journal that verifies, and its parts", async () => {
    const scene = await openScene()
    const story = await told((print) => repairStory(print, scene))
    expect(story).toContain("3.4.4  The customer has not agreed to “Compressor K-20” at 480.00 CNY")
    expect(story).toContain("客户尚未同意以 480.00 CNY 更换“Compressor K-20”")
    expect(story).toContain("3.4.1  arrival in the window: late; due Tue 22 Sept, 11:15, met Tue 22 Sept, 11:40")
    expect(story).toContain("used 11 h 20 min of working time: late")
    expect(story).toContain("her name now reads [erased]")
    expect(story.match(/faults: 0/g)).toHaveLength(2)
    expect(story).toContain("5.3.1  zhao had a hand in this request (submit) and can not approve it.")
    expect(story).toContain("5.3.1  This request is made for zhao, who can not approve it.")
    const parts = await told((print: Print) => partsStory(print, scene))
    await scene.close()
    expect(parts).toContain("5.3.3  Line 2: issued 4; used 0; returned 0; lost 0.")
    expect(parts).toContain("5.1.2  kim counted line 1 last.")
    expect(parts).toMatch(/seals +bin:A-01 +58/)
    expect(parts).toMatch(/seals +lost +2/)
    expect(parts).toContain("5.4.2  2 departments must approve")
    expect(parts).toContain("5.4.3  kim destroyed the parts (destroy).")
    expect(parts).toMatch(/C-7712 +destroyed/)
    expect(parts).toContain("faults: 0")
  })

  test("tells of a planned visit that becomes one ticket, however many look", async () => {
    const story = await told(planStory)
    expect(story).toContain("comes on 2026-10-08")
    expect(story.match(/opened/g)).toHaveLength(1)
    expect(story.match(/visit-is-next/g)).toHaveLength(4)
    expect(story.match(/one ticket, received: maintenance at 12 Huaihai Road for Wang Fang/g)).toHaveLength(1)
  })

  test("audits the generated log: 22 with nobody in charge, 15 answered again, 5 after closing", async () => {
    const story = await told(auditStory)
    expect(story).toMatch(/3\.1\.3 +Somebody took the case in .* 200 +22 .*\n[^\d]* answered\n/)
    expect(story).toMatch(/3\.6\.2 +A case is answered again only .* 200 +15 .*\n[^\d]* solved\n/)
    expect(story).toMatch(/The case is open +200 +5 /)
    expect(story).toContain("Lunch break")
  })
})
