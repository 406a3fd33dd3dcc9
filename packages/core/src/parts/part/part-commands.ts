/** What people ask for on a part: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import { Count } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { Awaiting, Part, UsageClass } from "./part-record.ts"

const { optionalKey: optional, Struct } = Schema

const keepers = ["storekeeper", "buyer", "supervisor", "system"] as const
const { name, model, unit, tracking, storageClass, shelfLifeDays, price, abc } = Part.fields

/**
 * The commands of a part.
 *
 * **Details**
 *
 * The unit that quantities count, and how pieces are told apart, are said once: what the ledger holds would mean
 * something else if they changed. A part that was registered wrongly is discontinued, and registered under another id.
 * `recordShortage` follows from what happens to a requisition; `short` is all that it is short of now, 0 where nothing.
 *
 * @category part
 * @since 0.1.0
 */
export const partCommands = {
  register: command({
    input: Struct({ name, model, unit, tracking, storageClass, shelfLifeDays, price, abc }),
    clause: "5.1.1",
    by: keepers,
    creates: true,
  }),
  change: command({
    input: Struct({
      name: optional(name),
      model: optional(model),
      storageClass: optional(storageClass),
      shelfLifeDays,
      price,
    }),
    clause: "5.1.1",
    by: keepers,
    needs: { stock: { stock: ({ record }) => (record.id === "" ? [] : [{ part: record.id as string }]) } },
  }),
  classify: command({ input: Struct({ abc: UsageClass }), clause: "5.1.3", by: keepers }),
  discontinue: command({ input: Struct({ reason: Text }), clause: "5.1.1", by: keepers }),
  reinstate: command({ input: Struct({ reason: Text }), clause: "5.1.1", by: keepers }),
  recordShortage: command({
    input: Struct({ ...Awaiting.fields, short: Count }),
    clause: "5.3.1",
    by: onlyFollows,
  }),
}

/**
 * The inputs of a part's commands.
 *
 * @category part
 * @since 0.1.0
 */
export type PartCommands = CommandTypes<typeof partCommands>

/**
 * The commands that make a part.
 *
 * @category part
 * @since 0.1.0
 */
export type PartCreating = Creating<typeof partCommands>
