/** Columns that follow from the records, for records that were written before a column was declared. */
import { type KindDeclaration, SchemaRefused, StorageError, type StoredRow } from "@fieldcare/core/storage"
import * as HashMap from "effect/HashMap"
import { recordsOf, type State, type TenantState } from "./state.ts"

/** The state with every declared column as it follows from its record; the same one when nothing differs. */
export const projected = (state: State, kinds: ReadonlyArray<KindDeclaration>): State => {
  let next = state
  for (const [tenant, before] of state) {
    const after = kinds.reduce(withColumns, before)
    if (after !== before) next = HashMap.set(next, tenant, after)
  }
  return next
}

const withColumns = (state: TenantState, declaration: KindDeclaration): TenantState => {
  const { kind, project } = declaration
  if (project === undefined) return state
  const before = recordsOf(state, kind)
  let records = before
  for (const [id, row] of before) {
    const columns = columnsOf(declaration, project, row)
    if (declaration.columns.some(({ name }) => (row.columns[name] ?? null) !== columns[name]))
      records = HashMap.set(
        records,
        id,
        Object.freeze({ ...row, columns: Object.freeze({ ...row.columns, ...columns }) }),
      )
  }
  return records === before ? state : { ...state, records: HashMap.set(state.records, kind, records) }
}

const columnsOf = (
  { kind, columns }: KindDeclaration,
  project: NonNullable<KindDeclaration["project"]>,
  row: StoredRow,
): StoredRow["columns"] => {
  try {
    const values = project(row.record)
    return Object.fromEntries(columns.map(({ name }) => [name, values[name] ?? null]))
  } catch (error) {
    const problem = {
      where: `${kind} ${row.id} of tenant ${row.tenant}`,
      problem: `its columns do not follow from its record: ${error instanceof Error ? error.message : String(error)}`,
      remedy: "let the column's value be worked out for records of every age",
    }
    throw new StorageError({ reason: new SchemaRefused({ storage: "memory", problems: [problem] }) })
  }
}
