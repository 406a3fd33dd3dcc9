/**
 * The whole commit as one statement: one round trip, all or nothing for each of many units.
 *
 * Its text depends on nothing but the set of kinds, so that the server plans it once. In its order: the units;
 * of every record the row that stands at the version that was read, locked; the units all of whose guards
 * hold; their idempotency keys; what is written for those whose keys were free. One unit that is refused
 * leaves the others alone. Units of one statement must not share a record or a key: both would read as done.
 */
import type { Column, KindDeclaration } from "@fieldcare/core/storage"
import { type RawBuilder, sql } from "kysely"
import type { Setting } from "../database.ts"
import { tableIn } from "../names.ts"
import { Slot } from "../statement.ts"
import type { Shape } from "./unit-input.ts"

type Fragment = RawBuilder<unknown>

const envelope = ["version", "status", "category", "head", "record", "trail"]
const jsonColumns = new Set(["record", "trail"])
const envelopeTypes = sql`"version" bigint, "status" text, "category" text, "head" text, "record" jsonb, "trail" jsonb`

// The parameter is a text to the driver: told that it is JSON, PGlite's would write it as JSON once more.
const rows = (name: string, columns: Fragment): Fragment =>
  sql`select * from json_to_recordset(cast(cast(${new Slot(name)} as text) as json)) as given(${columns})`

export const unitStatement = (setting: Setting, { written, reliedOn }: Shape): Fragment => {
  const table = tableIn(setting)
  const engine = (name: Parameters<Setting["names"]["engine"]>[0]) => table(setting.names.engine(name))
  const kinds = written.map((kind, index) => writtenKind(setting, setting.kinds.get(kind)!, index))
  const relied = reliedOn.map((kind, index) => reliedKind(setting, kind, index))
  const guarded = [...kinds.map(({ guarded }) => guarded), ...relied.map(({ guarded }) => guarded)]
  return sql`with
  "unit" as materialized (${rows(
    "units",
    sql`"u" int, "guards" int, "tenant" text, "actor" text, "key" text, "digest" text, "kind" text, "id" text, "version" bigint, "textsKind" text, "textsId" text`,
  )}),
  ${sql.join([...kinds.map(({ given }) => given), ...relied.map(({ given }) => given)])},
  "held" as materialized (
    select "u", count(*) as "count", array_agg("g") as "guards"
    from (${sql.join(guarded, sql` union all `)}) as "guarded" group by "u"
  ),
  "repeated" as materialized (
    select "unit"."u" from "unit" join ${engine("idempotencyKey")} as "k"
      on "k"."tenant" = "unit"."tenant" and "k"."actor" = "unit"."actor" and "k"."key" = "unit"."key"
  ),
  "ready" as materialized (
    select "unit".* from "unit" join "held" on "held"."u" = "unit"."u" and "held"."count" = "unit"."guards"
    where not exists (select from "repeated" where "repeated"."u" = "unit"."u")
  ),
  "keyed" as (
    insert into ${engine("idempotencyKey")} ("tenant", "actor", "key", "digest", "kind", "id", "version")
    select "tenant", "actor", "key", "digest", "kind", "id", "version" from "ready" where "key" is not null
    on conflict ("tenant", "actor", "key") do nothing returning "tenant", "actor", "key"
  ),
  "done" as materialized (
    select "u", "tenant", "textsKind", "textsId" from "ready" where "key" is null or exists (
      select from "keyed" where "keyed"."tenant" = "ready"."tenant"
        and "keyed"."actor" = "ready"."actor" and "keyed"."key" = "ready"."key")
  ),
  ${sql.join(kinds.map(({ writing }) => writing))},
  "changed" as materialized (${sql.join(
    kinds.map(({ changed }) => changed),
    sql` union all `,
  )}),
  "duty_given" as materialized (${rows(
    "duties",
    sql`"u" int, "kind" text, "id" text, "duty" text, "key" text, "due" bigint`,
  )}),
  "duty_gone" as (
    delete from ${engine("duty")} as "d" using "changed" as "c"
    where "d"."tenant" = "c"."tenant" and "d"."kind" = "c"."kind" and "d"."id" = "c"."id" and not exists (
      select from "duty_given" as "n" where "n"."u" = "c"."u" and "n"."kind" = "d"."kind"
        and "n"."id" = "d"."id" and "n"."duty" = "d"."duty" and "n"."key" = "d"."key")
  ),
  "duty_open" as (
    insert into ${engine("duty")} as "d" ("tenant", "kind", "id", "duty", "key", "due", "free")
    select "done"."tenant", "n"."kind", "n"."id", "n"."duty", "n"."key", "n"."due", 0
    from "duty_given" as "n" join "done" on "done"."u" = "n"."u"
    on conflict ("tenant", "kind", "id", "duty", "key") do update
      set "due" = excluded."due", "claim" = null, "free" = 0
      where "d"."due" is distinct from excluded."due" or "d"."claim" is not null
  ),
  "entered" as (
    insert into ${engine("journal")} ("tenant", "kind", "id", "sequence", "entry")
    select "done"."tenant", "n"."kind", "n"."id", "n"."sequence", "n"."entry"
    from (${rows("entries", sql`"u" int, "kind" text, "id" text, "sequence" bigint, "entry" jsonb`)}) as "n"
    join "done" on "done"."u" = "n"."u"
  ),
  "told" as (
    insert into ${engine("personalText")} ("tenant", "reference", "subject", "kind", "id", "text")
    select "done"."tenant", "n"."reference", "n"."subject", "n"."kind", "n"."id", "n"."text"
    from (${rows("texts", sql`"u" int, "reference" text, "subject" text, "kind" text, "id" text, "text" text`)}) as "n"
    join "done" on "done"."u" = "n"."u"
  ),
  "posted" as (
    insert into ${engine("outbox")} ("tenant", "kind", "id", "sequence", "free", "attempts", "parked")
    select "done"."tenant", "n"."kind", "n"."id", "n"."sequence", 0, 0, false
    from (${rows("messages", sql`"u" int, "kind" text, "id" text, "sequence" bigint`)}) as "n"
    join "done" on "done"."u" = "n"."u"
  )
select "done"."u" is not null as "done", "repeated"."u" is not null as "repeated", "held"."guards" as "guards",
  (select json_agg(json_build_object('reference', "t"."reference", 'text', "t"."text"))
    from ${engine("personalText")} as "t"
    where "t"."tenant" = "done"."tenant" and "t"."kind" = "done"."textsKind" and "t"."id" = "done"."textsId") as "texts"
from "unit" left join "done" on "done"."u" = "unit"."u"
  left join "repeated" on "repeated"."u" = "unit"."u" left join "held" on "held"."u" = "unit"."u"
order by "unit"."u"`
}

const typeOf = ({ type }: Column): Fragment =>
  type === "text" ? sql`text` : type === "boolean" ? sql`boolean` : sql`bigint`

// A field that is JSON's null comes out of a row set as no value.
const neverNull = (column: string): Fragment => sql`coalesce("n".${sql.id(column)}, 'null')`

const writtenKind = (setting: Setting, { kind, columns }: KindDeclaration, index: number) => {
  const name = (part: string) => sql.id(`${part}_${index}`)
  const [given, held, table] = [name("given"), name("held"), tableIn(setting)(setting.names.kind(kind))]
  const targets = [...envelope, ...columns.map((column) => setting.names.column(column.name))].map((one) => sql.id(one))
  const sources = [
    ...envelope.map((one) => (jsonColumns.has(one) ? neverNull(one) : sql`"n".${sql.id(one)}`)),
    ...columns.map((column) => sql`"n".${sql.id(`c_${column.name}`)}`),
  ]
  const declared = columns.map((column) => sql`, ${sql.id(`c_${column.name}`)} ${typeOf(column)}`)
  return {
    given: sql`${given} as materialized (${rows(
      `w ${kind}`,
      sql`"u" int, "g" int, "tenant" text, "id" text, "expected" bigint, ${envelopeTypes}${sql.join(declared, sql``)}`,
    )}),
  ${held} as materialized (
    select "n"."u", "n"."g" from ${given} as "n" join ${table} as "t"
      on "t"."tenant" = "n"."tenant" and "t"."id" = "n"."id" and "t"."version" = "n"."expected"
    order by "t"."tenant", "t"."id" for no key update of "t"
  )`,
    guarded: sql`select "u", "g" from ${held} union all
      select "n"."u", "n"."g" from ${given} as "n" where "n"."expected" = 0 and not exists (
        select from ${table} as "t" where "t"."tenant" = "n"."tenant" and "t"."id" = "n"."id")`,
    writing: sql`${name("updated")} as (
    update ${table} as "t" set ${sql.join(targets.map((target, at) => sql`${target} = ${sources[at]!}`))}
    from ${given} as "n" join "done" on "done"."u" = "n"."u"
    where "t"."tenant" = "n"."tenant" and "t"."id" = "n"."id" and "t"."version" = "n"."expected"
  ),
  ${name("created")} as (
    insert into ${table} ("tenant", "id", ${sql.join(targets)})
    select "n"."tenant", "n"."id", ${sql.join(sources)}
    from ${given} as "n" join "done" on "done"."u" = "n"."u" where "n"."expected" = 0
  )`,
    changed: sql`select "n"."u", "n"."tenant", ${sql.lit(kind)} as "kind", "n"."id"
      from ${given} as "n" join "done" on "done"."u" = "n"."u" where "n"."expected" > 0`,
  }
}

const reliedKind = (setting: Setting, kind: string, index: number) => {
  const [given, seen] = [sql.id(`relied_${index}`), sql.id(`seen_${index}`)]
  return {
    given: sql`${given} as materialized (${rows(
      `r ${kind}`,
      sql`"u" int, "g" int, "tenant" text, "id" text, "version" bigint`,
    )}),
  ${seen} as materialized (
    select "n"."u", "n"."g" from ${given} as "n" join ${tableIn(setting)(setting.names.kind(kind))} as "t"
      on "t"."tenant" = "n"."tenant" and "t"."id" = "n"."id" and "t"."version" = "n"."version"
    order by "t"."tenant", "t"."id" for share of "t"
  )`,
    guarded: sql`select "u", "g" from ${seen}`,
  }
}
