import { inspect } from "node:util"
import { describe, expect, test } from "vitest"
import { NotFound } from "../../src/desk/errors.ts"
import { TransactionAborted, StorageError } from "../../src/storage/errors.ts"

describe("an error in a terminal", () => {
  test("is shown with its message, where it came from, and its fields", () => {
    const shown = inspect(new NotFound({ kind: "part", id: "K-20" }))
    expect(shown).toContain("NotFound: There is no part K-20.")
    expect(shown).toMatch(/\n +at .*tagged-error\.test\.ts/)
    expect(shown).toContain("{ _tag: 'NotFound', kind: 'part', id: 'K-20' }")
  })

  test("shows the error that it holds in the same way", () => {
    const cause = new Error("deadlock detected")
    const shown = inspect(new StorageError({ reason: new TransactionAborted({ code: "40P01", cause }) }))
    expect(shown).toContain("deadlock detected")
  })

  test("keeps its fields alone as JSON", () => {
    expect(JSON.parse(JSON.stringify(new NotFound({ kind: "part", id: "K-20" })))).toEqual({
      _tag: "NotFound",
      kind: "part",
      id: "K-20",
    })
  })
})
