// What a host adds: a column of its own to tickets, and a small lifecycle of its own.
import { chapter, command, type CommandTypes, type EventTypes, type Lifecycle, lifecycle } from "@fieldcare/core/engine"
import { Identifier, regulation, Text } from "@fieldcare/core"
import { service, ticket } from "@fieldcare/core/service"
import * as Schema from "effect/Schema"
import { setup } from "xstate"

const Loan = Schema.Struct({ id: Identifier, status: Text, device: Text, ticket: Schema.optionalKey(Identifier) })

const commands = {
  lend: command({
    input: Schema.Struct({ device: Text, ticket: Identifier }),
    clause: "8.1",
    by: ["clerk"],
    creates: true,
  }),
  takeBack: command({ input: Schema.Struct({}), clause: "8.1", by: ["clerk"] }),
}

const events = { lent: commands.lend.input, takenBack: Schema.Struct({}) }

interface LoanShape {
  readonly kind: "loan"
  readonly record: typeof Loan.Type
  readonly commands: CommandTypes<typeof commands>
  readonly events: EventTypes<typeof events>
  readonly facts: object
  readonly creates: "lend"
}

const blank: typeof Loan.Type = { id: "", status: "new", device: "" }

/** A device that a customer has while the own one is repaired. */
const loan: Lifecycle<LoanShape> = lifecycle<LoanShape>({
  kind: "loan",
  version: 1,
  record: Loan,
  blank,
  columns: { device: { type: "text", indexed: true, value: (record) => record.device } },
  commands,
  events,
  machine: setup({}).createMachine({
    id: "loan",
    context: blank,
    initial: "new",
    states: {
      new: { meta: { category: "open" }, on: { lend: "out" } },
      out: { meta: { category: "open" }, on: { takeBack: "back" } },
      back: { meta: { category: "closed" }, type: "final" },
    },
  }),
  rules: {},
  duties: {},
  separations: {},
  followUps: [],
  decider: {
    lend: (_loan, data) => [{ type: "lent", data }],
    takeBack: () => [{ type: "takenBack", data: {} }],
  },
  evolver: { lent: (_loan, data) => data, takenBack: () => ({}) },
  subject: () => undefined,
})

const words = (en: string) => ({ en, "zh-Hans": en })

const lending = chapter({
  id: "lending",
  title: words("Lending"),
  lifecycles: [loan],
  words: {
    loan: {
      title: words("Loan"),
      rules: {},
      duties: {},
      separations: {},
      commands: { lend: words("Lend"), takeBack: words("Take back") },
      statuses: { new: words("New"), out: words("Out"), back: words("Back") },
    },
  },
  realises: [],
  clauses: [
    {
      id: "8.1",
      chapter: "8",
      title: words("Loans"),
      summary: words("Whoever waits for a repair may borrow a device."),
      realisedBy: ["rule"],
    },
  ],
})

const extendedTicket: typeof ticket = {
  ...ticket,
  columns: { ...ticket.columns, channel: { type: "text", indexed: true, value: (one) => one.request.channel } },
}

/** The regulation, with tickets that can be looked up by how they came in, and with loans. */
export const extendedRegulation = () => {
  const [team, , ...others] = regulation()
  const [, ...lifecycles] = service.lifecycles
  return [team, { ...service, lifecycles: [extendedTicket, ...lifecycles] as const }, ...others, lending] as const
}
