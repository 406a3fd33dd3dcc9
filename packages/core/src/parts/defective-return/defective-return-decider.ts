/** What each command makes true of a defective return, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import { placeOf, sortOf } from "../../ledger/place.ts"
import { normalizeSerial } from "../serial.ts"
import { partOf } from "./defective-return-rules.ts"
import type { DefectiveReturnShape } from "./defective-return-shape.ts"

/**
 * The decider of a defective return.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnDecider: Decider<DefectiveReturnShape> = {
  expect: (_record, data) => [{ type: "expected", data }],
  receive: (record, { serial = record.serial, quantity = record.quantity, condition }, { facts }) => {
    const single = partOf(record, facts)?.tracking === "serial"
    const known = facts.units?.[0]?.place
    const data = {
      ...(serial === undefined ? {} : { serial }),
      ...(condition === undefined ? {} : { condition }),
      quantity,
      single,
      item: single ? (normalizeSerial(serial ?? "") ?? "") : "",
      // A piece that the company never had on its books comes from nowhere.
      from: known !== undefined && sortOf(known) === "installed" ? known : placeOf("found"),
    }
    return [{ type: "received", data }]
  },
  reportMissing: (_record, data) => [{ type: "reportedMissing", data }],
  decide: (_record, data) => [{ type: "decided", data }],
  inspectRepair: ({ item }, data) => [{ type: "repairInspected", data: { ...data, single: item !== "" } }],
  markScrapped: (_record, data) => [{ type: "scrapped", data }],
  markSentBack: (_record, data) => [{ type: "sentBack", data }],
}

/**
 * The evolver of a defective return.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnEvolver: Evolver<DefectiveReturnShape> = {
  expected: (_record, data) => data,
  received: (_record, { serial, quantity, item }, { occurredAt: receivedAt }) => ({
    ...(serial === undefined ? {} : { serial }),
    quantity,
    item,
    receivedAt,
    place: placeOf("defective"),
  }),
  reportedMissing: (_record, { reason }, { by, occurredAt: at }) => ({ missing: { reason, by, at } }),
  decided: (_record, data, { by, occurredAt: at }) => ({ decision: { ...data, by, at } }),
  repairInspected: ({ repairs }, { repairedBy, passed, finding, bin }, { by, occurredAt: at }) => ({
    repairs: [...repairs, { repairedBy, passed, finding, by, at }],
    ...(passed && bin !== undefined ? { place: placeOf("bin", bin) } : {}),
  }),
  scrapped: (_record, { scrap }) => ({ scrap }),
  sentBack: (_record, { supplierReturn }) => ({ supplierReturn }),
}
