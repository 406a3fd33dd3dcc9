/** A company's own chapter: devices that are lent to customers come back within 14 days (clauses 8.1 and 8.2). */
import {
  chapter,
  command,
  type CommandTypes,
  type Creating,
  type EventTypes,
  fails,
  lifecycle,
  ruleOf,
} from "@fieldcare/core/engine"
import { Identifier, InstantMs, Text } from "@fieldcare/core"
import * as Schema from "effect/Schema"
import { setup } from "xstate"

const { Boolean: Truth, optionalKey: optional, Struct } = Schema

const Loan = Struct({
  id: Identifier,
  status: Text,
  customer: Identifier,
  device: Text,
  lentAt: InstantMs,
  returnedAt: optional(InstantMs),
  inspected: optional(Truth),
})

const commands = {
  lend: command({ input: Struct({ customer: Identifier, device: Text }), clause: "8.1", by: ["clerk"], creates: true }),
  remind: command({ input: Struct({}), clause: "8.1", by: ["clerk", "system"] }),
  takeBack: command({ input: Struct({ complete: Truth }), clause: "8.1", by: ["clerk"] }),
  inspect: command({ input: Struct({ passed: Truth }), clause: "8.2", by: ["engineer"] }),
  settle: command({ input: Struct({}), clause: "8.2", by: ["supervisor"] }),
}

const events = {
  lent: commands.lend.input,
  reminded: Struct({}),
  returned: commands.takeBack.input,
  inspected: commands.inspect.input,
  settled: Struct({}),
}

interface LoanShape {
  readonly kind: "loan"
  readonly record: typeof Loan.Type
  readonly commands: CommandTypes<typeof commands>
  readonly events: EventTypes<typeof events>
  readonly facts: object
  readonly creates: Creating<typeof commands>
}

const blank: LoanShape["record"] = { id: "", status: "new", customer: "", device: "", lentAt: 0 }

const machine = setup({ types: {} }).createMachine({
  id: "loan",
  context: blank,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { lend: "out" } },
    out: { meta: { category: "open" }, on: { remind: {}, takeBack: "back" } },
    back: { meta: { category: "done" }, on: { inspect: {}, settle: "settled" } },
    settled: { meta: { category: "closed" }, type: "final" },
  },
})

const rule = ruleOf<LoanShape>()
const days = (count: number) => ({ limit: { type: "elapsed", ms: count * 86_400_000 } }) as const

export const loan = lifecycle<LoanShape>({
  kind: "loan",
  version: 1,
  record: Loan,
  blank,
  columns: {
    customer: { type: "text", indexed: true, value: (loan) => loan.customer },
    lentAt: { type: "instant", indexed: true, value: (loan) => loan.lentAt },
  },
  commands,
  events,
  machine,
  rules: {
    "device-inspected": rule({
      clause: "8.2",
      on: ["settle"],
      mend: "inspect",
      check: ({ inspected }) => inspected === true || fails(),
    }),
  },
  duties: {
    "device-returned": {
      clause: "8.1",
      calendar: "aroundTheClock",
      starts: { lent: () => days(14) },
      meets: { returned: true },
    },
  },
  separations: {},
  followUps: [],
  decider: {
    lend: (_loan, data) => [{ type: "lent", data }],
    remind: () => [{ type: "reminded", data: {} }],
    takeBack: (_loan, data) => [{ type: "returned", data }],
    inspect: (_loan, data) => [{ type: "inspected", data }],
    settle: () => [{ type: "settled", data: {} }],
  },
  evolver: {
    lent: (_loan, data, { occurredAt }) => ({ ...data, lentAt: occurredAt }),
    reminded: () => ({}),
    returned: (_loan, _data, { occurredAt }) => ({ returnedAt: occurredAt }),
    inspected: (_loan, { passed }) => ({ inspected: passed }),
    settled: () => ({}),
  },
  subject: (loan, input) => (loan.customer === "" ? input["customer"] : loan.customer),
})

export const loans = chapter({
  id: "loans",
  title: { en: "Loan devices", "zh-Hans": "备用机" },
  clauses: [
    {
      id: "8.1",
      chapter: "8",
      title: { en: "Return of loan devices", "zh-Hans": "备用机归还" },
      summary: {
        en: "A device lent to a customer comes back within 14 days.",
        "zh-Hans": "借给客户的备用机应在 14 天内归还。",
      },
      realisedBy: ["duty", "measure"],
    },
    {
      id: "8.2",
      chapter: "8",
      title: { en: "Inspection of loan devices", "zh-Hans": "备用机检查" },
      summary: {
        en: "A device that came back is inspected before the loan is settled.",
        "zh-Hans": "备用机归还后须经检查方可结清。",
      },
      realisedBy: ["rule"],
    },
  ],
  lifecycles: [loan],
  measures: {
    "returned-in-time": {
      clause: "8.1",
      title: { en: "Loan devices returned in time", "zh-Hans": "备用机按时归还率" },
      kind: "loan",
      at: "lentAt",
      cohort: [],
      numerator: { count: [{ duty: "device-returned", ended: ["met"] }] },
      denominator: { count: [{ duty: "device-returned", ended: ["met", "late"] }] },
    },
  },
  realises: [],
  words: {
    loan: {
      title: { en: "Loan", "zh-Hans": "备用机借用" },
      rules: {
        "device-inspected": {
          title: { en: "The device was inspected", "zh-Hans": "设备已检查" },
          failed: { en: "The device has not passed an inspection.", "zh-Hans": "设备尚未通过检查。" },
          remedy: { en: "Inspect the device.", "zh-Hans": "请先检查设备。" },
        },
      },
      duties: { "device-returned": { en: "The device comes back", "zh-Hans": "归还备用机" } },
      commands: {
        lend: { en: "Lend", "zh-Hans": "借出" },
        remind: { en: "Remind", "zh-Hans": "提醒" },
        takeBack: { en: "Take back", "zh-Hans": "收回" },
        inspect: { en: "Inspect", "zh-Hans": "检查" },
        settle: { en: "Settle", "zh-Hans": "结清" },
      },
      statuses: {
        new: { en: "New", "zh-Hans": "新建" },
        out: { en: "With the customer", "zh-Hans": "借出" },
        back: { en: "Back", "zh-Hans": "已归还" },
        settled: { en: "Settled", "zh-Hans": "已结清" },
      },
      separations: {},
    },
  },
})
