import { createMachine, setup } from "xstate"
import { describe, expect, test } from "vitest"
import { compile } from "../../src/engine/compile.ts"
import { DefinitionInvalid } from "../../src/engine/definition-invalid.ts"
import type { Lifecycle } from "../../src/engine/lifecycle.ts"
import { compileMachine } from "../../src/engine/machine.ts"
import { job, jobStates, machineOf } from "./job.ts"
import { lifecycles } from "./lifecycles.ts"

const problemsOf = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof DefinitionInvalid) return error.problems
    throw error
  }
  return []
}

const places = (attempt: () => unknown) => problemsOf(attempt).map(({ where }) => where)

/** The lifecycle with some parts replaced, typed by nothing: what a host without types may write. */
const changed = (parts: object): Lifecycle => ({ ...(job as Lifecycle), ...parts })
const without = (record: object, key: string): object =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
const withCommand = (name: keyof typeof job.commands, more: object) =>
  changed({
    commands: Object.fromEntries(
      Object.entries(job.commands).map(([key, command]) => [key, key === name ? { ...command, ...more } : command]),
    ),
  })
const { active, draft, submitted } = jobStates
const worker = job.commands.approve.needs

describe("a well defined lifecycle compiles", () => {
  test("the one that the tests change", () => {
    const compiled = compile(job)
    expect(compiled.table.initial).toBe("new")
    expect([...compiled.table.statuses.keys()]).toEqual([
      "new",
      "draft",
      "submitted",
      "active.planned",
      "active.working",
      "waiting",
      "done",
      "closed",
      "cancelled",
    ])
    expect(compiled.commands.get("approve")!.rules.map(({ id }) => id)).toEqual(["within-budget", "worker-free"])
    expect(compiled.columns).toEqual([{ name: "urgent", type: "boolean", indexed: false }])
  })

  test.each(lifecycles)("$kind", (lifecycle) => {
    expect(problemsOf(() => compile(lifecycle))).toEqual([])
  })
})

describe("a machine that cannot be right is refused with the place", () => {
  test.each<[string, string, object, object?]>([
    ["an unknown beginning", "machine", jobStates, { initial: "nowhere" }],
    ["an unknown beginning within a status", "active", { ...jobStates, active: { ...active, initial: "nowhere" } }],
    [
      "a status that nothing leads to",
      "island",
      { ...jobStates, island: { meta: { category: "open" }, on: { cancel: "cancelled" } } },
    ],
    [
      "a dead end that is not final",
      "pit",
      { ...jobStates, pit: { meta: { category: "open" } }, draft: { ...draft, on: { ...draft.on, fall: "pit" } } },
    ],
    [
      "a guard that could refuse",
      "submitted on reject",
      {
        ...jobStates,
        submitted: { ...submitted, on: { ...submitted.on, reject: { guard: "isUrgent", target: "draft" } } },
      },
    ],
    [
      "a branch behind the last",
      "submitted on reject",
      {
        ...jobStates,
        submitted: {
          ...submitted,
          on: { ...submitted.on, reject: [{ target: "draft" }, { guard: "isUrgent", target: "cancelled" }] },
        },
      },
    ],
    [
      "a guard without implementation",
      "submitted on reject",
      {
        ...jobStates,
        submitted: {
          ...submitted,
          on: { ...submitted.on, reject: [{ guard: "isFriday", target: "draft" }, { target: "draft" }] },
        },
      },
    ],
    ["a status without category", "draft", { ...jobStates, draft: { on: draft.on } }],
    ["a category that nobody knows", "draft", { ...jobStates, draft: { ...draft, meta: { category: "asleep" } } }],
    [
      "actions on a transition",
      "draft on edit",
      { ...jobStates, draft: { ...draft, on: { ...draft.on, edit: { actions: () => {} } } } },
    ],
    ["actions on entry", "draft", { ...jobStates, draft: { ...draft, entry: () => {} } }],
    ["actions on exit", "active", { ...jobStates, active: { ...active, exit: () => {} } }],
    ["a delay", "draft", { ...jobStates, draft: { ...draft, after: { 1000: "cancelled" } } }],
    ["a transition without a command", "draft", { ...jobStates, draft: { ...draft, always: "submitted" } }],
    ["a wildcard", "draft", { ...jobStates, draft: { ...draft, on: { ...draft.on, "*": "cancelled" } } }],
    ["an invoked actor", "draft", { ...jobStates, draft: { ...draft, invoke: { src: "clock" } } }],
    ["parallel states", "active", { ...jobStates, active: { ...active, type: "parallel" } }],
    [
      "a history state",
      "active.before",
      { ...jobStates, active: { ...active, states: { ...active.states, before: { type: "history" } } } },
    ],
    ["actions of the whole machine", "machine", jobStates, { entry: () => {} }],
  ])("%s", (_what, where, states, more = {}) => {
    expect(places(() => compileMachine(machineOf(states, more)))).toContain(where)
    expect(places(() => compile(changed({ machine: machineOf(states, more) })))).toContain(where)
  })

  test("an unknown target, as soon as the machine is declared", () => {
    const states = { ...jobStates, draft: { ...draft, on: { ...draft.on, submit: "nowhere" } } }
    expect(() => machineOf(states)).toThrow(/'job\.draft'[^]*'nowhere' does not exist/)
  })

  test("a machine of one state alone has no status at all", () => {
    expect(places(() => compileMachine(createMachine({ id: "alone" }) as never))).toEqual(["machine"])
  })

  test("a parallel machine", () => {
    const machine = setup({}).createMachine({
      id: "two",
      type: "parallel",
      states: { left: { meta: { category: "open" } }, right: { meta: { category: "open" } } },
    })
    expect(places(() => compileMachine(machine))).toContain("machine")
  })

  test("every fault is told at once, with what would mend it", () => {
    const states = { ...jobStates, draft: { on: { ...draft.on, fall: "pit" } }, pit: { meta: { category: "open" } } }
    const problems = problemsOf(() => compileMachine(machineOf(states)))
    expect(problems.map(({ where }) => where)).toEqual(["draft", "pit"])
    expect(new DefinitionInvalid({ of: "job", problems }).message).toBe(
      [
        "job is not well defined:",
        "  draft: no category; give it meta: { category } with one of open, waitingForCustomer, waitingForParts, done, closed, cancelled",
        '  pit: no command leads out of it and it is not final; say type: "final" or lead a command out',
      ].join("\n"),
    )
  })
})

describe("a lifecycle that cannot be right is refused with the place", () => {
  test("a copy that is none", () => {
    expect(places(() => compile(changed({ copy: (record: object) => record })))).toEqual(["copy"])
    expect(places(() => compile(changed({ copy: (record: object) => ({ ...record }) })))).toEqual([])
  })

  test.each<[string, string, Lifecycle]>([
    ["a command without decider", "command submit", changed({ decider: without(job.decider, "submit") })],
    ["a decider without command", "decider dream", changed({ decider: { ...job.decider, dream: () => [] } })],
    [
      "a command that the machine does not know",
      "command sleep",
      changed({
        commands: { ...job.commands, sleep: job.commands.submit },
        decider: { ...job.decider, sleep: () => [] },
      }),
    ],
    ["a command that nobody may give", "command submit", withCommand("submit", { by: [] })],
    ["a command that only the machine knows", "machine", changed({ commands: without(job.commands, "submit") })],
    ["a command that cites no clause", "command submit", withCommand("submit", { clause: "" })],
    [
      "a command from the beginning that does not say that it creates",
      "command request",
      withCommand("request", { creates: false }),
    ],
    ["a command that says it creates and cannot", "command submit", withCommand("submit", { creates: true })],
    ["an event without evolver", "event edited", changed({ evolver: without(job.evolver, "edited") })],
    ["an evolver without event", "evolver dreamt", changed({ evolver: { ...job.evolver, dreamt: () => ({}) } })],
    [
      "a rule without clause",
      "rule title-given",
      changed({ rules: { ...job.rules, "title-given": { ...job.rules["title-given"], clause: "" } } }),
    ],
    [
      "a rule on no command",
      "rule title-given",
      changed({ rules: { ...job.rules, "title-given": { ...job.rules["title-given"], on: [] } } }),
    ],
    [
      "a rule on an unknown command",
      "rule title-given",
      changed({ rules: { ...job.rules, "title-given": { ...job.rules["title-given"], on: ["dream"] } } }),
    ],
    [
      "a rule that an unknown command would mend",
      "rule title-given",
      changed({ rules: { ...job.rules, "title-given": { ...job.rules["title-given"], mend: "dream" } } }),
    ],
    [
      "a duty without clause",
      "duty decided-in-time",
      changed({ duties: { "decided-in-time": { ...job.duties["decided-in-time"], clause: "" } } }),
    ],
    [
      "a duty that nothing starts",
      "duty decided-in-time",
      changed({ duties: { "decided-in-time": { ...job.duties["decided-in-time"], starts: {} } } }),
    ],
    [
      "a duty that nothing meets",
      "duty decided-in-time",
      changed({ duties: { "decided-in-time": { ...job.duties["decided-in-time"], meets: {} } } }),
    ],
    [
      "a duty that waits for an unknown event",
      "duty decided-in-time",
      changed({ duties: { "decided-in-time": { ...job.duties["decided-in-time"], waives: { dreamt: true } } } }),
    ],
    ...(
      [
        ["a command that is not declared", "hurry"],
        ["a command that makes a record", "request"],
        ["a command that the system may not give", "start"],
      ] as const
    ).map(([what, command]): [string, string, Lifecycle] => [
      `a duty that gives ${what}`,
      "duty decided-in-time",
      changed({
        duties: {
          "decided-in-time": { ...job.duties["decided-in-time"], whenDue: { command, input: () => ({}) } },
        },
      }),
    ]),
    [
      "a command of the engine's own name",
      "command noticeDuty",
      changed({
        commands: { ...job.commands, noticeDuty: job.commands.edit },
        decider: { ...job.decider, noticeDuty: job.decider.edit },
        machine: machineOf({ ...jobStates, draft: { ...draft, on: { ...draft.on, noticeDuty: {} } } }),
      }),
    ],
    [
      "a separation without clause",
      "separation one",
      changed({ separations: { one: { clause: "", first: ["edit"], later: ["approve"] } } }),
    ],
    [
      "a separation of an unknown command",
      "separation one",
      changed({ separations: { one: { clause: "8.1", first: ["dream"], later: ["approve"] } } }),
    ],
    [
      "a separation since an unknown command",
      "separation one",
      changed({ separations: { one: { clause: "8.1", first: ["edit"], later: ["approve"], since: "dream" } } }),
    ],
    [
      "a follow-up of an unknown command",
      "follow-up dream → worker.book",
      changed({ followUps: [{ ...job.followUps[0], on: "dream" }] }),
    ],
    [
      "a follow-up to a record that is not needed",
      "follow-up submit → worker.book",
      changed({ followUps: [{ ...job.followUps[0], on: "submit" }] }),
    ],
    [
      "a follow-up to a record of another kind",
      "follow-up approve → lorry.book",
      changed({ followUps: [{ ...job.followUps[0], kind: "lorry" }] }),
    ],
    [
      "a follow-up to whatever a query finds",
      "follow-up approve → worker.book",
      withCommand("approve", { needs: { worker: { kind: "worker", where: { status: { value: "free" } }, limit: 1 } } }),
    ],
    [
      "a follow-up to each of one record",
      "follow-up approve → worker.book",
      changed({ followUps: [{ on: "approve", each: "worker", kind: "worker", command: "book", input: () => ({}) }] }),
    ],
    [
      "a need after one that is not declared",
      "command approve",
      withCommand("approve", { needs: { ...worker, mate: { kind: "worker", after: ["lorry"], ids: () => [] } } }),
    ],
    [
      "a need after one that comes after another",
      "command approve",
      withCommand("approve", {
        needs: {
          ...worker,
          mate: { kind: "worker", after: ["worker"], ids: () => [] },
          third: { kind: "worker", after: ["mate"], ids: () => [] },
        },
      }),
    ],
    ["an id made by a command that makes no record", "command edit", withCommand("edit", { id: () => "J-1" })],
  ])("%s", (_what, where, lifecycle) => {
    const found = problemsOf(() => compile(lifecycle))
    expect(found.map((one) => one.where)).toContain(where)
    for (const { problem } of found) expect(problem).not.toMatch(/undefined|\[object/)
  })
})
