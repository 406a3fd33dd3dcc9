/** Fills PostgreSQL's tables with tickets in the middle of a repair, by SQL alone. */

import type { UnitOfWork } from "@fieldcare/core/storage"
import { asked } from "./postgres-database.ts"
import { columnNames } from "./column-names.ts"
import { ticketCount } from "./tickets.ts"

export const fillPostgres = async (url: string, { writes, entries, key }: UnitOfWork): Promise<void> => {
  const { row, duties } = writes[0]!
  const text = (value: unknown) => `'${String(value).replaceAll("'", "''")}'`
  const scalar = (value: unknown) => (typeof value === "string" ? text(value) : String(value))
  const json = (value: unknown) => `${text(JSON.stringify(value))}::jsonb`
  const id = `'0197f2c4-7e1b-7000-8000-' || lpad(n::text, 12, '0')`
  const numbers = `generate_series(0, ${ticketCount - 1}) as n`
  const [tenant, kind] = [text(row.tenant), text(row.kind)]
  const own = [row.version, row.status, row.category, row.head, ...Object.values(row.columns)].map(scalar)
  await asked(
    url,
    `insert into fieldcare_ticket (tenant, id, version, status, category, head, ${columnNames(row)}, record, trail)
    select ${tenant}, ${id}, ${own.join(", ")}, jsonb_set(${json(row.record)}, '{id}', to_jsonb(${id}))::json, ${json(row.trail)}
    from ${numbers}`,
    `insert into fieldcare_journal (tenant, kind, id, sequence, entry)
    select ${tenant}, ${kind}, ${id}, ${row.version}, jsonb_set(${json(entries[0]!)}, '{id}', to_jsonb(${id}))::json from ${numbers}`,
    ...duties.map(
      ({ duty, key, due }) => `insert into fieldcare_duty (tenant, kind, id, duty, key, due)
      select ${tenant}, ${kind}, ${id}, ${text(duty)}, ${text(key)}, ${due} from ${numbers}`,
    ),
    `insert into fieldcare_idempotency_key (tenant, actor, key, digest, kind, id, version)
    select ${tenant}, ${text(key!.actor)}, 'first-' || ${id}, ${text(key!.remembered.digest)}, ${kind}, ${id}, ${row.version}
    from ${numbers}`,
    `insert into fieldcare_personal_text (tenant, reference, subject, kind, id, text)
    select ${tenant}, 'pd-' || m || '-' || ${id}, 'c-wang', ${kind}, ${id}, 'Wang Fang, 12 Huaihai Rd'
    from ${numbers}, generate_series(1, 5) as m where n % 4 = 3`,
    "vacuum analyze",
    "checkpoint",
  )
}
