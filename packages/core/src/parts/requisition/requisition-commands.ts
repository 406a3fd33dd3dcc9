/** What people ask for on a requisition: the input of each command, its clause, who may give it, what it needs to know. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import type { Needing } from "../../engine/need.ts"
import { ApprovalInput } from "../../trust/approval.ts"
import { approverNeeds } from "../../trust/approval-rules.ts"
import { PlaceName } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { normalizeSerial } from "../serial.ts"
import { waitingNeeds } from "../waiting-list/waiting-list.ts"
import { binsOf, itemsOf, lotsOf, partsOf, picksOf, reservedOf, stockOf, unitsOf } from "./requisition-needs.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

const listed = <Item extends Schema.Constraint>(item: Item) =>
  List(item).check(Schema.isMinLength(1), Schema.isMaxLength(100))

const Wanted = Struct({ part: Identifier, quantity: Quantity })

/** A lot or serial number as it is written; "", or not given, where the part has neither. */
const Item = Schema.String.check(
  Schema.isMaxLength(200),
  Schema.makeFilter(
    (value: string) =>
      value === "" || normalizeSerial(value) !== undefined || 'Expected a lot or a serial number, or "" for neither',
  ),
)

const Items = Struct({ line: Count, item: optional(Item), quantity: Quantity })

/** Pieces of a line at a place: what is reserved, or taken from the shelf. */
const Picks = Struct({ ...Items.fields, place: PlaceName })

/** The document by which the parts have come, or were let go. */
const Source = Struct({ kind: Text, id: Identifier })

const requesters = ["clerk", "specialist", "dispatcher", "engineer", "supervisor", "storekeeper"] as const
const store = ["storekeeper"] as const

const catalogue = { catalogue: { kind: "part", ids: partsOf } } as const
const ticket = { ticket: { kind: "ticket", id: { column: "ticket" }, optional: true } } as const
const receiver = { receiver: { kind: "person", id: { column: "engineer" }, optional: true } } as const
const beside = {
  beside: {
    kind: "requisition",
    where: { ticket: { column: "ticket" }, category: { value: "waitingForParts" } },
    limit: 100,
  },
} as const

const shelf = {
  stock: { stock: stockOf },
  bins: { kind: "bin", ids: (needing: Needing) => binsOf(handled(needing)) },
  lots: { kind: "lot", ids: (needing: Needing) => lotsOf(handled(needing)) },
  units: { kind: "partUnit", ids: (needing: Needing) => unitsOf(handled(needing)) },
} as const

// What is picked, and what was reserved before: of that, whatever is not picked is let go.
const handled = (needing: Needing) => [...picksOf(needing), ...reservedOf(needing.record)]

/** What has to be known where reserved parts are let go: whether they are fit for somebody else, and who waits. */
const letGo = {
  catalogue: {
    kind: "part",
    ids: (needing: Needing) => [...partsOf(needing), ...partsOf({ input: {}, record: needing.record })],
  },
  bins: { kind: "bin", ids: ({ record }: Needing) => binsOf(reservedOf(record)) },
  lots: { kind: "lot", ids: ({ record }: Needing) => lotsOf(reservedOf(record)) },
  units: { kind: "partUnit", ids: ({ record }: Needing) => unitsOf(reservedOf(record)) },
  ...waitingNeeds,
} as const

const itemUnits = { units: { kind: "partUnit", ids: (needing: Needing) => unitsOf(itemsOf(needing)) } } as const

/**
 * The commands of a requisition.
 *
 * **Details**
 *
 * Every quantity is a difference: so many more are reserved, handed over, used, handed back. `fill` follows whatever
 * brings parts into the bins or lets reserved ones go, `recordUse` a replacement on the ticket, or is said by the
 * engineer where the desk keeps no tickets; `releaseReservation` is given by the desk itself when nobody picks the
 * parts up.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionCommands = {
  // asking and approving
  submit: command({
    input: Struct({ ticket: Identifier, engineer: Identifier, lines: listed(Wanted), reason: optional(Text) }),
    clause: "5.3.1",
    by: requesters,
    creates: true,
    needs: { ...catalogue, ticket: { kind: "ticket", id: { input: "ticket" }, optional: true } },
  }),
  change: command({
    input: Struct({ engineer: optional(Identifier), lines: optional(listed(Wanted)), reason: Text }),
    clause: "5.3.1",
    by: requesters,
    needs: letGo,
  }),
  approve: command({ input: ApprovalInput, clause: "5.3.1", by: ["supervisor"], needs: approverNeeds }),
  reject: command({ input: Struct({ reason: Text }), clause: "5.3.1", by: ["supervisor"] }),
  cancel: command({ input: Struct({ reason: Text }), clause: "5.3.1", by: requesters, needs: letGo }),

  // reserving
  reserve: command({
    input: Struct({ picks: List(Picks).check(Schema.isMaxLength(100)) }),
    clause: "5.3.1",
    by: store,
    needs: { ...shelf, ...catalogue, ...ticket, ...beside },
  }),
  fill: command({
    input: Struct({ source: optional(Source), reservations: listed(Picks) }),
    clause: "5.3.1",
    by: onlyFollows,
    needs: catalogue,
  }),
  releaseReservation: command({
    input: Struct({ reason: Text }),
    clause: "5.3.1",
    by: [...store, "supervisor", "system"],
    needs: letGo,
  }),

  // handing over, confirmed by both sides
  handOver: command({
    input: Struct({ picks: optional(listed(Picks)) }),
    clause: "5.3.1",
    by: store,
    needs: { ...shelf, ...catalogue, ...ticket, ...receiver, ...waitingNeeds },
  }),
  withdrawHandOver: command({ input: Struct({ reason: Text }), clause: "5.3.1", by: [...store, "engineer"] }),
  confirmReceipt: command({
    input: Struct({}),
    clause: "5.3.2",
    by: ["engineer"],
    needs: {
      ...ticket,
      ...receiver,
      lots: { kind: "lot", ids: ({ record }: Needing) => lotsOf(reservedOf(record)) },
      units: { kind: "partUnit", ids: ({ record }: Needing) => unitsOf(reservedOf(record)) },
    },
  }),

  // what became of the parts
  recordUse: command({
    input: Struct({ ...Items.fields, ticket: Identifier, warrantyDays: Count }),
    clause: "5.3.3",
    by: ["engineer"],
    needs: { ...itemUnits, lots: { kind: "lot", ids: (needing: Needing) => lotsOf(itemsOf(needing)) } },
  }),
  handBack: command({ input: Struct({ items: listed(Items) }), clause: "5.3.3", by: ["engineer"] }),
  withdrawHandBack: command({ input: Struct({ reason: Text }), clause: "5.3.3", by: [...store, "engineer"] }),
  takeBack: command({
    input: Struct({ items: listed(Struct({ ...Items.fields, bin: Identifier })) }),
    clause: "5.3.3",
    by: store,
    needs: {
      ...itemUnits,
      ...catalogue,
      lots: { kind: "lot", ids: (needing: Needing) => lotsOf(itemsOf(needing)) },
      bins: { kind: "bin", ids: ({ input }: Needing) => (input["items"] ?? []).map(({ bin }: { bin: string }) => bin) },
      ...waitingNeeds,
    },
  }),
  reportLost: command({
    input: Struct({ items: listed(Items), reason: Text }),
    clause: "5.3.3",
    by: ["engineer"],
  }),
  withdrawLoss: command({
    input: Struct({ reason: Text }),
    clause: "5.3.3",
    by: [...store, "engineer", "supervisor"],
  }),
  confirmLoss: command({
    input: Struct({}),
    clause: "5.3.3",
    by: [...store, "supervisor"],
    needs: itemUnits,
  }),
  close: command({ input: Struct({}), clause: "5.3.3", by: [...store, "supervisor", "system"] }),
}

/**
 * The inputs of a requisition's commands.
 *
 * @category requisition
 * @since 0.1.0
 */
export type RequisitionCommands = CommandTypes<typeof requisitionCommands>

/**
 * The commands that make a requisition.
 *
 * @category requisition
 * @since 0.1.0
 */
export type RequisitionCreating = Creating<typeof requisitionCommands>
