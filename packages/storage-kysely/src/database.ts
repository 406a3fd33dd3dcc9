/** The database as this package sees it: statements that are run, and how one database differs from the others. */
import type {
  Claim,
  Column,
  Durability,
  DutyRow,
  KindDeclaration,
  Message,
  Settlement,
  UnitOfWork,
} from "@fieldcare/core/storage"
import type { Expression, Kysely, RawBuilder, Transaction } from "kysely"
import type { Names } from "./names.ts"
import type { Outcome } from "./outcome.ts"
import type { Statement, Statements } from "./statement.ts"

// Rows of tables that a host declares have no type of their own here; what is read is asserted where it comes in.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyDatabase = any

/**
 * The handle of a transaction: Kysely's own, so that a host's queries can take part.
 *
 * @category storage
 * @since 0.1.0
 */
export type SqlTransaction = Transaction<AnyDatabase>

export type SqlDatabase = Kysely<AnyDatabase>

export type Row = Readonly<Record<string, unknown>>

export type Run = (statement: Statement) => Promise<ReadonlyArray<Row>>

/** Where statements go: to any free connection, or into a transaction that is open. */
export interface Session {
  readonly run: Run
  /** Runs work in a transaction of its own; absent inside of one. */
  readonly transaction?: <A>(work: (run: Run) => Promise<A>) => Promise<A>
}

/** Everything that the verbs of one storage work with. */
export interface Setting {
  /** Builds and compiles statements; they are run through a session. */
  readonly db: SqlDatabase
  readonly dialect: Dialect
  readonly names: Names
  readonly schema: string | undefined
  readonly statements: Statements
  /** The session in which the database itself lets only this tenant's rows through, where it is asked to. */
  readonly secured: ((session: Session, tenant: string) => Session) | undefined
  /** Every kind that was prepared, with its columns. */
  readonly kinds: Map<string, KindDeclaration>
}

type Verb<Request, Answer> = (setting: Setting, session: Session, request: Request) => Promise<Answer>

/**
 * How a database differs from the others, each difference with its reason.
 *
 * @category dialects
 * @since 0.1.0
 */
export interface Dialect {
  readonly name: string
  readonly durability: Durability
  /**
   * The types of columns. Ids and texts compare by code point, whatever the database's own collation. An id has at
   * most 128 characters, a kind 48; a word is a name out of a lifecycle, or a digest; a text has any length.
   */
  readonly types: Readonly<Record<"id" | "kind" | "word" | "text" | "integer" | "boolean" | "json", string>>
  /** A column of an index. */
  readonly indexed: (column: string, type: Column["type"]) => RawBuilder<unknown>
  /** The names of a table's columns. */
  readonly columnsOf: (table: string, schema: string | undefined) => RawBuilder<{ readonly name: string }>
  /** Whether JSON is read as text. */
  readonly jsonAsText: boolean
  /** The rows of a query as one JSON list. */
  readonly rowsAsJson: (query: Expression<unknown>) => RawBuilder<unknown>
  /** Finds out whether the server is set as the storage's promise needs it; throws when it is not. */
  readonly checkServer?: (db: SqlDatabase, dialect: Dialect) => Promise<void>
  /** A statement that fails when the transaction it is in has failed, which COMMIT itself would not tell. */
  readonly soundness: string
  /** Holds other processes back while tables are made, until the transaction ends. */
  readonly migrationLock: RawBuilder<unknown> | undefined
  /** Lets them go, where the end of a transaction does not. */
  readonly migrationUnlock?: RawBuilder<unknown>
  /** At most so many units are written together. */
  readonly unitsTogetherMax: number
  /** So many commits are under way at once before others are gathered. */
  readonly commitsAtOnce: number
  /** Whether a commit holds up the whole process: then those asked for in one turn of the event loop are gathered. */
  readonly commitsBlock?: boolean
  /** Writes units that share no record and no key, each wholly or not at all; an error means that none is written. */
  readonly commit: Verb<ReadonlyArray<UnitOfWork>, ReadonlyArray<Outcome>>
  readonly claimDuties: Verb<Claim & { readonly by: number }, ReadonlyArray<DutyRow>>
  readonly claimMessages: Verb<Claim, ReadonlyArray<Message>>
  readonly settleMessages: Verb<Settlement, number>
  /** What a driver's error says: its code, and which of the port's words it is. */
  readonly judge: (error: unknown) => {
    readonly code: string
    readonly meaning: "aborted" | "unavailable" | "poisoned" | "failed"
  }
}
