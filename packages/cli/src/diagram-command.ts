/** `fieldcare diagram`: a lifecycle as a picture, written from the table that runs it. */
import { compile } from "@fieldcare/core/engine"
import type { Language } from "@fieldcare/core/regulation"
import { lifecycleOf } from "./lifecycles.ts"
import { type DiagramNames, stateDiagram } from "./state-diagram.ts"

/** The diagram of a kind: with the names of the code, or in the words of a language. */
export const diagramCommand = (kind: string, language: Language | undefined): string => {
  const { lifecycle, words } = lifecycleOf(kind)
  const names: DiagramNames =
    language === undefined
      ? { status: (name) => name, command: (name) => name }
      : {
          status: (name) => words.statuses[name]?.[language] ?? name,
          command: (name) => words.commands[name]?.[language] ?? name,
        }
  return stateDiagram(compile(lifecycle).table, names)
}
