import { createConnection } from "mysql2/promise"
import pg from "pg"
import { afterAll, describe, expect, test } from "vitest"
import { machineMariaDb } from "../src/mariadb.ts"
import { embeddedPostgres, machinePostgres } from "../src/postgres.ts"
import type { TestServer } from "../src/test-database.ts"

const rowsOf = async (url: string, statement: string): Promise<ReadonlyArray<unknown>> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

const embedded = await embeddedPostgres()
afterAll(() => embedded.stop())
const machine = await machinePostgres()

describe("PostgreSQL for tests", () => {
  for (const server of [embedded, ...(machine === undefined ? [] : [machine])]) {
    test(`gives each asker a database of its own on ${server.name}, and drops it`, async () => {
      const [one, other] = await Promise.all([server.database(), server.database()])
      await rowsOf(one.url, "create table mine (id integer)")
      expect(await rowsOf(other.url, "select to_regclass('mine') as mine")).toEqual([{ mine: null }])
      await Promise.all([one.drop(), other.drop()])
      await expect(rowsOf(one.url, "select 1")).rejects.toThrow(/does not exist/)
    })
  }

  test("is version 18 where it comes with npm", () => {
    expect(embedded.name).toMatch(/^PostgreSQL 18\./)
  })

  test("leaves no process behind", async () => {
    const server = await embeddedPostgres()
    process.kill(server.pid, 0)
    await server.stop()
    expect(() => process.kill(server.pid, 0)).toThrow("ESRCH")
  })
})

describe("MariaDB for tests", () => {
  test("gives a database and drops it, or says in one line that it is not there", async () => {
    expect(await machineMariaDb().then(useOf)).toMatch(/^(Unknown database|MariaDB is not there)[^\n]*$/)
  })
})

const useOf = async (server: TestServer | string): Promise<string> => {
  if (typeof server === "string") return server
  const database = await server.database()
  const connection = await createConnection({ uri: database.url })
  await connection.query("create table mine (id integer)")
  await connection.end()
  await database.drop()
  return createConnection({ uri: database.url }).then(
    () => "still there",
    (error: Error) => error.message,
  )
}
