/** The columns that an import's mapping asks of a file. */
import type { ImportMapping } from "./import-mapping.ts"

/**
 * Every column that a mapping speaks of, each once: what a file without a header has to be asked for.
 *
 * @category import
 * @since 0.1.0
 */
export const importColumns = (mapping: ImportMapping): ReadonlyArray<string> => {
  const { columns, begins, history = [], activities = {} } = mapping
  const when = Object.values(activities)
    .flat()
    .flatMap((rule) => Object.keys((rule as { readonly when?: object }).when ?? {}))
  const times = [begins?.time, ...history.map(({ at }) => at)].filter((one) => one !== undefined)
  return [...new Set([...Object.values(columns), ...times, ...when, ...columnsIn(mapping)])]
}

const columnsIn = (template: unknown): ReadonlyArray<string> => {
  if (typeof template !== "object" || template === null) return []
  const { column } = template as { readonly column?: unknown }
  return typeof column === "string" ? [column] : Object.values(template).flatMap(columnsIn)
}
