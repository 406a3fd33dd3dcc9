/** The same command through the bare driver: statements prepared once, one durable transaction. */

import type { DatabaseSync } from "node:sqlite"
import { freeFrom, type UnitOfWork } from "@fieldcare/core/storage"
import { snakeCase } from "./column-names.ts"
import { type FillSql, jsonSet } from "./fill.ts"

export const sqliteByHand = (database: DatabaseSync, { writes }: UnitOfWork): ((unit: UnitOfWork) => void) => {
  database.exec("pragma journal_mode = wal")
  database.exec("pragma synchronous = full")
  const columns = Object.keys(writes[0]!.row.columns)
  const setting = columns.map((name) => `, ${snakeCase(name)} = ?`).join("")
  const [begin, commit, rollback] = ["begin immediate", "commit", "rollback"].map((text) => database.prepare(text))
  const takeKey =
    database.prepare(`insert into fieldcare_idempotency_key (tenant, actor, key, digest, kind, id, version)
    values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`)
  const update = database.prepare(`update fieldcare_ticket
    set version = ?, status = ?, category = ?, head = ?, record = ?, trail = ?${setting}
    where tenant = ? and id = ? and version = ?`)
  const endDuties = database.prepare("delete from fieldcare_duty where tenant = ? and kind = ? and id = ?")
  const openDuty = database.prepare(`insert into fieldcare_duty (tenant, kind, id, duty, key, due, free)
    values (?, ?, ?, ?, ?, ?, ?)`)
  const enter = database.prepare(`insert into fieldcare_journal (tenant, kind, id, sequence, entry)
    values (?, ?, ?, ?, ?)`)
  const post = database.prepare(`insert into fieldcare_outbox (tenant, kind, id, sequence, free, attempts, parked)
    values (?, ?, ?, ?, 0, 0, 0)`)
  const written = ({ writes, entries, key }: UnitOfWork): boolean => {
    const { row, expectedVersion, duties } = writes[0]!
    const { tenant, kind, id, version } = row
    const { actor, remembered } = key!
    if (takeKey.run(tenant, actor, key!.key, remembered.digest, kind, id, version).changes !== 1) return false
    const { status, category, head } = row
    const documents = [JSON.stringify(row.record), JSON.stringify(row.trail)]
    const declared = columns.map((name) => row.columns[name] as string | number | null)
    const fields = [version, status, category, head, ...documents, ...declared]
    if (update.run(...fields, tenant, id, expectedVersion).changes !== 1) return false
    endDuties.run(tenant, kind, id)
    for (const one of duties) openDuty.run(tenant, kind, id, one.duty, one.key, one.due, freeFrom(one))
    enter.run(tenant, kind, id, version, JSON.stringify(entries[0]))
    post.run(tenant, kind, id, version)
    return true
  }
  return (unit) => {
    begin!.run()
    if (!written(unit)) {
      rollback!.run()
      throw new Error(`${unit.writes[0]!.row.id} was not written`)
    }
    commit!.run()
  }
}

export const sqliteFill = (database: DatabaseSync): FillSql => ({
  numbers: (first, last) => `(
    with recursive counted (n) as (select ${first} union all select n + 1 from counted where n < ${last})
    select n from counted
  )`,
  digits: "format('%012d', n)",
  json: (text) => text,
  withId: jsonSet,
  send: async (statement) => database.exec(statement),
})
