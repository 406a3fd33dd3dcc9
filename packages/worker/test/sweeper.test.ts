import { memoryStorage } from "@fieldcare/storage-memory"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { type Problem, sweeper, type SweeperSettings } from "../src/index.ts"
import { actor, day, hour, minute, openErrands, start } from "./errand.ts"

const none = { commanded: 0, reminded: 0, overdue: 0, escalated: 0, nothing: 0, refused: 0, failed: 0 }

const opened = async (more: Partial<SweeperSettings> = {}) => {
  const storage = memoryStorage()
  const clock = { now: start }
  const problems: Array<Problem> = []
  const { desk, clerk, system } = await openErrands(storage, () => clock.now)
  const settings: SweeperSettings = {
    desk,
    storage,
    tenants: ["acme"],
    clock: () => clock.now,
    onProblem: (problem) => problems.push(problem),
    ...more,
  }
  const stages = async (id: string) =>
    (await clerk.journal(id)).flatMap(({ duties }) =>
      duties.flatMap((change) => (change.type === "noticed" ? [change.stage] : [])),
    )
  return { storage, clock, desk, clerk, system, problems, settings, sweep: sweeper(settings).runOnce, stages }
}

describe("the sweeper", () => {
  test("notes each stage of a duty that people owe, once, when its time has come", async () => {
    const { clerk, clock, sweep, stages } = await opened()
    await clerk.open({ by: start + 4 * hour }, { id: "E-1" })
    expect(await sweep()).toEqual(none)
    clock.now = start + 3 * hour - 1
    expect(await sweep()).toEqual(none)
    clock.now += 1
    expect(await sweep()).toEqual({ ...none, reminded: 1 })
    clock.now = start + 4 * hour
    expect([await sweep(), await sweep()]).toEqual([{ ...none, overdue: 1 }, none])
    // 13:00, and four working hours later.
    clock.now = start + 8 * hour - 1
    expect(await sweep()).toEqual(none)
    clock.now += 1
    expect(await sweep()).toEqual({ ...none, escalated: 1 })
    clock.now += 1000 * day
    expect(await sweep()).toEqual(none)
    expect(await stages("E-1")).toEqual(["reminded", "overdue", "escalated"])
  })

  test("notes after a long pause the furthest stage alone", async () => {
    const { clerk, clock, sweep, stages } = await opened()
    await clerk.open({ by: start + hour }, { id: "E-1" })
    clock.now = start + 3 * day
    expect(await sweep()).toEqual({ ...none, escalated: 1 })
    expect(await stages("E-1")).toEqual(["escalated"])
  })

  test("writes a sealed entry of the system's that changes no record, and leaves a message", async () => {
    const { clerk, clock, sweep, storage } = await opened()
    const before = await clerk.open({ by: start + hour }, { id: "E-1" })
    clock.now = start + hour
    await sweep()
    const [, entry] = await clerk.journal("E-1")
    expect(entry).toMatchObject({
      sequence: 2,
      command: "noticeDuty",
      from: "running",
      to: "running",
      events: [],
      recordedAt: clock.now,
      actor: { id: "system", roles: ["system"] },
      duties: [{ type: "noticed", id: "run-in-time", key: "", stage: "overdue", due: start + hour }],
    })
    expect(await clerk.get("E-1")).toEqual({ ...before, version: 2 })
    expect(await clerk.verify("E-1")).toMatchObject({ entries: 2, faults: [], notes: [] })
    expect((await clerk.duties("E-1"))[0]).toMatchObject({ noticed: "overdue", due: start + hour })
    const claim = { tenant: "acme", claim: "a", now: clock.now, until: clock.now + 1, limit: 10 }
    const [first] = await Effect.runPromise(storage.claimMessages(claim))
    await Effect.runPromise(storage.settleMessages({ tenant: "acme", claim: "a", sent: [first!], failed: [] }))
    expect(await Effect.runPromise(storage.claimMessages(claim))).toMatchObject([{ id: "E-1", sequence: 2, entry }])
  })

  test("keeps the promise of the list of what is due: noted or not, an open duty is listed with its deadline", async () => {
    const { clerk, clock, sweep, desk } = await opened()
    await clerk.open({ by: start + hour }, { id: "E-1" })
    const listed = await desk.due(actor("olga", "supervisor"), start + hour)
    clock.now = start + 3 * day
    await sweep()
    expect(await desk.due(actor("olga", "supervisor"), start + hour)).toEqual(listed)
    expect(listed).toMatchObject([{ kind: "errand", id: "E-1", duty: "run-in-time", due: start + hour }])
  })

  test("does nothing about a duty that was met meanwhile or whose deadline has moved", async () => {
    const { clerk, clock, desk, stages } = await opened()
    for (const id of ["E-1", "E-2"]) await clerk.open({ by: start + hour }, { id })
    clock.now = start + hour
    const due = await desk.due(actor("system", "system"), clock.now)
    await clerk.finish("E-1", {})
    await clerk.move("E-2", { by: start + 5 * hour })
    for (const row of due)
      expect(await desk.attend(actor("system", "system"), row)).toEqual({ done: "nothing", changes: [] })
    expect([await stages("E-1"), await stages("E-2")]).toEqual([[], []])
  })

  test("a duty that begins anew is noted anew", async () => {
    const { clerk, clock, sweep, stages } = await opened()
    await clerk.open({ by: start + hour }, { id: "E-1" })
    clock.now = start + hour
    await sweep()
    await clerk.move("E-1", { by: start + 2 * hour })
    clock.now = start + 2 * hour
    expect(await sweep()).toEqual({ ...none, overdue: 1 })
    expect(await stages("E-1")).toEqual(["overdue", "overdue"])
  })

  test("gives the command that was declared for the deadline, and catches up round by round", async () => {
    const { clerk, clock, sweep } = await opened()
    await clerk.open({ by: start + day, everyMs: day }, { id: "R-1" })
    clock.now = start + day - 1
    expect(await sweep()).toEqual(none)
    clock.now = start + day
    expect([await sweep(), await sweep()]).toEqual([{ ...none, commanded: 1 }, none])
    clock.now = start + 4 * day
    expect([await sweep(), await sweep()]).toEqual([{ ...none, commanded: 3 }, none])
    expect(await clerk.get("R-1")).toMatchObject({ rounds: 4, by: start + 5 * day })
    const [, entry] = await clerk.journal("R-1")
    expect(entry).toMatchObject({ command: "goRound", actor: { id: "system", roles: ["system"] } })
  })

  test("notes as late what the regulation did not let it command, says why, and tries again when it goes higher up", async () => {
    const { clerk, clock, sweep, problems, stages } = await opened()
    await clerk.open({ by: start + hour, everyMs: day }, { id: "R-1" })
    await clerk.block("R-1", {})
    clock.now = start + hour
    expect(await sweep()).toEqual({ ...none, overdue: 1, refused: 1 })
    expect(problems).toMatchObject([{ at: "acme/errand/R-1 next-round", cause: { _tag: "Refused" } }])
    expect(await sweep()).toEqual(none)
    clock.now = start + 7 * hour
    expect(await sweep()).toEqual({ ...none, escalated: 1, refused: 1 })
    expect(await stages("R-1")).toEqual(["overdue", "escalated"])
  })

  test.each([
    [0, "met"],
    [5_000, "met"],
    [15 * minute, "met"],
    [15 * minute + 1, "late"],
  ])(
    "what it commands %i ms after the deadline is %s, and the journal keeps the real instants",
    async (after, type) => {
      const { clerk, clock, sweep } = await opened()
      await clerk.open({ by: start + hour, everyMs: day }, { id: "R-1" })
      clock.now = start + hour + after
      expect(await sweep()).toEqual({ ...none, commanded: 1 })
      const entry = (await clerk.journal("R-1"))[1]!
      expect([entry.occurredAt, entry.recordedAt]).toEqual([clock.now, clock.now])
      expect(entry.duties[0]).toMatchObject({ type: "settled", outcome: { type, at: clock.now, due: start + hour } })
    },
  )

  test("people have no such tolerance", async () => {
    const { clerk, clock } = await opened()
    await clerk.open({ by: start + hour }, { id: "E-1" })
    clock.now = start + hour + 1
    await clerk.finish("E-1", {})
    expect((await clerk.journal("E-1"))[1]!.duties).toMatchObject([{ type: "settled", outcome: { type: "late" } }])
  })

  test("what somebody else has done while it looked is nothing to do, and no problem", async () => {
    const { clerk, clock, storage, settings, problems } = await opened()
    await clerk.open({ by: start + hour, everyMs: day }, { id: "R-1" })
    clock.now = start + hour
    let looked = false
    const overtaken: typeof storage = {
      ...storage,
      load: (request) =>
        Effect.tap(storage.load(request), () =>
          looked ? Effect.void : ((looked = true), Effect.promise(() => clerk.finish("R-1", {}))),
        ),
    }
    const { desk } = await openErrands(overtaken, () => clock.now)
    const counts = await sweeper({ ...settings, desk, storage: overtaken }).runOnce()
    expect([counts, problems]).toEqual([{ ...none, nothing: 1 }, []])
  })

  test("of twenty at once each duty is attended to by one", async () => {
    const { clerk, clock, settings, stages } = await opened()
    const ids = Array.from({ length: 60 }, (_, n) => `E-${n}`)
    for (const [n, id] of ids.entries())
      await clerk.open({ by: start + hour, ...(n % 3 === 0 ? { everyMs: 10 * day } : {}) }, { id })
    clock.now = start + hour
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => sweeper({ ...settings, pageSize: 3, concurrency: 2 }).runOnce()),
    )
    const sum = (name: "commanded" | "overdue" | "failed") => counts.reduce((all, one) => all + one[name], 0)
    expect([sum("commanded"), sum("overdue"), sum("failed")]).toEqual([20, 40, 0])
    for (const [n, id] of ids.entries()) {
      expect(await stages(id)).toEqual(n % 3 === 0 ? [] : ["overdue"])
      expect(await clerk.journal(id)).toHaveLength(2)
    }
  })

  test("who attends to one duty twice at once does it once", async () => {
    const { clerk, clock, desk } = await opened()
    await clerk.open({ by: start + hour }, { id: "E-1" })
    await clerk.open({ by: start + hour, everyMs: day }, { id: "R-1" })
    clock.now = start + hour
    const system = actor("system", "system")
    for (const [id, duty] of [
      ["E-1", "run-in-time"],
      ["R-1", "next-round"],
    ] as const) {
      const row = { kind: "errand", id, duty, key: "" }
      await Promise.all(Array.from({ length: 20 }, () => desk.attend(system, row)))
      expect((await clerk.journal(id)).map(({ command }) => command)).toHaveLength(2)
    }
  })

  test("works through a backlog page by page, and tells how far it is", async () => {
    const progress: Array<number> = []
    const { clerk, clock, sweep } = await opened({
      pageSize: 10,
      onProgress: (counts) => progress.push(counts.overdue),
    })
    for (let n = 0; n < 35; n += 1) await clerk.open({ by: start + hour }, { id: `E-${n}` })
    clock.now = start + hour
    expect(await sweep()).toEqual({ ...none, overdue: 35 })
    expect(progress).toEqual([10, 20, 30, 35])
  })

  test("a duty that can not be attended to holds up no other, and comes again after its lease", async () => {
    const { clerk, clock, desk, settings, problems } = await opened()
    for (const id of ["E-1", "E-2", "E-3"]) await clerk.open({ by: start + hour }, { id })
    clock.now = start + hour
    let off = true
    const attend: typeof desk.attend = (by, row) =>
      off && row.id === "E-2" ? Promise.reject(new Error("the database is away")) : desk.attend(by, row)
    const sweep = sweeper({ ...settings, desk: { attend }, leaseMs: minute })
    expect(await sweep.runOnce()).toEqual({ ...none, overdue: 2, failed: 1 })
    expect(problems).toMatchObject([{ at: "acme/errand/E-2 run-in-time", problem: "the database is away" }])
    off = false
    clock.now += minute - 1
    expect(await sweep.runOnce()).toEqual(none)
    clock.now += 1
    expect(await sweep.runOnce()).toEqual({ ...none, overdue: 1 })
  })

  test("in the background it goes on after a failed round, and stops when its work is done", async () => {
    const { clerk, clock, settings, storage, problems, stages } = await opened()
    await clerk.open({ by: start + hour }, { id: "E-1" })
    clock.now = start + hour
    let rounds = 0
    const tenants = async () => {
      rounds += 1
      if (rounds === 1) throw new Error("no list of tenants yet")
      return ["acme"]
    }
    const clocked = sweeper({ ...settings, storage, tenants, pollMs: 1 })
    clocked.start()
    clocked.start()
    await expect.poll(() => stages("E-1")).toEqual(["overdue"])
    await clocked.stop()
    await clocked.stop()
    const after = rounds
    expect(problems).toMatchObject([{ at: "a round of the sweeper", problem: "no list of tenants yet" }])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(rounds).toBe(after)
  })

  test("only the role system attends, and only to a duty that is named as one", async () => {
    const { desk } = await opened()
    const row = { kind: "errand", id: "E-1", duty: "run-in-time", key: "" }
    await expect(desk.attend(actor("clara", "clerk"), row)).rejects.toMatchObject({ _tag: "ActorInvalid" })
    await expect(desk.attend(actor("system", "system"), { ...row, id: "null" })).rejects.toMatchObject({
      _tag: "InputInvalid",
      problems: [{ path: "duty" }],
    })
    const unknown = { ...row, kind: "elsewhere" }
    expect(await desk.attend(actor("system", "system"), unknown)).toEqual({ done: "nothing", changes: [] })
  })

  test("figures out of bounds are refused, all at once", async () => {
    const { settings } = await opened()
    expect(() => sweeper({ ...settings, pageSize: 501, leaseMs: 1.5 })).toThrow(/leaseMs is 1.5.*\n.*pageSize is 501/)
  })
})
