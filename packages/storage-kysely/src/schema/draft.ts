/** A plan in the making: every change that is wanted is held against what is there, and becomes a step or a refusal. */
import type { Change, NewColumn, NewIndex, NewTable } from "./change.ts"
import { insertSql, type Place, sqlOf } from "./change-sql.ts"
import type { FoundColumn, FoundTable } from "./schema-dialect.ts"
import type { SchemaProblem, SchemaStep } from "./schema-plan.ts"

export class Draft {
  readonly steps: Array<SchemaStep> = []
  readonly refusals: Array<SchemaProblem> = []
  readonly notes: Array<string> = []
  readonly #place: Place
  /** As they are after the steps so far. */
  readonly #tables: Map<string, FoundTable>

  constructor(place: Place, found: ReadonlyMap<string, FoundTable>) {
    this.#place = place
    this.#tables = new Map(found)
  }

  table(name: string): FoundTable | undefined {
    return this.#tables.get(name)
  }

  refuse(where: string, problem: string, remedy: string): void {
    this.refusals.push({ where, problem, remedy })
  }

  statement(description: string, sql: string): void {
    this.steps.push({ description, sql })
  }

  insert(description: string, table: string, values: Readonly<Record<string, string | number>>): void {
    this.statement(description, insertSql(table, values, this.#place))
  }

  /** Wants a change. One that was `made` before and is not there is a refusal: somebody took something away. */
  want(change: Change, purpose: string, { made = false } = {}): void {
    if (change.type === "table") this.#wantTable(change, purpose, made)
    else if (change.type === "column") this.#wantColumn(change, purpose, made)
    else this.#wantIndex(change, purpose)
  }

  #wantTable(change: NewTable, purpose: string, made: boolean): void {
    const found = this.#tables.get(change.table)
    if (found !== undefined) this.#compare(change, found)
    else if (made) this.refuse(`table ${change.table}`, "is gone", "bring it back from a backup")
    else this.#step(change, purpose, { columns: columnsOf(change, this.#place), indexes: new Map() })
  }

  #compare({ table, columns }: NewTable, found: FoundTable): void {
    const lacking = columns.filter(({ name }) => !found.columns.has(name)).map(({ name }) => name)
    if (lacking.length > 0) {
      const problem = found.columns.size === 0 ? "is a view" : `lacks ${lacking.join(", ")}`
      const remedy = "rename what is there, or choose another tablePrefix or schema"
      this.refuse(`table ${table}`, `is there and is none of Fieldcare's: it ${problem}`, remedy)
      return
    }
    for (const column of columns) this.#compareColumn(table, column.name, this.#place.dialect.types[column.type])
  }

  #compareColumn(table: string, name: string, wanted: string): void {
    const found = this.#tables.get(table)!.columns.get(name)!
    if (found.type === wanted) return
    this.refuse(
      `column ${name} of table ${table}`,
      `is ${found.type}, and what is declared needs ${wanted}`,
      "declare it as it was, or declare a column of another name, which is filled from the records",
    )
  }

  #wantColumn(change: NewColumn, purpose: string, made: boolean): void {
    const { table, column } = change
    const found = this.#tables.get(table)
    // Then its table was refused.
    if (found === undefined) return
    if (found.columns.has(column.name)) this.#compareColumn(table, column.name, this.#place.dialect.types[column.type])
    else if (made) this.refuse(`column ${column.name} of table ${table}`, "is gone", "bring it back from a backup")
    else {
      const columns = new Map([...found.columns, ...columnsOf({ columns: [column] }, this.#place)])
      this.#step(change, purpose, { ...found, columns })
    }
  }

  #wantIndex(change: NewIndex, purpose: string): void {
    const { table, name } = change
    const found = this.#tables.get(table)
    if (found === undefined || change.columns.some((column) => !found.columns.has(column.name))) return
    const columns = change.columns.map((column) => column.name)
    const there = found.indexes.get(name)
    if (there === undefined) {
      this.#step(change, purpose, { ...found, indexes: new Map([...found.indexes, [name, columns]]) })
    } else if (there.join() !== columns.join()) {
      const problem = `is over ${there.join(", ")}, and not over ${columns.join(", ")}`
      this.refuse(`index ${name} of table ${table}`, problem, "rename it; then the right one is made")
    }
  }

  #step(change: Change, purpose: string, after: FoundTable): void {
    this.steps.push({ description: `${purpose}: ${whatOf(change)}`, sql: sqlOf(change, this.#place) })
    this.#tables.set(change.table, after)
  }
}

const whatOf = (change: Change): string => {
  switch (change.type) {
    case "table":
      return `make the table ${change.table}`
    case "column":
      return `add the column ${change.column.name} to ${change.table}`
    default:
      return `make an index of ${change.table} over ${change.columns.map(({ name }) => name).join(", ")}`
  }
}

const columnsOf = ({ columns }: Pick<NewTable, "columns">, { dialect }: Place): ReadonlyMap<string, FoundColumn> =>
  new Map(columns.map(({ name, type, required }) => [name, { type: dialect.types[type], required: required === true }]))
