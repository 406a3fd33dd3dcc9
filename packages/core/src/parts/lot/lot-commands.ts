/** What is asked for on a lot: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { lotId, LotNumber } from "../serial.ts"

const { optionalKey: optional, Struct } = Schema

/**
 * The commands of a lot.
 *
 * **Details**
 *
 * `enter` follows from the document by which the first pieces of the lot come in. `warn` and `expire` are the desk's
 * own, when the day has come. A date of expiry that was taken down wrongly, or not at all, is corrected with a reason.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotCommands = {
  enter: command({
    input: Struct({ part: Identifier, lot: LotNumber, expiresAt: optional(InstantMs) }),
    clause: "5.2.3",
    by: onlyFollows,
    creates: true,
    id: ({ part, lot }) => lotId(part as string, lot as string),
  }),
  correctExpiry: command({
    input: Struct({ expiresAt: InstantMs, reason: Text }),
    clause: "5.2.3",
    by: ["quality", "supervisor"],
  }),
  warn: command({ input: Struct({}), clause: "5.2.3", by: ["system"] }),
  expire: command({ input: Struct({}), clause: "5.2.3", by: ["system"] }),
}

/**
 * The inputs of a lot's commands.
 *
 * @category lot
 * @since 0.1.0
 */
export type LotCommands = CommandTypes<typeof lotCommands>

/**
 * The commands that make a lot.
 *
 * @category lot
 * @since 0.1.0
 */
export type LotCreating = Creating<typeof lotCommands>
