/** The part: one line of the catalogue, by whose id the stock ledger knows it (clauses 5.1.1, 5.2.3). */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { partCommands } from "./part-commands.ts"
import { partDecider, partEvolver } from "./part-decider.ts"
import { partEvents } from "./part-events.ts"
import { partMachine } from "./part-machine.ts"
import { blankPart, Part } from "./part-record.ts"
import { partRules } from "./part-rules.ts"
import type { PartShape } from "./part-shape.ts"

/**
 * What of a part stands in columns of its own, for queries and search. `short` is how much requisitions wait for.
 *
 * @category part
 * @since 0.1.0
 */
export const partColumns = {
  name: { type: "text", indexed: false, searched: true, value: (part) => part.name },
  model: { type: "text", indexed: true, searched: true, value: (part) => part.model },
  tracking: { type: "text", indexed: false, value: (part) => part.tracking },
  storageClass: { type: "text", indexed: true, value: (part) => part.storageClass },
  abc: { type: "text", indexed: true, value: (part) => part.abc },
  short: {
    type: "integer",
    indexed: false,
    value: ({ awaitedBy }) => awaitedBy.reduce((sum, { short }) => sum + short, 0),
  },
} satisfies Readonly<Record<string, RecordColumn<PartShape>>>

/**
 * The lifecycle of a part. It holds nothing personal and moves no stock.
 *
 * @category part
 * @since 0.1.0
 */
export const part: Lifecycle<PartShape> = lifecycle<PartShape>({
  kind: "part",
  version: 1,
  record: Part,
  blank: blankPart,
  copy: (record) => ({ ...record }),
  columns: partColumns,
  commands: partCommands,
  events: partEvents,
  machine: partMachine,
  rules: partRules,
  duties: {},
  separations: {},
  followUps: [],
  decider: partDecider,
  evolver: partEvolver,
  subject: () => undefined,
})

export type { PartShape } from "./part-shape.ts"
