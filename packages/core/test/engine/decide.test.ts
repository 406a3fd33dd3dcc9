import { roles } from "../../src/trust/actor.ts"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compile, type CompiledCommand } from "../../src/engine/compile.ts"
import { decide, explain, options } from "../../src/engine/decide.ts"
import { digestOf } from "../../src/engine/journal.ts"
import { shownBy } from "../../src/engine/shown.ts"
import { onlyFollows } from "../../src/engine/command.ts"
import type { Lifecycle } from "../../src/engine/lifecycle.ts"
import { commandsIn } from "../../src/engine/machine.ts"
import { contextOf, type Job, job, type JobShape, jobIn, person } from "./job.ts"
import { lifecycles } from "./lifecycles.ts"

const compiled = compile<JobShape>(job)
const supervisor = person("sven", "supervisor")
const known = { worker: { id: "W-1", free: true } }

const rulesOf = (record: Job, name: string, input: object, context: ReturnType<typeof contextOf>) =>
  explain(compiled, record, name, input, context).map(({ rule }) => rule)

describe("a decision", () => {
  test("accepts with the events, the status they lead to and the record afterwards", () => {
    const decision = decide(compiled, jobIn("new"), "request", { title: "Roof", urgent: true }, contextOf())
    expect(decision).toEqual({
      accepted: true,
      from: "new",
      to: "draft",
      events: [{ type: "requested", data: { title: "Roof", urgent: true } }],
      next: { id: "J-1", status: "draft", title: "Roof", price: 0, urgent: true, edits: 0 },
    })
  })

  test("leads into the status alone where there is no event", () => {
    const decision = decide(
      compiled,
      jobIn("active.planned"),
      "start",
      {},
      contextOf({ actor: person("eve", "engineer") }),
    )
    expect(decision).toMatchObject({ accepted: true, events: [], next: { status: "active.working" } })
  })

  test("takes the first branch whose guard holds", () => {
    const to = (more: object) => {
      const decision = decide(
        compiled,
        jobIn("submitted", more),
        "approve",
        { budget: 1000 },
        contextOf({ actor: supervisor, facts: known }),
      )
      return decision.accepted ? decision.to : decision.violations
    }
    expect(to({ urgent: true, price: 500 })).toBe("active.working")
    expect(to({ price: 500 })).toBe("waiting")
    expect(to({ price: 5 })).toBe("active.planned")
  })

  test("changes neither record nor input", () => {
    const record = Object.freeze(jobIn("draft", { title: "Roof" }))
    const input = Object.freeze({ title: "Wall" })
    expect(decide(compiled, record, "edit", input, contextOf()).accepted).toBe(true)
    expect(record).toEqual(jobIn("draft", { title: "Roof" }))
  })

  test("is the same whether the lifecycle copies its records or the engine does", () => {
    const copying = compile<JobShape>({ ...job, copy: (record) => ({ ...record }) })
    const record = Object.freeze(jobIn("draft", { title: "Roof" }))
    for (const [name, input] of [
      ["edit", { title: "Wall" }],
      ["submit", {}],
    ] as const)
      expect(decide(copying, record, name, input, contextOf())).toEqual(
        decide(compiled, record, name, input, contextOf()),
      )
    expect(record).toEqual(jobIn("draft", { title: "Roof" }))
  })

  test("shows something to be signed where the command says what", () => {
    const { request } = job.commands
    const shows = (record: Job, { title }: { readonly title?: string }) => ({ job: record.id, title })
    const showing = compile<JobShape>({ ...job, commands: { ...job.commands, request: { ...request, shows } } })
    expect(shownBy(showing, jobIn("new"), "request", { title: "Roof" })).toEqual({
      shown: digestOf({ job: "J-1", title: "Roof" }),
    })
    expect(shownBy(showing, jobIn("draft"), "submit", {})).toEqual({})
  })

  test("of a command that nobody knows is a mistake of the programmer", () => {
    expect(() => decide(compiled, jobIn("draft"), "dream", {}, contextOf())).toThrow(RangeError)
  })
})

describe("a refusal", () => {
  const acts = [
    { command: "request", by: "clara" },
    { command: "submit", by: "clara" },
    { command: "edit", by: "clara" },
  ]

  test("tells every violated rule at once: status, role, separations, rules as they are declared", () => {
    const context = contextOf({ acts, facts: { worker: { id: "W-1", free: false } } })
    expect(explain(compiled, jobIn("draft", { price: 500 }), "approve", { budget: 100 }, context)).toEqual([
      {
        rule: "status-allows-command",
        clause: "8.2",
        seen: {
          command: "approve",
          status: "draft",
          possible: ["edit", "submit", "cancel"].toSorted((a, b) => order(a) - order(b)),
        },
      },
      { rule: "role-may", clause: "8.2", seen: { command: "approve", roles: ["clerk"], allowed: ["supervisor"] } },
      { rule: "author-not-approver", clause: "8.2", seen: { person: "clara", did: "request" } },
      { rule: "editor-not-approver", clause: "8.2", seen: { person: "clara", did: "edit" } },
      { rule: "within-budget", clause: "8.2", seen: { price: 500, budget: 100 }, mend: "job.edit" },
      { rule: "worker-free", clause: "8.2", seen: { worker: "W-1" }, mend: "worker.release" },
    ])
  })

  const order = (command: string) => compiled.table.commands.indexOf(command)

  test("comes in the same order whatever the order of roles and acts", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(acts, { minLength: 3 }),
        fc.shuffledSubarray(["clerk", "fleet", "quality"], { minLength: 1 }),
        (shuffled, roles) => {
          const context = contextOf({ acts: [...shuffled, ...acts], actor: person("clara", ...roles), facts: {} })
          expect(rulesOf(jobIn("draft", { price: 500 }), "approve", { budget: 1 }, context)).toEqual([
            "status-allows-command",
            "role-may",
            "author-not-approver",
            "editor-not-approver",
            "within-budget",
            "worker-free",
          ])
        },
      ),
    )
  })

  test("of a closed or cancelled case cites the closing", () => {
    for (const status of ["closed", "cancelled"]) {
      const [first] = explain(compiled, jobIn(status), "edit", {}, contextOf())
      expect(first).toMatchObject({ rule: "case-is-open", clause: "3.6.2", seen: { status, command: "edit" } })
    }
  })

  test("comes from a fact that is not known", () => {
    expect(explain(compiled, jobIn("submitted"), "approve", { budget: 1 }, contextOf({ actor: supervisor }))).toEqual([
      { rule: "worker-free", clause: "8.2", seen: { unknown: "worker" }, unknown: "worker", mend: "worker.release" },
    ])
  })

  test("does not come from the role where the command follows from another", () => {
    const context = contextOf({ actor: person("eve", "engineer"), via: "order.place" })
    expect(rulesOf(jobIn("draft", { title: "Roof" }), "submit", {}, context)).toEqual([])
    expect(rulesOf(jobIn("draft", { title: "Roof" }), "submit", {}, { ...context, actor: person("eve") })).toEqual([])
  })
})

describe("options", () => {
  const opened = (
    status: string,
    actor = person("clara", "clerk"),
    acts: ReadonlyArray<{ command: string; by: string }> = [],
  ) =>
    Object.fromEntries(
      options(compiled, jobIn(status), { ...contextOf({ actor }), acts }).map(({ command, open }) => [command, open]),
    )

  test("are the commands of the status, closed where role or separation closes them", () => {
    expect(opened("submitted")).toEqual({ edit: true, approve: false, reject: false, cancel: true })
    expect(opened("submitted", supervisor)).toEqual({ edit: true, approve: true, reject: true, cancel: false })
    expect(opened("submitted", supervisor, [{ command: "request", by: "sven" }])).toMatchObject({
      approve: false,
      reject: true,
    })
  })

  test("are none in a final status", () => {
    expect(opened("cancelled")).toEqual({})
  })
})

describe("the full product of status and command", () => {
  const context = contextOf({ actor: person("olga", ...roles) })

  describe.each([...lifecycles, job as Lifecycle])("of $kind", (lifecycle) => {
    const whole = compile(lifecycle)
    // The rules are tested by themselves; here only the machine and the roles speak.
    const ready = {
      ...whole,
      commands: new Map([...whole.commands].map(([name, command]) => [name, { ...command, rules: [] }])),
    }
    const pairs = [...ready.table.statuses.values()].flatMap((status) =>
      [...ready.commands.values()].map((command) => ({ status, command })),
    )
    const isPossible = ({ status, command }: (typeof pairs)[number]) =>
      commandsIn(ready.table, status.name).includes(command.name)
    // What only follows from others is decided as it follows.
    const around = ({ definition }: CompiledCommand) =>
      definition.by === onlyFollows ? { ...context, via: "order.place" } : context
    const recordIn = (status: string) => ({ ...lifecycle.blank, id: "R-1", status })

    test("every possible pair leads to a status there is, and is an open option", () => {
      for (const { status, command } of pairs.filter(isPossible)) {
        const step = command.steps.get(status.name)!
        const targets = [...step.branches.map((branch) => branch.target), step.otherwise]
        expect(targets.every((target) => ready.table.statuses.has(target))).toBe(true)
        expect(options(ready, recordIn(status.name), around(command))).toContainEqual({
          command: command.name,
          open: true,
          violations: [],
        })
      }
    })

    test("every other pair is refused by name, with what is possible", () => {
      const others = pairs.filter((pair) => !isPossible(pair))
      expect(others.length).toBeGreaterThan(pairs.length / 4)
      for (const { status, command } of others) {
        const ended = status.category === "closed" || status.category === "cancelled"
        expect(explain(ready, recordIn(status.name), command.name, {}, around(command))).toEqual([
          {
            rule: ended ? "case-is-open" : "status-allows-command",
            clause: ended ? "3.6.2" : command.definition.clause,
            seen: { command: command.name, status: status.name, possible: commandsIn(ready.table, status.name) },
          },
        ])
        expect(options(ready, recordIn(status.name), context).map((option) => option.command)).not.toContain(
          command.name,
        )
      }
    })
  })
})
