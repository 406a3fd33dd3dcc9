/** The statuses of a requisition and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import { isLastApproval } from "../../trust/approval.ts"
import type { RequisitionCommands } from "./requisition-commands.ts"
import { blankRequisition, type Requisition, shortOf } from "./requisition-record.ts"

type Input = {
  readonly [C in keyof RequisitionCommands]: { readonly type: C; readonly input: RequisitionCommands[C] }
}[keyof RequisitionCommands]

/** Whether nothing of a requisition is short once these picks are reserved too. */
export const isCompleteWith = (
  { lines }: Requisition,
  picks: ReadonlyArray<{ readonly line: number; readonly quantity: number }>,
): boolean =>
  lines.every((line) => {
    const more = picks.filter((pick) => pick.line === line.line)
    return shortOf(line) <= more.reduce((sum, { quantity }) => sum + quantity, 0)
  })

const untilApproved = { change: "submitted", cancel: "cancelled" }

const reserving = [{ guard: "nothingIsShort" as const, target: "reserved" }, { target: "waiting" }]

/**
 * The machine of a requisition. A change leads back to the approval, from wherever the parts are not handed over yet.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionMachine = setup({
  types: {} as { context: Requisition; events: Input },
  guards: {
    isLastApproval: ({ context }) => isLastApproval(context),
    nothingIsShort: ({ context, event }) =>
      event.type === "reserve"
        ? isCompleteWith(context, event.input.picks)
        : event.type === "fill" && isCompleteWith(context, event.input.reservations),
  },
}).createMachine({
  id: "requisition",
  context: blankRequisition,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { submit: "submitted" } },
    submitted: {
      meta: { category: "open" },
      on: {
        ...untilApproved,
        approve: [{ guard: "isLastApproval", target: "approved" }, { target: "submitted" }],
        reject: "rejected",
      },
    },
    approved: { meta: { category: "open" }, on: { ...untilApproved, reserve: reserving } },
    waiting: {
      meta: { category: "waitingForParts" },
      on: { ...untilApproved, reserve: reserving, fill: reserving, releaseReservation: "approved" },
    },
    reserved: {
      meta: { category: "open" },
      on: { ...untilApproved, releaseReservation: "approved", handOver: "handedOver" },
    },
    handedOver: { meta: { category: "open" }, on: { withdrawHandOver: "reserved", confirmReceipt: "issued" } },
    issued: {
      meta: { category: "open" },
      on: {
        recordUse: {},
        handBack: {},
        withdrawHandBack: {},
        takeBack: {},
        reportLost: {},
        withdrawLoss: {},
        confirmLoss: {},
        close: "closed",
      },
    },
    closed: { meta: { category: "closed" }, type: "final" },
    rejected: { meta: { category: "cancelled" }, type: "final" },
    cancelled: { meta: { category: "cancelled" }, type: "final" },
  },
})
