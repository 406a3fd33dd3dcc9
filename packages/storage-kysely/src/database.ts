/** The database as this package sees it: statements that are run, and how one database differs from the others. */
import type {
  Claim,
  Durability,
  DutyRow,
  EntryReference,
  KindDeclaration,
  Message,
  Settlement,
  UnitOfWork,
} from "@fieldcare/core/storage"
import type { Expression, RawBuilder } from "kysely"
import type { Names } from "./names.ts"
import type { Outcome } from "./outcome.ts"
import type { SchemaDialect } from "./schema/schema-dialect.ts"
import type { SqlDatabase } from "./sql-database.ts"
import type { Statement, Statements } from "./statement.ts"

export type { SqlDatabase, SqlTransaction } from "./sql-database.ts"

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
  /** Whether `prepare` makes what is missing, or refuses and says what it would take. */
  readonly schemaChanges: "apply" | "refuse"
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
  /** Its tables, and how they are made. */
  readonly schema: SchemaDialect
  /** Whether JSON is read as text. */
  readonly jsonAsText: boolean
  /** The rows of a query as one JSON list. */
  readonly rowsAsJson: (query: Expression<unknown>) => RawBuilder<unknown>
  /** A JSON list of objects, given in a slot, as a table of these columns. */
  readonly given: (name: string, columns: Readonly<Record<string, "id" | "word">>) => RawBuilder<Row>
  /** Whether a join can look up one row of another table for each row. */
  readonly lateral: boolean
  /** A text in which A to Z are small letters; both sides of a comparison are folded by the same database. */
  readonly folded: (text: RawBuilder<unknown>) => RawBuilder<unknown>
  /** Whether a text occurs in another, with no character standing for others. */
  readonly occurs: (text: RawBuilder<unknown>, within: RawBuilder<unknown>) => RawBuilder<unknown>
  /** Finds out whether the server is set as the storage's promise needs it; throws when it is not. */
  readonly checkServer?: (db: SqlDatabase, dialect: Dialect) => Promise<void>
  /** A statement that fails when the transaction it is in has failed, which COMMIT itself would not tell. */
  readonly soundness: string
  /** Whether the database runs in this process, and so may answer without the event loop ever turning. */
  readonly inProcess: boolean
  /** At most so many units are written together. */
  readonly unitsTogetherMax: number
  /** While so many commits wait, so many are under way at once before others are gathered. */
  readonly commitsAtOnce: (waiting: number) => number
  /** Writes units that share no record and no key, each wholly or not at all; an error means that none is written. */
  readonly commit: Verb<ReadonlyArray<UnitOfWork>, ReadonlyArray<Outcome>>
  readonly claimDuties: Verb<Claim, ReadonlyArray<DutyRow>>
  readonly claimMessages: Verb<Claim, ReadonlyArray<Message>>
  readonly settleMessages: Verb<Settlement, number>
  readonly replayMessages: Verb<{ readonly tenant: string; readonly messages: ReadonlyArray<EntryReference> }, number>
  /** What a driver's error says: its code, and which of the port's words it is. */
  readonly judge: (error: unknown) => {
    readonly code: string
    readonly meaning: "aborted" | "unavailable" | "poisoned" | "failed"
  }
}
