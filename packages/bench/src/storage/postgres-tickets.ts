/** Fills PostgreSQL's tables with tickets at all steps of a repair, by SQL alone. */

import { freeFrom } from "@fieldcare/core/storage"
import { asked } from "./postgres-database.ts"
import { columnNames } from "./column-names.ts"
import type { Repair } from "./repair.ts"
import { firstUnit, firstVersion, ticketCount } from "./tickets.ts"

const text = (value: unknown) => `'${String(value).replaceAll("'", "''")}'`
const scalar = (value: unknown) => (typeof value === "string" ? text(value) : String(value))
const json = (value: unknown) => `${text(JSON.stringify(value))}::jsonb`

const id = `'0197f2c4-7e1b-7000-8000-' || lpad(n::text, 12, '0')`
const withId = (document: string) => `jsonb_set(${document}, '{id}', to_jsonb(${id}))::json`

export const fillPostgres = async (url: string, repair: Repair): Promise<void> => {
  // What a ticket is at the beginning depends on its number, and comes again after so many.
  const apart = 4 * repair.halfway.length
  const units = Array.from({ length: apart }, (_, n) => firstUnit(repair, n))
  const { writes, key } = repair.onSite
  const { row } = writes[0]!
  const version = firstVersion(repair)
  const [tenant, kind, names] = [text(row.tenant), text(row.kind), columnNames(row)]
  const numbers = `generate_series(0, ${ticketCount - 1}) as n`
  const rowsOf = units.map(({ writes: [write] }, at) => {
    const { status, category, head, columns, record, trail } = write!.row
    const declared = Object.keys(row.columns).map((name) => columns[name])
    return `(${[at, ...[status, category, head, ...declared].map(scalar), json(record), json(trail)].join(", ")})`
  })
  const dutiesOf = units.flatMap(({ writes: [write] }, at) =>
    write!.duties.map((one) => `(${at}, ${text(one.duty)}, ${text(one.key)}, ${one.due}::bigint, ${freeFrom(one)})`),
  )
  await asked(
    url,
    `insert into fieldcare_ticket (tenant, id, version, status, category, head, ${names}, record, trail)
    select ${tenant}, ${id}, ${version}, status, category, head, ${names}, ${withId("record")}, trail::json
    from ${numbers} join (values ${rowsOf.join(", ")}) as one (at, status, category, head, ${names}, record, trail)
      on at = n % ${apart}`,
    `insert into fieldcare_journal (tenant, kind, id, sequence, entry)
    select ${tenant}, ${kind}, ${id}, ${version}, ${withId("entry")} from ${numbers}
    join (values ${units.map(({ entries }, at) => `(${at}, ${json(entries[0])})`).join(", ")}) as one (at, entry)
      on at = n % ${apart}`,
    `insert into fieldcare_duty (tenant, kind, id, duty, key, due, free)
    select ${tenant}, ${kind}, ${id}, duty, key, due, free
    from ${numbers} join (values ${dutiesOf.join(", ")}) as one (at, duty, key, due, free) on at = n % ${apart}`,
    `insert into fieldcare_idempotency_key (tenant, actor, key, digest, kind, id, version)
    select ${tenant}, ${text(key!.actor)}, 'first-' || ${id}, ${text(key!.remembered.digest)}, ${kind}, ${id}, ${version}
    from ${numbers}`,
    `insert into fieldcare_personal_text (tenant, reference, subject, kind, id, text)
    select ${tenant}, 'pd-' || m || '-' || ${id}, 'c-wang', ${kind}, ${id}, 'Wang Fang, 12 Huaihai Rd'
    from ${numbers}, generate_series(1, 5) as m where n % 4 = 3`,
    "vacuum analyze",
    "checkpoint",
  )
}
