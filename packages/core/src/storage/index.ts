export type { Column, KindDeclaration, Scalar, Stored, StoredRow } from "./record.ts"
export type {
  BalancesRequest,
  Claim,
  Durability,
  DutyRow,
  EntryReference,
  FailedMessage,
  FindRequest,
  Head,
  Hit,
  HostTransaction,
  Loaded,
  LoadRequest,
  Message,
  NeedRequest,
  OpenDuty,
  Operand,
  ParkedMessage,
  PersonalText,
  PostingsRequest,
  Remembered,
  SearchRequest,
  Settlement,
  StockQuestion,
  StoragePort,
  UnitOfWork,
  Write,
} from "./storage.ts"
export { Storage } from "./storage.ts"
export { searchedWords } from "./searched-words.ts"
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
export type { Category } from "../time/category.ts"
