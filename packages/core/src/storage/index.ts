export type { Column, KindDeclaration, Scalar, Stored, StoredRow } from "./record.ts"
export type { Claim } from "./claim.ts"
export type { Among, Loaded, LoadRequest, NeedRequest, Operand, StockQuestion } from "./load.ts"
export type { DutyRow, OpenDuty } from "./open-duty.ts"
export type { EntryReference, FailedMessage, Message, ParkedMessage, Settlement } from "./outbox.ts"
export type { BalancesRequest, FindRequest, Hit, PostingsRequest, SearchRequest } from "./page-requests.ts"
export type { Durability, Head, HostTransaction, StoragePort } from "./storage.ts"
export type { PersonalText, Remembered, UnitOfWork, Write } from "./unit-of-work.ts"
export { Storage } from "./storage.ts"
export { searchedWords } from "./searched-words.ts"
export { everyRow } from "./every-row.ts"
export { dutyRowChanges, type DutyRowChanges, freeFrom } from "./duty-rows.ts"
export { checkedKinds, checkedStorage } from "./request-check.ts"
export {
  KeyTaken,
  RequestInvalid,
  SchemaOutdated,
  SchemaRefused,
  StatementFailed,
  StockShort,
  StorageError,
  StorageUnavailable,
  TransactionAborted,
  TransactionPoisoned,
  VersionConflict,
} from "./errors.ts"
export type { Event, JournalEntry } from "../engine/journal.ts"
export { knownOptions, OptionUnknown } from "../values/known-options.ts"
export { TaggedError } from "../values/tagged-error.ts"
export type { Category } from "../time/category.ts"
