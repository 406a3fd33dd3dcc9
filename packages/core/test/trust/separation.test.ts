import { describe, expect, test } from "vitest"
import { forbiddingAct, separationRisks } from "../../src/trust/separation.ts"

const actor = (id: string, more: object = {}) => ({ id, tenant: "acme", roles: ["clerk", "supervisor"], ...more })
const once = { clause: "8.1", first: ["request", "edit"], later: ["approve"] }
const sinceSubmission = { ...once, first: ["edit"], since: "submit" }
const act = (command: string, by: string, delegateOf?: string) => ({
  command,
  by,
  ...(delegateOf === undefined ? {} : { delegateOf }),
})

describe("a separation of duties", () => {
  test("goes by the person, whatever the roles", () => {
    expect(forbiddingAct(once, [act("request", "ann")], actor("ann", { roles: ["supervisor"] }))).toEqual(
      act("request", "ann"),
    )
    expect(forbiddingAct(once, [act("request", "ann")], actor("bob"))).toBeUndefined()
    expect(forbiddingAct(once, [act("submit", "ann")], actor("ann"))).toBeUndefined()
  })

  test("counts a delegate together with the person stood in for, on both sides", () => {
    const acts = [act("request", "dora", "ann")]
    expect(forbiddingAct(once, acts, actor("ann"))).toBeDefined()
    expect(forbiddingAct(once, acts, actor("dora"))).toBeDefined()
    expect(forbiddingAct(once, acts, actor("bob", { delegateOf: "ann" }))).toBeDefined()
    expect(forbiddingAct(once, acts, actor("bob", { delegateOf: "carl" }))).toBeUndefined()
    expect(forbiddingAct(once, [act("request", "ann")], actor("dora", { delegateOf: "ann" }))).toBeDefined()
  })

  test("since a command counts only what came from the newest one on", () => {
    const ann = actor("ann")
    expect(forbiddingAct(sinceSubmission, [act("edit", "ann"), act("submit", "bob")], ann)).toBeUndefined()
    expect(forbiddingAct(sinceSubmission, [act("submit", "bob"), act("edit", "ann")], ann)).toBeDefined()
    expect(
      forbiddingAct(sinceSubmission, [act("submit", "bob"), act("edit", "ann"), act("submit", "bob")], ann),
    ).toBeUndefined()
  })

  test("counts everything where the command it counts from never came", () => {
    expect(forbiddingAct(sinceSubmission, [act("edit", "ann")], actor("ann"))).toBeDefined()
  })
})

describe("a table of roles", () => {
  test("is looked over for roles that could do both sides", () => {
    const table = {
      clerk: ["job.request", "job.edit"],
      boss: ["job.approve", "job.edit"],
      other: ["order.request", "job.approve"],
    }
    expect(separationRisks({ kind: "job", separations: { once } }, table)).toEqual([
      { role: "boss", separation: "once", clause: "8.1", first: ["edit"], later: ["approve"] },
    ])
  })
})
