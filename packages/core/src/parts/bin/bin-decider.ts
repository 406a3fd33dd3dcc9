/** What each command makes true of a bin, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { BinShape } from "./bin-shape.ts"

/**
 * The decider of a bin.
 *
 * @category bin
 * @since 0.1.0
 */
export const binDecider: Decider<BinShape> = {
  register: (_bin, data) => [{ type: "registered", data }],
  openBooks: (_bin, data) => [{ type: "booksOpened", data }],
  change: (_bin, data) => [{ type: "changed", data }],
  block: (_bin, data) => [{ type: "blocked", data }],
  unblock: (_bin, data) => [{ type: "unblocked", data }],
  retire: (_bin, data) => [{ type: "retired", data }],
}

/**
 * The evolver of a bin.
 *
 * @category bin
 * @since 0.1.0
 */
export const binEvolver: Evolver<BinShape> = {
  registered: (_bin, { warehouse, storageClasses }) => ({ warehouse, storageClasses }),
  booksOpened: () => ({}),
  changed: (_bin, { storageClasses }) => ({ storageClasses }),
  blocked: () => ({}),
  unblocked: () => ({}),
  retired: () => ({}),
}
