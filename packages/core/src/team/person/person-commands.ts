/** What people ask for on a person's record: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { Identifier } from "../../values/identifier.ts"
import { Personal, Text } from "../../values/text.ts"
import { Booking, QualificationGrant, ServiceNeed } from "./person-record.ts"

const { optionalKey: optional, Struct } = Schema

const personnel = ["personnel"] as const
const planning = ["dispatcher", "system"] as const

/**
 * The commands of a person. `book` and `release` follow from a ticket's appointments.
 *
 * @category person
 * @since 0.1.0
 */
export const personCommands = {
  register: command({
    input: Struct({ name: Personal, telephone: optional(Personal), post: Text, department: Identifier }),
    clause: "2.1.2",
    by: personnel,
    creates: true,
  }),
  grantQualification: command({ input: QualificationGrant, clause: "2.1.2", by: personnel }),
  withdrawQualification: command({ input: Struct({ id: Identifier }), clause: "2.1.2", by: personnel }),
  disable: command({ input: Struct({ reason: optional(Personal) }), clause: "2.1.2", by: personnel }),
  enable: command({ input: Struct({}), clause: "2.1.2", by: personnel }),
  leave: command({ input: Struct({}), clause: "2.1.2", by: personnel }),
  book: command({ input: Struct({ ...Booking.fields, need: ServiceNeed }), clause: "3.2.1", by: planning }),
  release: command({ input: Struct({ ticket: Identifier }), clause: "3.2.1", by: planning }),
}

/**
 * The inputs of a person's commands.
 *
 * @category person
 * @since 0.1.0
 */
export type PersonCommands = CommandTypes<typeof personCommands>

/**
 * The commands that make a person's record.
 *
 * @category person
 * @since 0.1.0
 */
export type PersonCreating = Creating<typeof personCommands>
