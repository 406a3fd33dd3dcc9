/** Chapter 4: service quality control. */
export { quality } from "./chapter.ts"
export { standardCommands, type StandardCommands } from "./standard/standard-commands.ts"
export { standardEvents, type StandardEvents } from "./standard/standard-events.ts"
export { standardMachine } from "./standard/standard-machine.ts"
export { Standard, StandardStep } from "./standard/standard-record.ts"
export { standardRules } from "./standard/standard-rules.ts"
export { standard, standardSeparations, type StandardFacts, type StandardShape } from "./standard/standard.ts"
