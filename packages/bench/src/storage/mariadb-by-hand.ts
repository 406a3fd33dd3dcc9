/**
 * The same command as a burst: all statements of one transaction in one packet, their values written into the
 * text. A repeated key ends it with an error; that no version was passed over is seen afterwards, in its answer.
 */

import { freeFrom, type UnitOfWork } from "@fieldcare/core/storage"
import { format, type ResultSetHeader } from "mysql2"
import type { Pool } from "mysql2/promise"
import { snakeCase } from "./column-names.ts"

export const mariaDbByHand = (pool: Pool): ((unit: UnitOfWork) => Promise<void>) => {
  return async (unit) => {
    const [results] = await pool.query<Array<ResultSetHeader>>(burst(unit))
    if (results[2]!.affectedRows !== 1) throw new Error(`${unit.writes[0]!.row.id} was not written`)
  }
}

const burst = ({ writes, entries, key }: UnitOfWork): string => {
  const { row, expectedVersion, duties } = writes[0]!
  const { tenant, kind, id, version, status, category, head } = row
  const columns = Object.keys(row.columns)
  const setting = columns.map((name) => `, ${snakeCase(name)} = ?`).join("")
  const documents = [JSON.stringify(row.record), JSON.stringify(row.trail)]
  const values = [version, status, category, head, ...documents, ...columns.map((name) => row.columns[name])]
  return [
    "start transaction",
    format("insert into fieldcare_idempotency_key (tenant, actor, `key`, digest, kind, id, version) values (?)", [
      [tenant, key!.actor, key!.key, key!.remembered.digest, kind, id, version],
    ]),
    format(
      `update fieldcare_ticket set version = ?, status = ?, category = ?, head = ?, record = ?, trail = ?${setting}
      where tenant = ? and id = ? and version = ?`,
      [...values, tenant, id, expectedVersion],
    ),
    format("delete from fieldcare_duty where tenant = ? and kind = ? and id = ?", [tenant, kind, id]),
    format("insert into fieldcare_duty (tenant, kind, id, duty, `key`, due, free) values ?", [
      duties.map((one) => [tenant, kind, id, one.duty, one.key, one.due, freeFrom(one)]),
    ]),
    format("insert into fieldcare_journal (tenant, kind, id, sequence, entry) values (?)", [
      [tenant, kind, id, version, JSON.stringify(entries[0])],
    ]),
    format("insert into fieldcare_outbox (tenant, kind, id, sequence, free, attempts, parked) values (?)", [
      [tenant, kind, id, version, 0, 0, false],
    ]),
    "commit",
  ].join(";")
}
