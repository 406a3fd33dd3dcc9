/** Opening the database that a command works on. */
import { existsSync } from "node:fs"
import type { StoragePort } from "@fieldcare/core/storage"
import type { SqlStorage } from "@fieldcare/storage-kysely"
import type { Kysely } from "kysely"
import type { RowDataPacket } from "mysql2"
import type { FieldcareConfig } from "./config.ts"
import { type DatabaseKind, type DatabaseUrl, databaseUrl, driverMissing, withoutPassword } from "./database-url.ts"
import type { Terminal } from "./terminal.ts"
import { DatabaseUnfit, UsageError } from "./usage.ts"

/** Any database: tables are only named where SQL is written by hand. */
// oxlint-disable-next-line typescript/no-explicit-any -- no command knows a host's own tables
export type AnyDatabase = Kysely<any>

/** A storage with SQL behind it, and the way to ask it directly. */
export interface OpenSql extends SqlStorage {
  readonly db: AnyDatabase
}

export interface OpenStorage {
  readonly kind: DatabaseKind
  /** For people: without its password. */
  readonly shown: string
  // oxlint-disable-next-line typescript/no-explicit-any -- as a desk takes it: whatever the handle is
  readonly storage: StoragePort<any>
  /** Absent for memory. */
  readonly sql: OpenSql | undefined
  readonly close: () => Promise<void>
}

/** A file that is not there is made, or something is tried in memory that would be done to it, or that is an error. */
type WhenMissing = "create" | "memory" | "refuse"

/** A command that is given records makes the tables for them; the others leave tables to `migrate`. */
interface StorageSettings extends FieldcareConfig {
  readonly schemaChanges?: "apply" | "refuse"
}

export interface StorageRequest {
  /** `--database`, or what the environment says. */
  readonly database: string | undefined
  readonly config: StorageSettings
  /** What becomes of a file that is not there: an error without it. */
  readonly missing?: WhenMissing
  /** Interrupted, it stays open until its use has ended: what is under way is settled first. */
  readonly settles?: true
}

/** Opens, uses and closes; also when the user interrupts. Throws `DatabaseUnfit` for what cannot be reached. */
export const withStorage = async <A>(
  request: StorageRequest,
  terminal: Terminal,
  use: (open: OpenStorage) => Promise<A>,
): Promise<A> => {
  const open = await openConfigured(request, terminal)
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= open.close())
  const stop = (): void => void close().catch(() => {})
  if (request.settles !== true) terminal.interrupted.addEventListener("abort", stop, { once: true })
  try {
    return await use(open)
  } finally {
    terminal.interrupted.removeEventListener("abort", stop)
    await close()
  }
}

const openConfigured = async (request: StorageRequest, terminal: Terminal): Promise<OpenStorage> => {
  const { config, database = config.storage === undefined ? config.database : undefined } = request
  if (database !== undefined) return openStorage(databaseUrl(database, terminal.path), config, request.missing)
  if (config.storage === undefined)
    throw new UsageError({
      en: "Name the database: --database <url>, FIELDCARE_DATABASE_URL, or database in fieldcare.config.ts.",
      "zh-Hans": "请指定数据库：--database <url>、FIELDCARE_DATABASE_URL，或在 fieldcare.config.ts 中设置 database。",
    })
  const storage = (await config.storage()) as unknown as OpenSql & { readonly close: () => Promise<void> }
  const kind = storage.name as DatabaseKind
  return { kind, shown: `${kind} (fieldcare.config)`, storage, sql: storage, close: storage.close }
}

/** Opens the storage that a URL names, and asks it once, so that a server that is not there is told at once. */
export const openStorage = async (
  url: DatabaseUrl,
  config: StorageSettings = {},
  missing: WhenMissing = "refuse",
): Promise<OpenStorage> => {
  const { kind, shown } = url
  const there = url.path === undefined || existsSync(url.path)
  if (!there && missing === "refuse")
    throw new DatabaseUnfit({
      en: `${shown} is not there. fieldcare migrate makes it.`,
      "zh-Hans": `${shown} 不存在。可用 fieldcare migrate 创建。`,
    })
  const path = there || missing === "create" ? url.path : undefined
  if (kind === "memory") {
    const { memoryStorage } = await import("@fieldcare/storage-memory")
    return { kind, shown, storage: memoryStorage(), sql: undefined, close: async () => {} }
  }
  if (kind === "mariadb") await assertMariaDb(url)
  const storage = await sqlOf({ ...url, path }, config)
  try {
    await storage.db.executeQuery((await import("kysely")).CompiledQuery.raw("select 1"))
  } catch (error) {
    await storage.close()
    throw unreachable(url, error)
  }
  return { kind, shown, storage, sql: storage, close: storage.close }
}

/** MySQL speaks the same protocol, and fails at the storage's first statement with words that nobody understands. */
const assertMariaDb = async (url: DatabaseUrl): Promise<void> => {
  const { createConnection } = await loaded(() => import("mysql2/promise"), "mysql2", "MariaDB")
  const version = await createConnection({ uri: url.url, connectTimeout: 10_000 })
    .then(async (connection) => {
      try {
        const [rows] = await connection.query<Array<RowDataPacket>>("select version() as version")
        return String(rows[0]!["version"])
      } finally {
        connection.destroy()
      }
    })
    .catch((error: unknown) => {
      throw unreachable(url, error)
    })
  if (version.includes("MariaDB")) return
  throw new DatabaseUnfit({
    en: `${url.shown} is MySQL ${version}; Fieldcare runs on MariaDB 10.6 or later and was not tried on MySQL.`,
    "zh-Hans": `${url.shown} 是 MySQL ${version}；Fieldcare 需要 MariaDB 10.6 或更高版本，未在 MySQL 上验证。`,
  })
}

const sqlOf = async (
  { kind, url, path }: DatabaseUrl,
  config: StorageSettings,
): Promise<OpenSql & { readonly close: () => Promise<void> }> => {
  const {
    schema,
    tablePrefix,
    rowLevelSecurity,
    pooler,
    namedStatements,
    durability,
    schemaChanges = "refuse",
  } = config
  const named = defined({ schema, tablePrefix })
  switch (kind) {
    case "postgres": {
      const { postgresStorage } = await loaded(() => import("@fieldcare/storage-kysely/postgres"), "pg", "PostgreSQL")
      const more = defined({ rowLevelSecurity, pooler, namedStatements })
      return postgresStorage({ connectionString: url, schemaChanges, connectionsMax: 4, ...named, ...more })
    }
    case "mariadb": {
      const { mariaDbStorage } = await loaded(() => import("@fieldcare/storage-kysely/mariadb"), "mysql2", "MariaDB")
      return mariaDbStorage({ url, schemaChanges, connectionsMax: 4, ...named, ...defined({ durability }) })
    }
    case "pglite": {
      const load = () => import("@fieldcare/storage-kysely/pglite")
      const { pgliteStorage } = await loaded(load, "@electric-sql/pglite", "PGlite")
      return pgliteStorage({ schemaChanges, ...named, ...(path === undefined ? {} : { dataDir: path }) })
    }
    default: {
      const { sqliteStorage } = await import("@fieldcare/storage-kysely/sqlite")
      return sqliteStorage({ schemaChanges, ...named, ...(path === undefined ? {} : { file: path }) })
    }
  }
}

/** What `exactOptionalPropertyTypes` asks for: nothing where there is nothing. */
const defined = <T extends object>(values: T): { readonly [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never

export const loaded = async <A>(load: () => Promise<A>, driver: string, what: string): Promise<A> => {
  try {
    return await load()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw code === "ERR_MODULE_NOT_FOUND" && message.includes(driver) ? driverMissing(driver, what) : error
  }
}

const unreachable = ({ shown, url }: DatabaseUrl, error: unknown): DatabaseUnfit => {
  const reasons = error instanceof AggregateError ? error.errors : [error]
  const why = withoutPassword(reasons.map((one) => (one instanceof Error ? one.message : String(one))).join("; "), url)
  return new DatabaseUnfit({
    en: `The database ${shown} cannot be reached: ${why}`,
    "zh-Hans": `无法连接数据库 ${shown}：${why}`,
  })
}
