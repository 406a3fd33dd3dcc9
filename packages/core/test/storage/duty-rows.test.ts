import { dutyRowChanges, freeFrom } from "@fieldcare/core/storage"
import { describe, expect, test } from "vitest"

const one = (key: string, due: number | null, more: object = {}) => ({ duty: "d", key, due, ...more })

describe("the rows of a record's open duties", () => {
  test("are all opened for a new record, whatever is said of before", () => {
    const write = { expectedVersion: 0, duties: [one("a", 1)], dutiesBefore: [one("a", 1)] }
    expect(dutyRowChanges(write)).toEqual({ replaces: false, opened: [one("a", 1)], ended: [] })
  })

  test("are replaced where nothing is known of them", () => {
    expect(dutyRowChanges({ expectedVersion: 1, duties: [one("a", 1)] })).toEqual({
      replaces: true,
      opened: [one("a", 1)],
      ended: [],
    })
  })

  test("are left alone where due and instant of acting are as before, said in whatever way", () => {
    const dutiesBefore = [one("a", 1), one("b", null), one("c", 5, { actAt: 3 }), one("d", 5, { actAt: null })]
    const duties = [one("d", 5, { actAt: null }), one("c", 5, { actAt: 3 }), one("b", null), one("a", 1, { actAt: 1 })]
    expect(dutyRowChanges({ expectedVersion: 1, duties, dutiesBefore })).toEqual({
      replaces: false,
      opened: [],
      ended: [],
    })
  })

  test("are opened where something about them is another, and ended where they are gone", () => {
    const dutiesBefore = [one("due", 1), one("paused", 1), one("acted on", 5, { actAt: 3 }), one("gone", 1)]
    const duties = [one("due", 2), one("paused", null), one("acted on", 5, { actAt: 4 }), one("new", 1)]
    expect(dutyRowChanges({ expectedVersion: 1, duties, dutiesBefore })).toEqual({
      replaces: false,
      opened: duties,
      ended: [one("gone", 1)],
    })
  })

  test("can be claimed from the instant at which something is to be done, else from the due, and while paused never", () => {
    expect([one("", 5), one("", 5, { actAt: 3 }), one("", 5, { actAt: null }), one("", null)].map(freeFrom)).toEqual([
      5,
      3,
      Number.MAX_SAFE_INTEGER,
      Number.MAX_SAFE_INTEGER,
    ])
  })
})
