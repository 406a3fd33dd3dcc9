/** Adding to a lifecycle from outside: a field of its record, with commands and events of its own. */
import * as Schema from "effect/Schema"
import { type AnyStateMachine, createMachine } from "xstate"
import { isOver } from "../time/category.ts"
import { DefinitionInvalid, type DefinitionProblem } from "./definition-invalid.ts"
import type { Event } from "./journal.ts"
import type { CommandDefinition } from "./command.ts"
import type { EventMeta } from "./decider.ts"
import type { Lifecycle, RecordColumn } from "./lifecycle.ts"
import type { AnyCodec, AnyInput, AnyShape } from "./shape.ts"
import { compileMachine } from "./machine.ts"

/** What is added. Its commands change no status, and are possible as long as the case is not over. */
export interface MixIn {
  /** Who adds, for messages: "withFields". */
  readonly by: string
  /** The field of the record that is added, and what it is before anybody filled it. */
  readonly field: { readonly name: string; readonly schema: Schema.Top; readonly blank: unknown }
  /** What creating commands take beside their own input, and the events that follow from it. */
  readonly creation?: {
    readonly name: string
    readonly schema: Schema.Top
    readonly events: (given: never) => ReadonlyArray<Event>
  }
  readonly columns?: Readonly<Record<string, RecordColumn<AnyShape>>>
  readonly commands: Readonly<Record<string, CommandDefinition>>
  readonly events: Readonly<Record<string, AnyCodec>>
  /** Told behind the lifecycle's own. */
  readonly rules?: Lifecycle["rules"]
  readonly decider: Readonly<Record<string, (record: never, input: never) => ReadonlyArray<Event>>>
  readonly evolver: Readonly<Record<string, (record: never, data: never, meta: EventMeta) => object>>
}

/** The lifecycle with everything that is added. Throws `DefinitionInvalid` where a name is taken. */
export const mixedIn = (lifecycle: Lifecycle, addition: MixIn): Lifecycle => {
  const { field, creation, columns = {}, commands, events, rules = {}, decider, evolver } = addition
  const problems = [
    ...taken("the record has a field", [field.name], lifecycle.blank as object),
    ...taken("there is a column", Object.keys(columns), lifecycle.columns),
    ...taken("there is a command", Object.keys(commands), lifecycle.commands),
    ...taken("there is a rule", Object.keys(rules), lifecycle.rules),
    ...taken("there is an event", Object.keys(events), lifecycle.events),
  ]
  if (problems.length > 0) throw new DefinitionInvalid({ of: `${addition.by} of ${lifecycle.kind}`, problems })
  return {
    ...lifecycle,
    record: structWith(lifecycle, "record", lifecycle.record, { [field.name]: field.schema }) as never,
    blank: { ...lifecycle.blank, [field.name]: field.blank },
    columns: { ...lifecycle.columns, ...columns },
    commands: { ...mapped(lifecycle, taking(lifecycle, creation)), ...commands },
    events: { ...lifecycle.events, ...events },
    rules: { ...lifecycle.rules, ...rules },
    machine: machineWith(lifecycle, Object.keys(commands)),
    decider: { ...deciding(lifecycle, creation), ...decider } as never,
    evolver: { ...lifecycle.evolver, ...evolver } as never,
  }
}

const taken = (what: string, names: ReadonlyArray<string>, among: object): ReadonlyArray<DefinitionProblem> =>
  names
    .filter((name) => Object.hasOwn(among, name))
    .map((name) => ({ where: name, problem: `${what} of that name already; take another, or say everything at once` }))

const mapped = (
  { commands }: Lifecycle,
  change: (name: string, definition: CommandDefinition) => CommandDefinition,
): Readonly<Record<string, CommandDefinition>> =>
  Object.fromEntries(
    Object.entries(commands as Record<string, CommandDefinition>).map(([name, one]) => [name, change(name, one)]),
  )

const taking =
  (lifecycle: Lifecycle, creation: MixIn["creation"]) =>
  (name: string, definition: CommandDefinition): CommandDefinition =>
    creation === undefined || definition.creates !== true
      ? definition
      : {
          ...definition,
          input: structWith(lifecycle, name, definition.input, {
            [creation.name]: Schema.optionalKey(creation.schema),
          }) as AnyCodec,
        }

/** The lifecycle's own deciders never see what was added to their input. */
const deciding = (lifecycle: Lifecycle, creation: MixIn["creation"]): object => {
  const own = lifecycle.decider as Readonly<
    Record<string, (record: unknown, input: AnyInput, context: unknown) => ReadonlyArray<Event>>
  >
  if (creation === undefined) return own
  const creating = Object.entries(lifecycle.commands as Record<string, CommandDefinition>).filter(
    ([, { creates }]) => creates === true,
  )
  const wrapped = creating.map(([name]) => [
    name,
    (record: unknown, { [creation.name]: given, ...input }: AnyInput, context: unknown) => [
      ...own[name]!(record, input, context),
      ...(given === undefined ? [] : creation.events(given as never)),
    ],
  ])
  return { ...own, ...Object.fromEntries(wrapped) }
}

const structWith = (
  { kind }: Lifecycle,
  where: string,
  schema: Schema.Top,
  added: Readonly<Record<string, Schema.Top>>,
): Schema.Top => {
  if ("fields" in schema && "mapFields" in schema) {
    const struct = schema as Schema.Struct<Schema.Struct.Fields>
    return struct.mapFields((fields) => ({ ...fields, ...added }), { unsafePreserveChecks: true })
  }
  const problem = "is no Schema.Struct, so that nothing can be added to it"
  throw new DefinitionInvalid({ of: kind, problems: [{ where, problem }] })
}

interface StateConfig {
  readonly on?: object
  readonly states?: Readonly<Record<string, StateConfig>>
}

/** Adds commands that lead nowhere else to every status that a record can be in and in which its case is not over. */
const machineWith = ({ machine, kind }: Lifecycle, commands: ReadonlyArray<string>): AnyStateMachine => {
  const { statuses, initial } = compileMachine(machine, kind)
  const steps = Object.fromEntries(commands.map((command) => [command, {}]))
  const withSteps = (states: Readonly<Record<string, StateConfig>>, path: string): Record<string, StateConfig> =>
    Object.fromEntries(
      Object.entries(states).map(([name, state]) => {
        const status = statuses.get(path + name)
        if (status === undefined) return [name, { ...state, states: withSteps(state.states!, `${path}${name}.`) }]
        const stays = status.name === initial || status.final || isOver(status.category)
        return [name, stays ? state : { ...state, on: { ...state.on, ...steps } }]
      }),
    )
  const states = withSteps(machine.config.states as Readonly<Record<string, StateConfig>>, "")
  return createMachine({ ...machine.config, states } as never, machine.implementations as never)
}
