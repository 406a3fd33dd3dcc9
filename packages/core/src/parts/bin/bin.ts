/** The storage bin: where parts lie, each kind as it must be stored (clause 5.2.3). */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { binCommands } from "./bin-commands.ts"
import { binDecider, binEvolver } from "./bin-decider.ts"
import { binEvents } from "./bin-events.ts"
import { binMachine } from "./bin-machine.ts"
import { Bin, blankBin } from "./bin-record.ts"
import { binRules } from "./bin-rules.ts"
import type { BinShape } from "./bin-shape.ts"

/**
 * What of a bin stands in columns of its own, for queries.
 *
 * @category bin
 * @since 0.1.0
 */
export const binColumns = {
  warehouse: { type: "text", indexed: true, value: (bin) => bin.warehouse },
} satisfies Readonly<Record<string, RecordColumn<BinShape>>>

/**
 * The lifecycle of a bin. It holds nothing personal and moves no stock.
 *
 * @category bin
 * @since 0.1.0
 */
export const bin: Lifecycle<BinShape> = lifecycle<BinShape>({
  kind: "bin",
  version: 1,
  record: Bin,
  blank: blankBin,
  copy: (record) => ({ ...record }),
  columns: binColumns,
  commands: binCommands,
  events: binEvents,
  machine: binMachine,
  rules: binRules,
  duties: {},
  separations: {},
  followUps: [],
  decider: binDecider,
  evolver: binEvolver,
  subject: () => undefined,
})

export type { BinShape } from "./bin-shape.ts"
