/** Where a run has its data: a database, a file or a directory of its own, made before it and dropped after it. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { StoragePort } from "@fieldcare/core/storage"

export const storageNames = ["postgres", "mariadb", "sqlite", "pglite"] as const
export type StorageName = (typeof storageNames)[number]

/** What a process needs to open the storage: plain data, to be handed to workers. */
export interface Place {
  readonly storage: StorageName
  /** A connection URL, a file, or a directory. */
  readonly at: string
}

/** A server cannot be reached, or a storage is not there: told in one line, without a stack. */
export class PlaceUnavailable extends Error {}

export interface OpenStorage {
  readonly storage: StoragePort
  readonly close: () => Promise<void>
}

/** Opens the storage at a place. Drivers are only loaded where they are used. */
export const openPlace = async ({ storage, at }: Place): Promise<OpenStorage> => openers[storage](at)

const connectionsMax = 4

const openers: Readonly<Record<StorageName, (at: string) => Promise<OpenStorage>>> = {
  postgres: async (at) => {
    const { postgresStorage } = await import("@fieldcare/storage-kysely/postgres")
    return opened(postgresStorage({ connectionString: at, connectionsMax }))
  },
  mariadb: async (at) => {
    const { mariaDbStorage } = await import("@fieldcare/storage-kysely/mariadb")
    return opened(mariaDbStorage({ url: at, connectionsMax }))
  },
  sqlite: async (at) => {
    const { sqliteStorage } = await import("@fieldcare/storage-kysely/sqlite")
    return opened(sqliteStorage({ file: at }))
  },
  pglite: async (at) => {
    const { pgliteStorage } = await import("@fieldcare/storage-kysely/pglite")
    return opened(pgliteStorage({ dataDir: at }))
  },
}

const opened = <Handle>(storage: StoragePort<Handle> & { readonly close: () => Promise<void> }): OpenStorage => ({
  storage: storage as StoragePort,
  close: () => storage.close(),
})

export interface Servers {
  readonly postgres?: string
  readonly mariadb?: string
}

export interface OwnPlace extends Place {
  readonly drop: () => Promise<void>
}

/** Makes a place of its own for a run. Throws `PlaceUnavailable` when there is no such server. */
export const makePlace = async (storage: StorageName, { postgres, mariadb }: Servers = {}): Promise<OwnPlace> => {
  if (storage === "postgres") return postgresDatabase(postgres ?? "postgres://root@127.0.0.1:5432/postgres")
  if (storage === "mariadb") return mariadbDatabase(mariadb ?? "mysql://root@127.0.0.1:3306/")
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-chaos-"))
  const at = join(folder, storage === "sqlite" ? "service.sqlite" : "service")
  return { storage, at, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

let databases = 0
const databaseName = (): string => `fieldcare_chaos_${process.pid}_${Date.now().toString(36)}_${++databases}`

const inDatabase = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

const postgresDatabase = async (server: string): Promise<OwnPlace> => {
  const { default: pg } = await import("pg")
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 5_000 })
    await client.connect().catch(unavailable("PostgreSQL", server, "FIELDCARE_POSTGRES_URL"))
    await client.query(statement).finally(() => client.end())
  }
  const name = databaseName()
  await run(`create database ${name} template template0 encoding 'UTF8'`)
  const drop = () => run(`drop database if exists ${name} with (force)`)
  return { storage: "postgres", at: inDatabase(server, name), drop }
}

const mariadbDatabase = async (server: string): Promise<OwnPlace> => {
  const { createConnection } = await import("mysql2/promise")
  const run = async (statement: string): Promise<void> => {
    const connection = await createConnection({ uri: server, connectTimeout: 5_000 }).catch(
      unavailable("MariaDB", server, "FIELDCARE_MARIADB_URL"),
    )
    await connection.query(statement).finally(() => connection.end())
  }
  const name = databaseName()
  await run(`create database ${name}`)
  const drop = () => run(`drop database if exists ${name}`)
  return { storage: "mariadb", at: inDatabase(server, name), drop }
}

const unavailable =
  (product: string, url: string, variable: string) =>
  (error: unknown): never => {
    const reasons = error instanceof AggregateError ? error.errors : [error]
    const said = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join("; ")
    throw new PlaceUnavailable(`${product} is not there on ${url}; ${variable} names another. ${said}`, {
      cause: error,
    })
  }
