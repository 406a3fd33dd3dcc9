/** What can be true of a defective return: the piece that was replaced, and back in stock only once it passed. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { normalizeSerial } from "../serial.ts"
import type { DefectiveReturn } from "./defective-return-record.ts"
import type { DefectiveReturnShape } from "./defective-return-shape.ts"

const rule = ruleOf<DefectiveReturnShape>()

type Facts = DefectiveReturnShape["facts"]

/** The part of a return in the catalogue; `undefined` where the catalogue is not known, `null` where it has it not. */
export const partOf = ({ part }: DefectiveReturn, { catalogue }: Facts) =>
  catalogue && (catalogue.find(({ id }) => id === part) ?? null)

/**
 * The rules of a defective return.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnRules = {
  "returned-part-in-catalogue": rule({
    clause: "5.3.3",
    on: ["receive"],
    mend: "part.register",
    check: (record, _input, { facts }) => {
      const part = partOf(record, facts)
      return part === undefined ? unknown("catalogue") : part !== null || fails({ part: record.part })
    },
  }),
  "returned-serial-is-told": rule({
    clause: "5.3.3",
    on: ["receive"],
    check: (record, { serial = record.serial, quantity = record.quantity }, { facts }) => {
      const part = partOf(record, facts)
      if (part === undefined) return unknown("catalogue")
      return part?.tracking !== "serial" || (serial !== undefined && quantity === 1) || fails({ part: record.part })
    },
  }),
  "all-that-was-expected": rule({
    clause: "5.3.3",
    on: ["receive"],
    mend: "reportMissing",
    // What is short is somebody's word first, so that half of it does not end the duty for the whole.
    check: ({ status, quantity: expected }, { quantity = expected }) =>
      quantity === expected || (quantity < expected && status === "missing") || fails({ came: quantity, expected }),
  }),
  "returned-piece-was-in-use": rule({
    clause: "5.3.3",
    on: ["receive"],
    check: (_record, _input, { facts: { units } }) => {
      if (units === undefined) return unknown("units")
      const elsewhere = units.find(({ status }) => status !== "installed")
      return elsewhere === undefined || fails({ serial: elsewhere.serial, status: elsewhere.status })
    },
  }),
  "replacement-did-not-come-back": rule({
    clause: "5.3.3",
    on: ["expect", "receive"],
    check: (record, input) => {
      const { serial, replacedBy } = { ...record, ...input }
      const [one, other] = [normalizeSerial(serial ?? ""), normalizeSerial(replacedBy ?? "")]
      return one === undefined || one !== other || fails({ serial: one })
    },
  }),
  "inspected-by-another": rule({
    clause: "5.2.2",
    on: ["inspectRepair"],
    check: (_record, { repairedBy }, { actor }) =>
      (repairedBy !== actor.id && repairedBy !== actor.delegateOf) || fails({ person: actor.id }),
  }),
  "repaired-part-has-its-lot": rule({
    clause: "5.2.3",
    on: ["inspectRepair"],
    mend: "decide",
    // What came back from a customer tells no lot, and a part that is tracked by lot is issued by it alone.
    check: (record, { passed }, { facts }) => {
      // Whether the part is in the catalogue at all, the rule on its bin tells.
      const part = partOf(record, facts)
      return !passed || part?.tracking !== "lot" || record.item !== "" || fails({ part: record.part })
    },
  }),
  "repaired-goes-into-a-fitting-bin": rule({
    clause: "5.2.3",
    on: ["inspectRepair"],
    check: (record, { passed, bin: id }, { facts }) => {
      if (!passed) return true
      const part = partOf(record, facts)
      if (facts.bins === undefined) return unknown("bins")
      if (part === undefined) return unknown("catalogue")
      const bin = facts.bins.find((one) => one.id === id)
      const fits = bin?.status === "open" && part !== null && bin.storageClasses.includes(part.storageClass)
      return fits || fails({ bin: id ?? null, storageClass: part?.storageClass ?? null })
    },
  }),
}
