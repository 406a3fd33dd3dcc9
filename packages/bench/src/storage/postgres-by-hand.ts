/**
 * The same command as somebody would send it who knows PostgreSQL and this one lifecycle: one prepared statement
 * of scalars in one round trip. It writes the same rows into the same tables, and keeps the same promises.
 */

import { freeFrom, type UnitOfWork } from "@fieldcare/core/storage"
import type pg from "pg"
import { snakeCase } from "./column-names.ts"

const firstColumn = 18

/** Makes the statement for units that look like this one. */
export const statementLike = ({ writes }: UnitOfWork): ((unit: UnitOfWork) => pg.QueryConfig) => {
  const { row } = writes[0]!
  const columns = Object.keys(row.columns)
  const setting = columns.map((name, index) => `${snakeCase(name)} = $${firstColumn + index}`)
  const text = `with
  held as (
    select from fieldcare_ticket where tenant = $1 and id = $2 and version = $3 for no key update
  ),
  keyed as (
    insert into fieldcare_idempotency_key (tenant, actor, key, digest, kind, id, version)
    select $1, $10, $11, $12, 'ticket', $2, $4 from held on conflict do nothing returning 1
  ),
  changed as (
    update fieldcare_ticket
    set version = $4, status = $5, category = $6, head = $7, record = $8, trail = $9, ${setting.join(", ")}
    where tenant = $1 and id = $2 and version = $3 and exists (select from keyed)
  ),
  gone as (
    delete from fieldcare_duty
    where tenant = $1 and kind = 'ticket' and id = $2 and exists (select from keyed)
      and (duty, key) not in (select * from unnest($14::text[], $15::text[]))
  ),
  open as (
    insert into fieldcare_duty as d (tenant, kind, id, duty, key, due, free)
    select $1, 'ticket', $2, n.duty, n.key, n.due, n.free
    from keyed, unnest($14::text[], $15::text[], $16::bigint[], $17::bigint[]) as n (duty, key, due, free)
    where not exists (
      select from fieldcare_duty as o where o.tenant = $1 and o.kind = 'ticket' and o.id = $2 and o.duty = n.duty
        and o.key = n.key and o.due is not distinct from n.due and o.free = n.free and o.claim is null
    )
    on conflict (tenant, kind, id, duty, key) do update set due = excluded.due, claim = null, free = excluded.free
  ),
  entered as (
    insert into fieldcare_journal (tenant, kind, id, sequence, entry) select $1, 'ticket', $2, $4, $13 from keyed
  ),
  posted as (
    insert into fieldcare_outbox (tenant, kind, id, sequence, free, attempts, parked)
    select $1, 'ticket', $2, $4, 0, 0, false from keyed
  )
select count(*)::int as done from keyed`
  return (unit) => {
    const { row, expectedVersion, duties } = unit.writes[0]!
    const { actor, key, remembered } = unit.key!
    const values = [
      row.tenant,
      row.id,
      expectedVersion,
      row.version,
      row.status,
      row.category,
      row.head,
      JSON.stringify(row.record),
      JSON.stringify(row.trail),
      actor,
      key,
      remembered.digest,
      JSON.stringify(unit.entries[0]),
      duties.map(({ duty }) => duty),
      duties.map(({ key }) => key),
      duties.map(({ due }) => due),
      duties.map(freeFrom),
      ...columns.map((name) => row.columns[name]),
    ]
    return { name: "by hand", text, values }
  }
}
