/** Making an adoption ready: decoded, its past lived through, its record whole, personal texts split off. */
import * as Effect from "effect/Effect"
import type { Calendars } from "../engine/duty-changes.ts"
import type { ExternalName } from "../engine/engine-events.ts"
import { type PastFact, PastNotFollowed, type Relived, relive } from "../engine/relive.ts"
import { type Policy, policyAt } from "../regulation/policy.ts"
import { externalIdOf, numberSystem } from "../registry/external-id/external-id-record.ts"
import type { NeedRequest } from "../storage/load.ts"
import type { PersonalText } from "../storage/unit-of-work.ts"
import type { Duty } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import type { AdoptionInput } from "./adoption.ts"
import { type Asked, digestOfAsked } from "./asked.ts"
import { InputInvalid, PolicyMissing } from "./errors.ts"
import type { Ready } from "./ready.ts"

/** An adoption that was made ready. */
export interface PreparedAdoption {
  readonly source: string
  readonly externalIds: ReadonlyArray<ExternalName>
  readonly number: string | undefined
  readonly past: Relived
  readonly digest: string
  readonly needs: ReadonlyArray<NeedRequest>
  readonly texts: ReadonlyArray<Omit<PersonalText, "subject">>
}

/** What an adoption is made ready with; the desk's executor is one. */
export interface AdoptionSetting {
  readonly lifecycles: ReadonlyMap<string, unknown>
  readonly calendars: Calendars
  readonly ready: (kind: string) => Ready
  readonly policies: (tenant: string) => ReadonlyArray<Policy>
  readonly policyOf: (tenant: string, present: Policy) => (duty: Duty) => Policy
  readonly newId: (now: Instant) => string
}

/** The name of the need that holds the record of an external id. */
export const externalNeed = (index: number): string => `externalId${index}`

/** Makes an adoption ready; nothing is read or written. */
export const prepareAdoption = (
  setting: AdoptionSetting,
  asked: Asked,
  id: string,
  now: Instant,
): Effect.Effect<PreparedAdoption, InputInvalid | PolicyMissing> =>
  Effect.gen(function* () {
    const adopting = new Adopting(setting, asked, id, now)
    const decoded = (yield* setting.ready(asked.kind).adoption(asked.input)) as AdoptionInput
    const past = yield* adopting.relived(decoded, yield* adopting.facts(decoded))
    const { record, texts } = adopting.split(past.record)
    const externalIds = decoded.externalIds ?? []
    return {
      source: decoded.source,
      externalIds,
      number: decoded.number,
      past: { ...past, record },
      digest: digestOfAsked(asked, decoded),
      needs: externalIds.map((name, index) => ({
        name: externalNeed(index),
        kind: "externalId",
        id: { value: externalIdOf(asked.kind, name) },
      })),
      texts,
    }
  })

class Adopting {
  readonly #setting: AdoptionSetting
  readonly #asked: Asked
  readonly #id: string
  readonly #now: Instant

  constructor(setting: AdoptionSetting, asked: Asked, id: string, now: Instant) {
    this.#setting = setting
    this.#asked = asked
    this.#id = id
    this.#now = now
  }

  get #ready() {
    return this.#setting.ready(this.#asked.kind)
  }

  /** The known past with every input decoded, or everything that is wrong with what was told. */
  facts(adoption: AdoptionInput): Effect.Effect<ReadonlyArray<PastFact>, InputInvalid> {
    const { history = [] } = adoption
    const problems = this.#problems(adoption)
    const occurredAt = this.#asked.options.occurredAt ?? this.#now
    const decoding = Effect.forEach(history, ({ at, by, command, input = {}, status, reason, assumed }, index) => {
      const path = `history.${index}`
      const found = (where: string, problem: string) => problems.push({ path: `${path}.${where}`, problem })
      const before = history[index - 1]?.at ?? 0
      if (at < before) found("at", "Expected a time not before that of the entry before")
      if (at > occurredAt) found("at", "Expected a time that has passed")
      if (status !== undefined) this.#statusProblem(status, (problem) => found("status", problem))
      if (command === undefined) {
        if (status === undefined) found("status", "Expected a status, a command or both")
        const told = reason === undefined ? {} : { input: { reason } }
        return Effect.succeed({ at, status: status ?? "", ...told })
      }
      const decode = this.#ready.decoders.get(command)
      if (decode === undefined) {
        found("command", `Expected one of ${[...this.#ready.decoders.keys()].join(", ")}`)
        return Effect.succeed({ at, command })
      }
      const known = { at, command, ...(by === undefined ? {} : { by }), ...(status === undefined ? {} : { status }) }
      return Effect.match(decode(input), {
        onSuccess: (decoded): PastFact => ({ ...known, input: decoded, assumed: assumed === true }),
        onFailure: (error): PastFact => {
          for (const one of error.problems) found(one.path === "" ? "input" : `input.${one.path}`, one.problem)
          return known
        },
      })
    })
    return Effect.flatMap(decoding, (facts) =>
      problems.length === 0 ? Effect.succeed(facts) : this.#refused(problems),
    )
  }

  /** The past lived through, and the whole record that it leads to. */
  relived(
    { record: given = {}, status, judges = [] }: AdoptionInput,
    facts: ReadonlyArray<PastFact>,
  ): Effect.Effect<Relived, InputInvalid | PolicyMissing> {
    const { compiled } = this.#ready
    const { tenant } = this.#asked.actor
    const versions = this.#setting.policies(tenant)
    const present = policyAt(versions, this.#now)
    if (present === undefined) return Effect.fail(new PolicyMissing({ tenant, at: this.#now }))
    return Effect.suspend(() => {
      const blank = { ...(compiled.lifecycle.blank as Relived["record"]), id: this.#id, status: compiled.table.initial }
      try {
        const past = relive(compiled, blank, facts, {
          tenant,
          calendars: this.#setting.calendars,
          policyAt: (at) => policyAt(versions, at) ?? present,
          policyOf: this.#setting.policyOf(tenant, present),
          judges,
        })
        const stands = status ?? past.record.status
        if (stands === compiled.table.initial)
          return this.#refused([
            { path: "status", problem: "Expected the status of the case, or a history that tells it" },
          ])
        if (stands !== past.record.status) past.stands(stands, this.#asked.options.occurredAt ?? this.#now)
        const whole = merged(past.record, given)
        return Effect.mapError(
          Effect.map(this.#ready.wholeRecord(whole), (record) => past.ended(record as Relived["record"])),
          (error) => this.#invalid(error.problems.map((one) => ({ ...one, path: `record.${one.path}` }))),
        )
      } catch (error) {
        if (!(error instanceof PastNotFollowed)) throw error
        const problem = `${error.message}; give the status alone where the rest is not known`
        return this.#refused([{ path: `history.${error.index}`, problem }])
      }
    })
  }

  /** The record with references in the places of personal texts. */
  split(record: Relived["record"]): { readonly record: Relived["record"]; readonly texts: PreparedAdoption["texts"] } {
    const texts: Array<Omit<PersonalText, "subject">> = []
    const split = this.#ready.recordPersonal(record, (text) => {
      const reference = `pd-${this.#setting.newId(this.#now)}`
      texts.push({ reference, kind: this.#asked.kind, id: this.#id, text })
      return reference
    })
    return { record: split, texts }
  }

  #problems({ status, record = {}, judges = [], externalIds = [], number }: AdoptionInput) {
    const problems: Array<{ readonly path: string; readonly problem: string }> = []
    const found = (path: string, problem: string) => problems.push({ path, problem })
    const { lifecycle } = this.#ready.compiled
    if (lifecycle.adoptable === false)
      found("", `Expected a kind whose records can begin elsewhere; ${lifecycle.kind} is none`)
    if (status !== undefined) this.#statusProblem(status, (problem) => found("status", problem))
    for (const name of ["id", "status", "number"])
      if (Object.hasOwn(record, name)) found(`record.${name}`, "Expected beside the record, not in it")
    for (const [index, rule] of judges.entries())
      if (!Object.hasOwn(lifecycle.rules, rule)) found(`judges.${index}`, `Expected a rule of ${this.#asked.kind}`)
    const hasRegistry = this.#setting.lifecycles.has("externalId")
    if (!hasRegistry && externalIds.length > 0)
      found("externalIds", "Expected a desk that was opened with the chapter registry")
    for (const [index, { system, value }] of externalIds.entries()) {
      if (system === numberSystem)
        found(`externalIds.${index}.system`, "Expected another system: give the number as number")
      if (externalIds.findIndex((one) => one.system === system && one.value === value) !== index)
        found(`externalIds.${index}`, "Expected each external id once")
    }
    if (number !== undefined && !(hasRegistry && this.#ready.canBeNumbered))
      found(
        "number",
        `Expected none: ${hasRegistry ? `${this.#asked.kind} has no number` : "the desk was opened without the chapter registry"}`,
      )
    return problems
  }

  #statusProblem(status: string, found: (problem: string) => void): void {
    const { table } = this.#ready.compiled
    const statuses = [...table.statuses.keys()].filter((name) => name !== table.initial)
    if (!statuses.includes(status)) found(`Expected one of ${statuses.join(", ")}`)
  }

  #invalid(problems: InputInvalid["problems"]): InputInvalid {
    return new InputInvalid({ command: `${this.#asked.kind}.${this.#asked.command}`, problems })
  }

  #refused(problems: InputInvalid["problems"]): Effect.Effect<never, InputInvalid> {
    return Effect.fail(this.#invalid(problems.slice(0, 100)))
  }
}

// Groups of a record are known in part; a list is known as a whole.
const merged = (base: unknown, given: unknown): unknown => {
  if (!isObject(base) || !isObject(given)) return given
  const whole: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(given))
    whole[name] = Object.hasOwn(base, name) ? merged(base[name], value) : value
  return whole
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value)
