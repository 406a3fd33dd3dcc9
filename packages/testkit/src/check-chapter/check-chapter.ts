/** Does a company's chapter keep the regulation's promises? Shown on the table of statuses and by generated histories. */
import { type Chapter, compile, type Compiled, DefinitionInvalid, type Lifecycle } from "@fieldcare/core/engine"
import { defaultPolicy, type Policy } from "@fieldcare/core/regulation"
import { aroundTheClock, type Calendar, isOver } from "@fieldcare/core/time"
import * as fc from "fast-check"
import { type Pair, declaredFindings } from "./declared.ts"
import type { ExampleInput } from "./example-input.ts"
import { type ChapterFinding, type Found, keyOf, worded } from "./finding.ts"
import { type HistorySetting, judgedHistories, wander } from "./histories.ts"
import { entryOf, Judge, recordBefore } from "./judge.ts"
import { Learned } from "./learned.ts"
import { shortest, toldCourse, wayFindings, waysOf } from "./ways.ts"

/**
 * What a chapter is checked against, and how thoroughly.
 *
 * @category checks
 * @since 0.1.0
 */
export interface ChapterCheck {
  /** The chapters of the regulation: `regulation()`. A lifecycle of the checked chapter stands in for its kind. */
  readonly against: ReadonlyArray<Chapter>
  /** The policy that histories are made under; the documented defaults without it. */
  readonly policy?: Policy
  /** The company's calendar; around the clock without it. */
  readonly calendar?: Calendar
  /** Histories for each kind of record; as many as fast-check's global configuration says, which is 100, without it. */
  readonly runs?: number
  /** Makes the same histories again. */
  readonly seed?: number
  /** Inputs for commands, by `kind.command`, where drawn ones would seldom be taken. */
  readonly inputs?: Readonly<Record<string, ExampleInput>>
}

/**
 * Checks that no clause can be got around in a company's chapter, that nothing became unreachable, and that every case
 * can still end. Answers what it found, with the clause, the shortest history that shows it and what mends it; an empty
 * list means that nothing was found. Throws nothing.
 *
 * **Details**
 *
 * The guide "Write your own chapter" says what *got around* means, case by case. The declarations and the table of
 * statuses are compared whole: what they show is proven. Deciders, evolvers and the checks of rules are functions; what
 * they do is seen in generated histories, in which the regulation's own lifecycle judges every command that the
 * company's accepted. More histories see more: `FIELDCARE_RUNS=20` in this repository's tests, `runs` elsewhere.
 *
 * @example
 * ```ts
 * import { regulation } from "@fieldcare/core"
 * import { quality } from "@fieldcare/core/quality"
 *
 * checkChapter(quality, { against: regulation(), runs: 2, seed: 1 }) // => []
 * ```
 * @category checks
 * @since 0.1.0
 */
export const checkChapter = (
  chapter: Chapter | ReadonlyArray<Chapter>,
  { against, policy = defaultPolicy, calendar = aroundTheClock, runs, seed, inputs = {} }: ChapterCheck,
): ReadonlyArray<ChapterFinding> => {
  const checked: ReadonlyArray<Chapter> = Array.isArray(chapter) ? chapter : [chapter as Chapter]
  const global = fc.readConfigureGlobal()
  const chapters = togetherWith(against, checked)
  const setting: HistorySetting = {
    chapters,
    policy,
    calendar,
    runs: runs ?? global.numRuns ?? 100,
    seed: seed ?? global.seed,
    inputs,
  }
  try {
    const found = checked
      .flatMap(({ lifecycles }) => lifecycles)
      .flatMap((own) => lifecycleFindings(own, against, setting))
    const unique = new Map([...found, ...followUpsFrom(checked, chapters, against)].map((one) => [keyOf(one), one]))
    return worded(unique.values())
  } catch (error) {
    if (!(error instanceof DefinitionInvalid)) throw error
    return worded(definitionFindings(error))
  }
}

const definitionFindings = ({ of, problems }: DefinitionInvalid): ReadonlyArray<Found> =>
  problems.map(({ where, problem }) => ({ finding: "definition", kind: of, where, seen: { problem } }))

/** The chapters of the regulation, with the lifecycles that are checked in the places of those of their kinds. */
const togetherWith = (against: ReadonlyArray<Chapter>, checked: ReadonlyArray<Chapter>): ReadonlyArray<Chapter> => {
  const kinds = new Set(checked.flatMap(({ lifecycles }) => lifecycles.map(({ kind }) => kind)))
  const rest = against.map((chapter) => ({
    ...chapter,
    lifecycles: chapter.lifecycles.filter(({ kind }) => !kinds.has(kind)),
    realises: [],
    measures: {},
  }))
  return [...checked, ...rest]
}

const lifecycleFindings = (
  lifecycle: Lifecycle,
  against: ReadonlyArray<Chapter>,
  setting: HistorySetting,
): ReadonlyArray<Found> => {
  const builtIn = against.flatMap(({ lifecycles }) => lifecycles).find(({ kind }) => kind === lifecycle.kind)
  if (builtIn === lifecycle) return []
  const own = compile(lifecycle)
  const stuck = stuckFindings(own)
  if (builtIn === undefined) return judgedHistories(setting, own.kind, stuck, undefined)
  const pair: Pair = { base: compile(builtIn), own }
  const learned = learnedOf(pair.base, against, setting)
  const declared = [...declaredFindings(pair), ...wayFindings(pair), ...stuck]
  const focus = [...own.commands.keys()].filter((command) => !pair.base.commands.has(command))
  return judgedHistories({ ...setting, focus }, own.kind, declared, new Judge(pair, learned, setting.policy))
}

/** What the regulation's lifecycle was seen to do, learned from histories of its own. */
const learnedOf = (base: Compiled, against: ReadonlyArray<Chapter>, setting: HistorySetting): Learned => {
  const before = known.get(base.lifecycle)
  if (before !== undefined) return before
  const learned = new Learned(base)
  known.set(base.lifecycle, learned)
  const runs = Math.max(learningRuns, setting.runs)
  wander({ ...setting, chapters: against, runs }, base.kind, ({ steps }) => {
    for (const step of steps) {
      if (step.kind === base.kind)
        learned.learn(step.command, recordBefore(base, step), entryOf(step)?.events ?? [], step.at, step.actor.id)
      for (const { kind, command, events } of step.result.entries)
        if (kind === base.kind) learned.wrote(command, events)
    }
  })
  return learned
}

// Learned once for each built-in lifecycle: enough that every command of a ticket is taken many times.
const learningRuns = 100

const known = new WeakMap<Lifecycle, Learned>()

/** Statuses from which the table leads to no end. */
const stuckFindings = (own: Compiled): ReadonlyArray<Found> => {
  const ways = waysOf(own)
  const { statuses, initial } = own.table
  const isEnd = (status: string) => {
    const { category, final } = statuses.get(status)!
    return final || isOver(category)
  }
  return [...statuses.keys()]
    .filter((status) => shortest(ways, status, isEnd) === undefined)
    .map((where) => ({
      finding: "no-ending",
      kind: own.kind,
      where,
      clause:
        ways.flatMap(({ to, command }) => (to === where ? [own.commands.get(command)!.definition.clause] : []))[0] ??
        "8",
      seen: { why: ["no command leads on"] },
      history: toldCourse(own.kind, shortest(ways, initial, (status) => status === where) ?? []),
    }))
}

/**
 * Follow-ups are not asked for the role: whoever may give the first command has to be allowed the second, or one that
 * has the same follow-up in the regulation.
 */
const followUpsFrom = (
  checked: ReadonlyArray<Chapter>,
  chapters: ReadonlyArray<Chapter>,
  against: ReadonlyArray<Chapter>,
): ReadonlyArray<Found> => {
  const lifecyclesOf = (some: ReadonlyArray<Chapter>) =>
    some.flatMap(({ lifecycles }): ReadonlyArray<Lifecycle> => lifecycles)
  const definitionOf = (lifecycle: Lifecycle | undefined, command: string) => lifecycle?.commands?.[command]
  const allowed = (kind: string, command: string): ReadonlyArray<string> =>
    lifecyclesOf(against).flatMap((lifecycle) => [
      ...(lifecycle.kind === kind ? (definitionOf(lifecycle, command)?.by ?? []) : []),
      ...lifecycle.followUps
        .filter((one) => one.kind === kind && one.command === command)
        .flatMap(({ on }) => definitionOf(lifecycle, on)?.by ?? []),
    ])
  return lifecyclesOf(checked).flatMap((lifecycle) =>
    lifecycle.followUps.flatMap(({ on, kind, command }): ReadonlyArray<Found> => {
      const second = definitionOf(
        lifecyclesOf(chapters).find((one) => one.kind === kind),
        command,
      )
      const may = new Set([
        ...allowed(kind, command),
        ...(lifecyclesOf(against).some((one) => one.kind === kind) ? [] : (second?.by ?? [])),
      ])
      const roles = (definitionOf(lifecycle, on)?.by ?? []).filter((role) => !may.has(role))
      if (second === undefined || roles.length === 0) return []
      return [{ finding: "role-admitted", kind, where: command, clause: second.clause, seen: { roles } }]
    }),
  )
}
