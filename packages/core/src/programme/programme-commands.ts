/** What people ask for on a programme: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../engine/command.ts"
import { Rhythm } from "../time/rhythm.ts"
import { Identifier } from "../values/identifier.ts"
import { InstantMs } from "../values/number.ts"
import { LongText, Text } from "../values/text.ts"
import { Subject } from "./programme-record.ts"

const { optionalKey: optional, Struct } = Schema

const heads = ["supervisor", "quality", "personnel"] as const
const everybody = ["clerk", "specialist", "dispatcher", "engineer", "fleet", ...heads] as const

/**
 * The commands of a programme.
 *
 * **Details**
 *
 * Without a rhythm, `establish` takes the policy's figure for the subject, counted from the day on which it is given.
 * An occasion is named by its day, `2026-03-31`, as `next.day` of the programme tells it.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeCommands = {
  establish: command({
    input: Struct({
      subject: Subject,
      title: Text,
      owner: Identifier,
      scope: Text,
      rhythm: optional(Rhythm),
      endsAt: optional(InstantMs),
    }),
    clause: "1.1",
    by: heads,
    creates: true,
  }),
  hold: command({
    input: Struct({ occasion: Text, evidence: Text, note: optional(LongText) }),
    clause: "1.1",
    by: everybody,
  }),
  skip: command({ input: Struct({ occasion: Text, reason: Text }), clause: "1.1", by: heads }),
  appointOwner: command({ input: Struct({ owner: Identifier, reason: Text }), clause: "1.3.3", by: heads }),
  changeRhythm: command({ input: Struct({ rhythm: Rhythm, reason: Text }), clause: "1.1", by: heads }),
  pause: command({ input: Struct({ reason: Text }), clause: "1.1", by: heads }),
  resume: command({ input: Struct({}), clause: "1.1", by: heads }),
  end: command({ input: Struct({ reason: Text }), clause: "1.1", by: heads }),
}

/**
 * The inputs of a programme's commands.
 *
 * @category programme
 * @since 0.1.0
 */
export type ProgrammeCommands = CommandTypes<typeof programmeCommands>

/**
 * The commands that make a programme.
 *
 * @category programme
 * @since 0.1.0
 */
export type ProgrammeCreating = Creating<typeof programmeCommands>
