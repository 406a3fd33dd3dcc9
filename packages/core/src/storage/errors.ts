/** What can go wrong between the engine and a database, translated from every driver into the same few words. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

/**
 * A record is no longer at the version that was read: somebody else was faster.
 *
 * @category errors
 * @since 0.1.0
 */
export class VersionConflict extends TaggedError<VersionConflict>()("VersionConflict", {
  kind: Schema.String,
  id: Schema.String,
  expected: Schema.Number,
}) {
  override get message(): string {
    return `${this.kind} ${this.id} is no longer at version ${this.expected}: another command was faster. Load it again and decide afresh.`
  }
  get isRetryable(): boolean {
    return true
  }
}

/**
 * An idempotency key was written by another command since it was looked up.
 *
 * @category errors
 * @since 0.1.0
 */
export class KeyTaken extends TaggedError<KeyTaken>()("KeyTaken", { key: Schema.String }) {
  override get message(): string {
    return `The idempotency key ${this.key} was taken while the command ran. Load again: its answer is there.`
  }
  get isRetryable(): boolean {
    return true
  }
}

/**
 * A place holds less than is to be taken from it or reserved there, or of a single piece already one: another command
 * was faster. `item` is the lot or serial number, "" where there is none.
 *
 * @category errors
 * @since 0.1.0
 */
export class StockShort extends TaggedError<StockShort>()("StockShort", {
  part: Schema.String,
  item: Schema.String,
  place: Schema.String,
}) {
  override get message(): string {
    const what = this.item === "" ? this.part : `${this.part} ${this.item}`
    return `The stock of ${what} at ${this.place} does not allow this movement. Load it again and decide afresh.`
  }
  get isRetryable(): boolean {
    return true
  }
}

/**
 * The database gave up a transaction for the sake of another (deadlock, serialization failure, lock timeout).
 *
 * @category errors
 * @since 0.1.0
 */
export class TransactionAborted extends TaggedError<TransactionAborted>()("TransactionAborted", {
  code: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `The database aborted the transaction (${this.code}). Nothing was written; the whole command can be tried again.`
  }
  get isRetryable(): boolean {
    return true
  }
}

/**
 * The database could not be reached, or the connection was lost; whether a running commit took effect is not known.
 *
 * @category errors
 * @since 0.1.0
 */
export class StorageUnavailable extends TaggedError<StorageUnavailable>()("StorageUnavailable", {
  operation: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `The database did not answer ${this.operation}. Try again with the same idempotency key: it tells whether the command took effect.`
  }
  get isRetryable(): boolean {
    return false
  }
}

/**
 * The database refused a statement that should have been right: a missing table, a full disk, a bug.
 *
 * @category errors
 * @since 0.1.0
 */
export class StatementFailed extends TaggedError<StatementFailed>()("StatementFailed", {
  operation: Schema.String,
  code: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `The database refused ${this.operation} (${this.code}). Nothing was written.`
  }
  get isRetryable(): boolean {
    return false
  }
}

/**
 * A transaction is used on although a statement in it had failed; it can only be rolled back.
 *
 * @category errors
 * @since 0.1.0
 */
export class TransactionPoisoned extends TaggedError<TransactionPoisoned>()("TransactionPoisoned", {
  operation: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `${this.operation} came after a failed statement in the same transaction, which can only be rolled back. Let the first error leave the transaction.`
  }
  get isRetryable(): boolean {
    return false
  }
}

/**
 * A request to the storage is malformed: an id that is no id, `undefined` in a value, a column nobody declared.
 *
 * @category errors
 * @since 0.1.0
 */
export class RequestInvalid extends TaggedError<RequestInvalid>()("RequestInvalid", {
  operation: Schema.String,
  problem: Schema.String,
}) {
  override get message(): string {
    return `The storage was asked for ${this.operation} with ${this.problem}. Nothing was sent to the database.`
  }
  get isRetryable(): boolean {
    return false
  }
}

/**
 * The database can not be made ready for what is declared without changing or losing what is there. Nothing was
 * run. `problems` names every obstacle with its place and its remedy.
 *
 * @category errors
 * @since 0.1.0
 */
export class SchemaRefused extends TaggedError<SchemaRefused>()("SchemaRefused", {
  storage: Schema.String,
  problems: Schema.Array(Schema.Struct({ where: Schema.String, problem: Schema.String, remedy: Schema.String })),
}) {
  override get message(): string {
    const lines = this.problems.map(({ where, problem, remedy }) => `  ${where}: ${problem} → ${remedy}`)
    return `The tables in ${this.storage} do not fit what is declared. Nothing was changed.\n${lines.join("\n")}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/**
 * The database lacks tables, columns or indexes, and the storage was told not to make them. `steps` has the SQL
 * of each, in order, for somebody who may run it.
 *
 * @category errors
 * @since 0.1.0
 */
export class SchemaOutdated extends TaggedError<SchemaOutdated>()("SchemaOutdated", {
  storage: Schema.String,
  steps: Schema.Array(Schema.Struct({ description: Schema.String, sql: Schema.String })),
}) {
  override get message(): string {
    const lines = this.steps.map(({ description, sql }) => `-- ${description}\n${sql};`)
    return `The tables in ${this.storage} are not what is declared, and this storage changes none. Nothing was changed. Somebody who may must run:\n${lines.join("\n")}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/**
 * Why a storage did not do what it was asked, with the reason's own fields.
 *
 * @category errors
 * @since 0.1.0
 */
export class StorageError extends TaggedError<StorageError>()("StorageError", {
  reason: Schema.Union([
    VersionConflict,
    KeyTaken,
    StockShort,
    TransactionAborted,
    StorageUnavailable,
    StatementFailed,
    TransactionPoisoned,
    RequestInvalid,
    SchemaRefused,
    SchemaOutdated,
  ]),
}) {
  override get message(): string {
    return this.reason.message
  }
  /** Whether the whole command may be tried again at once: nothing was written, and it may well succeed. */
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}
