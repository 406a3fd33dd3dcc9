/** The statuses of a scrap application and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import { isLastApproval } from "../../trust/approval.ts"
import type { ScrapCommands } from "./scrap-commands.ts"
import { blankScrap, type Scrap } from "./scrap-record.ts"
import { linesWithout } from "./sent-back.ts"

type Input = {
  readonly [C in keyof ScrapCommands]: { readonly type: C; readonly input: ScrapCommands[C] }
}[keyof ScrapCommands]

const open = { category: "open" } as const
const sentBack = [{ guard: "nothingIsLeft" as const, target: "dismissed" }, {}]

/**
 * The machine of a scrap application. An edit voids what was approved; what is rejected or withdrawn is damaged still.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapMachine = setup({
  types: {} as { context: Scrap; events: Input },
  guards: {
    isLastApproval: ({ context }) => isLastApproval(context),
    nothingIsLeft: ({ context, event }) =>
      event.type === "recordSentBack" && linesWithout(context.lines, event.input.taken).length === 0,
  },
}).createMachine({
  id: "scrap",
  context: blankScrap,
  initial: "new",
  states: {
    new: { meta: open, on: { report: "reported", apply: "applied" } },
    reported: { meta: open, on: { submit: "applied", dismiss: "dismissed", recordSentBack: sentBack } },
    applied: {
      meta: open,
      on: {
        edit: {},
        approve: [{ guard: "isLastApproval", target: "approved" }, {}],
        reject: "reported",
        withdraw: "reported",
      },
    },
    approved: { meta: open, on: { edit: "applied", withdraw: "reported", takeIntoCustody: "inCustody" } },
    inCustody: { meta: open, on: { destroy: "destroyed" } },
    destroyed: { meta: open, on: { witness: "witnessed", dispute: "inCustody" } },
    witnessed: { meta: { category: "closed" }, type: "final" },
    dismissed: { meta: { category: "cancelled" }, type: "final" },
  },
})
