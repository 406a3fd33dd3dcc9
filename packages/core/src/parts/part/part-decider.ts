/** What each command makes true of a part, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { PartShape } from "./part-shape.ts"

/**
 * The decider of a part.
 *
 * @category part
 * @since 0.1.0
 */
export const partDecider: Decider<PartShape> = {
  register: (_part, data) => [{ type: "registered", data }],
  change: (_part, data) => [{ type: "changed", data }],
  classify: (_part, data) => [{ type: "classified", data }],
  discontinue: (_part, data) => [{ type: "discontinued", data }],
  reinstate: (_part, data) => [{ type: "reinstated", data }],
  recordShortage: (_part, data) => [{ type: "shortageRecorded", data }],
}

/**
 * The evolver of a part.
 *
 * @category part
 * @since 0.1.0
 */
export const partEvolver: Evolver<PartShape> = {
  registered: (_part, data) => data,
  changed: (_part, data) => data,
  classified: (_part, { abc }) => ({ abc }),
  discontinued: () => ({}),
  reinstated: () => ({}),
  shortageRecorded: ({ awaitedBy }, { short, ...awaiting }) => {
    const others = awaitedBy.filter(({ requisition }) => requisition !== awaiting.requisition)
    return { awaitedBy: short === 0 ? others : [...others, { ...awaiting, short }] }
  },
}
