/** What each command makes true of a standard, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { StandardShape } from "./standard-shape.ts"

/**
 * The decider of a standard.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardDecider: Decider<StandardShape> = {
  draft: (_standard, data) => [{ type: "drafted", data }],
  edit: (_standard, data) => [{ type: "edited", data }],
  submit: () => [{ type: "submitted", data: {} }],
  approve: () => [{ type: "approved", data: {} }],
  withdraw: (_standard, data) => [{ type: "withdrawn", data }],
  supersede: (_standard, data) => [{ type: "superseded", data }],
}

/**
 * The evolver of a standard.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardEvolver: Evolver<StandardShape> = {
  drafted: (_standard, data) => data,
  edited: (_standard, data) => data,
  submitted: () => ({}),
  approved: () => ({}),
  withdrawn: () => ({}),
  superseded: () => ({}),
}
