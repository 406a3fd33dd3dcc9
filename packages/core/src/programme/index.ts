/** Programmes: the records behind the periodic duties of the regulation. */
export { programmes } from "./chapter.ts"
export { programmeCommands, type ProgrammeCommands } from "./programme-commands.ts"
export { programmeEvents, type ProgrammeEvents } from "./programme-events.ts"
export { programmeMachine } from "./programme-machine.ts"
export { Programme } from "./programme-record.ts"
export { programmeRules } from "./programme-rules.ts"
export { defaultRhythm, type ProgrammeSubject, programmeSubjectNames } from "./programme-subjects.ts"
export { programme, type ProgrammeShape } from "./programme.ts"
