/** The front of the core: the desk, what it is opened with, what it answers, and its errors. */
export type { Adoption, Known, PastEntry } from "./desk/adoption.ts"
export { decoderOf, defaultInputLimits, type InputLimits } from "./desk/decode.ts"
export type { Attendance, DutyName } from "./desk/attend.ts"
export { type Desk, DeskService, makeDesk, openDesk } from "./desk/desk.ts"
export { InputInvalid, KeyReused, NotFound, PolicyMissing, Refused, type Told } from "./desk/errors.ts"
export type {
  ActorDesk,
  CommandError,
  DutyState,
  Explanation,
  Listing,
  Methods,
  QuestionError,
  Questions,
  Saved,
  Search,
  Style,
} from "./desk/methods.ts"
export type { Page } from "./desk/page.ts"
export type { BalancesQuestion, PostingsQuestion, StockQuestions } from "./desk/stock-questions.ts"
export type { RecordFault, TenantVerification, VerifyOptions } from "./desk/verification.ts"
export type { StockFault, StockFigures } from "./desk/stock-verification.ts"
export { Rehearsal, type Rehearsed, type RehearsedCommand } from "./desk/rehearsal.ts"
export type { NumberContext, Numbering, NumberSeriesSetting } from "./desk/numbering.ts"
export { wordsOf } from "./desk/refusal.ts"
export type { CommandOptions, DeskSettings } from "./desk/settings.ts"
export { type Chapter, kindsOf } from "./engine/chapter.ts"
export { approvalHoldsWords, approvalWords } from "./messages/approval-words.ts"
export { engineWords, type EngineRule } from "./messages/engine-words.ts"
export { noticeCommandWords, noticeStageWords } from "./messages/notice-words.ts"
export { fill, filled, unfilled, type LifecycleWords, type RuleWords, type WordKeys } from "./messages/rule-words.ts"
export { roleWords } from "./messages/role-words.ts"
export type { Language, Words } from "./messages/words.ts"
export { regulation, regulationWith } from "./regulation-chapters.ts"
export { Identifier, isIdentifier } from "./values/identifier.ts"
export { formatMoney, Money } from "./values/money.ts"
export { OptionUnknown } from "./values/known-options.ts"
export { AmountMinor, Count, InstantMs, Score } from "./values/number.ts"
export { LongText, Personal, Text } from "./values/text.ts"
