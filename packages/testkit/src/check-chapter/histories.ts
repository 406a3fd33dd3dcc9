/** Generated histories on a host's chapters, judged step by step; what is found is told by the shortest that shows it. */
import { Rehearsal, type RehearsedCommand } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import type { Policy } from "@fieldcare/core/regulation"
import type { Calendar } from "@fieldcare/core/time"
import * as fc from "fast-check"
import type { ExampleInput } from "./example-input.ts"
import { Endings } from "./endings.ts"
import { exampleInputs } from "./example-inputs.ts"
import { type Found, keyOf } from "./finding.ts"
import { entryOf, type HistoryStep, type Judge } from "./judge.ts"
import { Answers, type RefusedCommand } from "./answers.ts"
import { Coverage } from "./coverage.ts"
import { Maps } from "./maps.ts"
import { Wanderer } from "./wanderer.ts"

/** On what histories are made, and how many. */
export interface HistorySetting {
  readonly chapters: ReadonlyArray<Chapter>
  readonly policy: Policy
  readonly calendar: Calendar
  readonly runs: number
  readonly seed: number | undefined
  readonly inputs: Readonly<Record<string, ExampleInput>>
  /** Commands that are looked at first. */
  readonly focus?: ReadonlyArray<string>
  /** How long people take between two commands, each as likely as the others, in milliseconds. */
  readonly pauses?: ReadonlyArray<number>
}

/** Monday, 2 March 2026, 09:00 in Shanghai. */
const start = Date.UTC(2026, 2, 2, 1)
const goalsEach = 8
const minute = 60_000
const usualPauses = [0, minute, 10 * minute, 60 * minute, 300 * minute]

/** Makes histories of one kind of record and hands each to `look`, until all are made or `enough` says that no other can matter. */
export const wander = (
  { chapters, policy, calendar, runs, seed, inputs, focus = [], pauses = usualPauses }: HistorySetting,
  kind: string,
  look: (wanderer: Wanderer, rehearsal: Rehearsal, ended: boolean) => void,
  enough: (rehearsal: Rehearsal) => boolean = () => false,
): { readonly rehearsal: Rehearsal; readonly answers: Answers } => {
  const rehearsal = new Rehearsal({ chapters, policy, calendar, sealed: false })
  const answers = new Answers()
  const examples = { ...exampleInputs, ...inputs }
  const shared = {
    rehearsal,
    maps: new Maps(),
    coverage: new Coverage(),
    answers,
    start,
    inputs: examples,
    focus,
    pauses,
  }
  const numbers = fc.infiniteStream(fc.noBias(fc.nat()))
  let isEnough = false
  const property = fc.property(numbers, (stream) => {
    if (isEnough) return
    rehearsal.clear()
    const wanderer = new Wanderer(shared, (bound) => stream.next().value! % bound)
    look(wanderer, rehearsal, wanderer.history(kind, goalsEach))
    isEnough = enough(rehearsal)
  })
  // What is found is made shorter below, command by command, which reads better than shrunk numbers.
  const { errorInstance } = fc.check(property, {
    numRuns: runs,
    endOnFailure: true,
    ...(seed === undefined ? {} : { seed }),
  })
  if (errorInstance !== null && errorInstance !== undefined) throw errorInstance
  return { rehearsal, answers }
}

/** Whether a step shows a finding that was seen in the declarations already. */
const shows = (found: Found, step: HistoryStep): boolean => {
  const { finding, where, kind, seen = {} } = found
  if (step.kind !== kind) return false
  const entry = entryOf(step)
  switch (finding) {
    case "way-around":
    case "final-left":
      return step.command === where && seen["to"] === step.after.status
    case "follow-up-dropped":
      return step.command === where
    case "duty-without-evidence":
      return (
        entry?.duties.some((change) => change.type === "settled" && change.id === where) === true &&
        entry.events.some(({ type }) => (seen["event"] as ReadonlyArray<string>).includes(type))
      )
    case "duty-clock-stopped":
      return step.before?.trail.duties.some(({ id }) => id === where) === true
    default:
      return false
  }
}

/** Judges histories; findings of the declarations get the history that shows them. */
export const judgedHistories = (
  setting: HistorySetting,
  kind: string,
  declared: ReadonlyArray<Found>,
  judge: Judge | undefined,
): ReadonlyArray<Found> => {
  const found = new Map(declared.map((one) => [keyOf(one), one]))
  const courses = new Map<string, ReadonlyArray<HistoryStep>>()
  const keep = (key: string, course: ReadonlyArray<HistoryStep>) => {
    const shortest = courses.get(key)
    if (shortest === undefined || course.length < shortest.length) courses.set(key, course)
  }
  const looked = (step: HistoryStep, rehearsal: Rehearsal): ReadonlyArray<Found> => [
    ...(step.kind === kind ? (judge?.judge(step, rehearsal) ?? []) : []),
    ...declared.filter((one) => shows(one, step)),
  ]
  const endings = new Endings()
  const { rehearsal, answers } = wander(setting, kind, (wanderer, rehearsal, ended) => {
    judge?.clear()
    wanderer.steps.forEach((step, index) => {
      for (const one of looked(step, rehearsal)) {
        const key = keyOf(one)
        if (!found.has(key)) found.set(key, one)
        keep(key, wanderer.steps.slice(0, index + 1))
      }
    })
    endings.saw(kind, wanderer, ended)
    for (const [where, problem] of wanderer.thrown) {
      const one: Found = { finding: "definition", kind, where, seen: { problem: `throws ${problem}` } }
      found.set(keyOf(one), one)
    }
  })
  for (const { finding, course } of neverAccepted(kind, rehearsal, answers, judge))
    found.set(keyOf(finding), { ...finding, history: course })
  for (const { finding, course } of endings.findings(kind, rehearsal)) {
    if (declared.some((one) => one.finding === "no-ending" && one.where === finding.where)) continue
    found.set(keyOf(finding), finding)
    keep(keyOf(finding), course)
  }
  const shortenedOnce = new Map<string, ReadonlyArray<string>>()
  return [...found].map(([key, one]) => {
    const course = courses.get(key)
    if (course === undefined) return one
    const isShown = (step: HistoryStep) =>
      one.finding === "no-ending"
        ? step.kind === kind && step.after.status === one.where
        : looked(step, rehearsal).some((other) => keyOf(other) === key)
    // One way leads around several clauses; its history is the same for each.
    const same = `${one.finding} ${one.where} ${JSON.stringify(one.seen?.["to"] ?? key)}`
    const history = shortenedOnce.get(same) ?? told(shortened(course, rehearsal, judge, isShown))
    shortenedOnce.set(same, history)
    return { ...one, history }
  })
}

/**
 * Commands that only rules of the company's own refuse, and that always: a built-in one that the regulation would have
 * accepted, or one of its own.
 */
const neverAccepted = (
  kind: string,
  rehearsal: Rehearsal,
  answers: Answers,
  judge: Judge | undefined,
): ReadonlyArray<{ readonly finding: Found; readonly course: ReadonlyArray<string> }> => {
  const { lifecycle, commands } = rehearsal.lifecycles.get(kind)!
  return [...commands.keys()].flatMap((where) => {
    const own = answers
      .never(kind, where)
      .filter(({ rules }) =>
        rules.every((rule) => Object.hasOwn(lifecycle.rules, rule) && judge?.isBuiltIn(rule) !== true),
      )
    const times = own.reduce((sum, one) => sum + one.times, 0)
    const [first] = own
    if (first === undefined || times < refusalsEnough) return []
    const { clause } = lifecycle.rules[first.rules[0]!]!
    const finding: Found = { finding: "never-accepted", kind, where, clause, seen: { why: first.rules } }
    return [{ finding, course: toldRefusal(first, rehearsal) }]
  })
}

const refusalsEnough = 20

const toldRefusal = ({ asked, course, rules }: RefusedCommand, rehearsal: Rehearsal): ReadonlyArray<string> => {
  const isShown = ({ kind, id, after, at }: HistoryStep) =>
    kind === asked.kind &&
    id === asked.id &&
    rehearsal.lifecycles.get(kind)!.commands.get(asked.command)!.steps.has(after.status) &&
    rehearsal
      .give({ ...asked, at })
      .violations.map(({ rule }) => rule)
      .join() === rules.join()
  const { actor, kind, command, id, input } = asked
  const last = `${actor.id} (${actor.roles.join(", ")}): ${kind}.${command} ${id} ${JSON.stringify(input)}: refused by ${rules.join(", ")}`
  return [...told(shortened(course, rehearsal, undefined, isShown)), last]
}

/** Leaves out every command without which the last one still shows what was found. */
const shortened = (
  course: ReadonlyArray<HistoryStep>,
  rehearsal: Rehearsal,
  judge: Judge | undefined,
  isShown: (step: HistoryStep) => boolean,
): ReadonlyArray<HistoryStep> => {
  let shortest = course
  for (let size = Math.ceil(course.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < shortest.length;) {
      const rest = [...shortest.slice(0, from), ...shortest.slice(from + size)]
      const again = replayed(rest, rehearsal, judge, isShown)
      if (again === undefined) from += size
      else shortest = again
    }
  }
  return shortest
}

const replayed = (
  commands: ReadonlyArray<RehearsedCommand>,
  rehearsal: Rehearsal,
  judge: Judge | undefined,
  isShown: (step: HistoryStep) => boolean,
): ReadonlyArray<HistoryStep> | undefined => {
  rehearsal.clear()
  judge?.clear()
  const steps: Array<HistoryStep> = []
  for (const { kind, id, command, input, actor, at } of commands) {
    const before = rehearsal.record(kind, id)
    if (before === undefined && !rehearsal.lifecycles.get(kind)!.commands.get(command)!.creates) continue
    const asked = { kind, id, command, input, actor, at }
    const result = rehearsal.give(asked)
    if (result.violations.length > 0) continue
    const step = { ...asked, result, before, after: rehearsal.record(kind, id)! }
    steps.push(step)
    if (isShown(step)) return steps
  }
  return undefined
}

/** The commands for people to read: who gives which, with what. */
const told = (steps: ReadonlyArray<HistoryStep>): ReadonlyArray<string> =>
  steps.map(({ kind, id, command, input, actor, before, after }) => {
    const from = before?.status ?? "–"
    const way = from === after.status ? from : `${from} → ${after.status}`
    return `${actor.id} (${actor.roles.join(", ")}): ${kind}.${command} ${id} ${JSON.stringify(input)}: ${way}`
  })
