/**
 * The part of a commit's statement that posts to the stock ledger. The balances of all units whose records stand as
 * they were read are locked in one order, so that what is computed from them stays true until the end; a balance that is
 * not there yet counts as nothing, and is inserted. Should somebody else insert it meanwhile, the statement fails on the
 * balance's key, having written nothing, and is sent again.
 *
 * Units that change one balance count on those before them: the statement is told what these change of it. Of a unit
 * that counts on one which is not written, nothing can be said; it is left for another statement.
 */
import { type RawBuilder, sql } from "kysely"
import type { Shape } from "./unit-input.ts"
import { usualAccount, usualPosting } from "./usual-stock.ts"

type Fragment = RawBuilder<unknown>
type Given = (name: string, columns: Fragment) => Fragment

/** From the units in `ready` to those in `stocked`, all of whose balances can take what is posted. */
export const stocking = (given: Given, balance: Fragment, stock: Shape["stock"]): ReadonlyArray<Fragment> => {
  if (stock === "none") return [sql`"stocked" as (select * from "ready")`]
  const isShared = stock === "shared"
  const added = (had: Fragment, name: string) =>
    isShared ? sql`${had} + coalesce("a".${sql.id(`earlier${name}`)}, 0)` : had
  return [
    sql`"account" as materialized (
    select "a".*, "b"."had" is not null as "there", ${added(sql`coalesce("b"."had", 0)`, "Quantity")} as "had",
      ${added(sql`coalesce("b"."kept", 0)`, "Reserved")} as "kept",
      ${added(sql`coalesce("b"."posted", 0)`, "Postings")} as "posted",
      ${isShared ? sql`greatest("b"."last", "a"."earlierAt")` : sql`"b"."last"`} as "last"
    from (
      select "ready"."tenant", "a".* from (${accountsGiven(given, isShared)}) as "a"
      join "ready" on "ready"."u" = "a"."u" order by "ready"."tenant", "a"."part", "a"."place", "a"."item"
    ) as "a" left join lateral (
      select "t"."quantity" as "had", "t"."reserved" as "kept", "t"."postings" as "posted", "t"."at" as "last"
      from ${balance} as "t" where ${ofAccount("a")} for no key update
    ) as "b" on true
  )`,
    sql`"short" as materialized (
    select "u", min("a") as "a" from (
      select "u", "a", "outside", "single", "had" + "quantity" as "held", "kept" + "reserved" as "kept" from "account"
    ) as "after"
    where not (case when "outside" then "kept" = 0 and (not "single" or "held" >= -1)
      else "kept" >= 0 and "held" >= "kept" and (not "single" or "held" <= 1) end)
    group by "u"
  )`,
    ...(isShared ? [missed] : []),
    sql`"stocked" as materialized (
    select "ready".* from "ready" where not exists (select from "short" where "short"."u" = "ready"."u")
      ${isShared ? sql`and not exists (select from "missed" where "missed"."u" = any("ready"."after"))` : sql``}
  )`,
  ]
}

/** The units that others count on, and that will not be written. */
const missed = sql`"missed" as materialized (
    select "unit"."u" from "unit" where "unit"."isCountedOn" and (
      not exists (select from "ready" where "ready"."u" = "unit"."u")
      or exists (select from "short" where "short"."u" = "unit"."u"))
  )`

type Columns = Readonly<Record<string, "int" | "bigint" | "text" | "boolean">>

const accountColumns: Columns = {
  u: "int",
  a: "int",
  part: "text",
  place: "text",
  item: "text",
  quantity: "bigint",
  reserved: "bigint",
  postings: "bigint",
  at: "bigint",
  single: "boolean",
  outside: "boolean",
}

const earlierColumns: Columns = {
  earlierQuantity: "bigint",
  earlierReserved: "bigint",
  earlierPostings: "bigint",
  earlierAt: "bigint",
}

const postingColumns: Columns = {
  u: "int",
  a: "int",
  n: "bigint",
  kind: "text",
  id: "text",
  sequence: "bigint",
  at: "bigint",
  quantity: "bigint",
  reserved: "bigint",
  quantityBefore: "bigint",
  reservedBefore: "bigint",
}

const withUsual = (
  given: Given,
  name: string,
  columns: Columns,
  usual: Readonly<Record<string, unknown>>,
): Fragment => {
  const types = Object.entries(columns).map(([column, type]) => sql`${sql.id(column)} ${sql.raw(type)}`)
  const values = Object.keys(columns).map((column) =>
    column in usual ? sql`coalesce(${sql.id(column)}, ${sql.lit(usual[column])}) as ${sql.id(column)}` : sql.id(column),
  )
  return sql`select ${sql.join(values)} from (${given(name, sql.join(types))}) as "given"`
}

const accountsGiven = (given: Given, isShared: boolean): Fragment =>
  withUsual(given, "accounts", isShared ? { ...accountColumns, ...earlierColumns } : accountColumns, usualAccount)

const ofAccount = (alias: string): Fragment =>
  sql.join(
    ["tenant", "part", "place", "item"].map((name) => sql`${sql.id("t", name)} = ${sql.id(alias, name)}`),
    sql` and `,
  )

/** What the answer says of a unit that was not written. */
export const stockAnswer = (stock: Shape["stock"], keys: boolean): Fragment => {
  if (stock === "none") return sql``
  const short = sql`, (select "short"."a" from "short" where "short"."u" = "unit"."u") as "short"`
  if (stock === "apart") return short
  return sql`${short},
  exists (select from "missed" where "missed"."u" = any("unit"."after")) as "undecided"
  ${keys ? sql`, ${overtaken} as "overtaken"` : sql``}`
}

// Another took the key of a unit that others had counted on, after this statement had begun: then it fails as a whole.
const overtaken = sql`case when exists (
    select from "stocked" where "stocked"."isCountedOn"
      and not exists (select from "done" where "done"."u" = "stocked"."u")) then 1 / ("unit"."u" - "unit"."u") end`

/** What is written for the units in `done`. */
export const posting = (
  given: Given,
  balance: Fragment,
  postings: Fragment,
  stock: Shape["stock"],
): ReadonlyArray<Fragment> => {
  if (stock === "none") return []
  const changes = stock === "shared" ? summed : sql`"account" as "n" join "done" on "done"."u" = "n"."u"`
  return [
    sql`"balance_changed" as (
    update ${balance} as "t" set "quantity" = "t"."quantity" + "n"."quantity",
      "reserved" = "t"."reserved" + "n"."reserved", "postings" = "t"."postings" + "n"."postings",
      "at" = greatest("t"."at", "n"."at"),
      "there" = "t"."quantity" + "n"."quantity" <> 0 or "t"."reserved" + "n"."reserved" <> 0
    from ${changes} where "n"."there" and ${ofAccount("n")}
  )`,
    sql`"balance_opened" as (
    insert into ${balance} ("tenant", "part", "place", "item", "quantity", "reserved", "postings", "at", "there")
    select "n"."tenant", "n"."part", "n"."place", "n"."item", "n"."quantity", "n"."reserved", "n"."postings", "n"."at",
      "n"."quantity" <> 0 or "n"."reserved" <> 0
    from ${changes} where not "n"."there"
    order by "n"."tenant", "n"."part", "n"."place", "n"."item"
  )`,
    sql`"stock_posted" as (
    insert into ${postings} ("tenant", "part", "place", "item", "number", "at", "kind", "id", "sequence",
      "quantity", "reserved", "quantity_after", "reserved_after")
    select "n"."tenant", "n"."part", "n"."place", "n"."item", "n"."posted" + "p"."n", greatest("n"."last", "p"."at"),
      "p"."kind", "p"."id", "p"."sequence", "p"."quantity", "p"."reserved",
      "n"."had" + "p"."quantityBefore" + "p"."quantity", "n"."kept" + "p"."reservedBefore" + "p"."reserved"
    from (${withUsual(given, "postings", postingColumns, usualPosting)}) as "p" join "account" as "n" on "n"."u" = "p"."u" and "n"."a" = "p"."a"
    join "done" on "done"."u" = "n"."u"
  )`,
  ]
}

const summed = sql`(
      select "account"."tenant", "part", "place", "item", "there", cast(sum("quantity") as bigint) as "quantity",
        cast(sum("reserved") as bigint) as "reserved", cast(sum("postings") as bigint) as "postings", max("at") as "at"
      from "account" join "done" on "done"."u" = "account"."u"
      group by "account"."tenant", "part", "place", "item", "there"
    ) as "n"`
