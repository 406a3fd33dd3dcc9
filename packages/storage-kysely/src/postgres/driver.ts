/** How statements get to PostgreSQL through the pool of `pg`: named, and never over a connection that has failed. */
import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely"
import type pg from "pg"
import type { Row, Run } from "../database.ts"
import { nameOf } from "../statement.ts"
import { postgresDialect } from "./dialect.ts"
import { agedName } from "./plan-age.ts"

interface DriverOptions {
  /** Whether the server keeps the plan of a statement under its name, for as long as the connection lasts. */
  readonly namedStatements: boolean
}

/** Sends a statement over any free connection, past Kysely. */
export const poolRun =
  (pool: pg.Pool, { namedStatements }: DriverOptions): Run =>
  async ({ sql, parameters, name }) => {
    const client = await connected(pool)
    let lost = true
    try {
      const query = { text: sql, values: [...parameters] }
      const { rows } = await client.query<Row>(
        namedStatements && name !== undefined ? { ...query, name: agedName(client, name) } : query,
      )
      lost = false
      return rows
    } catch (error) {
      lost = isLost(error)
      throw error
    } finally {
      client.release(lost)
    }
  }

const isLost = (error: unknown): boolean => postgresDialect.judge(error).meaning === "unavailable"

const listening = new WeakSet<pg.PoolClient>()

// A client that fails while it is lent out says so once more as an event, and without a listener that ends the process.
const heard = (client: pg.PoolClient): pg.PoolClient => {
  if (!listening.has(client)) {
    listening.add(client)
    client.on("error", () => {})
  }
  return client
}

const pools = new WeakSet<pg.Pool>()

// A connection can be lost in the packet in which it is made: then nobody has been handed the client yet.
const connected = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  if (!pools.has(pool)) {
    pools.add(pool)
    pool.on("connect", heard)
  }
  return heard(await pool.connect())
}

/** The Kysely dialect over the same pool, for a host's queries and for transactions. */
export const kyselyPostgres = (pool: pg.Pool, options: DriverOptions): PostgresDialect =>
  new PostgresDialect({ pool: new NamingPool(pool, options) })

class NamingPool implements PostgresPool {
  readonly #pool: pg.Pool
  readonly #options: DriverOptions
  readonly #clients = new WeakMap<pg.PoolClient, NamingClient>()

  constructor(pool: pg.Pool, options: DriverOptions) {
    this.#pool = pool
    this.#options = options
  }

  get options(): object {
    return this.#pool.options
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await connected(this.#pool)
    const known = this.#clients.get(client) ?? new NamingClient(client, this.#options)
    this.#clients.set(client, known)
    return known as unknown as PostgresPoolClient
  }

  async end(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end()
  }
}

/** Kysely hands over a text and its parameters; the name is found by the text. */
class NamingClient {
  readonly #client: pg.PoolClient
  readonly #options: DriverOptions
  #lost = false

  constructor(client: pg.PoolClient, options: DriverOptions) {
    this.#client = client
    this.#options = options
  }

  get processID(): unknown {
    return (this.#client as { readonly processID?: unknown }).processID
  }

  async query(sql: string, parameters: ReadonlyArray<unknown> = []): Promise<pg.QueryResult<Row>> {
    const name = this.#options.namedStatements ? nameOf(sql) : undefined
    const query = { text: sql, values: [...parameters] }
    try {
      return await this.#client.query<Row>(
        name === undefined ? query : { ...query, name: agedName(this.#client, name) },
      )
    } catch (error) {
      if (isLost(error)) this.#lost = true
      throw error
    }
  }

  release(destroy?: unknown): void {
    this.#client.release(this.#lost || destroy === true)
  }
}
