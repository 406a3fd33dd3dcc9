/** What each event changes of a requisition. The status is the machine's business. */
import type { EventMeta, Evolver } from "../../engine/decider.ts"
import { freshApproval, withApproval } from "../../trust/approval.ts"
import type { Holding, Requisition, RequisitionLine } from "./requisition-record.ts"
import type { RequisitionShape } from "./requisition-shape.ts"

type Events = RequisitionShape["events"]
type Moved = Events["partsReserved"]["reserved"][number]
type Piece = Events["useRecorded"]["pieces"][number]

const holdings = (line: RequisitionLine, moved: ReadonlyArray<Moved>): ReadonlyArray<Holding> =>
  moved.filter((one) => one.line === line.line).map(({ place, item, quantity }) => ({ place, item, quantity }))

// Two picks of one account are one holding, so that its release is one too.
const joined = (some: ReadonlyArray<Holding>): ReadonlyArray<Holding> => {
  const byAccount = new Map<string, Holding>()
  for (const one of some) {
    const key = `${one.place} ${one.item}`
    byAccount.set(key, { ...one, quantity: one.quantity + (byAccount.get(key)?.quantity ?? 0) })
  }
  return [...byAccount.values()]
}

const reserving = ({ lines }: Requisition, { reserved }: { readonly reserved: ReadonlyArray<Moved> }) => ({
  lines: lines.map((line) => ({ ...line, reserved: joined([...line.reserved, ...holdings(line, reserved)]) })),
})

const released = ({ lines }: Requisition) => ({ lines: lines.map((line) => ({ ...line, reserved: [] })) })

const settling = (
  { lines, settled, pending }: Requisition,
  pieces: ReadonlyArray<Piece>,
  { by, occurredAt: at }: EventMeta,
): Pick<Requisition, "lines" | "settled" | "pending"> => ({
  lines: lines.map((line) => {
    const own = pieces.filter((piece) => piece.line === line.line)
    const of = (fate: Piece["as"]) =>
      own.reduce((sum, { as, quantity }) => sum + (as === fate ? quantity : 0), line[fate])
    return { ...line, used: of("used"), returned: of("returned"), lost: of("lost") }
  }),
  settled: [...settled, ...pieces.map(({ part: _part, tracking: _tracking, ...piece }) => ({ ...piece, by, at }))],
  pending: pieces.reduce<Requisition["pending"]>(confirmed, pending),
})

// What was reported and is confirmed waits no longer; a use was not reported before.
const confirmed = (pending: Requisition["pending"], { line, item, quantity, as }: Piece): Requisition["pending"] => {
  let left = quantity
  return pending.flatMap((one) => {
    if (one.line !== line || one.item !== item || one.as !== as) return [one]
    const taken = Math.min(left, one.quantity)
    left -= taken
    return one.quantity > taken ? [{ ...one, quantity: one.quantity - taken }] : []
  })
}

/**
 * The evolver of a requisition.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionEvolver: Evolver<RequisitionShape> = {
  submitted: (_requisition, { ticket, ticketElsewhere, engineer, lines, approval }, { occurredAt: askedAt }) => ({
    ticket,
    askedAt,
    ...(ticketElsewhere === undefined ? {} : { ticketElsewhere }),
    engineer,
    lines,
    approval: freshApproval(approval),
  }),
  changed: (_requisition, { engineer, lines, approval }) => ({ engineer, lines, approval: freshApproval(approval) }),
  approved: ({ approval }, data, { occurredAt }) => ({ approval: withApproval(approval!, data, occurredAt) }),
  rejected: () => ({}),
  cancelled: released,
  partsReserved: reserving,
  shortageFilled: reserving,
  reservationReleased: released,
  handedOver: ({ lines }, { picked }) => ({
    lines: lines.map((line) => ({ ...line, reserved: joined(holdings(line, picked)) })),
  }),
  handOverWithdrawn: () => ({}),
  receiptConfirmed: ({ lines }, { customer }, { occurredAt: issuedAt }) => ({
    lines: lines.map((line) => ({ ...line, issued: line.reserved, reserved: [] })),
    issuedAt,
    ...(customer === undefined ? {} : { customer }),
  }),
  useRecorded: (requisition, { pieces }, meta) => settling(requisition, pieces, meta),
  partsHandedBack: ({ pending }, { items }, { by }) => ({
    pending: [...pending, ...items.map((one) => ({ ...one, by }))],
  }),
  handBackWithdrawn: ({ pending }) => ({ pending: pending.filter(({ as }) => as !== "returned") }),
  partsTakenBack: (requisition, { pieces }, meta) => settling(requisition, pieces, meta),
  lossReported: ({ pending }, { items }, { by }) => ({
    pending: [...pending, ...items.map((one) => ({ ...one, by }))],
  }),
  lossWithdrawn: ({ pending }) => ({ pending: pending.filter(({ as }) => as !== "lost") }),
  lossConfirmed: (requisition, { pieces }, meta) => settling(requisition, pieces, meta),
  closed: () => ({}),
}
