/** A compiled machine as a Mermaid state diagram. */
import type { MachineTable } from "@fieldcare/core/engine"

/** How statuses and commands are called in a diagram. */
export interface DiagramNames {
  readonly status: (name: string) => string
  readonly command: (name: string) => string
}

/**
 * The diagram. Commands between the same two statuses share an arrow; a branch shows its guard in brackets.
 * The status before a record exists is the starting point.
 */
export const stateDiagram = (table: MachineTable, names: DiagramNames): string => {
  const nodeOf = (status: string): string => (status === table.initial ? "[*]" : status.replaceAll(".", "_"))
  const statuses = [...table.statuses.values()].filter(({ name }) => name !== table.initial)
  const arrows = new Map<string, Array<string>>()
  const arrow = (from: string, to: string, label: string): void => {
    const between = `${nodeOf(from)} --> ${nodeOf(to)}`
    arrows.set(between, [...(arrows.get(between) ?? []), label])
  }
  for (const from of table.statuses.keys()) {
    for (const command of table.commands) {
      const step = table.steps.get(command)?.get(from)
      if (step === undefined) continue
      const label = shown(names.command(command))
      for (const { name, target } of step.branches) arrow(from, target, `${label} [${shown(name)}]`)
      arrow(from, step.otherwise, label)
    }
  }
  const lines = [
    ...statuses.map(({ name }) => `state "${shown(names.status(name))}" as ${nodeOf(name)}`),
    ...[...arrows].map(([between, labels]) => `${between} : ${labels.join(", ")}`),
    ...statuses.flatMap(({ name, final }) => (final ? [`${nodeOf(name)} --> [*]`] : [])),
  ]
  return `stateDiagram-v2\n${lines.map((line) => `  ${line}\n`).join("")}`
}

// Colons, quotes and semicolons would end a label.
const shown = (text: string): string => text.replaceAll(/["#;:]/g, " ").trim()
