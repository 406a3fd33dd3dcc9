/** A project's own settings for the command line, in `fieldcare.config.ts`. */
import type { Numbering } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import type { Policy } from "@fieldcare/core/regulation"
import type { JournalEntry } from "@fieldcare/core/storage"
import type { Calendar } from "@fieldcare/core/time"
import type { SqlStorage } from "@fieldcare/storage-kysely"
import type { Contacts, Sink } from "@fieldcare/worker"

/**
 * A storage that a project opens itself, as `postgresStorage` and its siblings answer it.
 *
 * @category config
 * @since 0.1.0
 */
export interface ConfiguredStorage extends SqlStorage {
  readonly db: unknown
  readonly close: () => Promise<void>
}

/**
 * What the command line has to know of a project. Everything may be left out; what is there should be what the
 * application itself opens its desk with, so that both see the same tables, policies and hours.
 *
 * @category config
 * @since 0.1.0
 */
export interface FieldcareConfig {
  /** The database, where neither `--database` nor FIELDCARE_DATABASE_URL names one. Keep passwords out of it. */
  readonly database?: string
  /** Opens the application's own storage, in place of `database`. `--database` goes before it. */
  readonly storage?: () => ConfiguredStorage | Promise<ConfiguredStorage>
  /** In front of every table's name; `fieldcare_` without it. */
  readonly tablePrefix?: string
  /** The schema that the tables are in. */
  readonly schema?: string
  /** Whether PostgreSQL itself is to keep tenants apart, as in `postgresStorage`. */
  readonly rowLevelSecurity?: boolean
  /** Whether a PgBouncer in transaction mode stands before PostgreSQL, as in `postgresStorage`. */
  readonly pooler?: boolean
  /** Whether statements are prepared under names, as in `postgresStorage`. */
  readonly namedStatements?: boolean
  /** What MariaDB is to promise, as in `mariaDbStorage`. */
  readonly durability?: "power" | "process"
  /** The chapters; those of the regulation without it. */
  readonly chapters?: ReadonlyArray<Chapter>
  /** The company's working calendar. */
  readonly calendar?: Calendar
  readonly siteCalendar?: Calendar
  /** The versions of the policy, for all tenants or for each. */
  readonly policy?: Policy | ReadonlyArray<Policy> | ((tenant: string) => ReadonlyArray<Policy>)
  /** Which journal entries leave a message, as in `openDesk`: `sweep` writes entries of its own. */
  readonly outbox?: boolean | ((entry: JournalEntry) => boolean)
  /** How records are numbered, as in `openDesk`: `sweep` opens tickets for planned visits. */
  readonly numbering?: Numbering
  /** Who is written to about duties by `relay`; without it, only customers are. */
  readonly contacts?: Contacts
  /** Receivers of the project's own, to which `relay` delivers besides those that it is told. */
  readonly sinks?: ReadonlyArray<Sink>
  /** The tenants that commands work on when none is named; without it all that have records. */
  readonly tenants?: ReadonlyArray<string>
  /** The company's own roles, each with the roles of Fieldcare that it stands for. `doctor` looks them over. */
  readonly roles?: Readonly<Record<string, ReadonlyArray<string>>>
  /** People by id, each with the company's roles that they hold (or Fieldcare's own, without `roles`). */
  readonly people?: Readonly<Record<string, ReadonlyArray<string>>>
}

/**
 * Declares a project's settings, so that an editor knows their names.
 *
 * @example
 * ```ts
 * const config = defineConfig({ tablePrefix: "service_", tenants: ["acme"] })
 * config.tenants // => ["acme"]
 * ```
 * @category config
 * @since 0.1.0
 */
export const defineConfig = (config: FieldcareConfig): FieldcareConfig => config
