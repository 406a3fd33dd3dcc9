/** The statuses of a person and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { PersonCommands } from "./person-commands.ts"
import { blankPerson, type Person } from "./person-record.ts"

type Input = {
  readonly [C in keyof PersonCommands]: { readonly type: C; readonly input: PersonCommands[C] }
}[keyof PersonCommands]

const qualifying = { grantQualification: {}, withdrawQualification: {} }

/**
 * The machine of a person. Somebody disabled takes no visit but can be released from one.
 *
 * @category person
 * @since 0.1.0
 */
export const personMachine = setup({ types: {} as { context: Person; events: Input } }).createMachine({
  id: "person",
  context: blankPerson,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { register: "active" } },
    active: {
      meta: { category: "open" },
      on: { ...qualifying, book: {}, release: {}, disable: "disabled", leave: "left" },
    },
    disabled: { meta: { category: "open" }, on: { ...qualifying, release: {}, enable: "active", leave: "left" } },
    left: { meta: { category: "closed" }, type: "final" },
  },
})
