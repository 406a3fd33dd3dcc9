/** What the clock does about a duty whose time has come: it gives the declared command, or notes how things stand. */
import * as Effect from "effect/Effect"
import type { Compiled } from "../engine/compile.ts"
import { digestOf, noticeCommand, seal } from "../engine/journal.ts"
import { definitionOf, settingOf } from "../engine/duty-changes.ts"
import { noticed } from "../engine/notice.ts"
import { type Policy, policyAt } from "../regulation/policy.ts"
import { StorageError } from "../storage/errors.ts"
import type { Stored } from "../storage/record.ts"
import type { DutyRow } from "../storage/open-duty.ts"
import { dueAt, type Duty, type DutyChange } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { type InputInvalid, KeyReused, type NotFound, PolicyMissing, type Refused } from "./errors.ts"
import type { Executor } from "./executor.ts"
import type { CommandError } from "./methods.ts"
import { writeOf } from "./write-of.ts"

/**
 * Which open duty is meant; the rows that `claimDuties` and `desk.due` answer fit.
 *
 * @category duties
 * @since 0.1.0
 */
export type DutyName = Pick<DutyRow, "kind" | "id" | "duty" | "key">

/**
 * What was done about a duty.
 *
 * **Details**
 *
 * `commanded`: the command that was declared for its deadline was given. `noticed`: a reminder, lateness or escalation
 * was noted, `changes` tells which, of all the record's duties. `nothing`: somebody else has done it, the duty is met,
 * or its time has not come. `refused` tells why the declared command could not be given; the duty is then treated as
 * one that people owe.
 *
 * @category duties
 * @since 0.1.0
 */
export interface Attendance {
  readonly done: "commanded" | "noticed" | "nothing"
  readonly changes: ReadonlyArray<DutyChange>
  readonly refused?: Refused | InputInvalid | NotFound
}

interface Found {
  readonly compiled: Compiled
  readonly stored: Stored
  /** The record as people read it, personal texts in their places. */
  readonly whole: object
  readonly policy: Policy
  readonly policyOf: (duty: Duty) => Policy
  readonly now: Instant
  /** The duty whose declared command was refused. */
  readonly refused?: Duty
}

/**
 * Attends to a duty. Does nothing twice, whoever else attends to it: a command has a key made of the duty, a note is
 * guarded by the record's version.
 */
export const attend = (executor: Executor, actor: Actor, name: DutyName): Effect.Effect<Attendance, CommandError> =>
  Effect.flatMap(found(executor, actor, name), (present): Effect.Effect<Attendance, CommandError> => {
    const duty = present === undefined ? undefined : openDuty(present, name)
    if (present === undefined || duty === undefined) return Effect.succeed(nothing)
    const { whenDue } = definitionOf(present.compiled, duty) ?? {}
    const { stays } = present.stored.trail
    const { policyOf, now } = present
    const due = dueAt(duty, settingOf(duty, { stays, policyOf, calendars: executor.calendars }))
    if (whenDue === undefined || due === null || due > now) return note(executor, actor, name, present)
    const { kind, id } = name
    const input = whenDue.input(present.whole, { key: duty.key, due })
    const key = `due-${digestOf([kind, id, duty.id, duty.key, duty.startedAt, due])}`
    const given = executor.execute({ actor, kind, id, command: whenDue.command, input, options: { key } })
    return Effect.matchEffect(given, {
      onSuccess: (): Effect.Effect<Attendance, CommandError> => Effect.succeed({ done: "commanded", changes: [] }),
      onFailure: (error): Effect.Effect<Attendance, CommandError> => {
        // Who was faster has given the command, of an earlier version of the record.
        if (error instanceof KeyReused) return Effect.succeed(nothing)
        if (error instanceof StorageError || error instanceof PolicyMissing) return Effect.fail(error)
        return Effect.flatMap(found(executor, actor, name), (again) =>
          // What somebody else has done meanwhile is rightly refused a second time.
          again === undefined || openDuty(again, name)?.startedAt !== duty.startedAt
            ? Effect.succeed(nothing)
            : Effect.map(note(executor, actor, name, { ...again, refused: duty }), (noted) => ({
                ...noted,
                refused: error,
              })),
        )
      },
    })
  })

const openDuty = ({ stored }: Found, name: DutyName): Duty | undefined =>
  stored.trail.duties.findLast(({ id, key, outcome }) => outcome === undefined && id === name.duty && key === name.key)

const nothing: Attendance = { done: "nothing", changes: [] }

const found = (
  executor: Executor,
  { tenant }: Actor,
  { kind, id }: DutyName,
): Effect.Effect<Found | undefined, CommandError> =>
  Effect.flatMap(executor.now, (now): Effect.Effect<Found | undefined, CommandError> => {
    // The row of a kind that the desk was not opened with is another desk's business.
    if (!executor.lifecycles.has(kind)) return Effect.succeed(undefined)
    const policy = policyAt(executor.policies(tenant), now)
    if (policy === undefined) return Effect.fail(new PolicyMissing({ tenant, at: now }))
    const policyOf = executor.policyOf(tenant, policy)
    const compiled = executor.lifecycles.get(kind)!
    return Effect.map(executor.storage.load({ tenant, kind, id, needs: [] }), ({ record: stored, personal }) => {
      if (stored === undefined) return undefined
      const whole = executor.restored(kind, stored.record, stored.version, personal)
      return { compiled, stored, whole, policy, policyOf, now }
    })
  })

/** Notes in one entry everything that is to be noted of the record. Tried again when somebody was faster. */
const note = (
  executor: Executor,
  actor: Actor,
  name: DutyName,
  present: Found,
  left = attemptsMax,
): Effect.Effect<Attendance, CommandError> => {
  const { compiled, stored, policy, policyOf, now, refused } = present
  const { calendars } = executor
  const circumstances = { stays: stored.trail.stays, policyOf, calendars }
  const { duties, changes } = noticed(compiled, stored.trail.duties, circumstances, now, refused)
  if (changes.length === 0) return Effect.succeed(nothing)
  const { tenant, kind, id, version, status, head } = stored
  const entry = seal(
    {
      tenant,
      kind,
      id,
      sequence: version + 1,
      command: noticeCommand,
      actor: { id: actor.id, roles: actor.roles },
      occurredAt: now,
      recordedAt: now,
      from: status,
      to: status,
      events: [],
      duties: changes,
      decidedUnder: { policy: policy.version, lifecycle: compiled.lifecycle.version },
    },
    head,
  )
  const after = { ...stored, version: entry.sequence, head: entry.hash, trail: { ...stored.trail, duties } }
  const commit = executor.note(tenant, writeOf(compiled, stored, after, { calendars, policyOf }), entry)
  return Effect.matchEffect(commit, {
    onSuccess: (): Effect.Effect<Attendance, CommandError> => Effect.succeed({ done: "noticed", changes }),
    onFailure: (error) =>
      error.reason._tag === "VersionConflict" && left > 1
        ? Effect.flatMap(found(executor, actor, name), (again) =>
            again === undefined ? Effect.succeed(nothing) : note(executor, actor, name, again, left - 1),
          )
        : Effect.fail(error),
  })
}

const attemptsMax = 10
