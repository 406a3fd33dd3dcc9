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
export { command, type CommandDefinition, type CommandTypes, type Creating, onlyFollows } from "./command.ts"
export type { Context } from "./context.ts"
export type { Decider, EventMeta, Evolver } from "./decider.ts"
export type { DutyDefinition, DutyStart } from "./duty-definition.ts"
export { type FollowUp, followUpOf, type FollowUpTarget } from "./follow-up.ts"
export { lifecycle, type Lifecycle, type Movements, type RecordColumn } from "./lifecycle.ts"
export type { Need, NeedAmong, Needing, NeedOperand } from "./need.ts"
export { fails, type Rule, ruleOf, type Seen, unknown, type Verdict } from "./rule.ts"
export type { CommandName, EventName, EventOf, EventTypes, Shape } from "./shape.ts"
export { commandsIn, compileMachine, type Guard, type MachineTable, type Status, type Step, target } from "./machine.ts"
export type { Condition, Measure, Quantity } from "./measure.ts"
export { dutyTimes, noticed } from "./notice.ts"
export { replay, verify, type Verification } from "./replay.ts"
export { shownBy } from "./shown.ts"
export { stateDiagram } from "./state-diagram.ts"
export { type Act, emptyTrail, type Trail } from "./trail.ts"
