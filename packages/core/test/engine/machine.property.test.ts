import * as fc from "fast-check"
import { type AnyStateMachine, createMachine, transition } from "xstate"
import { describe, expect, test } from "vitest"
import { compileMachine, target } from "../../src/engine/machine.ts"
import { job } from "./job.ts"
import { lifecycles } from "./lifecycles.ts"

const pathOf = (value: unknown): string =>
  typeof value === "string"
    ? value
    : Object.entries(value as object)
        .map(([key, inner]) => `${key}.${pathOf(inner)}`)
        .join()

const valueOf = (path: string): never =>
  path
    .split(".")
    .reduceRight<unknown>((inner, key) => (inner === undefined ? key : { [key]: inner }), undefined) as never

/** Every way in which these guards can come out. */
const outcomesOf = (guards: ReadonlyArray<string>): ReadonlyArray<Readonly<Record<string, boolean>>> =>
  Array.from({ length: 2 ** guards.length }, (_, bits) =>
    Object.fromEntries(guards.map((guard, index) => [guard, ((bits >> index) & 1) === 1])),
  )

/** Walks statuses × commands × outcomes of guards; answers how many there were, and where the table differs. */
const compared = (machine: AnyStateMachine, guards: ReadonlyArray<string>) => {
  const differences: Array<string> = []
  let count = 0
  for (const outcomes of outcomesOf(guards)) {
    const forced = machine.provide({
      guards: Object.fromEntries(guards.map((guard) => [guard, () => outcomes[guard]!])),
    })
    const table = compileMachine(forced)
    for (const status of table.statuses.keys()) {
      const snapshot = forced.resolveState({ value: valueOf(status), context: machine.config.context ?? {} })
      for (const type of [...table.commands, "nobody-knows-this"]) {
        count++
        const event = { type, input: {} }
        const led = target(table, status, type, snapshot.context, {})
        const next = pathOf(transition(forced, snapshot, event)[0].value)
        const known = forced.getTransitionData(snapshot as never, event).length > 0
        const same =
          next === (led ?? status) && known === (led !== undefined) && (led !== undefined || !snapshot.can(event))
        if (!same) differences.push(`${status} on ${type} with ${JSON.stringify(outcomes)}: ${led}, by XState ${next}`)
      }
    }
  }
  return { count, differences }
}

const guardsOf = (machine: AnyStateMachine) => Object.keys(machine.implementations.guards)

describe("a compiled machine is XState's own", () => {
  for (const { kind, machine } of [...lifecycles, job]) {
    test(`${kind}: every status, command and outcome of guards`, () => {
      const table = compileMachine(machine)
      const guards = guardsOf(machine)
      expect(compared(machine, guards)).toEqual({
        count: table.statuses.size * (table.commands.length + 1) * 2 ** guards.length,
        differences: [],
      })
    })
  }

  const guardNames = ["first", "second", "third"]

  /** Any nesting two deep, any branches; a command at the root leads to every leaf, so that all are reached. */
  const machines = fc.array(fc.array(fc.nat(2), { maxLength: 3 }), { minLength: 1, maxLength: 4 }).chain((shape) => {
    const leaves = shape.flatMap((inner, outer) =>
      inner.length === 0
        ? [`s${outer}`]
        : inner.flatMap((leaf, index) =>
            leaf === 0
              ? [`s${outer}.t${index}`]
              : Array.from({ length: leaf }, (_, deep) => `s${outer}.t${index}.u${deep}`),
          ),
    )
    const nodes = [
      ...new Set(
        leaves.flatMap((leaf) => leaf.split(".").map((_, depth, parts) => parts.slice(0, depth + 1).join("."))),
      ),
    ]
    const branch = fc.option(fc.constantFrom(...nodes))
    const branches = fc.record({
      guarded: fc.array(fc.tuple(fc.constantFrom(...guardNames), branch), { maxLength: 3 }),
      last: branch,
    })
    const places = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), branches, { maxKeys: 4, noNullPrototype: true })
    return fc
      .record(Object.fromEntries(["", ...nodes].map((node) => [node, places])))
      .map((on) => machineFrom(leaves, nodes, on as never))
  })

  type Branches = { readonly guarded: ReadonlyArray<readonly [string, string | null]>; readonly last: string | null }

  const machineFrom = (
    leaves: ReadonlyArray<string>,
    nodes: ReadonlyArray<string>,
    on: Readonly<Record<string, Readonly<Record<string, Branches>>>>,
  ) => {
    const to = (node: string | null) => (node === null ? {} : { target: `#m.${node}` })
    const transitions = (node: string) =>
      Object.fromEntries(
        Object.entries(on[node]!).map(([command, { guarded, last }]) => [
          command,
          [...guarded.map(([guard, leads]) => ({ guard, ...to(leads) })), to(last)],
        ]),
      )
    const under = (parent: string): object => {
      const depth = parent === "" ? 1 : parent.split(".").length + 1
      const children = nodes.filter(
        (node) => node.split(".").length === depth && (parent === "" || node.startsWith(`${parent}.`)),
      )
      if (children.length === 0) return { meta: { category: "open" } }
      return {
        initial: children.at(-1)!.split(".").at(-1)!,
        states: Object.fromEntries(
          children.map((child) => [child.split(".").at(-1)!, { ...under(child), on: transitions(child) }]),
        ),
      }
    }
    const reach = Object.fromEntries(leaves.map((leaf, index) => [`reach${index}`, `#m.${leaf}`]))
    const guards = Object.fromEntries(guardNames.map((guard) => [guard, () => false]))
    return createMachine({ id: "m", ...under(""), on: { ...transitions(""), ...reach } } as never, {
      guards,
    }) as unknown as AnyStateMachine
  }

  test("for machines of any shape", () => {
    fc.assert(
      fc.property(machines, (machine) => {
        expect(compared(machine, guardNames).differences).toEqual([])
      }),
    )
  })
})
