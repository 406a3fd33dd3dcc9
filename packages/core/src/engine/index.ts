/** The engine: lifecycles and chapters as values, and the pure functions that run them. */
export { type Anchor, anchorOf, type ChainHead, isUnaltered } from "./anchor.ts"
export { canonicalJson } from "./canonical-json.ts"
export { chapter, type Chapter, kindsOf, realisationsOf } from "./chapter.ts"
export { columnsOf, compile, type Compiled, type CompiledCommand, declarationOf } from "./compile.ts"
export {
  type Accepted,
  decide,
  evolve,
  explain,
  machineViolation,
  type NotAccepted,
  type Option,
  options,
  type Violation,
} from "./decide.ts"
export { type ChapterAdditions, extendChapter } from "./extend-chapter.ts"
export { extendLifecycle, type Extended, type Extension } from "./extend-lifecycle.ts"
export type { AddedStatus, AddedTransition, MachineAdditions } from "./extend-machine.ts"
export { DefinitionInvalid, type DefinitionProblem } from "./definition-invalid.ts"
export { type Calendars, dutyChanges, type DutyOccasion, settingOf } from "./duty-changes.ts"
export {
  type ChainFault,
  chainFaults,
  digestOf,
  emptyHead,
  type Event,
  type JournalEntry,
  noticeCommand,
  seal,
} from "./journal.ts"
export {
  command,
  type CommandDefinition,
  type CommandName,
  type CommandTypes,
  type Context,
  type Creating,
  type Decider,
  type DutyDefinition,
  type DutyStart,
  type EventMeta,
  type EventName,
  type EventOf,
  type EventTypes,
  type Evolver,
  fails,
  type FollowUp,
  followUpOf,
  type FollowUpTarget,
  lifecycle,
  type Lifecycle,
  type Movements,
  type Need,
  type Needing,
  type NeedOperand,
  onlyFollows,
  type RecordColumn,
  type Rule,
  ruleOf,
  type Seen,
  type Shape,
  unknown,
  type Verdict,
} from "./lifecycle.ts"
export { commandsIn, compileMachine, type Guard, type MachineTable, type Status, type Step, target } from "./machine.ts"
export type { Condition, Measure, Quantity } from "./measure.ts"
export { dutyTimes, noticed } from "./notice.ts"
export { replay, verify, type Verification } from "./replay.ts"
export { shownBy } from "./shown.ts"
export { stateDiagram } from "./state-diagram.ts"
export { type Act, emptyTrail, type Trail } from "./trail.ts"
