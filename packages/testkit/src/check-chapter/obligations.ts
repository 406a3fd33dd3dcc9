/** What a built-in command is under: the rules, separations and follow-ups that hold when it is given. */
import type { Compiled } from "@fieldcare/core/engine"

/**
 * One thing that holds when a command is given, with its clause. Two commands are under the same obligation when the
 * ids are equal.
 */
export interface Obligation {
  readonly id: string
  readonly clause: string
}

/** The obligations of every command of a lifecycle. */
export const obligationsOf = (compiled: Compiled): ReadonlyMap<string, ReadonlyArray<Obligation>> =>
  new Map([...compiled.commands.keys()].map((name) => [name, obligationsOn(compiled, name)]))

const obligationsOn = ({ lifecycle, commands }: Compiled, name: string): ReadonlyArray<Obligation> => {
  const { rules, followUps, definition } = commands.get(name)!
  const separations = Object.entries(lifecycle.separations)
  const sides = (side: "first" | "later") =>
    separations.flatMap(([id, separation]) =>
      separation[side].includes(name) ? [{ id: `${id} (${side})`, clause: separation.clause }] : [],
    )
  return [
    ...rules.map(({ id, rule: { clause } }) => ({ id, clause })),
    ...sides("first"),
    ...sides("later"),
    ...followUps.map(({ kind, command }) => ({ id: `${kind}.${command}`, clause: definition.clause })),
  ]
}

/** What all of these commands are under. */
export const shared = (
  obligations: ReadonlyMap<string, ReadonlyArray<Obligation>>,
  commands: ReadonlyArray<string>,
): ReadonlyArray<Obligation> =>
  (obligations.get(commands[0] ?? "") ?? []).filter(({ id }) =>
    commands.every((name) => obligations.get(name)?.some((one) => one.id === id) === true),
  )

/** Which of these a command is not under. */
export const missingOn = (
  obligations: ReadonlyMap<string, ReadonlyArray<Obligation>>,
  command: string,
  wanted: ReadonlyArray<Obligation>,
): ReadonlyArray<Obligation> => {
  const held = new Set((obligations.get(command) ?? []).map(({ id }) => id))
  return wanted.filter(({ id }) => !held.has(id))
}

/** By clause, in their order. */
export const byClause = (
  obligations: ReadonlyArray<Obligation>,
): ReadonlyArray<readonly [string, ReadonlyArray<string>]> =>
  [...Map.groupBy(obligations, ({ clause }) => clause)].map(([clause, of]) => [clause, of.map(({ id }) => id)] as const)
