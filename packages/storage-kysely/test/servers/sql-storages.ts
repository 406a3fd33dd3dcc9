/** Every SQL storage that can be opened here, for tests that must hold on each of them. */
import { mkdtempSync, rmSync } from "node:fs"
import { DatabaseSync, type SQLInputValue } from "node:sqlite"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { PGlite } from "@electric-sql/pglite"
import type { HostTransaction, StoragePort } from "@fieldcare/core/storage"
import { Kysely } from "kysely"
import { createConnection } from "mysql2/promise"
import pg from "pg"
import type { SqlDatabase, SqlTransaction } from "../../src/database.ts"
import { mariaDbStorage } from "../../src/mariadb/index.ts"
import { kyselyPGlite, pgliteStorage } from "../../src/pglite/index.ts"
import { postgresStorage } from "../../src/postgres/index.ts"
import { sqliteStorage } from "../../src/sqlite/index.ts"
import { embeddedPostgres, machineMariaDb, machinePostgres } from "@fieldcare/test-servers"
import { freshPGlite } from "./fresh-pglite.ts"

export type SqlStorage = StoragePort<SqlTransaction> & { readonly db: SqlDatabase; readonly close: () => Promise<void> }

/** A transaction that a host has opened past us, on the same database. */
export interface ForeignTransaction extends HostTransaction {
  readonly end: (how: "commit" | "rollback") => Promise<void>
}

export interface OpenedStorage {
  readonly storage: SqlStorage
  /** The same database once more, as another process would open it; where that is possible. */
  readonly again?: () => SqlStorage
  /** Begins a transaction with the database's own driver. */
  readonly foreign: () => Promise<ForeignTransaction>
  readonly close: () => Promise<void>
}

export interface SqlStorageKind {
  readonly name: string
  readonly open: () => Promise<OpenedStorage>
}

/** Whether it runs in this process. Long tests of these and of servers have a file each, so that they run side by side. */
export const isEmbedded = ({ name }: SqlStorageKind): boolean => name === "PGlite" || name === "SQLite"

/** What is missing says so once, in one line. */
export const sqlStorages = async (): Promise<ReadonlyArray<SqlStorageKind>> => {
  const mariaDb = await machineMariaDb()
  if (typeof mariaDb === "string") console.warn(mariaDb)
  const postgres = (await machinePostgres()) ?? (await embeddedPostgres())
  return [
    { name: "PGlite", open: openPGlite },
    { name: "SQLite", open: openSqlite },
    {
      name: postgres.name,
      open: async () => {
        const database = await postgres.database()
        const again = () => postgresStorage({ connectionString: database.url })
        const storage = again()
        return {
          storage,
          again,
          foreign: () => postgresTransaction(database.url),
          close: async () => {
            await storage.close()
            await database.drop()
          },
        }
      },
    },
    ...(typeof mariaDb === "string"
      ? []
      : [
          {
            name: mariaDb.name,
            open: async () => {
              const database = await mariaDb.database()
              const again = () => mariaDbStorage({ url: database.url })
              const storage = again()
              return {
                storage,
                again,
                foreign: () => mariaDbTransaction(database.url),
                close: async () => {
                  await storage.close()
                  await database.drop()
                },
              }
            },
          },
        ]),
  ]
}

const openPGlite = async (): Promise<OpenedStorage> => {
  const pglite = await freshPGlite()
  const storage = pgliteStorage({ db: new Kysely({ dialect: kyselyPGlite(pglite) }) })
  return { storage, foreign: () => pgliteTransaction(pglite), close: () => pglite.close() }
}

// There is one connection: while this goes on, nothing else must be asked of the storage.
const pgliteTransaction = async (pglite: PGlite): Promise<ForeignTransaction> => {
  await pglite.query("begin")
  return {
    execute: (sql, parameters) => pglite.query(sql, [...parameters]),
    end: async (how) => {
      await pglite.query(how)
    },
  }
}

const openSqlite = async (): Promise<OpenedStorage> => {
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-sqlite-"))
  const file = join(folder, "service.sqlite")
  const storage = sqliteStorage({ file })
  return {
    storage,
    again: () => sqliteStorage({ file }),
    foreign: async () => sqliteTransaction(file),
    close: async () => {
      await storage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const postgresTransaction = async (url: string): Promise<ForeignTransaction> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("begin")
  return {
    execute: (sql, parameters) => client.query(sql, [...parameters]),
    end: async (how) => {
      await client.query(how)
      await client.end()
    },
  }
}

const mariaDbTransaction = async (url: string): Promise<ForeignTransaction> => {
  const connection = await createConnection({ uri: url })
  await connection.beginTransaction()
  return {
    execute: (sql, parameters) => connection.query(sql, [...parameters]),
    end: async (how) => {
      await connection.query(how)
      await connection.end()
    },
  }
}

const sqliteTransaction = (file: string): ForeignTransaction => {
  const database = new DatabaseSync(file)
  database.exec("begin immediate")
  return {
    execute: async (sql, parameters) => database.prepare(sql).all(...(parameters as ReadonlyArray<SQLInputValue>)),
    end: async (how) => {
      database.exec(how)
      database.close()
    },
  }
}
