import { describe, expect, test } from "vitest"
import { linearizable, type Operation, type SequentialModel } from "../../src/linearizability/linearizable.ts"
import { type RecordAnswer, type RecordCall, recordModel } from "../../src/linearizability/record-model.ts"

/** A register that is written blindly: the example of the literature. */
type RegisterCall = { readonly write: number } | "read"
const register: SequentialModel<number, RegisterCall, number | "ok"> = {
  initial: 0,
  step: (state, call, answer) => {
    if (call !== "read") return call.write
    return answer === state ? state : undefined
  },
  key: (state) => state,
}

const wrote = (client: string, value: number, asked: number, at?: number): Operation<RegisterCall, number | "ok"> => ({
  client,
  call: { write: value },
  asked,
  ...(at === undefined ? {} : { answered: { at, answer: "ok" } }),
})
const read = (client: string, value: number, asked: number, at: number): Operation<RegisterCall, number | "ok"> => ({
  client,
  call: "read",
  asked,
  answered: { at, answer: value },
})

describe("a history of a register", () => {
  test("without operations is linearizable", () => {
    expect(linearizable(register, [])).toEqual({ linearizable: true, order: [] })
  })

  test("is linearizable when a read during a write sees the old or the new value", () => {
    for (const value of [0, 1])
      expect(linearizable(register, [wrote("a", 1, 1, 4), read("b", value, 2, 3)])).toMatchObject({
        linearizable: true,
      })
  })

  test("is not when a read after a write sees the old value, and says which read", () => {
    const history = [wrote("a", 1, 1, 2), read("b", 0, 3, 4)]
    expect(linearizable(register, history)).toEqual({
      linearizable: false,
      order: [history[0]],
      state: 1,
      unplaced: history[1],
    })
  })

  test("is not when a value that one reader saw is gone for the next", () => {
    const history = [wrote("a", 1, 1, 10), read("b", 1, 2, 3), read("c", 0, 4, 5)]
    expect(linearizable(register, history).linearizable).toBe(false)
  })

  test("answers the order that explains it", () => {
    const history = [wrote("a", 1, 1, 6), wrote("b", 2, 2, 7), read("c", 2, 3, 4), read("c", 1, 8, 9)]
    expect(linearizable(register, history)).toEqual({
      linearizable: true,
      order: [history[1], history[2], history[0], history[3]],
    })
  })

  test("may have its unanswered writes at any later time, or never, but not before they were asked for", () => {
    expect(linearizable(register, [wrote("a", 1, 1), read("b", 0, 2, 3)]).linearizable).toBe(true)
    expect(linearizable(register, [wrote("a", 1, 1), read("b", 0, 2, 3), read("b", 1, 4, 5)]).linearizable).toBe(true)
    expect(linearizable(register, [read("b", 1, 1, 2), wrote("a", 1, 3)]).linearizable).toBe(false)
    const undone = [wrote("a", 1, 1), read("b", 1, 2, 3), read("b", 0, 4, 5)]
    expect(linearizable(register, undone).linearizable).toBe(false)
  })

  test("may have what happens at one time in either order", () => {
    expect(linearizable(register, [wrote("a", 1, 1, 2), read("b", 0, 2, 3)]).linearizable).toBe(true)
  })

  test("that ends before it begins is refused", () => {
    expect(() => linearizable(register, [wrote("a", 1, 2, 1)])).toThrow(RangeError)
  })

  test("that can not be judged within the steps allowed is refused", () => {
    const writes = Array.from({ length: 12 }, (_, value) => wrote(`c${value}`, value + 1, 1, 100))
    expect(() => linearizable(register, [...writes, read("z", 99, 2, 99)], { stepsMax: 1000 })).toThrow(RangeError)
  })
})

type Told = Operation<RecordCall, RecordAnswer>

const write = (
  client: string,
  expected: number,
  head: string,
  asked: number,
  at?: number,
  answer: RecordAnswer = "held",
): Told => ({
  client,
  call: { type: "write", expected, version: expected + 1, head, entries: [head] },
  asked,
  ...(at === undefined ? {} : { answered: { at, answer } }),
})
const seen = (client: string, version: number, head: string, asked: number, at: number): Told => ({
  client,
  call: { type: "read" },
  asked,
  answered: { at, answer: { version, head } },
})
const entries = (client: string, after: number, hashes: ReadonlyArray<string>, asked: number, at: number): Told => ({
  client,
  call: { type: "entries", after, limit: 1000 },
  asked,
  answered: { at, answer: { entries: hashes } },
})
const relied = (client: string, version: number, answer: "held" | "conflict", asked: number, at: number): Told => ({
  client,
  call: { type: "rely", version },
  asked,
  answered: { at, answer },
})

const isLinearizable = (...history: ReadonlyArray<Told>) => linearizable(recordModel(), history).linearizable

describe("a history of a guarded record", () => {
  test("is linearizable when of two writers from one version one is refused", () => {
    expect(
      isLinearizable(write("a", 0, "x", 1, 4), write("b", 0, "y", 2, 3, "conflict"), seen("c", 1, "x", 5, 6)),
    ).toBe(true)
  })

  test("is not when both of them succeed", () => {
    expect(isLinearizable(write("a", 0, "x", 1, 4), write("b", 0, "y", 2, 3))).toBe(false)
  })

  test("is not when a write is refused although nobody else was there", () => {
    expect(isLinearizable(write("a", 0, "x", 1, 2), write("b", 1, "y", 3, 4, "conflict"))).toBe(false)
  })

  test("is not when a write is lost, or comes back", () => {
    expect(isLinearizable(write("a", 0, "x", 1, 2), seen("b", 0, "", 3, 4))).toBe(false)
    expect(isLinearizable(write("a", 0, "x", 1, 2), write("a", 1, "y", 3, 4), seen("b", 1, "x", 5, 6))).toBe(false)
  })

  test("takes an unanswered write as done when somebody saw it, or was refused because of it", () => {
    expect(isLinearizable(write("a", 0, "x", 1), seen("b", 1, "x", 2, 3))).toBe(true)
    expect(isLinearizable(write("a", 0, "x", 1), write("b", 0, "y", 2, 3, "conflict"))).toBe(true)
    expect(isLinearizable(write("a", 0, "x", 1), seen("b", 0, "", 2, 3), seen("b", 1, "z", 4, 5))).toBe(false)
  })

  test("is not when an unanswered write would have to have happened twice", () => {
    const once = [write("a", 0, "x", 1), write("b", 1, "y", 2, 3)]
    expect(isLinearizable(...once)).toBe(true)
    expect(isLinearizable(...once, seen("c", 1, "x", 4, 5))).toBe(false)
  })

  test("is only linearizable when the journal has what was written, in its order", () => {
    const written = [write("a", 0, "x", 1, 2), write("a", 1, "y", 3, 4), write("b", 2, "z", 5)]
    expect(isLinearizable(...written, entries("c", 0, ["x", "y"], 6, 7))).toBe(true)
    expect(isLinearizable(...written, entries("c", 0, ["x", "y", "z"], 6, 7))).toBe(true)
    expect(isLinearizable(...written, entries("c", 1, ["y", "z"], 6, 7))).toBe(true)
    expect(isLinearizable(...written, entries("c", 0, ["x"], 6, 7))).toBe(false)
    expect(isLinearizable(...written, entries("c", 0, ["y", "x"], 6, 7))).toBe(false)
    expect(isLinearizable(...written, entries("c", 0, ["x", "y", "z"], 6, 7), seen("c", 2, "y", 8, 9))).toBe(false)
  })

  test("knows two pasts of one version apart", () => {
    const either = [write("a", 0, "x", 1), write("b", 0, "y", 2), write("c", 1, "z", 3, 4)]
    for (const first of ["x", "y"]) expect(isLinearizable(...either, entries("d", 0, [first, "z"], 5, 6))).toBe(true)
    expect(isLinearizable(...either, entries("d", 0, ["x", "z"], 5, 6), entries("d", 0, ["y", "z"], 7, 8))).toBe(false)
  })

  test("is not when what was relied on was not so, or a reliance was refused that held", () => {
    const written = [write("a", 0, "x", 1, 2)]
    expect(isLinearizable(...written, relied("b", 1, "held", 3, 4), relied("b", 0, "conflict", 5, 6))).toBe(true)
    expect(isLinearizable(...written, relied("b", 0, "held", 3, 4))).toBe(false)
    expect(isLinearizable(...written, relied("b", 1, "conflict", 3, 4))).toBe(false)
  })
})

/** A history of clients that take turns at random, each seeing what a real record would show it at one moment. */
const simulated = (operations: number, clients: number, unansweredEvery: number): Array<Told> => {
  let random = 1
  const chance = (below: number) => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff
    return (random >>> 8) % below
  }
  const history: Array<Told> = []
  const known = Array.from({ length: clients }, () => 0)
  let present = { version: 0, head: "" }
  let time = 0
  // Every client has an operation under way; one at a time takes effect and ends, and the client begins the next.
  const begun = Array.from({ length: clients }, () => ++time)
  for (let number = 0; number < operations; number++) {
    const one = chance(clients)
    const [client, asked, at] = [`c${one}`, begun[one]!, ++time]
    if (chance(2) === 0) {
      history.push(seen(client, present.version, present.head, asked, at))
      known[one] = present.version
    } else {
      const head = `h${number}`
      const holds = known[one] === present.version
      const lost = number % unansweredEvery === 0
      history.push(write(client, known[one]!, head, asked, lost ? undefined : at, holds ? "held" : "conflict"))
      if (holds) present = { version: present.version + 1, head }
      known[one] = present.version
    }
    begun[one] = ++time
  }
  return history
}

/** What the check itself takes, whatever else runs on the machine. */
const cpuMilliseconds = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

describe("a long history", () => {
  test("of 20,000 operations of eight clients is judged in less than two seconds", () => {
    const history = simulated(20_000, 8, 400)
    expect(history.filter(({ answered }) => answered === undefined).length).toBeGreaterThan(10)
    const before = process.cpuUsage()
    expect(linearizable(recordModel(), history).linearizable).toBe(true)
    expect(cpuMilliseconds(before)).toBeLessThan(2_000)
  })

  test("with one write too many in its middle is found out as fast, at the place", () => {
    const history = simulated(20_000, 8, 400)
    const held = history.findIndex(({ answered }, index) => index > 10_000 && answered?.answer === "held")
    const stolen = history[held]!
    history.splice(held, 0, { ...stolen, client: "thief", call: { ...stolen.call, head: "stolen" } as RecordCall })
    const before = process.cpuUsage()
    const found = linearizable(recordModel(), history)
    expect(cpuMilliseconds(before)).toBeLessThan(2_000)
    expect(found.linearizable).toBe(false)
    expect(Math.abs(found.order.length - held)).toBeLessThan(100)
  })
})
