// A lifecycle that is approved and nothing else: what approvals say of it is what they say of every other.
import * as Schema from "effect/Schema"
import { setup } from "xstate"
import { compile } from "../../src/engine/compile.ts"
import { decide } from "../../src/engine/decide.ts"
import { command, type CommandTypes } from "../../src/engine/command.ts"
import { lifecycle } from "../../src/engine/lifecycle.ts"
import type { EventTypes } from "../../src/engine/shape.ts"
import type { Act } from "../../src/engine/trail.ts"
import { defaultPolicy } from "../../src/regulation/policy-defaults.ts"
import type { Actor } from "../../src/trust/actor.ts"
import {
  Approval,
  ApprovalAsked,
  approvalBy,
  ApprovalGiven,
  ApprovalInput,
  askedApproval,
  freshApproval,
  isLastApproval,
  withApproval,
} from "../../src/trust/approval.ts"
import { approvalHolds, approvals, approverNeeds, type ApproverFacts } from "../../src/trust/approval-rules.ts"
import { Identifier } from "../../src/values/identifier.ts"
import { Count } from "../../src/values/number.ts"
import { Text } from "../../src/values/text.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

const Request = Struct({
  id: Identifier,
  status: Text,
  text: Text,
  about: optional(Identifier),
  approval: optional(Approval),
})
export type Request = typeof Request.Type

const required = { people: Count, departments: Count, roles: List(Text) }
const by = ["clerk", "supervisor", "quality"]
const commands = {
  submit: command({
    input: Struct({ text: Text, about: optional(Identifier), ...required }),
    clause: "5.3.1",
    by,
    creates: true,
  }),
  change: command({ input: Struct({ text: Text }), clause: "5.3.1", by }),
  /** Writes the text and asks nobody: what no built-in lifecycle does, and a host's extension might. */
  scribble: command({ input: Struct({ text: Text }), clause: "5.3.1", by }),
  approve: command({ input: ApprovalInput, clause: "5.3.1", by, needs: approverNeeds }),
  use: command({ input: Struct({}), clause: "5.3.1", by }),
}
const events = {
  submitted: Struct({ text: Text, about: optional(Identifier), asked: ApprovalAsked }),
  changed: Struct({ text: Text, asked: ApprovalAsked }),
  scribbled: Struct({ text: Text }),
  approved: ApprovalGiven,
  used: Struct({}),
}

export interface RequestShape {
  readonly kind: "request"
  readonly record: Request
  readonly commands: CommandTypes<typeof commands>
  readonly events: EventTypes<typeof events>
  readonly facts: ApproverFacts
  readonly creates: "submit"
}

const blank: Request = { id: "", status: "new", text: "" }
const content = ({ text }: Request) => ({ text })
export const approval = approvals<RequestShape>()({
  clause: "5.3.1",
  asks: ["submit", "change"],
  approves: ["approve"],
  content,
  mend: "change",
  concerned: ({ about }) => (about === undefined ? [] : [about]),
})

const machine = setup({
  guards: { isLastApproval: ({ context }) => isLastApproval(context) },
}).createMachine({
  id: "request",
  context: blank,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { submit: "submitted" } },
    submitted: {
      meta: { category: "open" },
      on: { change: {}, scribble: {}, approve: [{ guard: "isLastApproval", target: "approved" }, {}] },
    },
    approved: { meta: { category: "open" }, on: { change: "submitted", scribble: {}, use: "used" } },
    used: { meta: { category: "closed" }, type: "final" },
  },
})

export const request = lifecycle<RequestShape>({
  kind: "request",
  version: 1,
  record: Request,
  blank,
  columns: {},
  commands,
  events,
  machine,
  rules: {
    ...approval.rules,
    "approved-as-it-is": approvalHolds<RequestShape>()({ clause: "5.3.1", on: ["use"], content }),
  },
  duties: {},
  separations: approval.separations,
  followUps: [],
  decider: {
    submit: (_request, { text, about, ...asking }) => [
      {
        type: "submitted",
        data: {
          text,
          ...(about === undefined ? {} : { about }),
          asked: askedApproval({ content: { text }, required: asking }),
        },
      },
    ],
    change: ({ approval: before }, { text }) => [
      { type: "changed", data: { text, asked: askedApproval({ content: { text }, required: before! }) } },
    ],
    scribble: (_request, data) => [{ type: "scribbled", data }],
    approve: (record, _input, context) => [{ type: "approved", data: approvalBy(context, record.approval!) }],
    use: () => [{ type: "used", data: {} }],
  },
  evolver: {
    submitted: (_request, { asked, ...data }) => ({ ...data, approval: freshApproval(asked) }),
    changed: (_request, { text, asked }) => ({ text, approval: freshApproval(asked) }),
    scribbled: (_request, data) => data,
    approved: (record, data, { occurredAt }) => ({ approval: withApproval(record.approval!, data, occurredAt) }),
    used: () => ({}),
  },
  subject: () => undefined,
})

export const compiled = compile(request)

export const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  id,
  tenant: "acme",
  roles: ["supervisor"],
  ...more,
})

/** A record that is worked on command by command, with the acts that the engine would remember. */
export class Case {
  record: Request = { ...blank, id: "R-1" }
  acts: ReadonlyArray<Act> = []

  /** The rules that refuse, in their order; none when it is done. */
  give(actor: Actor, name: string, input: object, facts: ApproverFacts = { approver: [] }): ReadonlyArray<string> {
    const context = { now: 1_000, occurredAt: 1_000, actor, policy: defaultPolicy, facts, acts: this.acts }
    const decision = decide(compiled, this.record, name, input, context)
    if (!decision.accepted) return decision.violations.map(({ rule }) => rule)
    this.record = decision.next
    if (compiled.commands.get(name)!.remembered) {
      const { id, delegateOf } = actor
      this.acts = [...this.acts, { command: name, by: id, ...(delegateOf === undefined ? {} : { delegateOf }) }]
    }
    return []
  }

  /** A request that `rita` has submitted. */
  static submitted(required: { people: number; departments?: number; roles?: ReadonlyArray<string>; about?: string }) {
    const one = new Case()
    one.give(person("rita"), "submit", { text: "Lift table", departments: 0, roles: [], ...required })
    return one
  }
}
