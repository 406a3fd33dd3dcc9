/** Rules of 5.3.3 on issued parts: only for the engineer and the ticket they were issued for, and every piece told of. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import type { Actor } from "../../../trust/actor.ts"
import { itemOf } from "../requisition-needs.ts"
import { heldOf, issuedOf, outstandingOf, pendingOf, type Requisition } from "../requisition-record.ts"
import type { RequisitionShape } from "../requisition-shape.ts"

const rule = ruleOf<RequisitionShape>()

type Item = RequisitionShape["commands"]["handBack"]["items"][number]

const isEngineer = ({ engineer }: Requisition, { id, delegateOf }: Actor): boolean =>
  engineer === id || engineer === delegateOf

/** Of the pieces named, the sum for each line, lot and serial number. */
const byItem = (items: ReadonlyArray<Item>): ReadonlyArray<Required<Item>> => {
  const sums = new Map<string, Required<Item>>()
  for (const { line, item: written, quantity } of items) {
    const item = itemOf(written)
    const key = `${line} ${item}`
    sums.set(key, { line, item, quantity: quantity + (sums.get(key)?.quantity ?? 0) })
  }
  return [...sums.values()]
}

const beyond = (items: ReadonlyArray<Item>, most: (line: number, item: string) => number) => {
  const over = byItem(items).filter(({ line, item, quantity }) => quantity > most(line, item))
  return (
    over.length === 0 ||
    fails({
      lines: over.map(({ line }) => line),
      items: over.map(({ item }) => (item === "" ? "–" : item)),
      asked: over.map(({ quantity }) => quantity),
      held: over.map(({ line, item }) => most(line, item)),
    })
  )
}

export const custodyRules = {
  "own-parts": rule({
    clause: "5.3.3",
    on: ["confirmReceipt", "recordUse", "handBack", "reportLost"],
    check: (record, _input, { actor }) =>
      isEngineer(record, actor) || fails({ person: actor.id, engineer: record.engineer }),
  }),
  "own-word-withdrawn": rule({
    clause: "5.3.3",
    on: ["withdrawHandOver", "withdrawHandBack", "withdrawLoss"],
    check: (record, _input, { actor }) =>
      isEngineer(record, actor) ||
      actor.roles.some((role) => role === "storekeeper" || role === "supervisor") ||
      fails({ person: actor.id, engineer: record.engineer }),
  }),
  "something-is-reserved": rule({
    clause: "5.3.1",
    on: ["releaseReservation"],
    check: ({ lines }) => lines.some(({ reserved }) => reserved.length > 0) || fails(),
  }),
  "used-through-the-ticket": rule({
    clause: "5.3.3",
    on: ["recordUse"],
    mend: "ticket.replacePart",
    check: ({ ticket, ticketElsewhere }, _input, { via }) =>
      ticketElsewhere === true || via !== undefined || fails({ ticket }),
  }),
  "used-on-its-ticket": rule({
    clause: "5.3.3",
    on: ["recordUse"],
    mend: "handBack",
    check: (record, { ticket }) => ticket === record.ticket || fails({ ticket, issuedFor: record.ticket }),
  }),
  "no-more-than-held": rule({
    clause: "5.3.3",
    on: ["recordUse", "handBack", "reportLost"],
    check: (record, input) =>
      beyond("items" in input ? input.items : [input], (line, item) => heldOf(record, line, item)),
  }),
  "no-more-than-handed-back": rule({
    clause: "5.3.3",
    on: ["takeBack"],
    mend: "handBack",
    check: (record, { items }) => beyond(items, (line, item) => pendingOf(record, "returned", line, item)),
  }),
  "bin-offers-the-storage-class": rule({
    clause: "5.2.3",
    on: ["takeBack"],
    check: (record, { items }, { facts: { bins, catalogue } }) => {
      if (bins === undefined) return unknown("bins")
      if (catalogue === undefined) return unknown("catalogue")
      const misfits = items.filter(({ line, bin: id }) => {
        const part = record.lines.find((one) => one.line === line)?.part
        const storageClass = catalogue.find((one) => one.id === part)?.storageClass
        const bin = bins.find((one) => one.id === id)
        return bin?.status !== "open" || storageClass === undefined || !bin.storageClasses.includes(storageClass)
      })
      return misfits.length === 0 || fails({ bins: [...new Set(misfits.map(({ bin }) => bin))] })
    },
  }),
  "hand-back-is-reported": rule({
    clause: "5.3.3",
    on: ["withdrawHandBack"],
    check: ({ pending }) => pending.some(({ as }) => as === "returned") || fails(),
  }),
  "loss-is-reported": rule({
    clause: "5.3.3",
    on: ["confirmLoss", "withdrawLoss"],
    mend: "reportLost",
    check: ({ pending }) => pending.some(({ as }) => as === "lost") || fails(),
  }),
  "every-piece-accounted-for": rule({
    clause: "5.3.3",
    on: ["close"],
    mend: "handBack",
    check: ({ lines }) => {
      const open = lines.filter((line) => outstandingOf(line) !== 0)
      return (
        open.length === 0 ||
        fails({
          lines: open.map(({ line }) => line),
          issued: open.map(issuedOf),
          used: open.map(({ used }) => used),
          returned: open.map(({ returned }) => returned),
          lost: open.map(({ lost }) => lost),
        })
      )
    },
  }),
}
