/** A command before anything is loaded: decoded, its personal texts split off, what it needs worked out. */
import * as Effect from "effect/Effect"
import { adoptCommand } from "../engine/engine-events.ts"
import type { AnyInput } from "../engine/shape.ts"
import type { NeedRequest } from "../storage/load.ts"
import type { PersonalText } from "../storage/unit-of-work.ts"
import type { Instant } from "../time/instant.ts"
import { type AdoptionSetting, type PreparedAdoption, prepareAdoption } from "./adopting.ts"
import { type Asked, digestOfAsked, optionProblem } from "./asked.ts"
import { referenceOf } from "./carried-texts.ts"
import { InputInvalid, type PolicyMissing } from "./errors.ts"
import { asksForSomething, needsFacts, needsOf, needsRecord } from "./needs.ts"
import { numberNeeds, type NumberSource } from "./number-taking.ts"

/** A command that was decoded and split, before anything was loaded. */
export interface Prepared {
  readonly asked: Asked
  readonly id: string
  readonly input: unknown
  readonly digest: string
  /** What to load beside the record; where `needsRecord`, it depends on the record as it is now. */
  readonly needs: (record: unknown) => ReadonlyArray<NeedRequest>
  readonly needsRecord: boolean
  /** What is to be loaded once the needs before are known, where there is anything of the kind. */
  readonly needsAfter?: (record: unknown, facts: object) => ReadonlyArray<NeedRequest>
  readonly texts: ReadonlyArray<Omit<PersonalText, "subject">>
  /** The case that is taken over, where the command is that. */
  readonly adoption?: PreparedAdoption
  readonly numbering: NumberSource | undefined
}

interface PrepareSetting extends AdoptionSetting {
  readonly lifecycles: ReadonlyMap<string, unknown>
  readonly now: Effect.Effect<Instant>
  /** Where a record that is made gets its number from. `given`: the number that it has already. */
  readonly numberSource: (asked: Asked, now: Instant, given?: string) => NumberSource | undefined
}

export const prepare = (
  setting: PrepareSetting,
  asked: Asked,
): Effect.Effect<Prepared, InputInvalid | PolicyMissing> => {
  const { kind, command } = asked
  const problem = optionProblem(asked)
  if (problem !== undefined) return Effect.fail(invalid(asked, problem))
  if (command === adoptCommand) return adoption(setting, asked)
  return Effect.flatMap(setting.ready(kind).decoders.get(command)!(asked.input), (decoded) =>
    Effect.flatMap(setting.now, (now) => decodedCommand(setting, asked, decoded, now)),
  )
}

const decodedCommand = (
  setting: PrepareSetting,
  asked: Asked,
  decoded: unknown,
  now: Instant,
): Effect.Effect<Prepared, InputInvalid> => {
  const { kind, command } = asked
  const { compiled, inputPersonal } = setting.ready(kind)
  const { definition } = compiled.commands.get(command)!
  const made = definition.id?.(decoded as AnyInput)
  if (made !== undefined && asked.id !== undefined && asked.id !== made)
    return Effect.fail(invalid(asked, { path: "id", problem: `Expected no id, or ${made}, which the input makes` }))
  const id = made ?? asked.id ?? setting.newId(now)
  const texts: Array<Omit<PersonalText, "subject">> = []
  const input = inputPersonal.get(command)!(decoded, (text) => {
    const reference = referenceOf(setting.newId(now))
    texts.push({ reference, kind, id, text })
    return reference
  })
  const numbering = setting.numberSource(asked, now)
  const { actor } = asked
  const needing = (record: unknown, facts: object) => ({
    input: input as AnyInput,
    record: record ?? compiled.lifecycle.blank,
    actor,
    facts,
  })
  const needs = (record: unknown) => [
    ...needsOf(definition, needing(record, {}), setting.lifecycles),
    ...numberNeeds(numbering),
  ]
  const needsAfter = (record: unknown, facts: object) =>
    needsOf(definition, needing(record, facts), setting.lifecycles, "after").filter(asksForSomething)
  const readsRecord = needsRecord(definition, setting.lifecycles)
  const digest = digestOfAsked(asked, decoded)
  return Effect.succeed({
    asked,
    id,
    input,
    digest,
    needs: readsRecord ? needs : constant(needs(undefined)),
    needsRecord: readsRecord,
    ...(needsFacts(definition, setting.lifecycles) ? { needsAfter } : {}),
    texts,
    numbering,
  })
}

const adoption = (setting: PrepareSetting, asked: Asked): Effect.Effect<Prepared, InputInvalid | PolicyMissing> =>
  Effect.flatMap(setting.now, (now) => {
    const id = asked.id ?? setting.newId(now)
    return Effect.map(prepareAdoption(setting, asked, id, now), (adoption) => {
      const numbering = setting.numberSource(asked, now, adoption.number)
      const needs = constant([...adoption.needs, ...numberNeeds(numbering)])
      const { digest, texts } = adoption
      return { asked, id, input: {}, digest, needs, needsRecord: false, texts, adoption, numbering }
    })
  })

const constant =
  <A>(value: A) =>
  (): A =>
    value

const invalid = ({ kind, command }: Asked, problem: { readonly path: string; readonly problem: string }) =>
  new InputInvalid({ command: `${kind}.${command}`, problems: [problem] })
