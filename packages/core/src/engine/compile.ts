/** A lifecycle made ready to decide: its machine as a table, its rules by command, everything checked. */
import type { Column, KindDeclaration, Scalar } from "../storage/record.ts"
import type { Role } from "../trust/actor.ts"
import type { Separation } from "../trust/separation.ts"
import { type CommandDefinition, onlyFollows } from "./command.ts"
import type { FollowUp } from "./follow-up.ts"
import type { Lifecycle } from "./lifecycle.ts"
import type { Rule } from "./rule.ts"
import type { AnyShape, Shape } from "./shape.ts"
import { DefinitionInvalid, type DefinitionProblem } from "./definition-invalid.ts"
import { engineEvolver } from "./engine-events.ts"
import { type Event, noticeCommand } from "./journal.ts"
import { compileMachine, type MachineTable, type Step } from "./machine.ts"

/**
 * One command of a compiled lifecycle.
 *
 * @category engine
 * @since 0.1.0
 */
export interface CompiledCommand {
  readonly name: string
  readonly definition: CommandDefinition
  readonly decider: (record: unknown, input: unknown, context: unknown) => ReadonlyArray<Event>
  readonly creates: boolean
  readonly roles: ReadonlySet<Role>
  readonly steps: ReadonlyMap<string, Step>
  /** In the order of their declaration, which is the order in which refusals are told. */
  readonly rules: ReadonlyArray<{ readonly id: string; readonly rule: Rule<AnyShape> }>
  readonly separations: ReadonlyArray<{ readonly id: string; readonly separation: Separation }>
  /** Whether a separation speaks of this command, so that who gave it is remembered. */
  readonly remembered: boolean
  readonly followUps: ReadonlyArray<FollowUp<AnyShape>>
}

/**
 * A lifecycle, compiled.
 *
 * @category engine
 * @since 0.1.0
 */
export interface Compiled<S extends Shape = AnyShape> {
  readonly lifecycle: Lifecycle<S>
  readonly kind: string
  readonly copy: (record: S["record"]) => S["record"]
  readonly table: MachineTable
  readonly commands: ReadonlyMap<string, CompiledCommand>
  readonly columns: ReadonlyArray<Column>
}

/**
 * Compiles a lifecycle. Throws `DefinitionInvalid` with every fault that can be seen without running it.
 *
 * @category engine
 * @since 0.1.0
 */
export const compile = <S extends Shape>(lifecycle: Lifecycle<S>): Compiled<S> => {
  const table = compileMachine(lifecycle.machine, lifecycle.kind)
  const problems = problemsOf(lifecycle, table)
  if (problems.length > 0) throw new DefinitionInvalid({ of: lifecycle.kind, problems })
  const commands = new Map<string, CompiledCommand>()
  for (const [name, definition] of entries<CommandDefinition>(lifecycle.commands)) {
    commands.set(name, compiledCommand(lifecycle, table, name, definition))
  }
  const columns = entries<Lifecycle["columns"][string]>(lifecycle.columns).map(([name, { type, indexed }]) => ({
    name,
    type,
    indexed,
  }))
  return { lifecycle, kind: lifecycle.kind, copy: lifecycle.copy ?? copied, table, commands, columns }
}

const copied = <R extends object>(record: R): R => ({ ...record })

/**
 * The values of a record's declared columns; `null` where it has none.
 *
 * @category engine
 * @since 0.1.0
 */
export const columnsOf = <S extends Shape>(
  lifecycle: Lifecycle<S>,
  record: S["record"],
): Readonly<Record<string, Scalar | null>> => {
  const values: Record<string, Scalar | null> = {}
  for (const [name, column] of Object.entries(lifecycle.columns)) values[name] = column.value(record) ?? null
  return values
}

/**
 * A record with every field that its lifecycle has: one that was written before a field was added has it as the
 * blank record has it.
 *
 * @category engine
 * @since 0.1.0
 */
export const wholeRecord = <S extends Shape>(
  { lifecycle: { blank } }: Compiled<S>,
  record: S["record"],
): S["record"] => {
  for (const field in blank) if (record[field] === undefined) return { ...blank, ...record }
  return record
}

/**
 * What a storage is told of a lifecycle.
 *
 * @category engine
 * @since 0.1.0
 */
export const declarationOf = ({ lifecycle, kind, columns }: Compiled): KindDeclaration => ({
  kind,
  columns,
  project: (record) => columnsOf(lifecycle, record as AnyShape["record"]),
})

const entries = <A>(record: object): ReadonlyArray<readonly [string, A]> => Object.entries(record) as Array<[string, A]>

const compiledCommand = (
  lifecycle: Lifecycle,
  table: MachineTable,
  name: string,
  definition: CommandDefinition,
): CompiledCommand => {
  const separations = entries<Separation>(lifecycle.separations)
  return {
    name,
    definition,
    decider: (lifecycle.decider as Readonly<Record<string, CompiledCommand["decider"]>>)[name]!,
    creates: definition.creates === true,
    roles: new Set(definition.by),
    steps: table.steps.get(name) ?? new Map(),
    rules: entries<Rule<AnyShape>>(lifecycle.rules).flatMap(([id, rule]) =>
      rule.on.includes(name) ? [{ id, rule }] : [],
    ),
    separations: separations.flatMap(([id, separation]) =>
      separation.later.includes(name) ? [{ id, separation }] : [],
    ),
    remembered: separations.some(([, { first, since }]) => first.includes(name) || since === name),
    followUps: lifecycle.followUps.filter((followUp) => followUp.on === name),
  }
}

const problemsOfWhenDue = ({ commands }: Lifecycle, name: string): ReadonlyArray<string> => {
  const command = (commands as Readonly<Record<string, CommandDefinition>>)[name]
  if (command === undefined) return [`commands ${name} when it is due, which is not declared`]
  if (command.creates === true) return [`commands ${name} when it is due, which makes a record; it is there already`]
  return command.by.includes("system")
    ? []
    : [`commands ${name} when it is due, which system may not give; add it to \`by\``]
}

const problemsOfNeeds = (needs: NonNullable<CommandDefinition["needs"]>): ReadonlyArray<string> =>
  Object.entries(needs).flatMap(([name, need]) =>
    ("after" in need ? (need.after ?? []) : []).flatMap((before) => {
      const other = needs[before]
      if (other === undefined) return [`needs ${name} after ${before}, which it does not declare in its needs`]
      return "after" in other ? [`needs ${name} after ${before}, which comes after others itself`] : []
    }),
  )

const problemsOf = (lifecycle: Lifecycle, table: MachineTable): ReadonlyArray<DefinitionProblem> => {
  const problems: Array<DefinitionProblem> = []
  const found = (where: string, problem: string) => problems.push({ where, problem })
  if (lifecycle.copy?.(lifecycle.blank) === lifecycle.blank)
    found("copy", "answers the record itself, which the engine would then change; make a new one: ({ ...record })")
  const commands = new Set(Object.keys(lifecycle.commands))
  const events = new Set(Object.keys(lifecycle.events))
  for (const name of commands) {
    const definition = (lifecycle.commands as Record<string, CommandDefinition>)[name]!
    if (!Object.hasOwn(lifecycle.decider, name)) found(`command ${name}`, "has no decider; add one of that name")
    if (!table.steps.has(name))
      found(`command ${name}`, "leads nowhere in the machine; add it to the statuses it is possible in")
    if (name === noticeCommand) found(`command ${name}`, "is the engine's own; give it another name")
    if (!definition.clause) found(`command ${name}`, "cites no clause")
    if (definition.by.length === 0 && definition.by !== onlyFollows)
      found(`command ${name}`, "may be given by nobody; name the roles in `by`, or say `onlyFollows`")
    if (definition.id !== undefined && definition.creates !== true)
      found(`command ${name}`, "makes an id and no record; only a command that creates may say `id`")
    problemsOfNeeds(definition.needs ?? {}).forEach((one) => found(`command ${name}`, one))
    const fromInitial = table.steps.get(name)?.has(table.initial) === true
    if (fromInitial !== (definition.creates === true))
      found(
        `command ${name}`,
        `is ${fromInitial ? "" : "not "}possible in ${table.initial}, the status before a record exists, so it must ${fromInitial ? "" : "not "}say creates: true`,
      )
  }
  for (const name of table.commands)
    if (!commands.has(name)) found(`machine`, `knows the command ${name}, which is not declared`)
  for (const name of Object.keys(lifecycle.decider))
    if (!commands.has(name)) found(`decider ${name}`, "decides no declared command")
  for (const name of Object.keys(engineEvolver))
    if (events.has(name)) found(`event ${name}`, "has the name of an event of the engine; give it another")
  for (const name of events)
    if (!Object.hasOwn(lifecycle.evolver, name)) found(`event ${name}`, "has no evolver; add one of that name")
  for (const name of Object.keys(lifecycle.evolver))
    if (!events.has(name)) found(`evolver ${name}`, "evolves no declared event")
  for (const [id, rule] of entries<Rule<AnyShape>>(lifecycle.rules)) {
    if (!rule.clause) found(`rule ${id}`, "cites no clause")
    if (rule.on.length === 0) found(`rule ${id}`, "is on no command")
    for (const on of rule.on)
      if (!commands.has(on)) found(`rule ${id}`, `is on the command ${on}, which is not declared`)
    if (rule.mend !== undefined && !rule.mend.includes(".") && !commands.has(rule.mend))
      found(`rule ${id}`, `is mended by the command ${rule.mend}, which is not declared`)
  }
  for (const [id, duty] of entries<Lifecycle["duties"][string]>(lifecycle.duties)) {
    if (!duty.clause) found(`duty ${id}`, "cites no clause")
    if (Object.keys(duty.starts).length === 0) found(`duty ${id}`, "is started by no event")
    if (Object.keys(duty.meets).length === 0) found(`duty ${id}`, "is met by no event")
    if (duty.whenDue !== undefined)
      problemsOfWhenDue(lifecycle, duty.whenDue.command).forEach((one) => found(`duty ${id}`, one))
    for (const event of [duty.starts, duty.meets, duty.waives ?? {}].flatMap((part) => Object.keys(part))) {
      if (!events.has(event)) found(`duty ${id}`, `speaks of the event ${event}, which is not declared`)
    }
  }
  for (const event of Object.keys(lifecycle.movements ?? {}))
    if (!events.has(event)) found(`movements of ${event}`, "are those of an event that is not declared")
  for (const [id, separation] of entries<Separation>(lifecycle.separations)) {
    if (!separation.clause) found(`separation ${id}`, "cites no clause")
    for (const name of [
      ...separation.first,
      ...separation.later,
      ...(separation.since === undefined ? [] : [separation.since]),
    ]) {
      if (!commands.has(name)) found(`separation ${id}`, `speaks of the command ${name}, which is not declared`)
    }
  }
  for (const followUp of lifecycle.followUps) {
    const where = `follow-up ${followUp.on} → ${followUp.kind}.${followUp.command}`
    const name = "fact" in followUp ? followUp.fact : "each" in followUp ? followUp.each : undefined
    if (!commands.has(followUp.on)) found(where, `follows the command ${followUp.on}, which is not declared`)
    if (!commands.has(followUp.on) || name === undefined) continue
    const need = (lifecycle.commands as Record<string, CommandDefinition>)[followUp.on]?.needs?.[name]
    if (need === undefined)
      found(where, `is for the record ${name}, which ${followUp.on} does not declare in its needs`)
    else if ("stock" in need) found(where, `is for records, and ${name} is stock`)
    else if ("fact" in followUp && (!("id" in need) || need.kind !== followUp.kind))
      found(where, `needs ${name} to be one ${followUp.kind} by its id`)
    else if ("each" in followUp && ("id" in need || need.kind !== followUp.kind))
      found(where, `needs ${name} to be the ${followUp.kind} records of a query or a list`)
  }
  return problems
}
