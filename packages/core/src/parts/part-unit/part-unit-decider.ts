/** What each command makes true of a part unit, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import { placeOf } from "../../ledger/place.ts"
import { normalizeSerial } from "../serial.ts"
import type { PartUnitShape } from "./part-unit-shape.ts"

/**
 * The decider of a part unit.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitDecider: Decider<PartUnitShape> = {
  order: (_unit, data) => [{ type: "ordered", data: { ...data, item: normalizeSerial(data.serial)! } }],
  enter: (_unit, data) => [{ type: "entered", data: { ...data, item: normalizeSerial(data.serial)! } }],
  arrive: (_unit, data) => [{ type: "arrived", data }],
  reject: (_unit, data) => [{ type: "rejected", data }],
  putAway: (_unit, data) => [{ type: "putAway", data }],
  move: ({ status, expiresAt }, data) => {
    const watchedAgain = status === "defective" && expiresAt !== undefined ? { expiresAt } : {}
    return [{ type: "moved", data: { ...data, ...watchedAgain } }]
  },
  issue: (_unit, data) => [{ type: "issued", data }],
  takeBack: (_unit, data) => [{ type: "takenBack", data }],
  install: (_unit, data) => [{ type: "installed", data }],
  bringBack: (_unit, data) => [{ type: "broughtBack", data }],
  sendBack: (_unit, data) => [{ type: "sentBack", data }],
  scrap: (_unit, data) => [{ type: "scrapped", data }],
  destroy: (_unit, data) => [{ type: "destroyed", data }],
  lose: (_unit, data) => [{ type: "lost", data }],
  recover: (_unit, data) => [{ type: "recovered", data }],
  warn: (_unit, data) => [{ type: "warned", data }],
  expire: (_unit, data) => [{ type: "expired", data }],
}

/**
 * The evolver of a part unit.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitEvolver: Evolver<PartUnitShape> = {
  ordered: (_unit, data) => data,
  entered: (_unit, data) => data,
  arrived: (_unit, data) => ({ ...data, place: placeOf("inspection") }),
  rejected: () => ({ place: placeOf("quarantine") }),
  putAway: (_unit, { bin }) => ({ place: placeOf("bin", bin) }),
  moved: (_unit, { place }) => ({ place }),
  issued: (_unit, { engineer, requisition, ticket }) => ({
    place: placeOf("custody", engineer),
    engineer,
    requisition,
    ticket,
  }),
  takenBack: (_unit, { bin }) => ({ place: placeOf("bin", bin) }),
  installed: (_unit, { ticket, warrantyDays: days, at: from }) => ({
    place: placeOf("installed", ticket),
    ticket,
    warranty: { from, days },
  }),
  broughtBack: (_unit, { defectiveReturn }) => ({ place: placeOf("defective"), defectiveReturn }),
  sentBack: (_unit, { supplierReturn, supplier }) => ({
    place: placeOf("supplier", supplier),
    supplierReturn,
    supplier,
  }),
  scrapped: (_unit, { scrap }) => ({ place: placeOf("scrap"), scrap }),
  destroyed: () => ({ place: placeOf("destroyed") }),
  lost: () => ({ place: placeOf("lost") }),
  recovered: (_unit, { place }) => ({ place }),
  warned: () => ({}),
  expired: () => ({}),
}
