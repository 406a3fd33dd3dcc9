/** A database of our own on the machine's MariaDB. */

import { createConnection } from "mysql2/promise"
import { type FillSql, jsonSet } from "./fill.ts"
import type { OwnDatabase } from "./postgres-database.ts"

const usual = "mysql://root@127.0.0.1:3306/"

/** A fresh database; where there is no server, a line that says so. */
export const ownMariaDb = async (): Promise<OwnDatabase | string> => {
  const server = process.env["FIELDCARE_MARIADB_URL"] || usual
  const name = `fieldcare_bench_${process.pid}`
  try {
    await asked(server, `create database ${name}`)
  } catch (error) {
    return `MariaDB is not there on ${server} (${String(error)}); FIELDCARE_MARIADB_URL names another.`
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asked(server, `drop database if exists ${name}`) }
}

/** Its own SQL where that is everybody's: quotes and bars have another meaning to MariaDB unless it is told. */
const asStandard = "set session sql_mode = concat(@@sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES')"

export const mariaDbFill = (url: string): FillSql => ({
  numbers: (first, last) => `(select seq as n from seq_${first}_to_${last}) as numbers`,
  digits: "lpad(n, 12, '0')",
  json: (text) => text,
  withId: jsonSet,
  send: (statement) => asked(url, asStandard, statement),
})

const asked = async (url: string, ...statements: ReadonlyArray<string>): Promise<void> => {
  const connection = await createConnection({ uri: url, connectTimeout: 5_000 })
  try {
    for (const statement of statements) await connection.query(statement)
  } finally {
    await connection.end()
  }
}
