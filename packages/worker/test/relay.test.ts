import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { delivered, type Outcome, relay, type Sink } from "../src/index.ts"
import { minute, start } from "./errand.ts"
import { idOf, noting, openedOutbox } from "./outbox.ts"

const none = { delivered: 0, later: 0, unavailable: 0, parked: 0, lost: 0 }
const later = (problem = "not now"): Outcome => ({ type: "later", problem })

describe("the relay", () => {
  test("delivers every message once, each record's in the order of its journal", async () => {
    const { seen, sink } = noting()
    const { told, works } = await openedOutbox(sink)
    await told(["E-1", "E-2", "E-3"], 3)
    expect([await works.runOnce(), await works.runOnce()]).toEqual([{ ...none, delivered: 9 }, none])
    for (const id of ["E-1", "E-2", "E-3"])
      expect(seen.filter((one) => one.includes(`/${id}/`))).toEqual([1, 2, 3].map((n) => idOf(id, n)))
  })

  test("gives a sink the entry itself, with the name that repeats carry", async () => {
    const given: Array<object> = []
    const sink: Sink = { name: "own", deliver: async (delivery) => (given.push(delivery), delivered) }
    const { told, works, clerk } = await openedOutbox(sink)
    await told(["E-1"])
    await works.runOnce()
    const [entry] = await clerk.journal("E-1")
    expect(given).toEqual([
      { messageId: idOf("E-1"), tenant: "acme", kind: "errand", id: "E-1", sequence: 1, attempts: 1, entry },
    ])
  })

  test("tries again what was not accepted, with growing pauses, and holds back only what is behind it", async () => {
    let accepts = false
    const { seen, sink } = noting(({ id }) => (id === "E-1" && !accepts ? later() : delivered))
    const { told, works, clock } = await openedOutbox(sink, { backoff: { firstMs: 1000, longestMs: 4000 } })
    await told(["E-1", "E-2"], 2)
    expect(await works.runOnce()).toEqual({ ...none, delivered: 2, later: 1 })
    const pauses: Array<number> = []
    for (let tried = 1; tried < 5; clock.now += 500) {
      if ((await works.runOnce()).later === 0) continue
      tried += 1
      pauses.push(clock.now - start)
    }
    expect(pauses).toEqual([1000, 3000, 7000, 11_000])
    accepts = true
    clock.now += 4000
    expect(await works.runOnce()).toEqual({ ...none, delivered: 2 })
    expect(seen.filter((id) => id.includes("E-1"))).toEqual([
      ...Array.from({ length: 6 }, () => idOf("E-1")),
      idOf("E-1", 2),
    ])
  })

  test("waits as long as a receiver asks for", async () => {
    const { seen, sink } = noting(() => ({ type: "later", problem: "busy", afterMs: 90_000 }))
    const { told, works, clock } = await openedOutbox(sink)
    await told(["E-1"])
    await works.runOnce()
    clock.now += 89_999
    await works.runOnce()
    clock.now += 1
    await works.runOnce()
    expect(seen).toHaveLength(2)
  })

  test("parks what is never accepted, where it stays with the reason until it is replayed", async () => {
    let mended = false
    const { seen, sink } = noting(({ id }) => (id === "E-1" && !mended ? later("500 不行") : delivered))
    const { told, works, clock, problems } = await openedOutbox(sink, { attemptsMax: 3 })
    await told(["E-1", "E-2"], 2)
    for (let n = 0; n < 20; n += 1) {
      await works.runOnce()
      clock.now += minute
    }
    expect(seen.filter((id) => id === idOf("E-1"))).toHaveLength(3)
    const parked = await works.parked("acme")
    expect(parked).toMatchObject([
      {
        id: "E-1",
        sequence: 1,
        attempts: 3,
        problem: "given up after 3 attempts: noting: 500 不行",
        entry: { command: "open" },
      },
    ])
    expect(problems.at(-1)).toMatchObject({ at: idOf("E-1"), problem: expect.stringMatching(/^parked: /) as string })
    mended = true
    expect([await works.replay("acme"), await works.replay("acme"), await works.parked("acme")]).toEqual([1, 0, []])
    expect(await works.runOnce()).toEqual({ ...none, delivered: 2 })
  })

  test("parks at once what a sink refuses, and replays only what is named", async () => {
    let refusing = true
    const { sink } = noting(() => (refusing ? { type: "refused", problem: "410 gone" } : delivered))
    const { told, works } = await openedOutbox(sink)
    await told(["E-1", "E-2"])
    expect(await works.runOnce()).toEqual({ ...none, parked: 2 })
    refusing = false
    expect(await works.replay("acme", [{ kind: "errand", id: "E-2", sequence: 1 }])).toBe(1)
    expect(await works.runOnce()).toEqual({ ...none, delivered: 1 })
    expect((await works.parked("acme")).map(({ id }) => id)).toEqual(["E-1"])
    expect(await works.parked("acme", { after: { kind: "errand", id: "E-1", sequence: 1 }, limit: 1 })).toEqual([])
  })

  test("parks nothing while nobody is there, however long, and delivers all soon after", async () => {
    let there = false
    const { seen, sink } = noting(() => (there ? delivered : { type: "unavailable", problem: "ECONNREFUSED" }))
    const { told, works, clock } = await openedOutbox(sink, { attemptsMax: 3 })
    const ids = Array.from({ length: 30 }, (_, n) => `E-${n}`)
    await told(ids)
    for (let n = 0; n < 3600; n += 1) {
      await works.runOnce()
      clock.now += 1000
    }
    expect(await works.parked("acme")).toEqual([])
    // After the first page a single message finds out, twice a minute.
    expect(seen.length).toBeLessThan(140)
    there = true
    const before = clock.now
    while ((await works.runOnce()).delivered === 0) clock.now += 1000
    expect(clock.now - before).toBeLessThanOrEqual(30_000)
    while ((await works.runOnce()).delivered > 0) clock.now += 1000
    expect(clock.now - before).toBeLessThanOrEqual(62_000)
    expect(new Set(seen.slice(-30)).size).toBe(30)
  })

  test("a sink that throws, or does not answer in time, is tried again", async () => {
    const hanging: Sink = { name: "hanging", deliver: () => new Promise(() => {}) }
    const throwing: Sink = { name: "throwing", deliver: () => Promise.reject(new Error("bad\u0000 \uD800word")) }
    for (const [sink, problem] of [
      [hanging, "hanging: no answer in time"],
      [throwing, "throwing: bad\u0000 \uD800word"],
    ] as const) {
      const { told, works, problems } = await openedOutbox(sink, { deliveryMs: 20, attemptsMax: 2 })
      await told(["E-1"])
      expect(await works.runOnce()).toEqual({ ...none, later: 1 })
      expect(problems).toEqual([{ at: idOf("E-1"), problem }])
    }
  })

  test("of several sinks each has accepted a message before it is done; repeats go to all of them", async () => {
    const first = noting()
    let accepts = false
    const second = noting(() => (accepts ? delivered : later()))
    const { told, works, clock } = await openedOutbox(first.sink, { sinks: [first.sink, second.sink] })
    await told(["E-1"])
    await works.runOnce()
    accepts = true
    clock.now += minute
    expect(await works.runOnce()).toEqual({ ...none, delivered: 1 })
    expect([first.seen, second.seen]).toEqual([
      [idOf("E-1"), idOf("E-1")],
      [idOf("E-1"), idOf("E-1")],
    ])
  })

  test("what a relay says after its lease changes nothing, and the other one's word counts", async () => {
    const { seen, sink } = noting()
    const slow: Sink = {
      name: "slow",
      deliver: async (delivery) => {
        seen.push(`slow ${delivery.messageId}`)
        clock.now += 2 * minute
        await relay({ ...settings, sinks: [sink] }).runOnce()
        return delivered
      },
    }
    const { told, clock, settings } = await openedOutbox(slow)
    await told(["E-1"], 2)
    const counts = await relay({ ...settings, sinks: [slow] }).runOnce()
    expect(counts).toEqual({ ...none, lost: 1 })
    expect(seen).toEqual([`slow ${idOf("E-1")}`, idOf("E-1"), idOf("E-1", 2)])
  })

  test("a message for which too little of the lease is left waits for the next claim", async () => {
    const { seen, sink } = noting(() => ((clock.now += 51_000), delivered))
    const { told, works, clock } = await openedOutbox(sink, { concurrency: 1 })
    await told(["E-1", "E-2"])
    expect(await works.runOnce()).toEqual({ ...none, delivered: 1, lost: 1 })
    clock.now = start + minute
    await works.runOnce()
    expect(seen).toEqual([idOf("E-1"), idOf("E-2")])
  })

  test("a message that ends every relay which tries it is parked at last", async () => {
    const { seen, sink } = noting()
    const { told, works, storage, clock } = await openedOutbox(sink, { attemptsMax: 3 })
    await told(["E-1"])
    for (let n = 0; n < 3; n += 1) {
      await Effect.runPromise(
        storage.claimMessages({ tenant: "acme", claim: `killed-${n}`, now: clock.now, until: clock.now + 1, limit: 1 }),
      )
      clock.now += 1
    }
    expect([await works.runOnce(), seen]).toEqual([{ ...none, parked: 1 }, []])
    expect(await works.parked("acme")).toMatchObject([{ problem: "given up: 3 attempts ended without an answer" }])
  })

  test("stops when what is under way is done, and gives the rest back at once", async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const { seen, sink } = noting(async () => (await gate, delivered))
    const { told, settings, works } = await openedOutbox(sink, { concurrency: 1, pollMs: 1 })
    await told(["E-1", "E-2", "E-3"])
    works.start()
    await expect.poll(() => seen.length).toBe(1)
    const stopped = works.stop()
    release()
    await stopped
    expect(seen).toEqual([idOf("E-1")])
    expect(await relay(settings).runOnce()).toEqual({ ...none, delivered: 2 })
  })

  test("of ten relays at once every message is delivered by one, in order", async () => {
    const { seen, sink } = noting(async () => (await new Promise((resolve) => setTimeout(resolve, 1)), delivered))
    const { told, settings } = await openedOutbox(sink)
    await told(
      Array.from({ length: 20 }, (_, n) => `E-${n}`),
      4,
    )
    const relays = Array.from({ length: 10 }, () => relay({ ...settings, pageSize: 3 }))
    let sum = 0
    while (sum < 80) for (const counts of await Promise.all(relays.map((one) => one.runOnce()))) sum += counts.delivered
    expect(new Set(seen).size).toBe(80)
    expect(seen).toHaveLength(80)
    for (let n = 0; n < 20; n += 1)
      expect(seen.filter((id) => id.includes(`/E-${n}/`))).toEqual([1, 2, 3, 4].map((s) => idOf(`E-${n}`, s)))
  })

  test("settings that can not work are refused", async () => {
    const { settings } = await openedOutbox(noting().sink)
    expect(() => relay({ ...settings, sinks: [] })).toThrow("at least one sink")
    expect(() => relay({ ...settings, deliveryMs: 60_000 })).toThrow("do not fit into a lease")
    expect(() => relay({ ...settings, backoff: { firstMs: 0, longestMs: 1 } })).toThrow("firstMs is 0")
  })
})
