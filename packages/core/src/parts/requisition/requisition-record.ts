/** A requisition: which parts an engineer asked for, for which ticket, what was issued, and what became of each piece. */
import * as Schema from "effect/Schema"
import { PlaceName } from "../../ledger/place.ts"
import { Approval } from "../../trust/approval.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs, Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, String: Plain, Struct } = Schema

/**
 * By what single pieces of a part are told apart.
 *
 * @category requisition
 * @since 0.1.0
 */
export const Tracked = Literals(["none", "lot", "serial"])

/**
 * A quantity at a place of storage. `item` is the lot or the serial number as the ledger keeps it, "" where the part is
 * tracked by neither.
 *
 * @category requisition
 * @since 0.1.0
 */
export const Holding = Struct({ place: PlaceName, item: Plain, quantity: Quantity })

/**
 * @category requisition
 * @since 0.1.0
 */
export type Holding = typeof Holding.Type

/**
 * What can become of an issued piece: used on the ticket, returned to the store, or lost.
 *
 * @category requisition
 * @since 0.1.0
 */
export const Fate = Literals(["used", "returned", "lost"])

/**
 * One part of a requisition. Name, model, unit and tracking are as the catalogue had them when it was asked for.
 *
 * @category requisition
 * @since 0.1.0
 */
export const RequisitionLine = Struct({
  line: Count,
  part: Identifier,
  name: Text,
  model: Text,
  unit: Text,
  tracking: Tracked,
  quantity: Quantity,
  reserved: List(Holding),
  issued: List(Holding),
  used: Count,
  returned: Count,
  lost: Count,
})

/**
 * @category requisition
 * @since 0.1.0
 */
export type RequisitionLine = typeof RequisitionLine.Type

/**
 * The record of a requisition.
 *
 * **Details**
 *
 * `engineer` receives the parts: only this person confirms them, uses them and hands them back. `settled` tells of every
 * issued piece what became of it and where it went; `pending` what the engineer has reported and the store has not
 * confirmed. `ticketElsewhere` says that the desk kept no tickets when the parts were asked for. `askedAt` is when they
 * were, by which requisitions that wait are served in turn; a change leaves it as it is. On each line used, returned and
 * lost never are more than issued, and all of it when the case is closed.
 *
 * @category requisition
 * @since 0.1.0
 */
export const Requisition = Struct({
  id: Identifier,
  status: Text,
  ticket: Identifier,
  ticketElsewhere: optional(Truth),
  engineer: Identifier,
  askedAt: optional(InstantMs),
  lines: List(RequisitionLine),
  approval: optional(Approval),
  pending: List(
    Struct({ line: Count, item: Plain, quantity: Quantity, as: Literals(["returned", "lost"]), by: Identifier }),
  ),
  settled: List(
    Struct({
      line: Count,
      item: Plain,
      quantity: Quantity,
      as: Fate,
      place: PlaceName,
      warrantyDays: optional(Count),
      by: Identifier,
      at: InstantMs,
    }),
  ),
  issuedAt: optional(InstantMs),
  customer: optional(Identifier),
})

/**
 * @category requisition
 * @since 0.1.0
 */
export type Requisition = typeof Requisition.Type

/**
 * The requisition before its first event.
 *
 * @category requisition
 * @since 0.1.0
 */
export const blankRequisition: Requisition = {
  id: "",
  status: "new",
  ticket: "",
  engineer: "",
  lines: [],
  pending: [],
  settled: [],
}

const summed = (entries: ReadonlyArray<{ readonly quantity: number }>): number =>
  entries.reduce((sum, { quantity }) => sum + quantity, 0)

/** How much of a line nobody has reserved yet. */
export const shortOf = ({ quantity, reserved }: RequisitionLine): number => quantity - summed(reserved)

/** How much a requisition that waits is short of a part; of one that does not wait, nothing. */
export const shortageOf = ({ status, lines }: Requisition, part: string): number =>
  status === "waiting" ? lines.reduce((sum, line) => sum + (line.part === part ? shortOf(line) : 0), 0) : 0

/** How much of a line the engineer has been given. */
export const issuedOf = ({ issued }: RequisitionLine): number => summed(issued)

/** How much of a line is with the engineer: issued, and not used, returned or lost. What is only reported still is. */
export const outstandingOf = (line: RequisitionLine): number => issuedOf(line) - line.used - line.returned - line.lost

const ofItem = (line: number, item: string) => (entry: { readonly line: number; readonly item: string }) =>
  entry.line === line && entry.item === item

/**
 * How much of one lot or serial number the engineer holds for a line and has not reported as handed back or lost.
 *
 * @category requisition
 * @since 0.1.0
 */
export const heldOf = ({ lines, settled, pending }: Requisition, line: number, item: string): number => {
  const issued = lines.find((one) => one.line === line)?.issued.filter((one) => one.item === item) ?? []
  const gone = [...settled, ...pending].filter(ofItem(line, item))
  return summed(issued) - summed(gone)
}

/** How much of one lot or serial number was reported in one way and waits to be confirmed. */
export const pendingOf = ({ pending }: Requisition, as: "returned" | "lost", line: number, item: string): number =>
  summed(pending.filter((one) => one.as === as).filter(ofItem(line, item)))
