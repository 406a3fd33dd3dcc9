/** What each command makes true of a lot, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import { normalizeSerial } from "../serial.ts"
import type { LotShape } from "./lot-shape.ts"

/**
 * The decider of a lot.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotDecider: Decider<LotShape> = {
  enter: (_lot, data) => [{ type: "entered", data: { ...data, item: normalizeSerial(data.lot)! } }],
  correctExpiry: (_lot, data) => [{ type: "expiryCorrected", data }],
  warn: () => [{ type: "warned", data: {} }],
  expire: () => [{ type: "expired", data: {} }],
}

/**
 * The evolver of a lot.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotEvolver: Evolver<LotShape> = {
  entered: (_lot, data) => data,
  expiryCorrected: (_lot, { expiresAt }) => ({ expiresAt }),
  warned: () => ({}),
  expired: () => ({}),
}
