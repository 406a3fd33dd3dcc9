/** Connections to MariaDB that are exact, strict and bounded in time. */
import { createPool, type Pool, type PoolConnection, type PoolOptions } from "mysql2"

/**
 * Where MariaDB is, and how long the storage waits for it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface MariaDbOptions {
  /** For example `mysql://service:secret@127.0.0.1:3306/service`. */
  readonly url: string
  /** 10 when not given. */
  readonly connectionsMax?: number
  /** For a connection, and for a free one when all are busy; 10,000 when not given. */
  readonly connectMillisecondsMax?: number
  /**
   * For the answer to a statement, and for the next statement of a transaction; then its connection is given up.
   * 30,000 when not given.
   */
  readonly statementMillisecondsMax?: number
  /** Further options of mysql2, for example `ssl`. Those that the storage's promise rests on stay as they are. */
  readonly driver?: PoolOptions
}

/**
 * Every session is the same, whatever the server's defaults: what does not fit is an error and not cut, texts
 * compare by code point and to the last blank, times are UTC, the guards in the statements see what is
 * committed, and a lock is waited for less long than an answer.
 */
const sessionSettings = (lockSeconds: number, idleSeconds: number): ReadonlyArray<string> => [
  "set names utf8mb4 collate utf8mb4_nopad_bin",
  `set session sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00',
    innodb_lock_wait_timeout = ${lockSeconds}, lock_wait_timeout = ${lockSeconds}, idle_transaction_timeout = ${idleSeconds},
    group_concat_max_len = 1073741824, autocommit = 1`,
  "set session transaction isolation level read committed",
]

/**
 * Makes a pool of mysql2 connections with the settings that the storage rests on: whole numbers are exact (over
 * 2^53 - 1 they are read as text), decimals, dates and JSON are read as text, texts are UTF-8.
 *
 * @example
 * ```ts
 * const pool = mariaDbPool({ url: "mysql://root@127.0.0.1:3306/service" })
 * ```
 * @category storage
 * @since 0.1.0
 */
export const mariaDbPool = (options: MariaDbOptions): Pool => {
  const { url, connectionsMax = 10 } = options
  const patience = patienceOf(options)
  const pool = createPool({
    ...options.driver,
    uri: url,
    connectionLimit: connectionsMax,
    connectTimeout: patience.connect,
    enableKeepAlive: true,
    maxPreparedStatements: 256,
    charset: "utf8mb4_bin",
    supportBigNumbers: true,
    bigNumberStrings: false,
    decimalNumbers: false,
    dateStrings: true,
    jsonStrings: true,
    timezone: "Z",
    stringifyObjects: true,
    namedPlaceholders: false,
    rowsAsArray: false,
    nestTables: false,
    multipleStatements: false,
    // A host's `LOAD DATA LOCAL` would let a server read files of this machine.
    flags: ["-LOCAL_FILES"],
  })
  const lockSeconds = Math.max(1, Math.floor(patience.statement / 3000))
  // A transaction whose client is gone without a word would hold its locks for hours.
  const idleSeconds = Math.ceil(patience.statement / 1000)
  // Commands of one connection run in their order: nothing is sent before these.
  pool.on("connection", (connection) => {
    for (const setting of sessionSettings(lockSeconds, idleSeconds)) {
      connection.query(setting, (error) => {
        if (error !== null) connection.destroy()
      })
    }
  })
  return pool
}

/** How long is waited, in milliseconds. */
export interface Patience {
  readonly connect: number
  readonly statement: number
}

export const patienceOf = ({
  connectMillisecondsMax = 10_000,
  statementMillisecondsMax = 30_000,
}: Omit<MariaDbOptions, "url">): Patience => ({ connect: connectMillisecondsMax, statement: statementMillisecondsMax })

/** A free connection, or an error when there is none in time. One that comes too late goes back. */
export const connectionOf = (pool: Pool, millisecondsMax: number): Promise<PoolConnection> =>
  new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      reject(new NoConnection(millisecondsMax))
    }, millisecondsMax)
    pool.getConnection((error, connection) => {
      clearTimeout(timer)
      if (error !== null) reject(error)
      else if (late) connection.release()
      else resolve(connection)
    })
  })

export class NoConnection extends Error {
  readonly code = "POOL_ACQUIRE_TIMEOUT"
  constructor(milliseconds: number) {
    super(`no connection became free in ${milliseconds} ms`)
  }
}

/** Whether a connection must not be used again: it is gone, or what it is doing is not known. */
export const isBroken = (error: unknown): boolean => {
  const { fatal, code } = (error ?? {}) as { readonly fatal?: unknown; readonly code?: unknown }
  return fatal === true || code === "PROTOCOL_SEQUENCE_TIMEOUT"
}
