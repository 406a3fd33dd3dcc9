/**
 * The commonest unit, alone: one record updated by one command that relied on no other. Its statement takes values
 * where that for many units takes lists, and has a third less for the server to set up before it begins. It only ever
 * says that the unit is done, or writes nothing; the statement for many units then tells why.
 */
import type { DutyRowChanges, EntryReference, KindDeclaration, Remembered, UnitOfWork } from "@fieldcare/core/storage"
import { dutyRowChanges, freeFrom } from "@fieldcare/core/storage"
import { type RawBuilder, sql } from "kysely"
import type { Row, Run, Setting } from "../database.ts"
import { tableIn } from "../names.ts"
import { compiledBy, Slot } from "../statement.ts"
import { dutyName } from "./unit-input.ts"
import { typeOf } from "./unit-statement.ts"

type Fragment = RawBuilder<unknown>

export const isSingleUpdate = ({ writes, reliedOn, entries, messages, personal, key }: UnitOfWork): boolean => {
  const [{ row, expectedVersion }, [entry]] = [writes[0]!, entries]
  const tellsOf = (one: EntryReference) => one.kind === row.kind && one.id === row.id && one.sequence === row.version
  const remembers = ({ kind, id, version }: Remembered) => kind === row.kind && id === row.id && version === row.version
  return (
    writes.length === 1 &&
    expectedVersion > 0 &&
    entries.length === 1 &&
    tellsOf(entry!) &&
    messages.length <= 1 &&
    messages.every(tellsOf) &&
    reliedOn.length === 0 &&
    personal.length === 0 &&
    entry!.movements === undefined &&
    (key === undefined || remembers(key.remembered))
  )
}

/** Writes it; nothing where it could not be done. */
export const singleUpdate = async (setting: Setting, run: Run, unit: UnitOfWork): Promise<Row | undefined> => {
  const kind = setting.kinds.get(unit.writes[0]!.row.kind)!
  const duties = dutyRowChanges(unit.writes[0]!)
  const parts = {
    replaces: duties.replaces,
    opens: duties.opened.length > 0,
    ends: duties.ended.length > 0,
    keyed: unit.key !== undefined,
    posted: unit.messages.length > 0,
    textsWanted: unit.textsWanted === true,
  }
  const statement = setting.statements.of(`update ${kind.kind} ${JSON.stringify(parts)}`, () =>
    compiledBy(setting.db, updateStatement(setting, kind, parts)),
  )
  const rows = await run(statement.with(valuesOf(unit, kind, duties)))
  return rows[0]
}

const valuesOf = (
  { tenant, writes, key, entries }: UnitOfWork,
  { columns }: KindDeclaration,
  { replaces, opened, ended }: DutyRowChanges,
) => {
  const { row, expectedVersion } = writes[0]!
  const values: Record<string, string | null> = {
    tenant,
    id: row.id,
    expected: String(expectedVersion),
    version: String(row.version),
    status: row.status,
    category: row.category,
    head: row.head,
    record: JSON.stringify(row.record),
    trail: JSON.stringify(row.trail),
    entry: JSON.stringify(entries[0]),
    opened: JSON.stringify(opened.map((one) => ({ ...one, free: freeFrom(one) }))),
    named: JSON.stringify((replaces ? opened : ended).map(({ duty, key }) => dutyName(duty, key))),
  }
  if (key !== undefined) Object.assign(values, { actor: key.actor, key: key.key, digest: key.remembered.digest })
  for (const { name } of columns) {
    const value = row.columns[name]
    values[`c_${name}`] = value === undefined || value === null ? null : String(value)
  }
  return values
}

// Parameters are texts to the driver, as in the statement for many units.
const given = (name: string, type = "text"): Fragment =>
  type === "text"
    ? sql`cast(${new Slot(name)} as text)`
    : sql`cast(cast(${new Slot(name)} as text) as ${sql.raw(type)})`

interface Parts {
  readonly replaces: boolean
  readonly opens: boolean
  readonly ends: boolean
  readonly keyed: boolean
  readonly posted: boolean
  readonly textsWanted: boolean
}

const updateStatement = (setting: Setting, { kind, columns }: KindDeclaration, parts: Parts): Fragment => {
  const { names } = setting
  const table = (name: string) => tableIn(setting)(name)
  const records = table(names.kind(kind))
  const own = sql`"tenant" = ${given("tenant")} and "id" = ${given("id")} and "version" = ${given("expected", "bigint")}`
  const ofKind = (alias: string) =>
    sql`${sql.id(alias, "tenant")} = ${given("tenant")} and ${sql.id(alias, "kind")} = ${sql.lit(kind)}
      and ${sql.id(alias, "id")} = ${given("id")}`
  const values: ReadonlyArray<readonly [column: string, value: Fragment]> = [
    ["version", given("version", "bigint")],
    ["status", given("status")],
    ["category", given("category")],
    ["head", given("head")],
    ["record", given("record", "json")],
    ["trail", given("trail", "json")],
    ...columns.map((column) => [names.column(column.name), given(`c_${column.name}`, typeOf(column))] as const),
  ]
  const place = sql`${given("tenant")}, ${sql.lit(kind)}, ${given("id")}, ${given("version", "bigint")}`
  return sql`with
  "held" as (select from ${records} where ${own} for no key update),
  "done" as (${parts.keyed ? keyTaken(table(names.engine("idempotencyKey")), kind) : sql`select 1 as "one" from "held"`}),
  "updated" as (
    update ${records} set ${sql.join(values.map(([column, value]) => sql`${sql.id(column)} = ${value}`))}
    where ${own} and exists (select from "done")
  ),
  ${parts.ends || parts.replaces ? endingDuties(table(names.engine("duty")), ofKind("d"), parts.replaces) : sql``}
  ${parts.opens ? openingDuties(table(names.engine("duty")), sql`${given("tenant")}, ${sql.lit(kind)}, ${given("id")}`) : sql``}
  ${parts.posted ? posting(table(names.engine("outbox")), place) : sql``}
  "entered" as (
    insert into ${table(names.engine("journal"))} ("tenant", "kind", "id", "sequence", "entry")
    select ${place}, ${given("entry", "json")} from "done"
  )
select true as "done"${parts.textsWanted ? texts(table(names.engine("personalText")), ofKind("p")) : sql``} from "done"`
}

// Those that are named, or all but those.
const endingDuties = (table: Fragment, ofRecord: Fragment, replaces: boolean): Fragment => sql`"gone" as (
    delete from ${table} as "d" using "done"
    where ${ofRecord} and ("d"."duty" || ' ' || "d"."key") ${replaces ? sql`not in` : sql`in`}
      (select json_array_elements_text(${given("named", "json")}))
  ),`

const openingDuties = (table: Fragment, record: Fragment): Fragment => sql`"opened" as (
    insert into ${table} as "d" ("tenant", "kind", "id", "duty", "key", "due", "free")
    select ${record}, "n"."duty", "n"."key", "n"."due", "n"."free"
    from "done", json_to_recordset(${given("opened", "json")})
      as "n" ("duty" text, "key" text, "due" bigint, "free" bigint)
    on conflict ("tenant", "kind", "id", "duty", "key") do update
      set "due" = excluded."due", "claim" = null, "free" = excluded."free"
  ),`

const keyTaken = (table: Fragment, kind: string): Fragment => sql`
    insert into ${table} ("tenant", "actor", "key", "digest", "kind", "id", "version")
    select ${given("tenant")}, ${given("actor")}, ${given("key")}, ${given("digest")}, ${sql.lit(kind)}, ${given("id")},
      ${given("version", "bigint")} from "held"
    on conflict ("tenant", "actor", "key") do nothing returning 1 as "one"`

const posting = (table: Fragment, place: Fragment): Fragment => sql`"posted" as (
    insert into ${table} ("tenant", "kind", "id", "sequence", "free", "attempts", "parked")
    select ${place}, 0, 0, false from "done"
  ),`

const texts = (table: Fragment, ofRecord: Fragment): Fragment => sql`, (
    select json_object_agg("p"."reference", "p"."text") from ${table} as "p"
    where ${ofRecord}) as "texts"`
