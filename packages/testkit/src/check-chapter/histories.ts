/** Generated histories on a host's chapters, judged step by step; what is found is told by the shortest that shows it. */
import { Rehearsal, type RehearsedCommand } from "@fieldcare/core"
import type { Chapter, Compiled } from "@fieldcare/core/engine"
import type { Policy } from "@fieldcare/core/regulation"
import type { Calendar } from "@fieldcare/core/time"
import * as fc from "fast-check"
import type { ExampleInput } from "./example-input.ts"
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

/** Makes histories of one kind of record and hands each to `look`, which may answer whether it saw enough. */
export const wander = (
  { chapters, policy, calendar, runs, seed, inputs, focus = [], pauses = usualPauses }: HistorySetting,
  kind: string,
  look: (wanderer: Wanderer, rehearsal: Rehearsal, ended: boolean) => void,
): { readonly rehearsal: Rehearsal; readonly answers: Answers } => {
  const rehearsal = new Rehearsal({ chapters, policy, calendar })
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
  const property = fc.property(numbers, (stream) => {
    rehearsal.clear()
    const wanderer = new Wanderer(shared, (bound) => stream.next().value! % bound)
    look(wanderer, rehearsal, wanderer.history(kind, goalsEach))
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

/** Whether cases could be led to an end from each status that histories came by. */
export class Endings {
  readonly #visits = new Map<string, number>()
  readonly #ended = new Set<string>()
  readonly #courses = new Map<
    string,
    { readonly course: ReadonlyArray<HistoryStep>; readonly why: ReadonlyArray<string> }
  >()

  saw(kind: string, { steps, refusedBy }: Wanderer, ended: boolean): void {
    const first = steps.find((step) => step.kind === kind)
    steps.forEach((step, index) => {
      if (step.kind !== kind || step.id !== first!.id) return
      const { status } = step.after
      this.#visits.set(status, (this.#visits.get(status) ?? 0) + 1)
      if (ended) this.#ended.add(status)
      const known = this.#courses.get(status)
      if (known === undefined || index + 1 < known.course.length)
        this.#courses.set(status, { course: steps.slice(0, index + 1), why: refusedBy })
    })
  }

  findings(
    kind: string,
    rehearsal: Rehearsal,
  ): ReadonlyArray<{ readonly finding: Found; readonly course: ReadonlyArray<HistoryStep> }> {
    const compiled = rehearsal.lifecycles.get(kind)!
    const { lifecycle } = compiled
    const led = ledByOthers(compiled)
    return [...this.#visits]
      .filter(([status, visits]) => visits >= visitsEnough && !this.#ended.has(status) && !led.has(status))
      .map(([where]) => {
        const { course, why } = this.#courses.get(where)!
        const clause = why.map((rule) => lifecycle.rules[rule]?.clause).find((one) => one !== undefined)
        return {
          finding: { finding: "no-ending", kind, where, ...(clause === undefined ? {} : { clause }), seen: { why } },
          course,
        }
      })
  }
}

const visitsEnough = 5

/** Statuses from which what only follows from other records leads on, at once or later: histories do not come by it. */
const ledByOthers = ({ commands, table }: Compiled): ReadonlySet<string> => {
  const following = [...commands.values()].filter(({ definition }) => definition.by.length === 0)
  const led = new Set(following.flatMap(({ steps }) => [...steps.keys()]))
  for (let before = -1; before < led.size;) {
    before = led.size
    for (const steps of table.steps.values())
      for (const [from, { branches, otherwise }] of steps)
        if ([...branches.map(({ target }) => target), otherwise].some((to) => led.has(to))) led.add(from)
  }
  return led
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
