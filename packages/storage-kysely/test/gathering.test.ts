import type { UnitOfWork } from "@fieldcare/core/storage"
import { describe, expect, test } from "vitest"
import { Gathering } from "../src/gathering.ts"
import type { Outcome } from "../src/outcome.ts"

const done: Outcome = { type: "done", texts: new Map() }

const unit = (id: string, key?: string): UnitOfWork => {
  const row = { tenant: "acme", kind: "ticket", id, version: 1, status: "open", category: "open", head: "h" } as const
  const trail = { stays: [], duties: [], acts: [] }
  return {
    tenant: "acme",
    writes: [{ expectedVersion: 0, row: { ...row, record: {}, trail, columns: {} }, duties: [] }],
    reliedOn: [],
    entries: [],
    messages: [],
    personal: [],
    ...(key === undefined
      ? {}
      : { key: { actor: "a", key, remembered: { digest: "d", kind: "ticket", id, version: 1 } } }),
  }
}

/** Two units that move the same part at the same places. */
const moving = (id: string): UnitOfWork => {
  const movements = [{ part: "P", item: "", from: "bin:A", to: "bin:B", quantity: 1 }]
  const entry = { kind: "ticket", id, sequence: 1, recordedAt: 1, movements }
  return { ...unit(id), entries: [entry] as unknown as UnitOfWork["entries"] }
}

const idsOf = (units: ReadonlyArray<UnitOfWork>) => units.map(({ writes }) => writes[0]!.row.id)

const moment = () => new Promise((resolve) => setImmediate(resolve))

/** A database whose answers the test gives. */
const slow = (batchesAtOnce: number | ((waiting: number) => number), unitsMax = 100, isInProcess = false) => {
  const sent: Array<{ readonly ids: ReadonlyArray<string>; readonly answer: () => void; readonly fail: () => void }> =
    []
  const undecided = new Set<string>()
  const gathering = new Gathering({
    write: (units) =>
      new Promise((resolve, reject) => {
        sent.push({
          ids: idsOf(units),
          answer: () => resolve(idsOf(units).map((id) => (undecided.delete(id) ? { type: "undecided" } : done))),
          fail: () => reject(new Error("no")),
        })
      }),
    unitsMax,
    groupOf: () => "",
    batchesAtOnce: typeof batchesAtOnce === "number" ? () => batchesAtOnce : batchesAtOnce,
    isInProcess,
    isUncertain: () => false,
  })
  return { gathering, sent, undecided, ids: () => sent.map(({ ids }) => ids) }
}

describe("gathering", () => {
  test("sends units that move the same stock together, and no others of them meanwhile", async () => {
    const { gathering, sent, ids } = slow(2, 2)
    for (const id of ["1", "2", "3"]) void gathering.commit(moving(id))
    void gathering.commit(unit("4"))
    await moment()
    expect(ids()).toEqual([["1", "2"], ["4"]])
    sent[0]!.answer()
    await moment()
    await moment()
    expect(ids()).toEqual([["1", "2"], ["4"], ["3"]])
  })

  test("sends what was left undecided with the next, before what came later", async () => {
    const { gathering, sent, undecided, ids } = slow(1)
    const told = ["1", "2", "3"].map((id) => gathering.commit(moving(id)))
    await moment()
    void gathering.commit(moving("4"))
    undecided.add("2").add("3")
    sent[0]!.answer()
    expect(await told[0]).toBe(done)
    await moment()
    await moment()
    expect(ids()).toEqual([
      ["1", "2", "3"],
      ["2", "3", "4"],
    ])
    sent[1]!.answer()
    expect(await Promise.all(told)).toEqual([done, done, done])
  })

  test("sends what comes in one turn together, divided among the lanes that are free", async () => {
    const { gathering, ids } = slow(2)
    for (const id of ["1", "2", "3", "4", "5"]) void gathering.commit(unit(id))
    await moment()
    expect(ids()).toEqual([
      ["1", "2", "3"],
      ["4", "5"],
    ])
  })

  test("takes another lane while many wait", async () => {
    const { gathering, ids } = slow((waiting) => (waiting > 2 ? 2 : 1))
    void gathering.commit(unit("1"))
    await moment()
    for (const id of ["2", "3"]) void gathering.commit(unit(id))
    await moment()
    expect(ids()).toEqual([["1"]])
    void gathering.commit(unit("4"))
    await moment()
    expect(ids()).toEqual([["1"], ["2", "3", "4"]])
  })

  test("gathers what comes while all lanes are taken, up to a bound", async () => {
    const { gathering, sent, ids } = slow(1, 2)
    void gathering.commit(unit("1"))
    await moment()
    for (const id of ["2", "3", "4"]) void gathering.commit(unit(id))
    await moment()
    expect(ids()).toEqual([["1"]])
    sent[0]!.answer()
    await moment()
    await moment()
    expect(ids()).toEqual([["1"], ["2", "3"]])
  })

  test("callers whose commits end together go together again", async () => {
    const { gathering, sent, ids } = slow(1)
    const twice = async (id: string) => {
      await gathering.commit(unit(id))
      await gathering.commit(unit(`${id} again`))
    }
    for (const id of ["1", "2", "3"]) void twice(id)
    await moment()
    sent[0]!.answer()
    await moment()
    await moment()
    expect(ids()).toEqual([
      ["1", "2", "3"],
      ["1 again", "2 again", "3 again"],
    ])
  })

  test("does not wait for the event loop where a database in this process keeps it from turning", async () => {
    const { gathering, sent, ids } = slow(1, 100, true)
    const twice = async (id: string) => {
      await gathering.commit(unit(id))
      await gathering.commit(unit(`${id} again`))
    }
    for (const id of ["1", "2"]) void twice(id)
    for (let steps = 0; steps < 20 && sent.length < 2; steps++) {
      await Promise.resolve()
      if (steps === 5) sent[0]!.answer()
    }
    expect(ids()).toEqual([
      ["1", "2"],
      ["1 again", "2 again"],
    ])
  })

  test("never has two units under way that share a record or a key", async () => {
    const { gathering, sent, ids } = slow(4)
    for (const one of [unit("1", "k"), unit("1"), unit("2", "k"), unit("3")]) void gathering.commit(one)
    await moment()
    expect(ids().flat()).toEqual(["1", "3"])
    for (const { answer } of sent) answer()
    await moment()
    await moment()
    expect(ids().flat()).toEqual(["1", "3", "1", "2"])
  })

  test("tries the units of a failed batch one by one", async () => {
    const { gathering, sent, ids } = slow(1)
    const outcomes = Promise.allSettled([gathering.commit(unit("1")), gathering.commit(unit("2"))])
    await moment()
    sent[0]!.fail()
    await moment()
    sent[1]!.answer()
    await moment()
    sent[2]!.fail()
    expect((await outcomes).map(({ status }) => status)).toEqual(["fulfilled", "rejected"])
    expect(ids()).toEqual([["1", "2"], ["1"], ["2"]])
  })
})
