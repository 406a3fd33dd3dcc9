/** A machine with statuses and transitions added. What it had stays as it was. */
import { type AnyStateMachine, setup } from "xstate"
import type { Category } from "../time/category.ts"
import type { DefinitionProblem } from "./definition-invalid.ts"
import { compileMachine, type Guard, type MachineTable } from "./machine.ts"

/**
 * Where a command leads: a status by its dotted path, `{}` for the status it was given in, or branches of which the
 * first whose guard holds is taken; the last has none.
 *
 * @category extending
 * @since 0.1.0
 */
export type AddedTransition =
  | string
  | { readonly [none in never]: never }
  | ReadonlyArray<{ readonly guard?: string; readonly target?: string }>

/**
 * A status that is added.
 *
 * @category extending
 * @since 0.1.0
 */
export interface AddedStatus {
  readonly category: Category
  readonly final?: boolean
  readonly on?: Readonly<Record<string, AddedTransition>>
}

/**
 * What is added to a machine. `transitions` are ways out of statuses that there are already, by their dotted paths.
 *
 * @category extending
 * @since 0.1.0
 */
export interface MachineAdditions {
  readonly statuses?: Readonly<Record<string, AddedStatus>>
  readonly transitions?: Readonly<Record<string, Readonly<Record<string, AddedTransition>>>>
  readonly guards?: Readonly<Record<string, Guard>>
}

type Ways = Readonly<Record<string, unknown>>
interface Node {
  readonly on?: Ways
  readonly states?: Readonly<Record<string, Node>>
}

/**
 * The machine with the additions: a new XState machine, which can be drawn and run like the one it was made from.
 * Faults are added to `problems`; the machine is then the one it was.
 *
 * @category extending
 * @since 0.1.0
 */
export const extendMachine = (
  base: AnyStateMachine,
  { statuses = {}, transitions = {}, guards = {} }: MachineAdditions,
  problems: Array<DefinitionProblem>,
): AnyStateMachine => {
  const table = compileMachine(base)
  const before = problems.length
  problems.push(...machineProblems(base, table, { statuses, transitions, guards }))
  if (problems.length > before) return base
  const config = base.config as unknown as Node
  const old = Object.entries(transitions).reduce<Node>(
    (node, [status, ways]) => withWays(node, status.split("."), led(base, ways)),
    config,
  )
  const added = Object.fromEntries(
    Object.entries(statuses).map(([name, { category, final = false, on = {} }]) => [
      name,
      { meta: { category }, ...(final ? { type: "final" } : { on: led(base, on) }) },
    ]),
  )
  return setup({ guards: { ...base.implementations.guards, ...guards } as never }).createMachine({
    ...old,
    states: { ...old.states, ...added },
  } as never) as unknown as AnyStateMachine
}

// By the machine's id, a status can be named from any place in it.
const led = (machine: AnyStateMachine, ways: Readonly<Record<string, AddedTransition>>): Ways => {
  const absolute = (target: string) => `#${machine.id}.${target}`
  return Object.fromEntries(
    Object.entries(ways).map(([command, way]) => {
      if (typeof way === "string") return [command, absolute(way)]
      if (!Array.isArray(way)) return [command, {}]
      return [
        command,
        (way as ReadonlyArray<{ readonly target?: string }>).map(({ target, ...branch }) =>
          target === undefined ? branch : { ...branch, target: absolute(target) },
        ),
      ]
    }),
  )
}

const withWays = (node: Node, [first, ...rest]: ReadonlyArray<string>, ways: Ways): Node =>
  first === undefined
    ? { ...node, on: { ...node.on, ...ways } }
    : { ...node, states: { ...node.states, [first]: withWays(node.states![first]!, rest, ways) } }

const machineProblems = (
  { implementations }: AnyStateMachine,
  table: MachineTable,
  { statuses = {}, transitions = {}, guards = {} }: MachineAdditions,
): ReadonlyArray<DefinitionProblem> => {
  const problems: Array<DefinitionProblem> = []
  const found = (where: string, problem: string) => problems.push({ where, problem })
  const isKnown = (status: string) => table.statuses.has(status) || Object.hasOwn(statuses, status)
  for (const status of Object.keys(statuses)) {
    if (table.statuses.has(status) || [...table.statuses.keys()].some((name) => name.startsWith(`${status}.`)))
      found(`status ${status}`, "is there already; an extension adds statuses and changes none")
    if (!/^[a-z][A-Za-z0-9]*$/.test(status)) found(`status ${status}`, "is no name of letters and digits")
  }
  for (const [status, ways] of Object.entries(transitions)) {
    const known = table.statuses.get(status)
    if (known === undefined) found(`transitions of ${status}`, "there is no such status; name one that there was")
    if (known?.final === true) found(`transitions of ${status}`, "lead out of a final status; what is over stays over")
    for (const command of Object.keys(ways))
      if (table.steps.get(command)?.has(status) === true)
        found(
          `transitions of ${status}`,
          `lead ${command} elsewhere; it has its way there already, add a command of your own`,
        )
  }
  for (const guard of Object.keys(guards))
    if (Object.hasOwn(implementations.guards, guard))
      found(`guard ${guard}`, "is there already; give yours another name")
  const all = [
    ...Object.entries(transitions),
    ...Object.entries(statuses).map(([name, { on = {} }]) => [name, on] as const),
  ]
  for (const [status, ways] of all)
    for (const [command, way] of Object.entries(ways))
      for (const target of targetsOf(way))
        if (!isKnown(target)) found(`${status} on ${command}`, `leads to ${target}; there is no such status`)
  return problems
}

const targetsOf = (way: AddedTransition): ReadonlyArray<string> => {
  if (typeof way === "string") return [way]
  return Array.isArray(way)
    ? (way as ReadonlyArray<{ readonly target?: string }>).flatMap(({ target }) =>
        target === undefined ? [] : [target],
      )
    : []
}
