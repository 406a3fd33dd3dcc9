/** What is decided of a command, once everything is loaded that it needs; nothing is written. */
import * as Effect from "effect/Effect"
import type { Compiled } from "../engine/compile.ts"
import type { Calendars } from "../engine/duty-changes.ts"
import type { Context } from "../engine/context.ts"
import { type Policy, policyAt } from "../regulation/policy.ts"
import type { StorageError } from "../storage/errors.ts"
import type { Loaded } from "../storage/load.ts"
import type { Stored } from "../storage/record.ts"
import type { StoragePort } from "../storage/storage.ts"
import type { PersonalText } from "../storage/unit-of-work.ts"
import type { Duty } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import { adoptInto } from "./adopted-unit.ts"
import { type Asked, outOfBounds } from "./asked.ts"
import { CarriedTexts } from "./carried-texts.ts"
import { InputInvalid, NotFound, PolicyMissing } from "./errors.ts"
import type { CommandError } from "./methods.ts"
import { factsOf } from "./needs.ts"
import type { NumberStock } from "./numbering.ts"
import { advance, noteNumber, type NumberSource, takeNumber, type TakenNumber } from "./number-taking.ts"
import type { Prepared } from "./prepare.ts"
import type { Ready } from "./ready.ts"
import type { AnyHandle } from "./settings.ts"
import { UnitBuilder } from "./unit-builder.ts"

/** What came of a command: everything that it would write, or what it violates. */
export interface Decided {
  readonly builder: UnitBuilder
  readonly after: Stored | undefined
  readonly carried: ReadonlyArray<PersonalText>
}

interface DecidingSetting {
  readonly storage: StoragePort<AnyHandle>
  readonly lifecycles: ReadonlyMap<string, Compiled>
  readonly calendars: Calendars
  readonly numbers: NumberStock
  readonly now: Effect.Effect<Instant>
  readonly ready: (kind: string) => Ready
  readonly policies: (tenant: string) => ReadonlyArray<Policy>
  readonly policyOf: (tenant: string, present: Policy) => (duty: Duty) => Policy
  readonly newId: (now: Instant) => string
  readonly execute: (asked: Asked) => Effect.Effect<unknown, CommandError>
}

/** Decides a command. `looks`: whether a number is looked for before it is taken to be free. */
export const decided = (
  setting: DecidingSetting,
  prepared: Prepared,
  loaded: Loaded,
  looks: boolean,
): Effect.Effect<Decided, CommandError> => {
  const { asked, id } = prepared
  const { compiled, carrying } = setting.ready(asked.kind)
  if (loaded.record === undefined && compiled.commands.get(asked.command)?.creates === false)
    return Effect.fail(new NotFound({ kind: asked.kind, id }))
  const decide = (around: Loaded["personal"]) =>
    Effect.flatMap(contextOf(setting, prepared, loaded), (context) =>
      decidedIn(setting, context, { prepared, loaded, around, looks }),
    )
  return carrying.has(asked.command)
    ? Effect.flatMap(textsAround(setting.storage, prepared, loaded), decide)
    : decide(loaded.personal)
}

const contextOf = (
  setting: DecidingSetting,
  { asked }: Prepared,
  loaded: Loaded,
): Effect.Effect<Context, InputInvalid | PolicyMissing> => {
  const { actor, kind, options } = asked
  const command = setting.ready(kind).compiled.commands.get(asked.command)
  return Effect.flatMap(setting.now, (now): Effect.Effect<Context, InputInvalid | PolicyMissing> => {
    const policy = policyAt(setting.policies(actor.tenant), now)
    if (policy === undefined) return Effect.fail(new PolicyMissing({ tenant: actor.tenant, at: now }))
    const occurredAt = options.occurredAt ?? now
    const bounds = outOfBounds(occurredAt, now, policy)
    if (bounds !== undefined)
      return Effect.fail(new InputInvalid({ command: `${kind}.${asked.command}`, problems: [bounds] }))
    const facts = command === undefined ? {} : factsOf(command.definition, loaded, setting.lifecycles)
    return Effect.succeed({ now, occurredAt, actor, policy, calendar: setting.calendars.company, facts, acts: [] })
  })
}

/** `around`: the personal texts that follow-ups may take along. */
interface Occasion {
  readonly prepared: Prepared
  readonly loaded: Loaded
  readonly around: Loaded["personal"]
  readonly looks: boolean
}

const decidedIn = (
  setting: DecidingSetting,
  context: Context,
  { prepared, loaded, around, looks }: Occasion,
): Effect.Effect<Decided, CommandError> => {
  const { asked, id, input, numbering, adoption } = prepared
  const { kind, command, actor } = asked
  const { compiled } = setting.ready(kind)
  const texts = new CarriedTexts(
    around,
    (kind) => setting.ready(kind),
    () => setting.newId(context.now),
  )
  const builder = new UnitBuilder(
    {
      lifecycles: setting.lifecycles,
      tenant: actor.tenant,
      calendars: setting.calendars,
      policyOf: setting.policyOf(actor.tenant, context.policy),
      carried: (...followed) => texts.carried(...followed),
    },
    loaded.facts,
  )
  const applied = (taken?: TakenNumber): Decided => {
    const numbered = taken === undefined ? context : { ...context, number: taken.number }
    const after =
      adoption === undefined
        ? builder.apply(compiled, id, loaded.record, command, input, numbered)
        : adoptInto(builder, compiled, id, loaded, adoption, numbered)
    if (taken !== undefined && after !== undefined)
      noteNumber(builder, { kind, id }, taken, { ...context, via: `${kind}.${command}` })
    return { builder, carried: texts.texts, after }
  }
  return numbering === undefined
    ? Effect.sync(applied)
    : Effect.map(numberFor(setting, prepared, numbering, { loaded, now: context.now, looks }), applied)
}

/** The personal texts that follow-ups may take along: of the record, of the command, and of what it needs. */
const textsAround = (
  storage: StoragePort<AnyHandle>,
  { asked, texts }: Prepared,
  loaded: Loaded,
): Effect.Effect<ReadonlyMap<string, string>, StorageError> => {
  const { tenant } = asked.actor
  const needed = Object.values(loaded.facts).filter((facts) => facts.length > 0)
  const read = needed.map((facts) => storage.personal({ tenant, kind: facts[0]!.kind, ids: facts.map(({ id }) => id) }))
  const own = texts.map(({ reference, text }) => [reference, text] as const)
  return Effect.map(
    Effect.all(read),
    (found) => new Map([...loaded.personal, ...found.flatMap((one) => [...one]), ...own]),
  )
}

const numberFor = (
  setting: DecidingSetting,
  { asked, id, input }: Prepared,
  source: NumberSource,
  seen: { readonly loaded: Loaded; readonly now: Instant; readonly looks: boolean },
): Effect.Effect<TakenNumber, CommandError> => {
  const { kind, actor } = asked
  const { storage, numbers } = setting
  const desk = { id: "numbering", tenant: actor.tenant, roles: ["system"] }
  const takeAhead = (series: string, from: number | undefined, next: number) => {
    const [command, input] = advance(from, next)
    return setting.execute({ actor: desk, kind: "numberSeries", id: series, command, input, options: {} })
  }
  return takeNumber(source, { storage, stock: numbers, takeAhead, kind, id, actor, input, ...seen })
}
