/** What documents ask of a part unit: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import { PlaceName } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { partUnitId, Serial } from "../serial.ts"

const { optionalKey: optional, Struct } = Schema

const by = onlyFollows
const id = ({ part, serial }: { readonly [field: string]: unknown }): string =>
  partUnitId(part as string, serial as string)

/**
 * The commands of a part unit. A supplier may announce pieces (`order`), and `warn` and `expire` are the desk's own; all
 * others only ever follow from a document, which moves the piece in the stock ledger.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitCommands = {
  order: command({
    input: Struct({ part: Identifier, serial: Serial, order: Identifier }),
    clause: "5.1.1",
    by: ["buyer", "storekeeper", "system"],
    creates: true,
    id,
  }),
  enter: command({
    input: Struct({
      part: Identifier,
      serial: Serial,
      place: PlaceName,
      receipt: optional(Identifier),
      supplier: optional(Identifier),
      order: optional(Identifier),
      expiresAt: optional(InstantMs),
      ticket: optional(Identifier),
    }),
    clause: "5.1.1",
    by,
    creates: true,
    id,
  }),
  arrive: command({
    input: Struct({
      receipt: Identifier,
      supplier: optional(Identifier),
      order: optional(Identifier),
      expiresAt: optional(InstantMs),
    }),
    clause: "5.1.1",
    by,
  }),
  reject: command({ input: Struct({}), clause: "5.2.2", by }),
  putAway: command({ input: Struct({ bin: Identifier }), clause: "5.2.3", by }),
  move: command({ input: Struct({ place: PlaceName }), clause: "5.2.3", by }),
  issue: command({
    input: Struct({ engineer: Identifier, requisition: Identifier, ticket: Identifier }),
    clause: "5.3.2",
    by,
  }),
  takeBack: command({ input: Struct({ bin: Identifier }), clause: "5.3.3", by }),
  install: command({
    input: Struct({ ticket: Identifier, warrantyDays: Count, at: InstantMs }),
    clause: "5.3.3",
    by,
  }),
  bringBack: command({ input: Struct({ defectiveReturn: Identifier }), clause: "5.3.3", by }),
  sendBack: command({ input: Struct({ supplierReturn: Identifier, supplier: Identifier }), clause: "5.2.1", by }),
  scrap: command({ input: Struct({ scrap: Identifier }), clause: "5.4.2", by }),
  destroy: command({ input: Struct({}), clause: "5.4.3", by }),
  lose: command({ input: Struct({}), clause: "5.1.2", by }),
  recover: command({ input: Struct({ place: PlaceName }), clause: "5.1.2", by }),
  warn: command({ input: Struct({}), clause: "5.2.3", by: ["system"] }),
  expire: command({ input: Struct({}), clause: "5.2.3", by: ["system"] }),
}

/**
 * The inputs of a part unit's commands.
 *
 * @category part unit
 * @since 0.1.0
 */
export type PartUnitCommands = CommandTypes<typeof partUnitCommands>

/**
 * The commands that make a part unit.
 *
 * @category part unit
 * @since 0.1.0
 */
export type PartUnitCreating = Creating<typeof partUnitCommands>
