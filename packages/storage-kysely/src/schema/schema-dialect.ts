/** How a database differs from the others when its tables are looked at and added to. */
import type { RawBuilder } from "kysely"
import type { SqlDatabase } from "../sql-database.ts"
import type { ColumnType } from "./change.ts"
import type { SchemaStep } from "./schema-plan.ts"

/**
 * @category dialects
 * @since 0.1.0
 */
export interface SchemaDialect {
  /**
   * The types of columns, written as `tables` answers them. Texts compare by code point and to their last
   * character, whatever the database's own collation.
   */
  readonly types: Readonly<Record<ColumnType, string>>
  readonly quote: (name: string) => string
  /** What stands behind the last bracket of `create table`. */
  readonly tableOptions: string
  /** The same for a table whose rows are written over and over again. */
  readonly rewrittenTableOptions: string
  /** How much of a column an index takes in, where that is not all of it. */
  readonly indexedPart: Readonly<Partial<Record<ColumnType, string>>>
  /** Whether changes of tables are part of a transaction. Where they are not, each one commits what was open. */
  readonly changesInTransactions: boolean
  /**
   * Takes the lock under which one process at a time changes tables, and answers `taken`: it never waits. Without
   * `unlock`, the end of the transaction gives it back. None where a transaction keeps everybody else out.
   */
  readonly tryLock?: RawBuilder<{ readonly taken: unknown }>
  readonly unlock?: RawBuilder<unknown>
  /** Those of the named tables that are there. */
  readonly tables: (
    db: SqlDatabase,
    schema: string | undefined,
    names: ReadonlyArray<string>,
  ) => Promise<ReadonlyMap<string, FoundTable>>
  /** Statements that make records quicker to write, for those tables where they are not so already. */
  readonly quickened?: (
    db: SqlDatabase,
    schema: string | undefined,
    tables: ReadonlyArray<DocumentTable>,
  ) => Promise<ReadonlyArray<SchemaStep>>
  /** Absent where the database has no such thing. */
  readonly rowSecurity?: RowSecurity
}

/** The table of a kind, with its columns that hold whole documents. */
export interface DocumentTable {
  readonly kind: string
  readonly table: string
  readonly documents: ReadonlyArray<string>
}

/** How a database can keep tenants apart by itself. */
export interface RowSecurity {
  /** Those of the named tables whose rows are kept apart, and whether that binds the role that asks. */
  readonly tables: (
    db: SqlDatabase,
    schema: string | undefined,
    names: ReadonlyArray<string>,
  ) => Promise<ReadonlyMap<string, { readonly bindsRole: boolean }>>
  /** What keeps the rows of a table apart, given its name as it is written in SQL. */
  readonly statements: (table: string) => ReadonlyArray<string>
}

/** A table as it is in the database. A view of that name has no columns here. */
export interface FoundTable {
  readonly columns: ReadonlyMap<string, FoundColumn>
  /** The columns of every index, in order; an expression is "". */
  readonly indexes: ReadonlyMap<string, ReadonlyArray<string>>
}

export interface FoundColumn {
  readonly type: string
  /** Whether no row can be written without a value for it. */
  readonly required: boolean
}

interface ColumnRow {
  readonly table: string
  readonly column: string | null
  readonly type: string
  readonly required: unknown
}

interface IndexRow {
  readonly table: string
  readonly index: string
  readonly column: string | null
}

/** Tables from one row for each column and one for each column of an index, in its order. */
export const foundTables = (
  columns: ReadonlyArray<ColumnRow>,
  indexes: ReadonlyArray<IndexRow>,
): ReadonlyMap<string, FoundTable> => {
  const tables = new Map<string, { columns: Map<string, FoundColumn>; indexes: Map<string, ReadonlyArray<string>> }>()
  for (const { table, column, type, required } of columns) {
    const known = tables.get(table) ?? { columns: new Map(), indexes: new Map() }
    tables.set(table, known)
    if (column !== null) known.columns.set(column, { type, required: Number(required) === 1 })
  }
  for (const { table, index, column } of indexes) {
    const known = tables.get(table)?.indexes
    known?.set(index, [...(known.get(index) ?? []), column ?? ""])
  }
  return tables
}
