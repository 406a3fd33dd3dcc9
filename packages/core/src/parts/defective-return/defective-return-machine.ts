/** The statuses of a defective return and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { DefectiveReturnCommands } from "./defective-return-commands.ts"
import { blankDefectiveReturn, type DefectiveReturn } from "./defective-return-record.ts"

type Input = {
  readonly [C in keyof DefectiveReturnCommands]: { readonly type: C; readonly input: DefectiveReturnCommands[C] }
}[keyof DefectiveReturnCommands]

const decided = [
  { guard: "toBeScrapped" as const, target: "toScrap" },
  { guard: "toBeSentBack" as const, target: "toSupplier" },
  { target: "toRepair" },
]

/**
 * The machine of a defective return. What was missing can still turn up; what was decided can be decided otherwise
 * until it is done.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnMachine = setup({
  types: {} as { context: DefectiveReturn; events: Input },
  guards: {
    toBeScrapped: ({ event }) => event.type === "decide" && event.input.as === "scrap",
    toBeSentBack: ({ event }) => event.type === "decide" && event.input.as === "supplierReturn",
    repairPassed: ({ event }) => event.type === "inspectRepair" && event.input.passed,
  },
}).createMachine({
  id: "defectiveReturn",
  context: blankDefectiveReturn,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { expect: "expected" } },
    expected: { meta: { category: "open" }, on: { receive: "received", reportMissing: "missing" } },
    missing: { meta: { category: "done" }, on: { receive: "received" } },
    received: { meta: { category: "open" }, on: { decide: decided } },
    toScrap: { meta: { category: "open" }, on: { decide: decided, markScrapped: "scrapped" } },
    toSupplier: { meta: { category: "open" }, on: { decide: decided, markSentBack: "sentBack" } },
    toRepair: {
      meta: { category: "open" },
      on: { decide: decided, inspectRepair: [{ guard: "repairPassed", target: "repaired" }, { target: "received" }] },
    },
    repaired: { meta: { category: "closed" }, type: "final" },
    scrapped: { meta: { category: "closed" }, type: "final" },
    sentBack: { meta: { category: "closed" }, type: "final" },
  },
})
