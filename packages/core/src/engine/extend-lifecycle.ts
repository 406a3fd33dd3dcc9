/** A built-in lifecycle with a company's own statuses, commands and stricter rules. Nothing of it can be taken away. */
import type { Separation } from "../trust/separation.ts"
import { compile } from "./compile.ts"
import { DefinitionInvalid, type DefinitionProblem } from "./definition-invalid.ts"
import { extendMachine, type MachineAdditions } from "./extend-machine.ts"
import type { CommandDefinition, CommandTypes, Creating } from "./command.ts"
import type { Decider, Evolver } from "./decider.ts"
import type { DutyDefinition } from "./duty-definition.ts"
import type { FollowUp } from "./follow-up.ts"
import type { Lifecycle } from "./lifecycle.ts"
import type { Rule } from "./rule.ts"
import type { AnyCodec, AnyShape, CommandName, EventName, EventTypes, Shape } from "./shape.ts"

/**
 * The commands that an extension declares.
 *
 * @category extending
 * @since 0.1.0
 */
export type AddedCommands = Readonly<Record<string, CommandDefinition>>

/**
 * The events that an extension declares.
 *
 * @category extending
 * @since 0.1.0
 */
export type AddedEvents = Readonly<Record<string, AnyCodec>>

/**
 * The shape of a lifecycle with commands `C` and events `E` added.
 *
 * @category extending
 * @since 0.1.0
 */
export interface Extended<B extends Shape, C, E> {
  readonly kind: B["kind"]
  readonly record: B["record"]
  readonly commands: B["commands"] & CommandTypes<C>
  readonly events: B["events"] & EventTypes<E>
  readonly facts: B["facts"]
  readonly creates: B["creates"] | Creating<C>
}

/**
 * What a company adds to a lifecycle. Everything but the version may be left out.
 *
 * @category extending
 * @since 0.1.0
 */
export interface Extension<B extends Shape, C, E> extends MachineAdditions {
  /** Counts up from 1 when the company's part changes; the journal tells both parts. At most 999. */
  readonly version: number
  readonly commands?: C
  readonly events?: E
  /** Rules of the company's own, on its commands and on those that there are. */
  readonly rules?: Readonly<Record<string, Rule<Extended<B, NoInfer<C>, NoInfer<E>>>>>
  /**
   * A command of the company's own does what a built-in one does, in another way: whatever the built-in one is under
   * holds for it too, its rules, its separations and its follow-ups. Its input has the fields that these look at.
   */
  readonly actsAs?: { readonly [N in keyof NoInfer<C>]?: CommandName<B> }
  readonly duties?: Readonly<Record<string, DutyDefinition<Extended<B, NoInfer<C>, NoInfer<E>>>>>
  readonly separations?: Readonly<Record<string, Separation>>
  readonly followUps?: ReadonlyArray<FollowUp<Extended<B, NoInfer<C>, NoInfer<E>>>>
  readonly decider?: Pick<
    Decider<Extended<B, NoInfer<C>, NoInfer<E>>>,
    keyof NoInfer<C> & CommandName<Extended<B, NoInfer<C>, NoInfer<E>>>
  >
  /** Where an event changes nothing of the record it needs no entry. */
  readonly evolver?: Partial<
    Pick<
      Evolver<Extended<B, NoInfer<C>, NoInfer<E>>>,
      keyof NoInfer<E> & EventName<Extended<B, NoInfer<C>, NoInfer<E>>>
    >
  >
}

/**
 * The lifecycle with a company's additions: statuses, commands and ways between old and new statuses, events, rules,
 * duties, separations and follow-ups. The desk offers the new commands beside the old ones.
 *
 * **Details**
 *
 * Only what is new is taken: a name that there is already is refused, and so is another way for a command from a
 * status in which it has one. So no rule is removed or replaced, nobody is admitted who was not, and no duty falls
 * away. Records of the lifecycle as it was are read and verified as before. The version is a thousand times the
 * built-in one, plus the company's.
 *
 * Throws `DefinitionInvalid` with every fault.
 *
 * **Gotchas**
 *
 * A new command can still lead around a rule: to a status that was only reached under it, or by an event that it
 * writes down. That is not visible here; `checkChapter` of `@fieldcare/testkit` finds it.
 *
 * @category extending
 * @since 0.1.0
 */
export const extendLifecycle = <
  B extends Shape,
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- nothing is added where nothing is given
  const C extends AddedCommands = Record<never, never>,
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- nothing is added where nothing is given
  const E extends AddedEvents = Record<never, never>,
>(
  base: Lifecycle<B>,
  extension: Extension<B, C, E>,
): Lifecycle<Extended<B, C, E>> => {
  const given = extension as Extension<AnyShape, AddedCommands, AddedEvents>
  const whole = base as Lifecycle
  const problems: Array<DefinitionProblem> = [...namesTaken(whole, given), ...versionProblems(given)]
  const machine = extendMachine(whole.machine, given, problems)
  if (problems.length > 0) throw new DefinitionInvalid({ of: `The extension of ${base.kind}`, problems })
  const { commands = {}, events = {}, decider = {} } = given
  const unchanged = Object.fromEntries(Object.keys(events).map((event) => [event, () => ({})]))
  const extended = {
    ...whole,
    version: whole.version * 1000 + given.version,
    machine,
    commands: { ...whole.commands, ...commands },
    events: { ...whole.events, ...events },
    rules: {
      ...mapped(whole.rules, (rule) => ({ ...rule, on: [...rule.on, ...standIns(given, rule.on)] })),
      ...given.rules,
    },
    duties: { ...whole.duties, ...given.duties },
    separations: { ...mapped(whole.separations, (one) => separated(given, one)), ...given.separations },
    followUps: [...whole.followUps, ...followed(given, whole.followUps), ...(given.followUps ?? [])],
    decider: { ...whole.decider, ...decider },
    evolver: { ...whole.evolver, ...unchanged, ...given.evolver },
  } as Lifecycle
  compile(extended)
  return extended as Lifecycle<Extended<B, C, E>>
}

type Given = Extension<AnyShape, AddedCommands, AddedEvents>

const mapped = <A>(record: Readonly<Record<string, A>>, change: (one: A) => A): Readonly<Record<string, A>> =>
  Object.fromEntries(Object.entries(record).map(([name, one]) => [name, change(one)]))

/** The new commands that act as one of these. */
const standIns = ({ actsAs = {} }: Given, commands: ReadonlyArray<string>): ReadonlyArray<string> =>
  Object.entries(actsAs).flatMap(([name, as]) => (commands.includes(as as string) ? [name] : []))

const separated = (given: Given, separation: Separation): Separation => ({
  ...separation,
  first: [...separation.first, ...standIns(given, separation.first)],
  later: [...separation.later, ...standIns(given, separation.later)],
})

const followed = (given: Given, followUps: ReadonlyArray<FollowUp<AnyShape>>): ReadonlyArray<FollowUp<AnyShape>> =>
  followUps.flatMap((followUp) => standIns(given, [followUp.on]).map((on) => ({ ...followUp, on })))

const parts = ["commands", "events", "rules", "duties", "separations"] as const
const one = { commands: "command", events: "event", rules: "rule", duties: "duty", separations: "separation" } as const

const namesTaken = (base: Lifecycle, given: Given): ReadonlyArray<DefinitionProblem> => {
  const problems: Array<DefinitionProblem> = parts.flatMap((part) =>
    Object.keys(given[part] ?? {})
      .filter((name) => Object.hasOwn(base[part], name))
      .map((name) => ({
        where: `${one[part]} ${name}`,
        problem: "is there already; an extension adds and replaces nothing: give it a name of its own",
      })),
  )
  const strangers = (of: string, names: ReadonlyArray<string>, declared: object) =>
    names
      .filter((name) => !Object.hasOwn(declared, name))
      .forEach((name) =>
        problems.push({ where: `${of} ${name}`, problem: "is for nothing that this extension declares" }),
      )
  strangers("decider", Object.keys(given.decider ?? {}), given.commands ?? {})
  strangers("evolver", Object.keys(given.evolver ?? {}), given.events ?? {})
  strangers("actsAs", Object.keys(given.actsAs ?? {}), given.commands ?? {})
  for (const [name, as] of Object.entries(given.actsAs ?? {}))
    if (!Object.hasOwn(base.commands, as as string))
      problems.push({ where: `actsAs ${name}`, problem: `names ${String(as)}; it is no command of ${base.kind}` })
  for (const [id, { on }] of Object.entries(given.rules ?? {}))
    if (on.length === 0) problems.push({ where: `rule ${id}`, problem: "is on no command" })
  return problems
}

const versionProblems = ({ version }: Given): ReadonlyArray<DefinitionProblem> =>
  Number.isInteger(version) && version >= 1 && version <= 999
    ? []
    : [{ where: "version", problem: "is no whole number from 1 to 999" }]
