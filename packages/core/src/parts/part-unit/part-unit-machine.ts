/** The statuses of a part unit and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import { sortOf } from "../../ledger/place.ts"
import type { PartUnitCommands } from "./part-unit-commands.ts"
import { blankPartUnit, type PartUnit } from "./part-unit-record.ts"

type Input = {
  readonly [C in keyof PartUnitCommands]: { readonly type: C; readonly input: PartUnitCommands[C] }
}[keyof PartUnitCommands]

const open = { category: "open" } as const
const closed = { category: "closed" } as const
const watched = { warn: {}, expire: {} }
const setDown = [{ guard: "intoBin" as const, target: "inStock" }, { target: "quarantined" }]
const entered = [
  { guard: "intoBin" as const, target: "inStock" },
  { guard: "intoQuarantine" as const, target: "quarantined" },
  { guard: "atCustomer" as const, target: "installed" },
  { guard: "asDefective" as const, target: "defective" },
  { target: "inspecting" },
]

/**
 * The machine of a part unit. Where a piece is set down decides its status: in a bin it is in stock.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitMachine = setup({
  types: {} as { context: PartUnit; events: Input },
  guards: {
    intoBin: ({ event }) => "place" in event.input && sortOf(event.input.place) === "bin",
    intoQuarantine: ({ event }) => "place" in event.input && sortOf(event.input.place) === "quarantine",
    atCustomer: ({ event }) => "place" in event.input && sortOf(event.input.place) === "installed",
    asDefective: ({ event }) => "place" in event.input && sortOf(event.input.place) === "defective",
  },
}).createMachine({
  id: "partUnit",
  context: blankPartUnit,
  initial: "new",
  states: {
    new: { meta: open, on: { order: "ordered", enter: entered } },
    ordered: { meta: open, on: { arrive: "inspecting" } },
    inspecting: { meta: open, on: { ...watched, reject: "quarantined", putAway: "inStock", lose: "lost" } },
    quarantined: {
      meta: open,
      on: { ...watched, move: setDown, sendBack: "returned", scrap: "scrapped", lose: "lost" },
    },
    inStock: { meta: open, on: { ...watched, move: setDown, issue: "inCustody", scrap: "scrapped", lose: "lost" } },
    inCustody: { meta: open, on: { ...watched, takeBack: "inStock", install: "installed", lose: "lost" } },
    installed: { meta: { category: "done" }, on: { bringBack: "defective" } },
    defective: { meta: open, on: { move: setDown, sendBack: "returned", scrap: "scrapped", lose: "lost" } },
    returned: { meta: closed, on: { arrive: "inspecting" } },
    scrapped: { meta: open, on: { destroy: "destroyed", lose: "lost" } },
    destroyed: { meta: closed, type: "final" },
    lost: { meta: closed, on: { recover: setDown } },
  },
})
