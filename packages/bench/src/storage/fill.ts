/**
 * Fills a database's tables with tickets at all steps of a repair, by SQL alone. Of each ticket's journal there is the
 * last entry: no commit reads the others.
 */

import { freeFrom } from "@fieldcare/core/storage"
import { columnNames } from "./column-names.ts"
import type { Repair } from "./repair.ts"
import { firstUnit, firstVersion, idStart, type Tickets } from "./tickets.ts"

/** What databases say each in their own way. */
export interface FillSql {
  /** A table with the numbers `n` from one to another, to be selected from. */
  readonly numbers: (first: number, last: number) => string
  /** The number `n` as twelve digits. */
  readonly digits: string
  /** A text as a JSON document. */
  readonly json: (text: string) => string
  /** A JSON document with another `id`. */
  readonly withId: (document: string, id: string) => string
  readonly send: (statement: string) => Promise<void>
}

/** For databases to which a document is a text. */
export const jsonSet = (document: string, id: string): string => `json_set(${document}, '$.id', ${id})`

/** So many at once, for databases that remember what a transaction would have to undo. */
const ticketsAtOnce = 50_000

const text = (value: unknown) => `'${String(value).replaceAll("'", "''")}'`
const scalar = (value: unknown) => (typeof value === "string" ? text(value) : String(value))
const rows = (all: ReadonlyArray<ReadonlyArray<string>>) => all.map((row) => `(${row.join(", ")})`).join(", ")

export const fill = async (sql: FillSql, { count, repair }: Tickets): Promise<void> => {
  for (let first = 0; first < count; first += ticketsAtOnce) {
    const last = Math.min(count, first + ticketsAtOnce) - 1
    for (const statement of statements(sql, repair, sql.numbers(first, last))) await sql.send(statement)
  }
}

const statements = (sql: FillSql, repair: Repair, numbers: string): ReadonlyArray<string> => {
  // What a ticket is at the beginning depends on its number, and comes again after so many.
  const apart = 4 * repair.halfway.length
  const units = Array.from({ length: apart }, (_, n) => firstUnit(repair, n))
  const { writes, key } = repair.onSite
  const { row } = writes[0]!
  const version = firstVersion(repair)
  const [tenant, kind, names] = [text(row.tenant), text(row.kind), columnNames(row)]
  const id = `'${idStart}' || ${sql.digits}`
  const json = (value: unknown) => sql.json(text(JSON.stringify(value)))
  const ticketsOf = units.map(({ writes: [write] }, at) => {
    const { status, category, head, columns, record, trail } = write!.row
    const declared = Object.keys(row.columns).map((name) => columns[name])
    return [...[at, status, category, head, ...declared].map(scalar), json(record), json(trail)]
  })
  const entriesOf = units.map(({ entries }, at) => [String(at), json(entries[0])])
  const dutiesOf = units.flatMap(({ writes: [write] }, at) =>
    write!.duties.map((one) => [at, one.duty, one.key, one.due, freeFrom(one)].map(scalar)),
  )
  const joined = `from ${numbers} join one on at = n % ${apart}`
  return [
    `insert into fieldcare_ticket (tenant, id, version, status, category, head, ${names}, record, trail)
    with one (at, status, category, head, ${names}, record, trail) as (values ${rows(ticketsOf)})
    select ${tenant}, ${id}, ${version}, status, category, head, ${names}, ${sql.withId("record", id)}, trail ${joined}`,
    `insert into fieldcare_journal (tenant, kind, id, sequence, entry)
    with one (at, entry) as (values ${rows(entriesOf)})
    select ${tenant}, ${kind}, ${id}, ${version}, ${sql.withId("entry", id)} ${joined}`,
    `insert into fieldcare_duty (tenant, kind, id, duty, "key", due, free)
    with one (at, duty, "key", due, free) as (values ${rows(dutiesOf)})
    select ${tenant}, ${kind}, ${id}, duty, "key", due, free ${joined}`,
    `insert into fieldcare_idempotency_key (tenant, actor, "key", digest, kind, id, version)
    select ${tenant}, ${text(key!.actor)}, 'first-' || ${id}, ${text(key!.remembered.digest)}, ${kind}, ${id}, ${version}
    from ${numbers}`,
    `insert into fieldcare_personal_text (tenant, reference, subject, kind, id, text)
    with five (m) as (values (1), (2), (3), (4), (5))
    select ${tenant}, 'pd-' || m || '-' || ${id}, 'c-wang', ${kind}, ${id}, 'Wang Fang, 12 Huaihai Rd'
    from ${numbers} cross join five where n % 4 = 3`,
  ]
}
