/** XState machines, compiled once into a flat table: XState describes a lifecycle, the table runs it. */
import type { AnyStateMachine, AnyStateNode } from "xstate"
import { categories, type Category } from "../time/category.ts"
import { DefinitionInvalid, type DefinitionProblem } from "./definition-invalid.ts"

/**
 * Chooses a branch: `context` is the record before the command, `event` the command with its input.
 *
 * @category machine
 * @since 0.1.0
 */
export type Guard = (choice: {
  readonly context: unknown
  readonly event: { readonly type: string; readonly input: unknown }
}) => boolean

/**
 * Where a command leads from a status: the target of the first branch whose guard holds, else `otherwise`.
 *
 * @category machine
 * @since 0.1.0
 */
export interface Step {
  readonly branches: ReadonlyArray<{ readonly name: string; readonly guard: Guard; readonly target: string }>
  readonly otherwise: string
}

/**
 * A status: the dotted path of a leaf of the machine.
 *
 * @category machine
 * @since 0.1.0
 */
export interface Status {
  readonly name: string
  readonly category: Category
  readonly final: boolean
}

/**
 * A machine as the engine runs it.
 *
 * @category machine
 * @since 0.1.0
 */
export interface MachineTable {
  readonly initial: string
  readonly statuses: ReadonlyMap<string, Status>
  readonly commands: ReadonlyArray<string>
  /** For each command the statuses it is possible in. */
  readonly steps: ReadonlyMap<string, ReadonlyMap<string, Step>>
}

/**
 * Where a command leads from a status, or `undefined` when it does not exist there.
 *
 * @category machine
 * @since 0.1.0
 */
export const target = (
  table: MachineTable,
  status: string,
  command: string,
  record: unknown,
  input: unknown,
): string | undefined => {
  const step = table.steps.get(command)?.get(status)
  return step === undefined ? undefined : chosen(step, command, record, input)
}

/**
 * The target that a step chooses.
 *
 * @category machine
 * @since 0.1.0
 */
export const chosen = (step: Step, command: string, record: unknown, input: unknown): string => {
  if (step.branches.length === 0) return step.otherwise
  const choice = { context: record, event: { type: command, input } }
  for (const branch of step.branches) if (branch.guard(choice)) return branch.target
  return step.otherwise
}

/**
 * The only status that a command ever leads to, where it has one.
 *
 * @category machine
 * @since 0.1.0
 */
export const usualTarget = ({ steps }: { readonly steps: ReadonlyMap<string, Step> }): string | undefined => {
  const targets = new Set<string>()
  for (const [from, step] of steps) {
    for (const target of [step.otherwise, ...step.branches.map((branch) => branch.target)])
      if (target !== from) targets.add(target)
  }
  return targets.size === 1 ? [...targets][0] : undefined
}

/**
 * The commands that exist in a status, in the order of their declaration in the machine.
 *
 * @category machine
 * @since 0.1.0
 */
export const commandsIn = (table: MachineTable, status: string): ReadonlyArray<string> =>
  table.commands.filter((command) => table.steps.get(command)!.has(status))

/**
 * Compiles a machine. Throws `DefinitionInvalid` with every fault: an unknown target, a status that cannot be
 * reached, a dead end that is not final, a guard that could refuse (no branch without a guard at the end), a
 * status without category, and what a lifecycle does not use (actions, delays, parallel states, wildcards).
 *
 * @category machine
 * @since 0.1.0
 */
export const compileMachine = (machine: AnyStateMachine, of: string = machine.id): MachineTable => {
  const problems: Array<DefinitionProblem> = []
  const statuses = new Map<string, Status>()
  const steps = new Map<string, Map<string, Step>>()
  const root = rootOf(machine, of)
  for (const leaf of leavesOf(root)) {
    const name = leaf.path.join(".")
    statuses.set(name, { name, category: categoryOf(leaf, problems), final: leaf.type === "final" })
    for (const [command, step] of stepsOf(leaf, machine, problems)) {
      if (!steps.has(command)) steps.set(command, new Map())
      steps.get(command)!.set(name, step)
    }
  }
  for (const node of nodesOf(root)) problems.push(...unsupported(node))
  const table = { initial: initialLeaf(root).path.join("."), statuses, commands: [...steps.keys()], steps }
  problems.push(...unreachable(table), ...deadEnds(table))
  if (problems.length > 0) throw new DefinitionInvalid({ of, problems })
  return table
}

// XState refuses an unknown target when a machine is declared, an unknown beginning only when it is looked at.
const rootOf = (machine: AnyStateMachine, of: string): AnyStateNode => {
  const problems = nodesOf(machine.root).flatMap((node) => beginningProblem(node))
  if (isLeaf(machine.root)) problems.push({ where: "machine", problem: "has no statuses; name them under states" })
  if (problems.length > 0) throw new DefinitionInvalid({ of, problems })
  return machine.root
}

const beginningProblem = (node: AnyStateNode): ReadonlyArray<DefinitionProblem> => {
  try {
    if (node.type === "compound") initialLeaf(node)
    return []
  } catch (cause) {
    return [
      { where: node.path.join(".") || "machine", problem: cause instanceof Error ? cause.message : String(cause) },
    ]
  }
}

const nodesOf = (node: AnyStateNode): ReadonlyArray<AnyStateNode> => [
  node,
  ...Object.values(node.states as Record<string, AnyStateNode>).flatMap(nodesOf),
]

const isLeaf = (node: AnyStateNode): boolean => Object.keys(node.states).length === 0

const leavesOf = (root: AnyStateNode): ReadonlyArray<AnyStateNode> =>
  nodesOf(root).filter((node) => node !== root && isLeaf(node))

const initialLeaf = (node: AnyStateNode): AnyStateNode => {
  const next = isLeaf(node) ? undefined : node.initial.target?.[0]
  return next === undefined ? node : initialLeaf(next as AnyStateNode)
}

const categoryOf = (leaf: AnyStateNode, problems: Array<DefinitionProblem>): Category => {
  for (let node: AnyStateNode | undefined = leaf; node !== undefined; node = node.parent) {
    const category: unknown = node.meta?.category
    if (category !== undefined) {
      if (categories.includes(category as Category)) return category as Category
      break
    }
  }
  problems.push({
    where: leaf.path.join("."),
    problem: `no category; give it meta: { category } with one of ${categories.join(", ")}`,
  })
  return "open"
}

const stepsOf = (
  leaf: AnyStateNode,
  machine: AnyStateMachine,
  problems: Array<DefinitionProblem>,
): ReadonlyMap<string, Step> => {
  const steps = new Map<string, Step>()
  for (let node: AnyStateNode | undefined = leaf; node !== undefined; node = node.parent) {
    for (const [command, transitions] of node.transitions) {
      if (steps.has(command)) continue
      const where = `${leaf.path.join(".")} on ${command}`
      const branches: Array<Step["branches"][number]> = []
      let otherwise: string | undefined
      for (const transition of transitions) {
        const to = transition.target?.[0] as AnyStateNode | undefined
        const name = (to === undefined ? leaf : initialLeaf(to)).path.join(".")
        if (otherwise !== undefined)
          problems.push({
            where,
            problem: "a branch after the one without a guard is never taken; remove it or give the one before a guard",
          })
        else if (transition.guard === undefined) otherwise = name
        else branches.push({ ...guardOf(transition.guard, machine, where, problems), target: name })
        if (transition.actions.length > 0)
          problems.push({ where, problem: "has actions; what happens belongs into the decider" })
      }
      if (otherwise === undefined)
        problems.push({
          where,
          problem:
            "every branch has a guard, so that the guards could refuse; guards choose, rules refuse: leave the last branch without one",
        })
      steps.set(command, { branches, otherwise: otherwise ?? leaf.path.join(".") })
    }
  }
  return steps
}

const guardOf = (
  guard: unknown,
  machine: AnyStateMachine,
  where: string,
  problems: Array<DefinitionProblem>,
): { readonly name: string; readonly guard: Guard } => {
  if (typeof guard === "function") return { name: guard.name, guard: guard as Guard }
  const name = typeof guard === "string" ? guard : String((guard as { readonly type?: unknown }).type)
  const implementation: unknown = machine.implementations.guards[name]
  if (typeof implementation === "function") return { name, guard: implementation as Guard }
  problems.push({ where, problem: `guard ${name} has no implementation; declare it in setup({ guards })` })
  return { name, guard: () => false }
}

const unsupported = (node: AnyStateNode): ReadonlyArray<DefinitionProblem> => {
  const where = node.path.join(".") || "machine"
  const found: Array<string> = []
  if (node.type === "parallel" || node.type === "history") found.push(`${node.type} states`)
  if (node.always !== undefined && node.always.length > 0) found.push("transitions without a command")
  if (node.entry.length + node.exit.length > 0) found.push("actions")
  if (node.invoke.length > 0) found.push("invoked actors")
  if (node.after.length > 0) found.push("delays")
  if (node.transitions.has("*")) found.push("wildcards")
  return found.map((what) => ({ where, problem: `uses ${what}, which a lifecycle does not know` }))
}

const unreachable = (table: MachineTable): ReadonlyArray<DefinitionProblem> => {
  const reached = new Set([table.initial])
  for (const status of reached) {
    for (const targets of table.steps.values()) {
      const step = targets.get(status)
      if (step === undefined) continue
      step.branches.forEach((branch) => reached.add(branch.target))
      reached.add(step.otherwise)
    }
  }
  return [...table.statuses.keys()]
    .filter((status) => !reached.has(status))
    .map((where) => ({ where, problem: `cannot be reached from ${table.initial}; lead a command there or remove it` }))
}

const deadEnds = (table: MachineTable): ReadonlyArray<DefinitionProblem> =>
  [...table.statuses.values()]
    .filter((status) => !status.final && commandsIn(table, status.name).length === 0)
    .map(({ name }) => ({
      where: name,
      problem: 'no command leads out of it and it is not final; say type: "final" or lead a command out',
    }))
