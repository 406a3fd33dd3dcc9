/** A small lifecycle of the tests' own: drafts that are approved, done, put off and reopened. */
import * as Schema from "effect/Schema"
import { type AnyStateMachine, setup } from "xstate"
import { command, type CommandTypes } from "../../src/engine/command.ts"
import type { Context } from "../../src/engine/context.ts"
import { type Lifecycle, lifecycle } from "../../src/engine/lifecycle.ts"
import { fails, ruleOf, unknown } from "../../src/engine/rule.ts"
import type { EventTypes } from "../../src/engine/shape.ts"
import { defaultPolicy } from "../../src/regulation/policy-defaults.ts"
import { Identifier } from "../../src/values/identifier.ts"
import { Count } from "../../src/values/number.ts"
import { Text } from "../../src/values/text.ts"

const { Boolean: Truth, optionalKey: optional, Struct } = Schema

const Job = Struct({ id: Identifier, status: Text, title: optional(Text), price: Count, urgent: Truth, edits: Count })
export type Job = typeof Job.Type

const commands = {
  request: command({
    input: Struct({ title: optional(Text), urgent: Truth }),
    clause: "8.1",
    by: ["clerk"],
    creates: true,
  }),
  edit: command({
    input: Struct({ title: optional(Text), price: optional(Count) }),
    clause: "8.1",
    by: ["clerk", "supervisor"],
  }),
  submit: command({ input: Struct({}), clause: "8.1", by: ["clerk"] }),
  approve: command({
    input: Struct({ budget: Count, worker: optional(Identifier) }),
    clause: "8.2",
    by: ["supervisor"],
    needs: { worker: { kind: "worker", id: { input: "worker" } } },
  }),
  reject: command({ input: Struct({ reason: optional(Text) }), clause: "8.2", by: ["supervisor"] }),
  start: command({ input: Struct({}), clause: "8.2", by: ["engineer"] }),
  pause: command({ input: Struct({ reason: Text }), clause: "8.2", by: ["engineer"] }),
  resume: command({ input: Struct({}), clause: "8.2", by: ["engineer"] }),
  finish: command({ input: Struct({}), clause: "8.2", by: ["engineer"] }),
  close: command({ input: Struct({}), clause: "8.2", by: ["clerk"] }),
  reopen: command({ input: Struct({}), clause: "8.2", by: ["clerk"] }),
  cancel: command({ input: Struct({ reason: optional(Text) }), clause: "8.1", by: ["clerk"] }),
}

const Nothing = Struct({})
const events = {
  requested: commands.request.input,
  edited: commands.edit.input,
  submitted: Nothing,
  approved: Struct({ budget: Count }),
  rejected: Nothing,
  started: Nothing,
  paused: Struct({ reason: Text }),
  resumed: Nothing,
  finished: Nothing,
  closed: Nothing,
  reopened: Nothing,
  cancelled: Nothing,
}

export interface JobShape {
  readonly kind: "job"
  readonly record: Job
  readonly commands: CommandTypes<typeof commands>
  readonly events: EventTypes<typeof events>
  readonly facts: { readonly worker?: { readonly id: string; readonly free: boolean } | null }
  readonly creates: "request"
}

const setting = setup({
  guards: {
    isUrgent: ({ context }) => context["urgent"] === true,
    isDear: ({ context }) => Number(context["price"]) > 100,
  },
})

/** The states of the machine, open to small changes. */
export const jobStates = {
  new: { meta: { category: "open" }, on: { request: "draft" } },
  draft: { meta: { category: "open" }, on: { edit: {}, submit: "submitted", cancel: "cancelled" } },
  submitted: {
    meta: { category: "open" },
    on: {
      edit: {},
      approve: [
        { guard: "isUrgent", target: "active.working" },
        { guard: "isDear", target: "waiting" },
        { target: "active" },
      ],
      reject: "draft",
      cancel: "cancelled",
    },
  },
  active: {
    meta: { category: "open" },
    initial: "planned",
    on: { cancel: "cancelled", pause: "waiting", edit: {} },
    states: {
      planned: { on: { start: "working" } },
      working: { on: { finish: "#job.done", start: {} } },
    },
  },
  waiting: {
    meta: { category: "waitingForCustomer" },
    on: { resume: [{ guard: "isUrgent", target: "active.working" }, { target: "active" }] },
  },
  done: { meta: { category: "done" }, on: { close: "closed", reopen: "active" } },
  closed: { meta: { category: "closed" }, on: { reopen: "active" } },
  cancelled: { meta: { category: "cancelled" }, type: "final" },
}

const blank: Job = { id: "", status: "new", price: 0, urgent: false, edits: 0 }

export const machineOf = (states: object, more: object = {}): AnyStateMachine =>
  setting.createMachine({
    id: "job",
    context: blank,
    initial: "new",
    ...more,
    states,
  } as never) as unknown as AnyStateMachine

const rule = ruleOf<JobShape>()
const minutes = (count: number) => ({ limit: { type: "working", ms: count * 60_000 } }) as const

export const job: Lifecycle<JobShape> = lifecycle<JobShape>({
  kind: "job",
  version: 1,
  record: Job,
  blank,
  columns: { urgent: { type: "boolean", indexed: false, value: (record) => record.urgent } },
  commands,
  events,
  machine: machineOf(jobStates),
  rules: {
    "title-given": rule({
      clause: "8.1",
      on: ["submit"],
      mend: "edit",
      check: ({ title }) => title !== undefined || fails({ title: null }),
    }),
    "reason-given": rule({
      clause: "8.1",
      on: ["cancel", "reject"],
      check: (_job, { reason }) => reason !== undefined || fails(),
    }),
    "within-budget": rule({
      clause: "8.2",
      on: ["approve"],
      mend: "edit",
      check: ({ price }, { budget }) => price <= budget || fails({ price, budget }),
    }),
    "worker-free": rule({
      clause: "8.2",
      on: ["approve"],
      mend: "worker.release",
      check: (_job, _input, { facts: { worker } }) => {
        if (worker === undefined) return unknown("worker")
        return worker === null || worker.free || fails({ worker: worker.id })
      },
    }),
  },
  duties: {
    "decided-in-time": {
      clause: "8.2",
      calendar: "company",
      starts: { submitted: () => minutes(60) },
      meets: { approved: true, rejected: true },
      waives: { cancelled: true },
    },
    "finished-in-time": {
      clause: "8.2",
      calendar: "company",
      pausedIn: ["waitingForCustomer"],
      starts: { approved: () => minutes(600), reopened: () => minutes(600) },
      meets: { finished: true },
    },
    "asked-afterwards": {
      clause: "8.2",
      calendar: "aroundTheClock",
      afterClosing: true,
      starts: { finished: () => ({ limit: { type: "elapsed", ms: 86_400_000 } }) },
      meets: { edited: true },
    },
  },
  separations: {
    "author-not-approver": { clause: "8.2", first: ["request"], later: ["approve"] },
    "editor-not-approver": { clause: "8.2", first: ["edit"], later: ["approve"], since: "submit" },
  },
  followUps: [
    {
      on: "approve",
      fact: "worker",
      kind: "worker",
      command: "book",
      input: (_before, after, { facts: { worker } }) => (worker === null ? undefined : { job: after.id }),
    },
  ],
  decider: {
    request: (_job, data) => [{ type: "requested", data }],
    edit: (_job, data) => [{ type: "edited", data }],
    submit: () => [{ type: "submitted", data: {} }],
    approve: (_job, { budget }) => [{ type: "approved", data: { budget } }],
    reject: () => [{ type: "rejected", data: {} }],
    start: () => [],
    pause: (_job, data) => [{ type: "paused", data }],
    resume: () => [{ type: "resumed", data: {} }],
    finish: () => [
      { type: "edited", data: {} },
      { type: "finished", data: {} },
    ],
    close: () => [{ type: "closed", data: {} }],
    reopen: () => [{ type: "reopened", data: {} }],
    cancel: () => [{ type: "cancelled", data: {} }],
  },
  evolver: {
    requested: (_job, data) => data,
    edited: (record, data) => ({ ...data, edits: record.edits + 1 }),
    submitted: () => ({}),
    approved: () => ({}),
    rejected: () => ({}),
    started: () => ({}),
    paused: () => ({}),
    resumed: () => ({}),
    finished: () => ({}),
    closed: () => ({}),
    reopened: () => ({}),
    cancelled: () => ({}),
  },
  subject: () => undefined,
})

export const now = Date.UTC(2026, 2, 2, 9)

export const person = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant: "acme", roles })

export const contextOf = (more: Partial<Context<JobShape["facts"]>> = {}): Context<JobShape["facts"]> => ({
  now,
  occurredAt: now,
  actor: person("clara", "clerk"),
  policy: defaultPolicy,
  facts: {},
  acts: [],
  ...more,
})

export const jobIn = (status: string, more: Partial<Job> = {}): Job => ({ ...blank, id: "J-1", ...more, status })
