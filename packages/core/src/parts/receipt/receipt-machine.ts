/** The statuses of a receipt and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { ReceiptCommands } from "./receipt-commands.ts"
import {
  blankReceipt,
  isInspected,
  isSettled,
  lineOf,
  type Receipt,
  uninspectedOf,
  waitingOf,
} from "./receipt-record.ts"
import { judged, resultOf } from "./sample.ts"

type Input = {
  readonly [C in keyof ReceiptCommands]: { readonly type: C; readonly input: ReceiptCommands[C] }
}[keyof ReceiptCommands]

type Amount = { readonly quantity?: number; readonly serials?: ReadonlyArray<string> }

/** How much an amount is: the pieces that are named, or the quantity. */
export const amountOf = ({ quantity, serials }: Amount): number => serials?.length ?? quantity ?? 0

const othersThan = ({ lines }: Receipt, line: number) => lines.filter((one) => one.line !== line)

const isLastInspection = (receipt: Receipt, { type, input }: Input): boolean => {
  if (type === "arrive" || !othersThan(receipt, input.line).every(isInspected)) return false
  return type === "inspect" || (type === "recordLoss" && leavesNothingOf(receipt, input))
}

// Of what is taken from a line, whether it is all that waited there.
const leavesNothingOf = (
  receipt: Receipt,
  { line: number, ...amount }: Amount & { readonly line: number },
): boolean => {
  const line = lineOf(receipt, number)
  return line !== undefined && uninspectedOf(line) + waitingOf(line) === amountOf(amount)
}

const leavesNothing = (receipt: Receipt, { type, input }: Input): boolean => {
  if (type === "arrive" || !othersThan(receipt, input.line).every(isSettled)) return false
  if (type === "inspect") return resultOf(judged(input.samples)).passed === 0
  if (type === "recordLoss") return leavesNothingOf(receipt, input)
  const line = lineOf(receipt, input.line)
  const taken = type === "putAway" ? input.placements.reduce((sum, one) => sum + amountOf(one), 0) : amountOf(input)
  return line?.inspection !== undefined && waitingOf(line) === taken
}

const takenAway = [{ guard: "leavesNothing" as const, target: "closed" }, {}]

/**
 * The machine of a receipt. It closes by itself when every line is put away, rejected or lost.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptMachine = setup({
  types: {} as { context: Receipt; events: Input },
  guards: {
    isLastInspection: ({ context, event }) => isLastInspection(context, event),
    leavesNothing: ({ context, event }) => leavesNothing(context, event),
  },
}).createMachine({
  id: "receipt",
  context: blankReceipt,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { arrive: "arrived" } },
    arrived: {
      meta: { category: "open" },
      on: {
        inspect: [{ guard: "leavesNothing", target: "closed" }, { guard: "isLastInspection", target: "inspected" }, {}],
        putAway: takenAway,
        setApart: takenAway,
        recordLoss: [
          { guard: "leavesNothing", target: "closed" },
          { guard: "isLastInspection", target: "inspected" },
          {},
        ],
      },
    },
    inspected: {
      meta: { category: "open" },
      on: { putAway: takenAway, setApart: takenAway, recordLoss: takenAway },
    },
    closed: { meta: { category: "closed" }, type: "final" },
  },
})
