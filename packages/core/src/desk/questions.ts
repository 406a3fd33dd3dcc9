/** What can be asked of the records of one lifecycle, without changing anything. */
import * as Effect from "effect/Effect"
import { options } from "../engine/decide.ts"
import { adoptCommand, type ExternalName } from "../engine/engine-events.ts"
import { settingOf } from "../engine/duty-changes.ts"
import type { MachineTable } from "../engine/machine.ts"
import { verify } from "../engine/replay.ts"
import type { Policy } from "../regulation/policy.ts"
import { policyAt } from "../regulation/policy.ts"
import { externalIdOf } from "../registry/external-id/external-id-record.ts"
import type { Stored } from "../storage/record.ts"
import type { StorageError } from "../storage/errors.ts"
import { dueAt, type Duty } from "../time/duty.ts"
import { timeline } from "../time/timeline.ts"
import type { Actor } from "../trust/actor.ts"
import { identifierExpected, isIdentifier } from "../values/identifier.ts"
import { ofId } from "./adopted-unit.ts"
import { InputInvalid, NotFound, PolicyMissing } from "./errors.ts"
import type { Executor } from "./executor.ts"
import { restoredAll } from "./restored-records.ts"
import type { Listing, QuestionError, Search } from "./methods.ts"
import { searchPage } from "./search.ts"

interface Found {
  readonly stored: Stored
  readonly texts: ReadonlyMap<string, string>
}

interface Present {
  readonly now: number
  readonly policy: Policy
}

type Run = (effect: Effect.Effect<unknown, unknown>) => unknown

/**
 * The questions of one lifecycle for one actor.
 *
 * @category desk
 * @since 0.1.0
 */
export const questionsOf = (executor: Executor, actor: Actor, kind: string, run: Run) => {
  const { compiled } = executor.ready(kind)
  const { tenant } = actor
  const stored = (id: string): Effect.Effect<Found, QuestionError> =>
    Effect.flatMap(checkedId(kind, id), () =>
      Effect.flatMap(
        executor.storage.load({ tenant, kind, id, needs: [] }),
        ({ record, personal }): Effect.Effect<Found, NotFound> =>
          record === undefined
            ? Effect.fail(new NotFound({ kind, id }))
            : Effect.succeed({ stored: record, texts: personal }),
      ),
    )
  return {
    get: (id: string) =>
      run(
        Effect.map(stored(id), (found) =>
          executor.restored(kind, found.stored.record, found.stored.version, found.texts),
        ),
      ),
    find: (listing: Listing = {}) =>
      run(Effect.flatMap(checkedListing(kind, listing), (checked) => page(executor, tenant, kind, checked))),
    findExternal: (name: ExternalName) =>
      run(
        Effect.flatMap(externalRecord(executor, tenant, kind, name), (id) =>
          Effect.map(stored(id), (found) =>
            executor.restored(kind, found.stored.record, found.stored.version, found.texts),
          ),
        ),
      ),
    search: (search: Search) => run(searchPage(executor, tenant, kind, search)),
    journal: (id: string) => run(Effect.andThen(stored(id), executor.entries(tenant, kind, id))),
    verify: (id: string) =>
      run(
        Effect.flatMap(stored(id), (found) =>
          Effect.map(executor.entries(tenant, kind, id, found.stored.version), (entries) =>
            verify(compiled, found.stored, entries),
          ),
        ),
      ),
    explain: (id: string, command: string, input: unknown) =>
      run(
        compiled.commands.has(command) || command === adoptCommand
          ? Effect.andThen(checkedId(kind, id), executor.explain({ actor, kind, id, command, input, options: {} }))
          : Effect.fail(
              new InputInvalid({
                command: `${kind}.explain`,
                problems: [{ path: "command", problem: `Expected a command of ${kind}` }],
              }),
            ),
      ),
    options: (id: string) =>
      run(
        Effect.flatMap(stored(id), (found) =>
          Effect.map(present(executor, tenant), ({ now, policy }) =>
            options(compiled, found.stored.record as never, {
              now,
              occurredAt: now,
              actor,
              policy,
              acts: found.stored.trail.acts,
            }),
          ),
        ),
      ),
    duties: (id: string) =>
      run(
        Effect.flatMap(stored(id), (found) =>
          Effect.map(present(executor, tenant), ({ policy }) =>
            found.stored.trail.duties.map((duty) => ({
              ...duty,
              due:
                duty.outcome === undefined ? dueAt(duty, setting(executor, tenant, policy, found.stored, duty)) : null,
            })),
          ),
        ),
      ),
    timeline: (id: string, name: string, key = "") =>
      run(
        Effect.flatMap(stored(id), (found) =>
          Effect.flatMap(present(executor, tenant), ({ now, policy }): Effect.Effect<unknown, QuestionError> => {
            if (typeof name !== "string" || typeof key !== "string")
              return invalid(`${kind}.timeline`, "duty", "Expected texts")
            const duty = found.stored.trail.duties.findLast((one) => one.id === name && one.key === key)
            if (duty === undefined) return Effect.fail(new NotFound({ kind: `duty of ${kind} ${id}`, id: name }))
            return Effect.succeed(
              timeline(duty, setting(executor, tenant, policy, found.stored, duty), duty.outcome?.at ?? now),
            )
          }),
        ),
      ),
  }
}

const externalRecord = (
  executor: Executor,
  tenant: string,
  kind: string,
  name: ExternalName,
): Effect.Effect<string, QuestionError> => {
  const command = `${kind}.findExternal`
  if (!executor.lifecycles.has("externalId"))
    return invalid(command, "", "Expected a desk that was opened with the chapter registry")
  const given: unknown = name
  if (given === null || typeof given !== "object" || Array.isArray(given))
    return invalid(command, "", "Expected an object with system and value")
  const { system, value } = given as Partial<ExternalName>
  if (typeof system !== "string" || typeof value !== "string" || value.length > 200)
    return invalid(command, "", "Expected an object with system and value")
  const id = externalIdOf(kind, { system, value })
  return Effect.flatMap(checkedId(command, id), () =>
    Effect.flatMap(executor.storage.load({ tenant, kind: "externalId", id, needs: [] }), ({ record }) =>
      record === undefined
        ? Effect.fail(new NotFound({ kind, id: `${system} ${value}` }))
        : Effect.succeed(ofId(record)),
    ),
  )
}

const setting = (executor: Executor, tenant: string, policy: Policy, stored: Stored, duty: Duty) =>
  settingOf(duty, {
    stays: stored.trail.stays,
    policyOf: executor.policyOf(tenant, policy),
    calendars: executor.calendars,
  })

const present = (executor: Executor, tenant: string): Effect.Effect<Present, PolicyMissing> =>
  Effect.flatMap(executor.now, (now): Effect.Effect<Present, PolicyMissing> => {
    const policy = policyAt(executor.policies(tenant), now)
    return policy === undefined ? Effect.fail(new PolicyMissing({ tenant, at: now })) : Effect.succeed({ now, policy })
  })

const invalid = (command: string, path: string, problem: string): Effect.Effect<never, InputInvalid> =>
  Effect.fail(new InputInvalid({ command, problems: [{ path, problem }] }))

const checkedId = (kind: string, id: unknown): Effect.Effect<void, InputInvalid> =>
  isIdentifier(id) ? Effect.void : invalid(kind, "id", identifierExpected)

const listingFields = ["where", "order", "after", "limit"]

// What stands in the fields is checked by the storage; here, that there is nothing else a caller could have meant.
const checkedListing = (kind: string, listing: Listing): Effect.Effect<Listing, InputInvalid> => {
  const given: unknown = listing
  if (given === null || typeof given !== "object" || Array.isArray(given))
    return invalid(`${kind}.find`, "", "Expected an object")
  const unknown = Object.keys(given).find((field) => !listingFields.includes(field))
  if (unknown !== undefined)
    return invalid(`${kind}.find`, unknown.slice(0, 100), `Expected one of ${listingFields.join(", ")}`)
  const { order = "ascending" } = listing
  return order === "ascending" || order === "descending"
    ? Effect.succeed(listing)
    : invalid(`${kind}.find`, "order", "Expected ascending or descending")
}

// Storages index the category, which a status tells. A status that the machine does not know has none to add.
const withCategory = ({ statuses }: MachineTable, where: NonNullable<Listing["where"]>): typeof where => {
  const { status, category } = where
  if (status === undefined || category !== undefined) return where
  const found = [status].flat().map((name) => statuses.get(name as string))
  return found.includes(undefined) ? where : { ...where, category: [...new Set(found.map((one) => one!.category))] }
}

const page = (
  executor: Executor,
  tenant: string,
  kind: string,
  { where = {}, order = "ascending", after, limit = 50 }: Listing,
): Effect.Effect<unknown, StorageError> =>
  Effect.flatMap(
    executor.storage.find({
      tenant,
      kind,
      where: withCategory(executor.ready(kind).compiled.table, where),
      order,
      limit,
      ...(after === undefined ? {} : { after }),
    }),
    (found) =>
      Effect.map(restoredAll(executor, tenant, kind, found), (items) => ({
        items,
        ...(found.length === limit ? { next: found.at(-1)!.id } : {}),
      })),
  )
