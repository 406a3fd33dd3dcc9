/** A database of our own on the machine's PostgreSQL, with the tables of a desk, full of tickets. */

import pg from "pg"
import type { FillSql } from "./fill.ts"

const usual = "postgres://root@127.0.0.1:5432/postgres"

export interface OwnDatabase {
  readonly url: string
  readonly drop: () => Promise<void>
}

/** A fresh database; where there is no server, a line that says so. */
export const ownPostgres = async (): Promise<OwnDatabase | string> => {
  const server = process.env["FIELDCARE_POSTGRES_URL"] || usual
  const name = `fieldcare_bench_${process.pid}`
  try {
    await asked(server, `create database ${name} template template0 encoding 'UTF8'`)
  } catch (error) {
    return `PostgreSQL is not there on ${server} (${String(error)}); FIELDCARE_POSTGRES_URL names another.`
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asked(server, `drop database if exists ${name} with (force)`) }
}

/** Sends statements over a connection of their own. */
export const asked = async (url: string, ...statements: ReadonlyArray<string>): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * Reads all tables and indexes once, so that those that were filled first are in the machine's memory as well as those
 * that were filled last. Where the server comes without `pg_prewarm`, a line says that they were left as they are.
 */
export const warm = async (url: string): Promise<void> => {
  const relations = `select pg_prewarm(oid, 'read') from pg_class where relkind in ('r', 't', 'i') and pg_relation_size(oid) > 0`
  await asked(url, "create extension if not exists pg_prewarm", relations).catch((error: unknown) =>
    console.error(`The tables were not read before measuring: ${String(error)}`),
  )
}

export const postgresFill = (url: string): FillSql => ({
  numbers: (first, last) => `generate_series(${first}, ${last}) as n`,
  digits: "lpad(n::text, 12, '0')",
  json: (text) => `${text}::json`,
  withId: (document, id) => `jsonb_set(${document}::jsonb, '{id}', to_jsonb(${id}))::json`,
  send: (statement) => asked(url, statement),
})
