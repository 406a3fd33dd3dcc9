/** The machine's MariaDB for tests. No npm package ships one. */
import { type Connection, createConnection, type RowDataPacket } from "mysql2/promise"
import { expect, test } from "vitest"
import {
  databaseName,
  isDemanded,
  namedServer,
  reasonOf,
  type TestDatabase,
  type TestServer,
  withDatabase,
} from "./test-database.ts"

const variable = "FIELDCARE_MARIADB_URL"
const usual = "mysql://root@127.0.0.1:3306/"

/** The machine's own server; where there is none, and nobody demands one, the reason in one line. */
export const machineMariaDb = async (): Promise<TestServer | string> => {
  const url = namedServer(variable) ?? usual
  try {
    const version = await versionOf(url)
    return { name: `MariaDB ${version}`, database: () => freshDatabase(url), stop: async () => {} }
  } catch (error) {
    const problem = `MariaDB is not there on ${url}; ${variable} names another. ${reasonOf(error)}`
    if (isDemanded(variable)) throw new Error(`The tests need it: ${problem}`, { cause: error })
    return problem
  }
}

/** Registers tests that need MariaDB; where it is not, and need not be, the file says so in one line. */
export const onMariaDb = async (register: (server: TestServer) => Promise<void>): Promise<void> => {
  const server = await machineMariaDb()
  if (typeof server !== "string") return register(server)
  console.warn(server)
  test("needs MariaDB, which is not there", () => {
    expect(server).toMatch(/^MariaDB is not there[^\n]*$/)
  })
}

const versionOf = (url: string): Promise<string> =>
  connected(url, async (connection) => {
    const [rows] = await connection.query<Array<RowDataPacket>>("select version() as version")
    const version = String(rows[0]!["version"])
    if (!version.includes("MariaDB")) throw new Error(`There is a server, but it is MySQL ${version}.`)
    return version.split("-")[0]!
  })

const freshDatabase = async (server: string): Promise<TestDatabase> => {
  const name = databaseName()
  await connected(server, (connection) => connection.query(`create database ${name}`))
  return {
    url: withDatabase(server, name),
    drop: async () => {
      await connected(server, (connection) => connection.query(`drop database if exists ${name}`))
    },
  }
}

const connected = async <A>(url: string, use: (connection: Connection) => Promise<A>): Promise<A> => {
  const connection = await createConnection({ uri: url, connectTimeout: 5000 })
  try {
    return await use(connection)
  } finally {
    await connection.end()
  }
}
