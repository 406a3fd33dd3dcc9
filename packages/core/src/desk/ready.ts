/** A lifecycle with everything the desk makes ready for it once: compiled, decoders, the places of personal data. */
import type { Chapter } from "../engine/chapter.ts"
import { type Compiled, compile } from "../engine/compile.ts"
import { DefinitionInvalid, type DefinitionProblem } from "../engine/definition-invalid.ts"
import { adoptCommand } from "../engine/engine-events.ts"
import type { CommandDefinition } from "../engine/command.ts"
import type { FollowUp } from "../engine/follow-up.ts"
import type { Lifecycle } from "../engine/lifecycle.ts"
import type { Need } from "../engine/need.ts"
import type { AnyCodec, AnyShape } from "../engine/shape.ts"
import { measureProblems } from "../engine/measure.ts"
import { clauseCatalogue } from "../regulation/clause-catalogue.ts"
import { realisationsOf } from "../engine/chapter.ts"
import { nothingPersonal, personalMap, type PersonalMap } from "../trust/personal.ts"
import { AdoptionInput } from "./adoption.ts"
import { decoderOf, defaultInputLimits } from "./decode.ts"
import { numberingProblems } from "./numbering.ts"
import type { AnyHandle, DeskSettings } from "./settings.ts"
import type { Followed } from "./unit-builder.ts"

/**
 * One lifecycle, ready to work with.
 *
 * @category desk
 * @since 0.1.0
 */
export interface Ready {
  readonly compiled: Compiled
  readonly decoders: ReadonlyMap<string, ReturnType<typeof decoderOf>>
  readonly inputPersonal: ReadonlyMap<string, PersonalMap>
  readonly recordPersonal: PersonalMap
  /** The commands that are followed by one that takes personal texts. */
  readonly carrying: ReadonlySet<string>
  /** Decodes what is told of a case that is taken over, before it is held against the lifecycle. */
  readonly adoption: ReturnType<typeof decoderOf>
  /** Decodes a whole record. */
  readonly wholeRecord: ReturnType<typeof decoderOf>
  /** Whether the record has a place for a number. */
  readonly canBeNumbered: boolean
}

/**
 * Readies every lifecycle of the chapters, and checks what can only be seen with all of them together: kinds
 * that occur twice, clauses nobody knows, follow-ups and needs of other lifecycles. Throws `DefinitionInvalid`.
 *
 * @category desk
 * @since 0.1.0
 */
export const readied = (settings: DeskSettings<AnyHandle, ReadonlyArray<Chapter>>): ReadonlyMap<string, Ready> => {
  const lifecycles = settings.chapters.flatMap((chapter) => chapter.lifecycles)
  const problems = [
    ...problemsTogether(settings.chapters, lifecycles),
    ...numberingProblems(settings.numbering ?? {}, lifecycles),
  ]
  if (problems.length > 0) throw new DefinitionInvalid({ of: "The desk's chapters", problems })
  const kinds = new Set(lifecycles.map(({ kind }) => kind))
  const byKind = new Map(lifecycles.map((lifecycle) => [lifecycle.kind, ready(lifecycle, kinds, settings)]))
  return new Map([...byKind].map(([kind, one]) => [kind, { ...one, carrying: carrying(one, byKind) }]))
}

type OneReady = Omit<Ready, "carrying">

const carrying = ({ compiled }: OneReady, byKind: ReadonlyMap<string, OneReady>): ReadonlySet<string> => {
  const carries = ({ kind, command }: Followed): boolean => {
    const followed = byKind.get(kind)!
    return (
      followed.inputPersonal.get(command) !== nothingPersonal ||
      followed.compiled.commands.get(command)!.followUps.some(carries)
    )
  }
  return new Set(
    [...compiled.commands.values()].filter(({ followUps }) => followUps.some(carries)).map(({ name }) => name),
  )
}

const ready = (
  lifecycle: Lifecycle,
  kinds: ReadonlySet<string>,
  settings: DeskSettings<AnyHandle, ReadonlyArray<Chapter>>,
): OneReady => {
  const limits = settings.inputLimits ?? defaultInputLimits
  const commands = Object.entries(lifecycle.commands as Record<string, CommandDefinition>)
  return {
    compiled: withoutAbsent(compile(lifecycle), kinds),
    decoders: new Map(
      commands.map(([name, { input }]) => [name, decoderOf(`${lifecycle.kind}.${name}`, input, limits)]),
    ),
    inputPersonal: new Map(commands.map(([name, { input }]) => [name, personalMap(input)])),
    recordPersonal: personalMap(lifecycle.record),
    adoption: decoderOf(`${lifecycle.kind}.${adoptCommand}`, AdoptionInput, limits),
    wholeRecord: decoderOf(`${lifecycle.kind}.${adoptCommand}`, lifecycle.record as AnyCodec, limits),
    canBeNumbered: Object.hasOwn((lifecycle.record as { readonly fields?: object }).fields ?? {}, "number"),
  }
}

// What would follow for a record of a lifecycle that the desk has not does not follow; that it may be absent was checked.
const withoutAbsent = (compiled: Compiled, kinds: ReadonlySet<string>): Compiled => {
  const isThere = ({ kind }: Followed) => kinds.has(kind)
  const commands = [...compiled.commands].map(
    ([name, command]) => [name, { ...command, followUps: command.followUps.filter(isThere) }] as const,
  )
  return { ...compiled, commands: new Map(commands) }
}

/** Whether a follow-up goes to a kind that the desk may have been opened without. */
const mayBeAbsent = (followUp: FollowUp<AnyShape>, needs: Readonly<Record<string, Need>>): boolean => {
  if ("creates" in followUp) return followUp.optional === true
  const need = needs["each" in followUp ? followUp.each : followUp.fact]
  return need !== undefined && "optional" in need && need.optional
}

const questions = new Set([
  "get",
  "find",
  "search",
  "journal",
  "verify",
  "explain",
  "options",
  "duties",
  "timeline",
  "findExternal",
  adoptCommand,
])

const problemsTogether = (
  chapters: ReadonlyArray<Chapter>,
  lifecycles: ReadonlyArray<Lifecycle>,
): ReadonlyArray<DefinitionProblem> => {
  const problems: Array<DefinitionProblem> = []
  const byKind = new Map<string, Lifecycle>()
  for (const lifecycle of lifecycles) {
    if (byKind.has(lifecycle.kind))
      problems.push({ where: lifecycle.kind, problem: "is declared twice; kinds are unique" })
    byKind.set(lifecycle.kind, lifecycle)
  }
  for (const lifecycle of lifecycles) {
    for (const [name, { needs = {} }] of Object.entries(lifecycle.commands as Record<string, CommandDefinition>)) {
      if (questions.has(name))
        problems.push({
          where: `${lifecycle.kind}.${name}`,
          problem: `a command can not be called ${name}, a method of every lifecycle`,
        })
      for (const [need, wanted] of Object.entries(needs)) {
        if ("stock" in wanted) continue
        const { kind, optional } = wanted
        if (!byKind.has(kind) && optional !== true)
          problems.push({
            where: `${lifecycle.kind}.${name} needs ${need}`,
            problem: `there is no lifecycle ${kind}; open the desk with its chapter`,
          })
      }
    }
    for (const followUp of lifecycle.followUps) {
      const { on, kind, command } = followUp
      const known = (lifecycle.commands as Record<string, CommandDefinition>)[on]?.needs ?? {}
      if (!byKind.has(kind) && mayBeAbsent(followUp, known)) continue
      const other = byKind.get(kind)?.commands
      const where = `${lifecycle.kind}.${on} → ${kind}.${command}`
      if (other?.[command] === undefined) problems.push({ where, problem: "follows a command that is not declared" })
      for (const need of Object.keys(other?.[command]?.needs ?? {})) {
        if (known[need] === undefined)
          problems.push({ where, problem: `needs ${need}, which ${lifecycle.kind}.${on} does not declare` })
      }
    }
  }
  for (const { measures = {} } of chapters)
    for (const [id, measure] of Object.entries(measures))
      problems.push(...measureProblems(id, measure, byKind.get(measure.kind)))
  const catalogue = clauseCatalogue(chapters.flatMap((chapter) => chapter.clauses ?? []))
  for (const { clause, by, id } of realisationsOf(chapters)) {
    if (catalogue.get(clause) === undefined)
      problems.push({
        where: `${by} ${id}`,
        problem: `cites clause ${clause}, which nobody declares; a company's own stand under 8`,
      })
  }
  return problems
}
