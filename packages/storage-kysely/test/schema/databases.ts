// Empty databases of every product, and ways to look at them past the storage.
import { mkdtempSync, rmSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { PGlite } from "@electric-sql/pglite"
import { Kysely } from "kysely"
import { createConnection } from "mysql2/promise"
import pg from "pg"
import type { SqlDatabase } from "../../src/database.ts"
import { kyselyMariaDb } from "../../src/mariadb/driver.ts"
import { mariaDbPool } from "../../src/mariadb/pool.ts"
import { kyselyPGlite } from "../../src/pglite/index.ts"
import { kyselyPostgres } from "../../src/postgres/driver.ts"
import { type SqlStorage, sqlStorage, type SqlStorageOptions } from "../../src/index.ts"
import { kyselySqlite } from "../../src/sqlite/index.ts"
import { embeddedPostgres, machineMariaDb, machinePostgres } from "@fieldcare/test-servers"
import { freshPGlite } from "../servers/fresh-pglite.ts"

/** Sees every statement after it was run; may throw, or wait. */
type Watch = (sql: string) => void | Promise<void>

export interface EmptyDatabase {
  /** A storage with connections of its own, as another process would have. */
  readonly storage: (options?: Pick<SqlStorageOptions, "schemaChanges">, watch?: Watch) => SqlStorage
  /** Runs one statement past the storage, as an administrator's client would. */
  readonly run: (sql: string) => Promise<ReadonlyArray<Readonly<Record<string, unknown>>>>
  /** Ends the connections of all storages from outside. */
  readonly cut: (() => Promise<void>) | undefined
  readonly drop: () => Promise<void>
}

export interface Product {
  readonly name: string
  readonly dialect: SqlStorageOptions["dialect"]
  readonly quoted: (name: string) => string
  readonly empty: () => Promise<EmptyDatabase>
  readonly stop: () => Promise<void>
}

const logged = (watch: Watch = () => {}) => ({
  log: async (event: { readonly level: string; readonly query: { readonly sql: string } }) => {
    if (event.level === "query") await watch(event.query.sql)
  },
})

const storages = (
  dialect: Product["dialect"],
  connect: (watch?: Watch) => SqlDatabase,
): { readonly storage: EmptyDatabase["storage"]; readonly close: () => Promise<void> } => {
  const open: Array<SqlDatabase> = []
  return {
    storage: (options = {}, watch) => {
      const db = connect(watch)
      open.push(db)
      return sqlStorage({ db, dialect, ...options })
    },
    close: async () => {
      for (const db of open) await db.destroy().catch(() => {})
    },
  }
}

interface Server {
  readonly database: () => Promise<{ readonly url: string; readonly drop: () => Promise<void> }>
  readonly name: string
  readonly stop: () => Promise<void>
}

/** One database for the whole file: emptying it is ten times as fast as making another. */
const postgres = async (server: Server): Promise<Product> => {
  const { url, drop } = await server.database()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const cut = async () => {
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
  }
  return {
    name: server.name,
    dialect: "postgres",
    quoted: doubled,
    empty: async () => {
      await admin.query("drop schema public cascade; create schema public")
      const { storage, close } = storages("postgres", (watch) => {
        const pool = new pg.Pool({ connectionString: url, max: 4 })
        pool.on("error", () => {})
        return new Kysely({ dialect: kyselyPostgres(pool, { namedStatements: false }), ...logged(watch) })
      })
      return { storage, run: async (sql) => (await admin.query<Record<string, unknown>>(sql)).rows, cut, drop: close }
    },
    stop: async () => {
      await admin.end()
      await drop()
      await server.stop()
    },
  }
}

const mariaDb = async (server: Server): Promise<Product> => {
  const { url, drop } = await server.database()
  const name = new URL(url).pathname.slice(1)
  const admin = await createConnection({ uri: url })
  const run = async (sql: string) => {
    const [rows] = await admin.query(sql)
    return Array.isArray(rows) ? (rows as Array<Record<string, unknown>>) : []
  }
  const cut = async () => {
    const others = await run(
      "select id from information_schema.processlist where db = database() and id <> connection_id()",
    )
    // One may be gone by itself meanwhile.
    for (const { id } of others) await run(`kill ${Number(id)}`).catch(() => {})
  }
  return {
    name: server.name,
    dialect: "mariadb",
    quoted: (table) => `\`${table}\``,
    empty: async () => {
      for (const statement of [`drop database ${name}`, `create database ${name}`, `use ${name}`]) await run(statement)
      const { storage, close } = storages(
        "mariadb",
        (watch) =>
          new Kysely({
            dialect: kyselyMariaDb(mariaDbPool({ url, connectionsMax: 4 }), { connect: 10_000, statement: 30_000 }),
            ...logged(watch),
          }),
      )
      return { storage, run, cut, drop: close }
    },
    stop: async () => {
      await admin.end()
      await drop()
      await server.stop()
    },
  }
}

const sqliteEmpty = async (): Promise<EmptyDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-schema-"))
  const file = join(folder, "service.sqlite")
  const admin = new DatabaseSync(file)
  const { storage, close } = storages(
    "sqlite",
    (watch) => new Kysely({ dialect: kyselySqlite(new DatabaseSync(file)), ...logged(watch) }),
  )
  return {
    storage,
    run: async (sql) => admin.prepare(sql).all(),
    cut: undefined,
    drop: async () => {
      await close()
      admin.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** There is one connection, so that one storage after the other can be used, but no two at once. */
const pgliteEmpty = async (pglite: PGlite): Promise<EmptyDatabase> => {
  await pglite.exec("drop schema public cascade; create schema public")
  return {
    storage: (options = {}, watch) =>
      sqlStorage({
        db: new Kysely({ dialect: kyselyPGlite(pglite), ...logged(watch) }),
        dialect: "pglite",
        ...options,
      }),
    run: async (sql) => (await pglite.query<Record<string, unknown>>(sql)).rows,
    cut: undefined,
    drop: async () => {},
  }
}

const doubled = (name: string): string => `"${name}"`

/** Every product that is there: the machine's PostgreSQL before the one out of npm, MariaDB only where it runs. */
export const products = async (): Promise<ReadonlyArray<Product>> => {
  const [machine, maria] = await Promise.all([machinePostgres(), machineMariaDb()])
  const pglite = await freshPGlite()
  return [
    { name: "SQLite", dialect: "sqlite", quoted: doubled, empty: sqliteEmpty, stop: async () => {} },
    {
      name: "PGlite",
      dialect: "pglite",
      quoted: doubled,
      empty: () => pgliteEmpty(pglite),
      stop: () => pglite.close(),
    },
    await postgres(machine ?? (await embeddedPostgres())),
    ...(typeof maria === "string" ? [] : [await mariaDb(maria)]),
  ]
}

/** The statements of a printed plan. */
export const statementsIn = (text: string): ReadonlyArray<string> =>
  text
    .split(/;\n/)
    .map((part) => part.replace(/^(?:--.*\n)+/, ""))
    .filter((part) => part !== "")

/** Whether a statement changes something, so that it is one of a plan. */
export const changes = (sql: string): boolean => /^(create|alter|insert|update|delete|drop)\b/.test(sql)
