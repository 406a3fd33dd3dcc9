/** What people ask for on a bin: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import { placeOf } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Text } from "../../values/text.ts"
import { StorageClasses } from "./bin-record.ts"

const { Struct } = Schema

const keepers = ["storekeeper", "supervisor", "system"] as const

const content = {
  stock: {
    stock: ({ record }: { readonly record: { readonly id: string } }) =>
      record.id === "" ? [] : [{ place: placeOf("bin", record.id) }],
  },
} as const

/**
 * The commands of a bin.
 *
 * **Details**
 *
 * What a bin offers is changed, and a bin is retired, while it is blocked: then nothing comes in that the change does
 * not know of. The id is the name that is written on the bin. `openBooks` follows an opening stock.
 *
 * @category bin
 * @since 0.1.0
 */
export const binCommands = {
  register: command({
    input: Struct({ warehouse: Text, storageClasses: StorageClasses }),
    clause: "5.2.3",
    by: keepers,
    creates: true,
  }),
  openBooks: command({ input: Struct({ openingStock: Identifier }), clause: "5.1.1", by: onlyFollows }),
  change: command({ input: Struct({ storageClasses: StorageClasses }), clause: "5.2.3", by: keepers, needs: content }),
  block: command({ input: Struct({ reason: Text }), clause: "5.2.3", by: keepers }),
  unblock: command({ input: Struct({ reason: Text }), clause: "5.2.3", by: keepers }),
  retire: command({ input: Struct({}), clause: "5.2.3", by: keepers, needs: content }),
}

/**
 * The inputs of a bin's commands.
 *
 * @category bin
 * @since 0.1.0
 */
export type BinCommands = CommandTypes<typeof binCommands>

/**
 * The commands that make a bin.
 *
 * @category bin
 * @since 0.1.0
 */
export type BinCreating = Creating<typeof binCommands>
