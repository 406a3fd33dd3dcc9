/** The statuses of a programme and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { ProgrammeCommands } from "./programme-commands.ts"
import { blankProgramme, type Programme } from "./programme-record.ts"

type Input = {
  readonly [C in keyof ProgrammeCommands]: { readonly type: C; readonly input: ProgrammeCommands[C] }
}[keyof ProgrammeCommands]

/**
 * The machine of a programme.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeMachine = setup({ types: {} as { context: Programme; events: Input } }).createMachine({
  id: "programme",
  context: blankProgramme,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { establish: "running" } },
    running: {
      meta: { category: "open" },
      on: { hold: {}, skip: {}, appointOwner: {}, changeRhythm: {}, pause: "paused", end: "ended" },
    },
    paused: {
      meta: { category: "open" },
      on: { appointOwner: {}, changeRhythm: {}, resume: "running", end: "ended" },
    },
    ended: { meta: { category: "closed" }, type: "final" },
  },
})
