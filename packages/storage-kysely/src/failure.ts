/** Translates what a driver throws into the port's few words. */
import {
  StatementFailed,
  StorageError,
  StorageUnavailable,
  TransactionAborted,
  TransactionPoisoned,
} from "@fieldcare/core/storage"
import type { Dialect } from "./database.ts"

export const translated = (dialect: Dialect, operation: string, cause: unknown): StorageError => {
  if (cause instanceof StorageError) return cause
  const { code, meaning } = dialect.judge(cause)
  switch (meaning) {
    case "aborted":
      return new StorageError({ reason: new TransactionAborted({ code, cause }) })
    case "unavailable":
      return new StorageError({ reason: new StorageUnavailable({ operation, cause }) })
    case "poisoned":
      return new StorageError({ reason: new TransactionPoisoned({ operation, cause }) })
    default:
      return new StorageError({ reason: new StatementFailed({ operation, code, cause }) })
  }
}

/** A refused commit leaves its transaction usable; every other failure poisons it. */
export const isRefusal = (error: StorageError): boolean =>
  error.reason._tag === "VersionConflict" || error.reason._tag === "KeyTaken" || error.reason._tag === "StockShort"

/** What failed in the middle of a commit may have been done all the same. */
export const isUncertain = (error: StorageError): boolean => error.reason._tag === "StorageUnavailable"
