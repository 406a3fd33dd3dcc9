/** Approval: how many people agree to what is there, who of them may not, and that an edit makes it void. */
import * as Schema from "effect/Schema"
import { digestOf } from "../engine/journal.ts"
import type { Context } from "../engine/context.ts"
import { Identifier } from "../values/identifier.ts"
import type { Money } from "../values/money.ts"
import { Count, InstantMs } from "../values/number.ts"
import type { Role } from "./actor.ts"
import { Digest } from "./signature.ts"

const { Array: List, optionalKey: optional, Struct } = Schema
const Roles = List(Identifier).check(Schema.isMaxLength(100))

/**
 * What is asked for: the digest of what is to be approved, by how many people, from how many departments at the
 * least, and which roles must be among theirs. An event that asks for approval carries it.
 *
 * @category approval
 * @since 0.1.0
 */
export const ApprovalAsked = Struct({ digest: Digest, people: Count, departments: Count, roles: Roles })

/**
 * @category approval
 * @since 0.1.0
 */
export type ApprovalAsked = typeof ApprovalAsked.Type

/**
 * That one person approved: who, on whose behalf, from which department, with which roles, and the digest of what
 * was approved. An event of an approval carries it.
 *
 * @category approval
 * @since 0.1.0
 */
export const ApprovalGiven = Struct({
  by: Identifier,
  delegateOf: optional(Identifier),
  department: optional(Identifier),
  roles: Roles,
  digest: Digest,
})

/**
 * @category approval
 * @since 0.1.0
 */
export type ApprovalGiven = typeof ApprovalGiven.Type

/**
 * The field `approval` of a record: what is asked for and what was given since. It is fixed when it is asked for, so
 * that a later policy does not change what is under way.
 *
 * @category approval
 * @since 0.1.0
 */
export const Approval = Struct({
  ...ApprovalAsked.fields,
  given: List(Struct({ ...ApprovalGiven.fields, at: InstantMs })),
})

/**
 * @category approval
 * @since 0.1.0
 */
export type Approval = typeof Approval.Type

/**
 * The input of a command that approves. Whoever gives the digest of what they looked at is refused where something
 * else is there by now.
 *
 * @category approval
 * @since 0.1.0
 */
export const ApprovalInput = Struct({ digest: optional(Digest) })

/**
 * How many people approve; from so many departments, and each of these roles, among them.
 *
 * @category approval
 * @since 0.1.0
 */
export interface ApprovalRequirement {
  readonly people: number
  readonly departments?: number
  readonly roles?: ReadonlyArray<Role>
}

/**
 * What a policy's two figures require. There are as many people as departments at the least.
 *
 * @example
 * ```ts
 * approvalRequired({ fewestPeople: 1, fewestDepartments: 2 }) // => { people: 2, departments: 2 }
 * ```
 * @category approval
 * @since 0.1.0
 */
export const approvalRequired = ({
  fewestPeople,
  fewestDepartments,
}: {
  readonly fewestPeople: number
  readonly fewestDepartments: number
}): ApprovalRequirement => ({ people: Math.max(fewestPeople, fewestDepartments), departments: fewestDepartments })

/**
 * More that is required where the amount is above one. An amount that nobody knows, or in another currency, counts
 * as above.
 *
 * @category approval
 * @since 0.1.0
 */
export interface ApprovalAbove extends ApprovalRequirement {
  readonly above: Money
}

/**
 * What to put into the event that asks for approval, or that changes what is approved.
 *
 * **Details**
 *
 * `content` is the JSON value that people agree to. There are never fewer people than departments or roles, so that
 * a requirement can be met.
 *
 * @example
 * ```ts
 * const asked = askedApproval({
 *   content: { lines: ["compressor"] },
 *   required: { people: 1 },
 *   above: [{ above: { amountMinor: 50_000, currency: "CNY" }, people: 2 }],
 *   amount: { amountMinor: 60_000, currency: "CNY" },
 * })
 * asked.people // => 2
 * ```
 * @category approval
 * @since 0.1.0
 */
export const askedApproval = ({
  content,
  required,
  above = [],
  amount,
}: {
  readonly content: unknown
  readonly required: ApprovalRequirement
  readonly above?: ReadonlyArray<ApprovalAbove>
  readonly amount?: Money | undefined
}): ApprovalAsked => {
  const all = [required, ...above.filter((one) => isAbove(amount, one.above))]
  const departments = Math.max(...all.map((one) => one.departments ?? 0))
  const roles = [...new Set(all.flatMap((one) => one.roles ?? []))]
  const people = Math.max(1, departments, roles.length, ...all.map((one) => one.people))
  return { digest: digestOf(content), people, departments, roles }
}

const isAbove = (amount: Money | undefined, { amountMinor, currency }: Money): boolean =>
  amount === undefined || amount.currency !== currency || amount.amountMinor > amountMinor

/**
 * What to put into the event of an approval: by the actor of the context, to what was asked for.
 *
 * @category approval
 * @since 0.1.0
 */
export const approvalBy = ({ actor }: Pick<Context, "actor">, approval: Approval): ApprovalGiven => ({
  by: actor.id,
  ...(actor.delegateOf === undefined ? {} : { delegateOf: actor.delegateOf }),
  ...(actor.department === undefined ? {} : { department: actor.department }),
  roles: actor.roles,
  digest: approval.digest,
})

/**
 * The approval of a record, for its evolver, after it was asked for (again): what was given before is void.
 *
 * @category approval
 * @since 0.1.0
 */
export const freshApproval = ({ digest, people, departments, roles }: ApprovalAsked): Approval => ({
  digest,
  people,
  departments,
  roles,
  given: [],
})

/**
 * The approval of a record, for its evolver, after one more person approved. `at` is when.
 *
 * @category approval
 * @since 0.1.0
 */
export const withApproval = (
  approval: Approval,
  { by, delegateOf, department, roles, digest }: ApprovalGiven,
  at: number,
): Approval => ({
  ...approval,
  given: [
    ...approval.given,
    {
      by,
      ...(delegateOf === undefined ? {} : { delegateOf }),
      ...(department === undefined ? {} : { department }),
      roles,
      digest,
      at,
    },
  ],
})

/**
 * Whether everybody who was asked for has approved.
 *
 * @category approval
 * @since 0.1.0
 */
export const isApproved = (approval: Approval | undefined): boolean =>
  approval !== undefined && approval.given.length >= approval.people

/**
 * Whether the next approval is the last one that is needed: for the guard of a machine. It counts people alone; the
 * rules see to it that by then the departments and roles are there too.
 *
 * @example
 * ```ts
 * const asked = askedApproval({ content: "lift table", required: { people: 2 } })
 * isLastApproval({ approval: freshApproval(asked) }) // => false
 * ```
 * @category approval
 * @since 0.1.0
 */
export const isLastApproval = ({ approval }: { readonly approval?: Approval }): boolean =>
  approval !== undefined && approval.given.length + 1 >= approval.people
