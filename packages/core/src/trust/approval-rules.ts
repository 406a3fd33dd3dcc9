/** What an approval may be: the separation and the rules of lifecycles whose records are approved. */
import { digestOf } from "../engine/journal.ts"
import type { RecordNeed } from "../engine/need.ts"
import { fails, type Rule, ruleOf, unknown } from "../engine/rule.ts"
import type { CommandName, Shape } from "../engine/shape.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Actor } from "./actor.ts"
import { type Approval, type ApprovalInput, isApproved } from "./approval.ts"
import type { Separation } from "./separation.ts"

/**
 * A record of somebody who approves, where the desk keeps one: a `person`.
 *
 * @category approval
 * @since 0.1.0
 */
export interface Approver {
  readonly id: string
  readonly status: string
}

/**
 * The shape of a lifecycle whose records are approved: the record has the field `approval`, and the approving commands
 * declare `needs: approverNeeds`.
 *
 * @category approval
 * @since 0.1.0
 */
export interface Approvable extends Shape {
  readonly record: { readonly id: string; readonly status: string; readonly approval?: Approval }
  readonly facts: ApproverFacts
}

/**
 * What the rules of approvals know of others: the records of who approves and of whom it is done for; `false` on a
 * desk that keeps none.
 *
 * @category approval
 * @since 0.1.0
 */
export interface ApproverFacts {
  readonly approver?: ReadonlyArray<Approver> | false
}

/**
 * What a command that approves needs to know: the record of the person who asks, where there is one. A change of it
 * between reading and writing makes the desk decide anew.
 *
 * @category approval
 * @since 0.1.0
 */
export const approverNeeds = {
  approver: {
    kind: "person",
    ids: ({ actor }) => (actor.delegateOf === undefined ? [actor.id] : [actor.id, actor.delegateOf]),
    optional: true,
  },
} satisfies Readonly<Record<string, RecordNeed>>

/**
 * What a lifecycle says of its approvals.
 *
 * @category approval
 * @since 0.1.0
 */
export interface ApprovalSetting<S extends Approvable> {
  readonly clause: string
  /** The commands that ask for approval or change what is approved: whoever gives one does not approve. */
  readonly asks: ReadonlyArray<CommandName<S>>
  /** The commands by which a person approves. */
  readonly approves: ReadonlyArray<CommandName<S>>
  /** The JSON value that people agree to, made of the record. */
  readonly content: (record: S["record"]) => unknown
  /** Where a case is submitted again and again: the command from which on asking and changing counts. */
  readonly since?: CommandName<S>
  /** The command that asks anew, named where what is there is not what was asked for. */
  readonly mend?: CommandName<S>
  /** Others whom the case is about, by their ids: they do not approve either. */
  readonly concerned?: (record: S["record"]) => ReadonlyArray<string>
  /** How many people approve at the least, for those who check a company's roles. */
  readonly people?: (policy: Policy) => number
}

/**
 * The separation and the rules of a lifecycle whose records are approved, for its `separations` and `rules`. Their
 * words are `approvalWords`.
 *
 * **Details**
 *
 * Whoever asked, whoever changed it since, and the delegates and principals of both do not approve; a second role does
 * not help. Each person counts once, together with a principal. Each approver is in service where the desk keeps their
 * records, and with the people who are still missing the departments and roles can still be reached.
 *
 * @example
 * ```ts
 * const orders = approvals<PurchaseOrderShape>()({
 *   clause: "5.1.1",
 *   asks: ["propose", "change"],
 *   approves: ["approve"],
 *   content: ({ supplier, lines }) => ({ supplier, lines }),
 * })
 * Object.keys(orders.separations) // => ["requester-not-approver"]
 * ```
 * @category approval
 * @since 0.1.0
 */
export const approvals =
  <S extends Approvable>() =>
  (
    setting: ApprovalSetting<S>,
  ): {
    readonly separations: Readonly<Record<"requester-not-approver", Separation>>
    readonly rules: Readonly<Record<ApprovalRule, Rule<S>>>
  } => ({ separations: { "requester-not-approver": separationOf(setting) }, rules: rulesOf(setting) })

/**
 * The rules of approvals.
 *
 * @category approval
 * @since 0.1.0
 */
export type ApprovalRule =
  | "approves-what-is-there"
  | "approver-approves-once"
  | "approver-not-concerned"
  | "approver-in-service"
  | "approvers-from-enough-departments"
  | "approvers-hold-the-roles"

const separationOf = <S extends Approvable>({
  clause,
  asks,
  approves,
  since,
  people,
}: ApprovalSetting<S>): Separation => ({
  clause,
  first: asks,
  later: approves,
  ...(since === undefined ? {} : { since }),
  ...(people === undefined ? {} : { people }),
})

const rulesOf = <S extends Approvable>(setting: ApprovalSetting<S>): Readonly<Record<ApprovalRule, Rule<S>>> => {
  const { clause, approves: on, content, concerned, mend } = setting
  const rule = ruleOf<S>()
  return {
    "approves-what-is-there": rule({
      clause,
      on,
      ...(mend === undefined ? {} : { mend }),
      check: (record, input) => {
        const there = digestOf(content(record))
        const asked = record.approval?.digest ?? null
        const { digest: looked = there } = input as typeof ApprovalInput.Type
        return (asked === there && looked === there) || fails({ asked, looked, there })
      },
    }),
    "approver-approves-once": rule({
      clause,
      on,
      check: ({ approval }, _input, { actor }) => {
        const before = givenOf(approval).find(({ by, delegateOf }) => isOne(by, actor) || isOne(delegateOf, actor))
        return before === undefined || fails({ person: actor.id, before: before.by })
      },
    }),
    "approver-not-concerned": rule({
      clause,
      on,
      check: (record, _input, { actor }) =>
        concerned?.(record).some((person) => isOne(person, actor)) !== true || fails({ person: actor.id }),
    }),
    "approver-in-service": rule({
      clause,
      on,
      check: (_record, _input, { actor, facts: { approver } }) => {
        if (approver === undefined) return unknown("approver")
        const out = (approver || []).find(({ id, status }) =>
          id === actor.id ? status !== "active" : status === "left",
        )
        return out === undefined || fails({ person: out.id, status: out.status })
      },
    }),
    "approvers-from-enough-departments": rule({
      clause,
      on,
      check: ({ approval }, _input, { actor }) => {
        const seen = new Set([...givenOf(approval), actor].flatMap(({ department }) => department ?? []))
        const { departments = 0 } = approval ?? {}
        return (
          departments - seen.size <= missingAfter(approval) ||
          fails({ department: actor.department ?? null, departments, before: [...seen] })
        )
      },
    }),
    "approvers-hold-the-roles": rule({
      clause,
      on,
      check: ({ approval }, _input, { actor }) => {
        const held = new Set([...givenOf(approval), actor].flatMap(({ roles }) => roles))
        const missing = (approval?.roles ?? []).filter((role) => !held.has(role))
        return missing.length <= missingAfter(approval) || fails({ roles: missing })
      },
    }),
  }
}

/**
 * The rule that everybody approved, and that nothing was changed since: for commands that go on from there.
 *
 * @category approval
 * @since 0.1.0
 */
export const approvalHolds =
  <S extends Approvable>() =>
  (
    setting: Pick<ApprovalSetting<S>, "clause" | "content" | "mend"> & { readonly on: ReadonlyArray<CommandName<S>> },
  ): Rule<S> => {
    const { clause, on, mend, content } = setting
    return ruleOf<S>()({
      clause,
      on,
      ...(mend === undefined ? {} : { mend }),
      check: (record) => {
        const { approval } = record
        const there = digestOf(content(record))
        const given = givenOf(approval)
        const holds = isApproved(approval) && given.every(({ digest }) => digest === there)
        return holds || fails({ given: given.length, people: approval?.people ?? 1 })
      },
    })
  }

const givenOf = (approval: Approval | undefined): Approval["given"] => approval?.given ?? []

/** How many people are still missing after the approval that is decided. */
const missingAfter = (approval: Approval | undefined): number =>
  approval === undefined ? 0 : Math.max(0, approval.people - approval.given.length - 1)

const isOne = (person: string | undefined, actor: Actor): boolean =>
  person !== undefined && (person === actor.id || person === actor.delegateOf)
