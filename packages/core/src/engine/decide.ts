/** Deciding: may this command be given to this record now, and what follows from it? Pure and synchronous. */
import { isOver } from "../time/category.ts"
import { forbiddingAct } from "../trust/separation.ts"
import type { Compiled, CompiledCommand } from "./compile.ts"
import { engineEvolver, numberedEvent } from "./engine-events.ts"
import type { Event } from "./journal.ts"
import type { Context } from "./context.ts"
import type { EventMeta } from "./decider.ts"
import type { Seen, Verdict } from "./rule.ts"
import type { AnyShape, Shape } from "./shape.ts"
import { chosen, commandsIn, type Step } from "./machine.ts"

/**
 * A rule that was violated: which, the clause it comes from, what was seen, and the command that would mend it.
 *
 * **Details**
 *
 * Besides a lifecycle's own rules there are four of the engine, told before them in this order:
 * `case-is-open` or `status-allows-command` (clause of the command), `role-may` or, where nobody may give it,
 * `only-follows` (clause of the command), and the lifecycle's separations by their ids. The lifecycle's rules come in the order of their declaration.
 *
 * @category refusals
 * @since 0.1.0
 */
export interface Violation {
  readonly rule: string
  readonly clause: string
  readonly seen: Seen
  /** `kind.command` that would make it pass, where there is one. */
  readonly mend?: string
  /** Set when the rule could not tell because this fact was not known. */
  readonly unknown?: string
}

/**
 * @category deciding
 * @since 0.1.0
 */
export interface Accepted<S extends Shape = AnyShape> {
  readonly accepted: true
  readonly from: string
  readonly to: string
  readonly events: ReadonlyArray<Event>
  readonly next: S["record"]
}

/**
 * @category deciding
 * @since 0.1.0
 */
export interface NotAccepted {
  readonly accepted: false
  /** Every violated rule; never empty. */
  readonly violations: ReadonlyArray<Violation>
}

/**
 * Decides a command. The input is taken as decoded, the facts as loaded.
 *
 * @category deciding
 * @since 0.1.0
 */
export const decide = <S extends Shape>(
  compiled: Compiled<S>,
  record: S["record"],
  name: string,
  input: unknown,
  context: Context<S["facts"]>,
): Accepted<S> | NotAccepted => {
  const command = compiled.commands.get(name)
  if (command === undefined) throw new RangeError(`${compiled.kind} has no command ${name}`)
  const from = record.status
  const step = command.steps.get(from)
  const violations = violationsOf(compiled, command, step, record, input, context)
  if (violations !== undefined) return { accepted: false, violations }
  const to = chosen(step!, name, record, input)
  const decided = command.decider(record, input, context)
  const given = context.via === undefined ? context.number : undefined
  const events = given === undefined ? decided : [...decided, numbered(given)]
  return {
    accepted: true,
    from,
    to,
    events,
    next: evolve(compiled, record, events, to, { occurredAt: context.occurredAt, by: context.actor.id }),
  }
}

/** The event that gives a record its number. */
export const numbered = (number: string): Event => ({ type: numberedEvent, data: { number } })

/** An evolver as it is called where the lifecycle is not known. */
export type Evolutions = Readonly<Record<string, (record: unknown, data: unknown, meta: EventMeta) => object>>

/**
 * The record after events, in the status they led to.
 *
 * @category deciding
 * @since 0.1.0
 */
export const evolve = <S extends Shape>(
  compiled: Compiled<S>,
  record: S["record"],
  events: ReadonlyArray<Event>,
  to: string,
  meta: EventMeta,
): S["record"] => {
  let next: S["record"] = record
  const evolver = compiled.lifecycle.evolver as Evolutions
  for (let index = 0; index < events.length; index++) {
    const event = events[index]!
    const evolution = evolver[event.type] ?? engineEvolver[event.type]
    if (evolution === undefined) throw new RangeError(`${compiled.kind} knows no event ${event.type}`)
    next = changed(compiled.copy(next), evolution(next, event.data, meta), to)
  }
  return events.length === 0 ? changed(compiled.copy(record), {}, to) : next
}

// One copy and then assignments take less time than spreading the change behind the record.
const changed = <R extends object>(copy: R, change: object, status: string): R => {
  const fields = copy as Record<string, unknown>
  for (const field in change) fields[field] = change[field as never]
  fields["status"] = status
  return copy
}

const violationsOf = (
  compiled: Compiled,
  command: CompiledCommand,
  step: Step | undefined,
  record: { readonly status: string },
  input: unknown,
  context: Context,
): ReadonlyArray<Violation> | undefined => {
  let violations: Array<Violation> | undefined
  if (step === undefined) violations = [machineViolation(compiled, command, record.status)]
  if (context.via === undefined && !mayGive(command, context)) (violations ??= []).push(roleViolation(command, context))
  for (const { id, separation } of command.separations) {
    const act = forbiddingAct(separation, context.acts, context.actor)
    if (act !== undefined)
      (violations ??= []).push({
        rule: id,
        clause: separation.clause,
        seen: { person: context.actor.id, did: act.command },
      })
  }
  for (const { id, rule } of command.rules) {
    const verdict = rule.check(record, input as never, context)
    if (verdict !== true) (violations ??= []).push(ruleViolation(compiled, id, rule.clause, rule.mend, verdict))
  }
  return violations
}

const mayGive = (command: CompiledCommand, context: Context): boolean => {
  const { roles } = context.actor
  for (let index = 0; index < roles.length; index++) if (command.roles.has(roles[index]!)) return true
  return false
}

/**
 * What the machine says where a command does not exist in a status.
 *
 * @category refusals
 * @since 0.1.0
 */
export const machineViolation = (compiled: Compiled, command: CompiledCommand, status: string): Violation => {
  const ended = isOver(compiled.table.statuses.get(status)?.category)
  return {
    rule: ended ? "case-is-open" : "status-allows-command",
    clause: ended ? "3.6.2" : command.definition.clause,
    seen: { command: command.name, status, possible: commandsIn(compiled.table, status) },
  }
}

const roleViolation = (command: CompiledCommand, context: Context): Violation => ({
  rule: command.roles.size === 0 ? "only-follows" : "role-may",
  clause: command.definition.clause,
  seen: { command: command.name, roles: context.actor.roles, allowed: command.definition.by },
})

const ruleViolation = (
  compiled: Compiled,
  rule: string,
  clause: string,
  mend: string | undefined,
  verdict: Exclude<Verdict, true>,
): Violation => ({
  rule,
  clause,
  ...("unknown" in verdict ? { seen: { unknown: verdict.unknown }, unknown: verdict.unknown } : { seen: verdict.seen }),
  ...(mend === undefined ? {} : { mend: mend.includes(".") ? mend : `${compiled.kind}.${mend}` }),
})

/**
 * One possible next step, for a screen: open, or closed with the reasons.
 *
 * @category deciding
 * @since 0.1.0
 */
export interface Option {
  readonly command: string
  readonly open: boolean
  readonly violations: ReadonlyArray<Violation>
}

/**
 * Which commands the record's status knows, and which of them are closed to this actor whatever the input:
 * by the role or by a separation. Rules that look at the input are told by {@link explain}.
 *
 * @category deciding
 * @since 0.1.0
 */
export const options = <S extends Shape>(
  compiled: Compiled<S>,
  record: S["record"],
  context: Omit<Context, "facts">,
): ReadonlyArray<Option> =>
  commandsIn(compiled.table, record.status).map((name) => {
    const command = compiled.commands.get(name)!
    const step = command.steps.get(record.status)
    const ruleless = { ...command, rules: [] }
    const violations = violationsOf(compiled, ruleless, step, record, {}, { ...context, facts: {} }) ?? []
    return { command: name, open: violations.length === 0, violations }
  })

/**
 * What deciding a command would say, without doing it: no violation means that it would be accepted.
 *
 * @category deciding
 * @since 0.1.0
 */
export const explain = <S extends Shape>(
  compiled: Compiled<S>,
  record: S["record"],
  name: string,
  input: unknown,
  context: Context<S["facts"]>,
): ReadonlyArray<Violation> => {
  const decision = decide(compiled, record, name, input, context)
  return decision.accepted ? [] : decision.violations
}
