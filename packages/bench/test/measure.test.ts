import { expect, test } from "vitest"
import { measure } from "../src/measure.ts"

/** A clock that only contestants move. */
const still = () => {
  let now = 0n
  const turns: string[] = []
  return {
    clock: () => now,
    turns,
    takes: (name: string, nanoseconds: number) => (operations: number) => {
      turns.push(name)
      now += BigInt(operations * nanoseconds)
    },
  }
}

test("every contestant is measured by the operation, once a round, sync or async", async () => {
  const { clock, takes } = still()
  const slow = takes("slow", 5_000)
  const measured = await measure(
    { contestants: { quick: takes("quick", 5), slow: async (n: number) => slow(n) }, comparisons: [], rounds: 3 },
    clock,
  )
  expect(measured).toEqual({ quick: [5, 5, 5], slow: [5_000, 5_000, 5_000] })
})

test("turns interleave, and another contestant begins each round", async () => {
  const { clock, takes, turns } = still()
  await measure({ contestants: { a: takes("a", 100), b: takes("b", 100) }, comparisons: [], rounds: 3 }, clock)
  expect(turns.slice(-6)).toEqual(["a", "b", "b", "a", "a", "b"])
})

test("one operation that outlasts a turn is run by itself", async () => {
  const { clock, takes, turns } = still()
  const measured = await measure(
    { contestants: { report: takes("report", 2e9) }, comparisons: [], rounds: 2, turnMilliseconds: 40 },
    clock,
  )
  expect(measured).toEqual({ report: [2e9, 2e9] })
  expect(turns.length).toBe(3)
})

test("the processor's time does not pass while a contestant waits", async () => {
  const work = (milliseconds: number): void => {
    const end = performance.now() + milliseconds
    while (performance.now() < end);
  }
  const contestants = {
    // Without any work of its own, what fills a turn would be left to what else the process does.
    waiting: async () => {
      work(2)
      await new Promise((resolve) => setTimeout(resolve, 60))
    },
    working: () => work(60),
  }
  const measured = await measure({
    contestants,
    comparisons: [],
    measures: "processor",
    rounds: 1,
    turnMilliseconds: 1,
  })
  expect(measured["waiting"]![0]).toBeLessThan(measured["working"]![0]! / 2)
})
