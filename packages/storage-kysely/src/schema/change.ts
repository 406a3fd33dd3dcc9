/** What can be added to a database. There are no changes of what is there, and nothing is removed. */

/** An id has at most 128 characters, a kind 48; a word is a name out of a lifecycle, or a digest; a text has any length. */
export type ColumnType = "id" | "kind" | "word" | "text" | "integer" | "boolean" | "json"

export interface TableColumn {
  readonly name: string
  readonly type: ColumnType
  /** Every row has a value. */
  readonly required?: boolean
  /** What rows that are there already get. */
  readonly initially?: number
}

export interface NewTable {
  readonly type: "table"
  readonly table: string
  readonly columns: ReadonlyArray<TableColumn>
  readonly key: { readonly name: string; readonly columns: ReadonlyArray<string> }
  /** Whether its rows are written over and over again, as those of records are. */
  readonly rewritten?: boolean
}

export interface NewColumn {
  readonly type: "column"
  readonly table: string
  readonly column: TableColumn
}

export interface NewIndex {
  readonly type: "index"
  readonly table: string
  readonly name: string
  readonly columns: ReadonlyArray<Pick<TableColumn, "name" | "type">>
}

export type Change = NewTable | NewColumn | NewIndex
