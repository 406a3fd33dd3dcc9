/** What people ask for on a standard: the input of each command, its clause, who may give it, what it needs to know. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { ServiceKind } from "../../team/service-kind.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { StandardStep } from "./standard-record.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

const quality = ["quality"] as const
const steps = List(StandardStep).check(Schema.isMaxLength(200))

/**
 * The commands of a standard. `supersede` follows from the approval of the edition that takes its place.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardCommands = {
  draft: command({
    input: Struct({
      service: ServiceKind,
      product: Text,
      edition: Count,
      title: Text,
      steps,
      supersedes: optional(Identifier),
    }),
    clause: "4.1.1",
    by: quality,
    creates: true,
  }),
  edit: command({
    input: Struct({
      edition: optional(Count),
      title: optional(Text),
      steps: optional(steps),
      supersedes: optional(Identifier),
    }),
    clause: "4.1.1",
    by: quality,
  }),
  submit: command({ input: Struct({}), clause: "4.1.2", by: quality }),
  approve: command({
    input: Struct({}),
    clause: "4.1.1",
    by: quality,
    needs: {
      previous: { kind: "standard", id: { column: "supersedes" } },
      inForce: {
        kind: "standard",
        where: { service: { column: "service" }, product: { column: "product" }, status: { value: "inForce" } },
        // One may be the edition that is superseded; a second one is too many, however many there are.
        limit: 2,
      },
    },
  }),
  withdraw: command({ input: Struct({ reason: Text }), clause: "4.1.1", by: quality }),
  supersede: command({ input: Struct({ successor: Identifier }), clause: "4.1.1", by: ["system"] }),
}

/**
 * The inputs of a standard's commands.
 *
 * @category standard
 * @since 0.1.0
 */
export type StandardCommands = CommandTypes<typeof standardCommands>

/**
 * The commands that make a standard.
 *
 * @category standard
 * @since 0.1.0
 */
export type StandardCreating = Creating<typeof standardCommands>
