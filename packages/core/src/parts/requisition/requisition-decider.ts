/** Which events each command on a requisition leads to, once machine and rules allow it. */
import type { Context } from "../../engine/context.ts"
import type { Decider } from "../../engine/decider.ts"
import { placeOf } from "../../ledger/place.ts"
import { approvalBy } from "../../trust/approval.ts"
import { approvalAsked } from "./requisition-approval.ts"
import { isCompleteWith } from "./requisition-machine.ts"
import { beyond, itemOf, moved, pieces, type Picked, picksOf, reservedOf } from "./requisition-needs.ts"
import { outstandingOf, type Requisition, type RequisitionLine } from "./requisition-record.ts"
import type { RequisitionFacts, RequisitionShape } from "./requisition-shape.ts"

type Wanted = RequisitionShape["commands"]["submit"]["lines"]

// The rules have seen to it that each part is in the catalogue.
const linesOf = (
  wanted: Wanted,
  { facts: { catalogue = [] } }: Pick<Context<RequisitionFacts>, "facts">,
): ReadonlyArray<RequisitionLine> =>
  wanted.map(({ part, quantity }, index) => {
    const { name, model, unit, tracking } = catalogue.find(({ id }) => id === part)!
    const nothing = { reserved: [], issued: [], used: 0, returned: 0, lost: 0 }
    return { line: index + 1, part, name, model, unit, tracking, quantity, ...nothing }
  })

/** Whether nothing is with the engineer any more once these pieces are settled too. */
const isSettledWith = ({ lines }: Requisition, more: ReadonlyArray<{ readonly quantity: number }>): boolean =>
  lines.reduce((sum, line) => sum + outstandingOf(line), 0) === more.reduce((sum, { quantity }) => sum + quantity, 0)

const settled = (one: Omit<Picked, "place">, as: "used" | "returned" | "lost", place: string) => ({
  line: one.line,
  part: one.part,
  tracking: one.tracking,
  item: one.item,
  quantity: one.quantity,
  as,
  place,
})

const reported = (items: RequisitionShape["commands"]["handBack"]["items"], as: "returned" | "lost") =>
  items.map(({ line, item, quantity }) => ({ line, item: itemOf(item), quantity, as }))

/**
 * The decider of a requisition.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionDecider: Decider<RequisitionShape> = {
  submit: (_requisition, input, context) => {
    const lines = linesOf(input.lines, context)
    const approval = approvalAsked({ ...input, lines }, context.policy)
    const elsewhere = context.facts.ticket === false ? { ticketElsewhere: true } : {}
    return [{ type: "submitted", data: { ...input, lines, approval, ...elsewhere } }]
  },
  change: (requisition, { engineer = requisition.engineer, lines: wanted = requisition.lines, reason }, context) => {
    const lines = linesOf(wanted, context)
    const approval = approvalAsked({ ticket: requisition.ticket, engineer, lines }, context.policy)
    return [{ type: "changed", data: { engineer, lines, reason, released: reservedOf(requisition), approval } }]
  },
  approve: ({ approval }, _input, context) => [{ type: "approved", data: approvalBy(context, approval!) }],
  reject: (_requisition, data) => [{ type: "rejected", data }],
  cancel: (requisition, { reason }) => [{ type: "cancelled", data: { reason, released: reservedOf(requisition) } }],

  reserve: (requisition, input) => {
    const reserved = picksOf({ input, record: requisition }).map(moved)
    return [{ type: "partsReserved", data: { reserved, complete: isCompleteWith(requisition, reserved) } }]
  },
  fill: (requisition, { source, reservations }) => {
    const reserved = pieces(requisition, reservations).map(moved)
    const complete = isCompleteWith(requisition, reserved)
    return [{ type: "shortageFilled", data: { ...(source === undefined ? {} : { source }), reserved, complete } }]
  },
  releaseReservation: (requisition, { reason }) => [
    { type: "reservationReleased", data: { reason, released: reservedOf(requisition) } },
  ],

  handOver: (requisition, input) => {
    const picked = picksOf({ input, record: requisition }).map(moved)
    const before = reservedOf(requisition)
    return [
      { type: "handedOver", data: { picked, reserved: beyond(picked, before), released: beyond(before, picked) } },
    ]
  },
  withdrawHandOver: (_requisition, data) => [{ type: "handOverWithdrawn", data }],
  confirmReceipt: (requisition, _input, { facts: { ticket } }) => {
    const { engineer, lines } = requisition
    const issued = reservedOf(requisition).map((one) => {
      const { name, model, unit } = lines.find(({ line }) => line === one.line)!
      return { ...one, name, model, unit }
    })
    const customer = ticket ? { customer: ticket.customer.id } : {}
    return [{ type: "receiptConfirmed", data: { engineer, ticket: requisition.ticket, ...customer, issued } }]
  },

  recordUse: (requisition, input) => {
    const { ticket, warrantyDays } = input
    const used = pieces(requisition, [input]).map((one) => ({
      ...settled(one, "used", placeOf("installed", ticket)),
      warrantyDays,
    }))
    return [{ type: "useRecorded", data: { pieces: used, settled: isSettledWith(requisition, used) } }]
  },
  handBack: (requisition, { items }) => {
    const back = reported(items, "returned")
    const complete = isSettledWith(requisition, [...requisition.pending, ...back])
    return [{ type: "partsHandedBack", data: { items: back, complete } }]
  },
  withdrawHandBack: (_requisition, data) => [{ type: "handBackWithdrawn", data }],
  takeBack: (requisition, { items }) => {
    const taken = pieces(requisition, items).map((one) => settled(one, "returned", placeOf("bin", one.bin)))
    const awaited = requisition.pending.filter(({ as }) => as === "returned")
    const confirmed = sum(awaited) === sum(taken)
    return [{ type: "partsTakenBack", data: { pieces: taken, settled: isSettledWith(requisition, taken), confirmed } }]
  },
  reportLost: (requisition, { items: named, reason }) => {
    const items = reported(named, "lost")
    const complete = isSettledWith(requisition, [...requisition.pending, ...items])
    return [{ type: "lossReported", data: { items, reason, complete } }]
  },
  withdrawLoss: (_requisition, data) => [{ type: "lossWithdrawn", data }],
  confirmLoss: (requisition) => {
    const awaited = requisition.pending.filter(({ as }) => as === "lost")
    const lost = pieces(requisition, awaited).map((one) => settled(one, "lost", placeOf("lost")))
    return [{ type: "lossConfirmed", data: { pieces: lost, settled: isSettledWith(requisition, lost) } }]
  },
  close: () => [{ type: "closed", data: {} }],
}

const sum = (entries: ReadonlyArray<{ readonly quantity: number }>): number =>
  entries.reduce((total, { quantity }) => total + quantity, 0)
