/** The columns that a mapping asks of a log. */
import type { AuditMapping, RowRule } from "./mapping.ts"

/**
 * Every column that a mapping speaks of, each once: what a log without a header has to be asked for.
 *
 * @category mapping
 * @since 0.1.0
 */
export const mappedColumns = ({ columns, begins, activities }: AuditMapping): ReadonlyArray<string> => {
  const rules = Object.values(activities).flat() as ReadonlyArray<RowRule>
  return [
    ...new Set([
      ...Object.values(columns),
      ...(begins?.time === undefined ? [] : [begins.time]),
      ...columnsIn(begins?.input),
      ...rules.flatMap(({ when, input }) => [...Object.keys(when ?? {}), ...columnsIn(input)]),
    ]),
  ]
}

const columnsIn = (template: unknown): ReadonlyArray<string> => {
  if (typeof template !== "object" || template === null) return []
  const { column } = template as { readonly column?: unknown }
  return typeof column === "string" ? [column] : Object.values(template).flatMap(columnsIn)
}
