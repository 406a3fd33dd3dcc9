/** A number series: which number comes next. It is moved on in the unit of work that uses the number. */
import * as Schema from "effect/Schema"
import { setup } from "xstate"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { lifecycle, type Lifecycle } from "../../engine/lifecycle.ts"
import { fails, ruleOf } from "../../engine/rule.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count } from "../../values/number.ts"
import { Text } from "../../values/text.ts"

const { Struct } = Schema

/**
 * The record of a number series: the next number that nobody has had.
 *
 * @category numbering
 * @since 0.1.0
 */
export const NumberSeries = Struct({ id: Identifier, status: Text, next: Count })

/**
 * @category numbering
 * @since 0.1.0
 */
export type NumberSeries = typeof NumberSeries.Type

/**
 * The commands of a number series. The desk gives them itself: `open` takes the first numbers, `take` those
 * from `from` on until before `next`.
 *
 * @category numbering
 * @since 0.1.0
 */
export const numberSeriesCommands = {
  open: command({ input: Struct({ next: Count }), clause: "1.1", by: ["system"], creates: true }),
  take: command({ input: Struct({ from: Count, next: Count }), clause: "1.1", by: ["system"] }),
  close: command({ input: Struct({}), clause: "1.1", by: ["system"] }),
}

type Commands = CommandTypes<typeof numberSeriesCommands>

/**
 * The shape of the number series lifecycle.
 *
 * @category numbering
 * @since 0.1.0
 */
export interface NumberSeriesShape {
  readonly kind: "numberSeries"
  readonly record: NumberSeries
  readonly commands: Commands
  readonly events: { readonly taken: Commands["open"]; readonly closed: object }
  readonly facts: object
  readonly creates: Creating<typeof numberSeriesCommands>
}

/**
 * The machine of a number series.
 *
 * @category numbering
 * @since 0.1.0
 */
export const numberSeriesMachine = setup({}).createMachine({
  id: "numberSeries",
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { open: "open" } },
    open: { meta: { category: "open" }, on: { take: {}, close: "closed" } },
    closed: { meta: { category: "closed" }, type: "final" },
  },
})

/**
 * The rule of a number series: numbers are taken from where it stands, so that nobody has one a second time.
 *
 * @category numbering
 * @since 0.1.0
 */
export const numberSeriesRules = {
  "numbers-go-on": ruleOf<NumberSeriesShape>()({
    clause: "1.1",
    on: ["take"],
    check: (series, { from, next }) =>
      (from === series.next && next > from) || fails({ from, next, present: series.next }),
  }),
}

/**
 * The lifecycle of a number series. It holds nothing personal.
 *
 * @category numbering
 * @since 0.1.0
 */
export const numberSeries: Lifecycle<NumberSeriesShape> = lifecycle<NumberSeriesShape>({
  kind: "numberSeries",
  version: 1,
  record: NumberSeries,
  blank: { id: "", status: "new", next: 1 },
  columns: {},
  commands: numberSeriesCommands,
  events: { taken: numberSeriesCommands.open.input, closed: Struct({}) },
  machine: numberSeriesMachine,
  rules: numberSeriesRules,
  duties: {},
  separations: {},
  adoptable: false,
  followUps: [],
  decider: {
    open: (_series, data) => [{ type: "taken", data }],
    take: (_series, { next }) => [{ type: "taken", data: { next } }],
    close: () => [{ type: "closed", data: {} }],
  },
  evolver: { taken: (_series, { next }) => ({ next }), closed: () => ({}) },
  subject: () => undefined,
})
