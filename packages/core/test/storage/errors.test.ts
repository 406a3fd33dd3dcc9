import { describe, expect, test } from "vitest"
import {
  KeyTaken,
  RequestInvalid,
  SchemaOutdated,
  SchemaRefused,
  StatementFailed,
  StorageError,
  StorageUnavailable,
  TransactionAborted,
  TransactionPoisoned,
  VersionConflict,
} from "../../src/storage/index.ts"

const cause = new Error("the driver's")

const reasons = [
  [new VersionConflict({ kind: "ticket", id: "T-1", expected: 3 }), true],
  [new KeyTaken({ key: "k" }), true],
  [new TransactionAborted({ code: "40001", cause }), true],
  [new StorageUnavailable({ operation: "commit", cause }), false],
  [new StatementFailed({ operation: "commit", code: "23505", cause }), false],
  [new TransactionPoisoned({ operation: "load", cause }), false],
  [new RequestInvalid({ operation: "load", problem: "no id" }), false],
  [new SchemaRefused({ storage: "s", problems: [{ where: "w", problem: "p", remedy: "r" }] }), false],
  [new SchemaOutdated({ storage: "s", steps: [{ description: "d", sql: "q" }] }), false],
] as const

describe("a storage error", () => {
  test.each(reasons)("%s speaks with its reason's words and says whether to try again", (reason, retryable) => {
    const error = new StorageError({ reason })
    expect(error.message).toBe(reason.message)
    expect(error.message.length).toBeGreaterThan(20)
    expect(error.isRetryable).toBe(retryable)
  })
})
