/** A lifecycle's states as a diagram, drawn from the table that the engine runs. */
import type { LifecycleWords } from "../messages/rule-words.ts"
import type { Language } from "../messages/words.ts"
import type { Category } from "../time/category.ts"
import type { Compiled } from "./compile.ts"

/**
 * The state diagram of a lifecycle in Mermaid's notation, coloured by category. Commands that leave the status as it
 * is are left out.
 *
 * @example
 * ```ts
 * import { compile } from "@fieldcare/core/engine"
 * import { service, vehicle } from "@fieldcare/core/service"
 *
 * stateDiagram(compile(vehicle), service.words.vehicle, "en").split("\n")[0] // => "stateDiagram-v2"
 * ```
 * @category machine
 * @since 0.1.0
 */
export const stateDiagram = ({ table }: Compiled, words: LifecycleWords, language: Language): string => {
  const edges = new Map<string, Set<string>>()
  const edge = (from: string, to: string, command: string) => {
    if (from === to) return
    const key = `${node(from)} --> ${node(to)}`
    edges.set(key, (edges.get(key) ?? new Set()).add(command))
  }
  for (const [command, steps] of table.steps)
    for (const [from, { branches, otherwise }] of steps) {
      branches.forEach(({ name, target }) => edge(from, target, `${command} [${name}]`))
      edge(from, otherwise, command)
    }
  const all = [...table.statuses.values()]
  const used = [...new Set(all.map(({ category }) => category))]
  return [
    "stateDiagram-v2",
    ...all.map(({ name }) => `  state "${words.statuses[name]?.[language] ?? name}" as ${node(name)}`),
    `  [*] --> ${node(table.initial)}`,
    ...[...edges].map(([key, given]) => `  ${key}: ${[...given].join(", ")}`),
    ...all.filter(({ final }) => final).map(({ name }) => `  ${node(name)} --> [*]`),
    ...used.map((category) => `  classDef ${category} ${colours[category]}`),
    ...all.map(({ name, category }) => `  class ${node(name)} ${category}`),
  ].join("\n")
}

const colours: Readonly<Record<Category, string>> = {
  open: "fill:#dbeafe,color:#111",
  waitingForCustomer: "fill:#fef3c7,color:#111",
  waitingForParts: "fill:#ffedd5,color:#111",
  done: "fill:#dcfce7,color:#111",
  closed: "fill:#e5e7eb,color:#111",
  cancelled: "fill:#fee2e2,color:#111",
}

const node = (status: string): string => status.replaceAll(".", "_")
