/** What can be seen by laying the declarations side by side: what was taken away, replaced or widened. */
import { type Compiled, type Need } from "@fieldcare/core/engine"
import type { Found } from "./finding.ts"

/** The regulation's lifecycle, and the one that the host runs in its place. */
export interface Pair {
  readonly base: Compiled
  readonly own: Compiled
}

/** Everything of the built-in lifecycle that the host's does not have, or has otherwise. */
export const declaredFindings = (pair: Pair): ReadonlyArray<Found> => [
  ...statusFindings(pair),
  ...commandFindings(pair),
  ...ruleFindings(pair),
  ...separationFindings(pair),
  ...followUpFindings(pair),
  ...dutyFindings(pair),
]

const statusFindings = ({ base, own }: Pair): ReadonlyArray<Found> =>
  [...base.table.statuses.values()]
    .filter(({ name, category, final }) => {
      const found = own.table.statuses.get(name)
      return found?.category !== category || found.final !== final
    })
    .map(({ name }) => ({ finding: "status-lost", kind: base.kind, where: name, clause: "1.3.1" }))

const commandFindings = ({ base, own }: Pair): ReadonlyArray<Found> => {
  const { kind } = base
  return [...base.commands.values()].flatMap(
    ({ name, definition: { clause, by, needs }, steps }): ReadonlyArray<Found> => {
      const lost = [...steps.keys()].filter((status) => own.table.steps.get(name)?.has(status) !== true)
      const admitted = own.commands.get(name)?.definition.by.filter((role) => !by.includes(role)) ?? []
      const known = own.commands.get(name)?.definition.needs
      const same = Object.entries<Need>(needs ?? {}).every(([id, need]) => isSameNeed(known?.[id], need))
      return [
        ...(same ? [] : [{ finding: "outcome-changed" as const, kind, where: name, clause, seen: { part: "needs" } }]),
        ...(lost.length === 0
          ? []
          : [{ finding: "command-lost" as const, kind, where: name, clause, seen: { from: lost } }]),
        ...(admitted.length === 0
          ? []
          : [{ finding: "role-admitted" as const, kind, where: name, clause, seen: { roles: admitted } }]),
      ]
    },
  )
}

// What is worked out by a function is the same where the function is.
const isSameNeed = (own: unknown, base: unknown): boolean => {
  if (typeof own !== "object" || typeof base !== "object" || own === null || base === null) return own === base
  const fields = Object.entries(base)
  return (
    Object.keys(own).length === fields.length &&
    fields.every(([field, value]) => isSameNeed((own as Readonly<Record<string, unknown>>)[field], value))
  )
}

const ruleFindings = ({ base, own }: Pair): ReadonlyArray<Found> =>
  Object.entries(base.lifecycle.rules).flatMap(([where, rule]): ReadonlyArray<Found> => {
    const { kind } = base
    const { clause } = rule
    const found = own.lifecycle.rules[where]
    const off = found?.clause === clause ? rule.on.filter((on) => !found.on.includes(on)) : rule.on
    return [
      ...(off.length === 0 ? [] : [{ finding: "rule-dropped" as const, kind, where, clause, seen: { on: off } }]),
      ...(found?.derogable === true && !rule.derogable
        ? [{ finding: "derogation-widened" as const, kind, where, clause }]
        : []),
    ]
  })

const separationFindings = ({ base, own }: Pair): ReadonlyArray<Found> =>
  Object.entries(base.lifecycle.separations).flatMap(([where, separation]): ReadonlyArray<Found> => {
    const found = own.lifecycle.separations[where]
    const gone = (side: "first" | "later") => separation[side].filter((on) => found?.[side].includes(on) !== true)
    const on = [...gone("first"), ...gone("later"), ...(found?.since === separation.since ? [] : ["since"])]
    const { clause } = separation
    return on.length === 0 ? [] : [{ finding: "separation-dropped", kind: base.kind, where, clause, seen: { on } }]
  })

const followUpFindings = ({ base, own }: Pair): ReadonlyArray<Found> =>
  base.lifecycle.followUps.flatMap((followUp): ReadonlyArray<Found> => {
    const kept = own.lifecycle.followUps.some(
      (one) =>
        one.on === followUp.on &&
        one.kind === followUp.kind &&
        one.command === followUp.command &&
        recordOf(one) === recordOf(followUp) &&
        one.input === followUp.input,
    )
    const follows = `${followUp.kind}.${followUp.command}`
    const { clause } = base.commands.get(followUp.on)!.definition
    return kept
      ? []
      : [{ finding: "follow-up-dropped", kind: base.kind, where: followUp.on, clause, seen: { follows } }]
  })

// Which other record: one of the facts, each of some, or a new one.
const recordOf = (followUp: Compiled["lifecycle"]["followUps"][number]): unknown =>
  "fact" in followUp ? followUp.fact : "each" in followUp ? followUp.each : followUp.creates

const dutyFindings = ({ base, own }: Pair): ReadonlyArray<Found> =>
  Object.entries(base.lifecycle.duties).flatMap(([where, duty]): ReadonlyArray<Found> => {
    const { kind } = base
    const { clause } = duty
    const found = own.lifecycle.duties[where]
    const unstarted = Object.keys(duty.starts).filter((event) => found?.starts[event] === undefined)
    const settling = [...Object.keys(found?.meets ?? {}), ...Object.keys(found?.waives ?? {})]
    const evidence = new Set([...Object.keys(duty.meets), ...Object.keys(duty.waives ?? {})])
    const without = [...new Set(settling.filter((event) => !evidence.has(event)))]
    const waived = Object.keys(found?.waives ?? {}).filter((event) => duty.waives?.[event] === undefined)
    const events = [...new Set([...without, ...waived])]
    const parts = [
      ...(found === undefined || found.calendar === duty.calendar ? [] : ["calendar"]),
      ...(found?.pausedIn ?? []).filter((category) => duty.pausedIn?.includes(category) !== true),
      ...(duty.afterClosing === true && found?.afterClosing !== true ? ["afterClosing"] : []),
    ]
    return [
      ...(unstarted.length === 0
        ? []
        : [{ finding: "duty-dropped" as const, kind, where, clause, seen: { event: unstarted } }]),
      ...(events.length === 0
        ? []
        : [{ finding: "duty-without-evidence" as const, kind, where, clause, seen: { event: events } }]),
      ...(parts.length === 0 || found === undefined
        ? []
        : [{ finding: "duty-clock-stopped" as const, kind, where, clause, seen: { part: parts } }]),
    ]
  })
