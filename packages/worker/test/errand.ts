// A small chapter of the tests' own: errands that are due, and rounds that the desk itself goes on with.
import { Count, Identifier, InstantMs, openDesk, Text } from "@fieldcare/core"
import { chapter, command, type CommandTypes, type EventTypes, fails, lifecycle, ruleOf } from "@fieldcare/core/engine"
import type { JournalEntry, StoragePort } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import * as Schema from "effect/Schema"
import { type AnyStateMachine, setup } from "xstate"

const { optionalKey: optional, Struct } = Schema

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday, 2 March 2026, 09:00 in Shanghai. */
export const start = Date.UTC(2026, 2, 2, 1)

const Errand = Struct({
  id: Identifier,
  status: Text,
  by: InstantMs,
  everyMs: optional(Count),
  rounds: Count,
  blocked: Schema.Boolean,
})

const commands = {
  /** With `everyMs` it is a round: due again and again, and gone on by the desk. */
  open: command({
    input: Struct({ by: InstantMs, everyMs: optional(Count) }),
    clause: "8.1",
    by: ["clerk", "system"],
    creates: true,
  }),
  move: command({ input: Struct({ by: InstantMs }), clause: "8.1", by: ["clerk"] }),
  block: command({ input: Struct({}), clause: "8.1", by: ["clerk"] }),
  goRound: command({ input: Struct({ round: Count }), clause: "8.1", by: ["system"] }),
  finish: command({ input: Struct({}), clause: "8.1", by: ["clerk"] }),
}

const events = {
  opened: commands.open.input,
  moved: commands.move.input,
  blocked: commands.block.input,
  wentRound: commands.goRound.input,
  finished: commands.finish.input,
}

interface ErrandShape {
  readonly kind: "errand"
  readonly record: typeof Errand.Type
  readonly commands: CommandTypes<typeof commands>
  readonly events: EventTypes<typeof events>
  readonly facts: object
  readonly creates: "open"
}

const blank = { id: "", status: "new", by: 0, rounds: 0, blocked: false }

const machine = setup({}).createMachine({
  id: "errand",
  context: blank,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { open: "running" } },
    running: { meta: { category: "open" }, on: { move: {}, block: {}, goRound: {}, finish: "done" } },
    done: { meta: { category: "closed" }, type: "final" },
  },
} as never) as unknown as AnyStateMachine

const by = (at: number) => ({ limit: { type: "by", at } }) as const

const errand = lifecycle<ErrandShape>({
  kind: "errand",
  version: 1,
  record: Errand,
  blank,
  columns: {},
  commands,
  events,
  machine,
  rules: {
    "not-blocked": ruleOf<ErrandShape>()({
      clause: "8.1",
      on: ["goRound"],
      check: ({ blocked }) => !blocked || fails(),
    }),
  },
  duties: {
    "run-in-time": {
      clause: "8.1",
      calendar: "company",
      starts: {
        opened: (data) => (data.everyMs === undefined ? by(data.by) : undefined),
        moved: (data, { everyMs }) => (everyMs === undefined ? by(data.by) : undefined),
      },
      meets: { finished: true },
    },
    "next-round": {
      clause: "8.1",
      calendar: "aroundTheClock",
      starts: {
        opened: (data) => (data.everyMs === undefined ? undefined : by(data.by)),
        wentRound: (_data, { by: last }) => by(last),
      },
      meets: { finished: true, wentRound: true },
      whenDue: { command: "goRound", input: ({ rounds }) => ({ round: rounds + 1 }) },
    },
  },
  separations: {},
  followUps: [],
  decider: {
    open: (_record, input) => [{ type: "opened", data: input }],
    move: (_record, input) => [{ type: "moved", data: input }],
    block: () => [{ type: "blocked", data: {} }],
    goRound: (_record, input) => [{ type: "wentRound", data: input }],
    finish: () => [{ type: "finished", data: {} }],
  },
  evolver: {
    opened: (_record, data) => data,
    moved: (_record, data) => data,
    blocked: () => ({ blocked: true }),
    wentRound: ({ by: last, everyMs = 0 }, { round }) => ({ rounds: round, by: last + everyMs }),
    finished: () => ({}),
  },
  subject: () => undefined,
})

const word = (en: string, zh: string) => ({ en, "zh-Hans": zh })

const errands = chapter({
  id: "errands",
  title: word("Errands", "差事"),
  lifecycles: [errand],
  words: {
    errand: {
      title: word("Errand", "差事"),
      rules: {
        "not-blocked": {
          title: word("Not blocked", "未受阻"),
          failed: word("The errand is blocked.", "差事受阻。"),
          remedy: word("Unblock it.", "请解除。"),
        },
      },
      duties: { "run-in-time": word("Run in time", "按时办理"), "next-round": word("Next round", "下一轮") },
      commands: {
        open: word("Open", "新建"),
        move: word("Move", "改期"),
        block: word("Block", "阻止"),
        goRound: word("Go round", "执行一轮"),
        finish: word("Finish", "完成"),
      },
      statuses: { new: word("new", "新建"), running: word("running", "进行中"), done: word("done", "已完成") },
      separations: {},
    },
  },
  realises: [],
  clauses: [
    {
      id: "8.1",
      chapter: "8",
      title: word("Errands", "差事"),
      summary: word("Errands are run in time.", "差事须按时办理。"),
      realisedBy: ["rule", "duty"],
    },
  ],
})

const office = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
] as const

export const companyCalendar = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
})

export const actor = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant: "acme", roles })

/** A desk for errands on a storage, with a clock that the tests move. */
export const openErrands = async <Handle>(
  storage: StoragePort<Handle>,
  clock: () => number,
  outbox: boolean | ((entry: JournalEntry) => boolean) = true,
) => {
  const desk = await openDesk({ storage, chapters: [errands], calendar: companyCalendar, clock, outbox })
  return { desk, clerk: desk.as(actor("clara", "clerk")).errand, system: desk.as(actor("system", "system")).errand }
}
