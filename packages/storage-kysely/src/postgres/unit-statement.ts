/**
 * The whole commit as one statement: one round trip, all or nothing for each of many units.
 *
 * Its text depends on nothing but its shape, so that the server plans it once. In its order: the units; of
 * every record the row that stands at the version that was read, locked; the units all of whose guards hold;
 * the balances that they change, locked, and the units whose balances can take it; their idempotency keys; what is
 * written for those whose keys were free. One unit that is refused leaves the others alone. Units of one statement must not share a record or a key: both would read as done.
 */
import type { Column, KindDeclaration } from "@fieldcare/core/storage"
import { type RawBuilder, sql } from "kysely"
import type { Setting } from "../database.ts"
import { type EngineTable, tableIn } from "../names.ts"
import { Slot } from "../statement.ts"
import { posting, stockAnswer, stocking } from "./stock-statement.ts"
import { separator, type Shape } from "./unit-input.ts"

type Fragment = RawBuilder<unknown>

// Parameters are texts to the driver: told that one is JSON, PGlite's would write it as JSON once more.
const rows = (name: string, columns: Fragment): Fragment =>
  sql`json_to_recordset(cast(cast(${new Slot(name)} as text) as json)) as (${columns})`

// Taking documents out of JSON that surrounds them costs the server as much as all that it does with them.
const documents = (name: string): Fragment =>
  sql`unnest(string_to_array(cast(${new Slot(name)} as text), ${sql.lit(separator)}))`

const given = (name: string, columns: Fragment): Fragment => sql`select * from ${rows(name, columns)}`

const list = (fragments: ReadonlyArray<Fragment | false>): Fragment =>
  sql.join(
    fragments.filter((fragment) => fragment !== false),
    sql`,\n  `,
  )

export const unitStatement = (setting: Setting, shape: Shape): Fragment => {
  const engine = (name: EngineTable) => tableIn(setting)(setting.names.engine(name))
  const kinds = [...new Set([...shape.created, ...shape.updated])].map((kind, index) =>
    writtenKind(setting, setting.kinds.get(kind)!, index, {
      creates: shape.created.includes(kind),
      updates: shape.updated.includes(kind),
    }),
  )
  const held = shape.held.map((kind, index) => heldKind(setting, kind, index))
  const guarded = [...kinds, ...held].flatMap(({ guarded }) => guarded)
  return sql`with
  ${list([
    sql`"unit" as materialized (${given("units", unitColumns)})`,
    ...[...kinds, ...held].flatMap(({ given }) => given),
    sql`"held" as materialized (
    select "u", count(*) as "count", array_agg("g") as "guards"
    from (${sql.join(guarded, sql` union all `)}) as "guarded" group by "u"
  )`,
    sql`"ready" as materialized (
    select "unit".* from "unit" join "held" on "held"."u" = "unit"."u" and "held"."count" = "unit"."guards"
  )`,
    ...stocking(given, engine("stockBalance"), shape.stock),
    ...(shape.keys ? keyed(engine("idempotencyKey")) : [sql`"done" as (select * from "stocked")`]),
    ...kinds.flatMap(({ writing }) => writing),
    ...posting(given, engine("stockBalance"), engine("stockPosting"), shape.stock),
    shape.ends && endingDuties(engine("duty")),
    shape.replaces &&
      replacingDuties(
        engine("duty"),
        kinds.flatMap(({ replaced }) => replaced),
      ),
    shape.opens && openingDuties(engine("duty")),
    ...entering(engine("journal"), shape.messages && engine("outbox")),
    shape.texts && telling(engine("personalText")),
  ])}
select "done"."u" is not null as "done",
  ${shape.keys ? repeated(engine("idempotencyKey")) : sql`false`} as "repeated",
  case when "done"."u" is null then "held"."guards" end as "guards"
  ${stockAnswer(shape.stock, shape.keys)}
  ${shape.textsWanted ? sql`, ${textsWanted(engine("personalText"))} as "texts"` : sql``}
from "unit" left join "done" on "done"."u" = "unit"."u" left join "held" on "held"."u" = "unit"."u"
order by "unit"."u"`
}

const unitColumns = sql`"u" int, "guards" int, "tenant" text, "actor" text, "key" text, "digest" text, "kind" text,
    "id" text, "version" bigint, "textsKind" text, "textsId" text, "after" int[], "isCountedOn" boolean`

const keyed = (table: Fragment): ReadonlyArray<Fragment> => [
  sql`"keyed" as (
    insert into ${table} ("tenant", "actor", "key", "digest", "kind", "id", "version")
    select "tenant", "actor", "key", "digest", "kind", "id", "version" from "stocked" where "key" is not null
    on conflict ("tenant", "actor", "key") do nothing returning "tenant", "actor", "key"
  )`,
  sql`"done" as materialized (
    select * from "stocked" where "key" is null or ("tenant", "actor", "key") in (select * from "keyed")
  )`,
]

// Asked only of what was not done: there a taken key comes before a version that has moved on.
const repeated = (table: Fragment): Fragment => sql`case when "done"."u" is null then (
    select true from ${table} as "k"
    where "k"."tenant" = "unit"."tenant" and "k"."actor" = "unit"."actor" and "k"."key" = "unit"."key") end`

const endingDuties = (table: Fragment): Fragment => sql`"duty_ended" as (
    delete from ${table} as "d" using "done",
      (${given("ended", sql`"u" int, "kind" text, "id" text, "duty" text, "key" text`)}) as "n"
    where "done"."u" = "n"."u" and "d"."tenant" = "done"."tenant" and "d"."kind" = "n"."kind" and "d"."id" = "n"."id"
      and "d"."duty" = "n"."duty" and "d"."key" = "n"."key"
  )`

// Where nothing is known of what was open: all go but those that are opened.
const replacingDuties = (table: Fragment, records: ReadonlyArray<Fragment>): Fragment => sql`"duty_replaced" as (
    delete from ${table} as "d" using (${sql.join(records, sql` union all `)}) as "c"
    where "d"."tenant" = "c"."tenant" and "d"."kind" = "c"."kind" and "d"."id" = "c"."id"
      and ("d"."duty" || ' ' || "d"."key") <> all ("c"."open")
  )`

const openingDuties = (table: Fragment): Fragment => sql`"duty_opened" as (
    insert into ${table} ("tenant", "kind", "id", "duty", "key", "due", "free")
    select "done"."tenant", "n"."kind", "n"."id", "n"."duty", "n"."key", "n"."due", "n"."free"
    from (${given("opened", sql`"u" int, "kind" text, "id" text, "duty" text, "key" text, "due" bigint, "free" bigint`)}) as "n"
    join "done" on "done"."u" = "n"."u"
    on conflict ("tenant", "kind", "id", "duty", "key") do update
      set "due" = excluded."due", "claim" = null, "free" = excluded."free"
  )`

const entering = (journal: Fragment, outbox: Fragment | false): ReadonlyArray<Fragment | false> => [
  sql`"entry" as ${outbox === false ? sql`` : sql`materialized`} (
    select "done"."tenant", "n".* from rows from (${rows(
      "entries",
      sql`"u" int, "kind" text, "id" text, "sequence" bigint, "posted" boolean`,
    )}, ${documents("entries, documents")}) as "n" ("u", "kind", "id", "sequence", "posted", "entry")
    join "done" on "done"."u" = "n"."u"
  )`,
  sql`"entered" as (
    insert into ${journal} ("tenant", "kind", "id", "sequence", "entry")
    select "tenant", "kind", "id", "sequence", cast("entry" as json) from "entry"
  )`,
  outbox !== false &&
    sql`"posted" as (
    insert into ${outbox} ("tenant", "kind", "id", "sequence", "free", "attempts", "parked")
    select "tenant", "kind", "id", "sequence", 0, 0, false from "entry" where "posted"
  )`,
]

const telling = (table: Fragment): Fragment => sql`"told" as (
    insert into ${table} ("tenant", "reference", "subject", "kind", "id", "text")
    select "done"."tenant", "n"."reference", "n"."subject", "n"."kind", "n"."id", "n"."text"
    from (${given(
      "texts",
      sql`"u" int, "reference" text, "subject" text, "kind" text, "id" text, "text" text`,
    )}) as "n" join "done" on "done"."u" = "n"."u"
  )`

const textsWanted = (table: Fragment): Fragment => sql`case when "done"."textsId" is not null then (
    select json_object_agg("t"."reference", "t"."text") from ${table} as "t"
    where "t"."tenant" = "done"."tenant" and "t"."kind" = "done"."textsKind" and "t"."id" = "done"."textsId") end`

/** What a statement says of one kind of record. */
interface KindParts {
  readonly given: ReadonlyArray<Fragment>
  readonly guarded: ReadonlyArray<Fragment>
  readonly writing: ReadonlyArray<Fragment>
  /** Its records of whose duties nothing is known. */
  readonly replaced: ReadonlyArray<Fragment>
}

/** What the server calls the type of a declared column. */
export const typeOf = ({ type }: Column): string => (type === "text" || type === "boolean" ? type : "bigint")

const envelope = ["version", "status", "category", "head"]
const envelopeTypes = sql`"version" bigint, "status" text, "category" text, "head" text`
const jsonColumns = ["record", "trail"]

const writtenKind = (
  setting: Setting,
  { kind, columns }: KindDeclaration,
  index: number,
  { creates, updates }: { readonly creates: boolean; readonly updates: boolean },
): KindParts => {
  const name = (part: string) => sql.id(`${part}_${index}`)
  const [given, held, table] = [name("given"), name("held"), tableIn(setting)(setting.names.kind(kind))]
  const column = ({ name }: Column) => `c_${name}`
  const targets = [...envelope, ...columns.map(({ name }) => setting.names.column(name)), ...jsonColumns]
  const sources = [
    ...[...envelope, ...columns.map(column)].map((one) => sql`"n".${sql.id(one)}`),
    ...jsonColumns.map((one) => sql`cast("n".${sql.id(one)} as json)`),
  ]
  const fields = ["u", "g", "tenant", "id", "expected", "open", ...envelope, ...columns.map(column), ...jsonColumns]
  const declared = columns.map((one) => sql`, ${sql.id(column(one))} ${sql.raw(typeOf(one))}`)
  const ofDone = sql`from ${given} as "n" join "done" on "done"."u" = "n"."u"`
  const where = (condition: boolean, fragment: Fragment): ReadonlyArray<Fragment> => (condition ? [fragment] : [])
  return {
    given: [
      sql`${given} as materialized (
    select * from rows from (${rows(
      `w ${kind}`,
      sql`"u" int, "g" int, "tenant" text, "id" text, "expected" bigint, "open" text[],
      ${envelopeTypes}${sql.join(declared, sql``)}`,
    )}, ${documents(`w ${kind}, records`)}, ${documents(`w ${kind}, trails`)})
    as "given" (${sql.join(fields.map((field) => sql.id(field)))})
  )`,
      ...where(updates, holding(held, given, table, sql`"n"."expected"`, sql`no key update`)),
    ],
    guarded: [
      ...where(updates, sql`select "u", "g" from ${held}`),
      ...where(
        creates,
        sql`select "n"."u", "n"."g" from ${given} as "n" where "n"."expected" = 0 and not exists (
        select from ${table} as "t" where "t"."tenant" = "n"."tenant" and "t"."id" = "n"."id")`,
      ),
    ],
    writing: [
      ...where(
        updates,
        sql`${name("updated")} as (
    update ${table} as "t" set ${sql.join(targets.map((target, at) => sql`${sql.id(target)} = ${sources[at]!}`))}
    ${ofDone} where "t"."tenant" = "n"."tenant" and "t"."id" = "n"."id" and "t"."version" = "n"."expected"
  )`,
      ),
      ...where(
        creates,
        sql`${name("created")} as (
    insert into ${table} ("tenant", "id", ${sql.join(targets.map((target) => sql.id(target)))})
    select "n"."tenant", "n"."id", ${sql.join(sources)} ${ofDone} where "n"."expected" = 0
  )`,
      ),
    ],
    replaced: where(
      updates,
      sql`select "n"."tenant", ${sql.lit(kind)} as "kind", "n"."id", "n"."open" ${ofDone} where "n"."open" is not null`,
    ),
  }
}

// Row by row and in order of id: two statements never wait for each other crosswise. Nor can the server take it
// into its head to read a whole table, which it does where it expects more rows than there mostly are.
const holding = (held: Fragment, given: Fragment, table: Fragment, version: Fragment, strength: Fragment) =>
  sql`${held} as materialized (
    select "n"."u", "n"."g" from (select * from ${given} order by "tenant", "id") as "n" cross join lateral (
      select from ${table} as "t"
      where "t"."tenant" = "n"."tenant" and "t"."id" = "n"."id" and "t"."version" = ${version} for ${strength}
    ) as "t"
  )`

const heldKind = (setting: Setting, kind: string, index: number): KindParts => {
  const [given, seen] = [sql.id(`relied_${index}`), sql.id(`seen_${index}`)]
  return {
    given: [
      sql`${given} as materialized (select * from ${rows(
        `r ${kind}`,
        sql`"u" int, "g" int, "tenant" text, "id" text, "version" bigint`,
      )})`,
      holding(seen, given, tableIn(setting)(setting.names.kind(kind)), sql`"n"."version"`, sql`share`),
    ],
    guarded: [sql`select "u", "g" from ${seen}`],
    writing: [],
    replaced: [],
  }
}
