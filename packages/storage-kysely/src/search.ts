/** Searching records by words, wherever they stand: no index, and so nothing that a commit would have to keep up. */
import { type Hit, type SearchRequest, searchedWords } from "@fieldcare/core/storage"
import { type RawBuilder, sql } from "kysely"
import type { Run, Setting } from "./database.ts"
import { tableIn } from "./names.ts"
import { envelope, storedOf } from "./read.ts"
import { compiledBy, once } from "./statement.ts"

export const search = async (setting: Setting, run: Run, request: SearchRequest): Promise<ReadonlyArray<Hit>> => {
  const rows = await run(once(compiledBy(setting.db, searching(setting, request))))
  return rows.map((row) => ({ stored: storedOf(setting, request.kind, row), exact: Number(row["exact"]) === 1 }))
}

type Sql = RawBuilder<unknown>

/**
 * Ids first, page by page, and their records last: what is sorted stays small. The ids of each word are a table of
 * their own that is joined; as a condition, MariaDB would look for them again with every record.
 */
const searching = (setting: Setting, request: SearchRequest): Sql => {
  const { names, dialect } = setting
  const { tenant, kind, text, after, limit } = request
  const table = tableIn(setting)
  const of = (name: string): Sql => sql.ref(`r.${name}`)
  const own = ["id", ...request.columns.map(names.column)].map(of)
  const folded = (value: Sql): Sql => dialect.folded(value)
  const whole = folded(sql`${text.trim()}`)
  const exact = sql`case when ${anyOf(own.map((column) => sql`${folded(column)} = ${whole}`))} then 1 else 0 end`
  const found = searchedWords(text).map((word, index) => {
    const occursIn = (column: Sql): Sql => dialect.occurs(folded(sql`${word}`), folded(column))
    return sql`inner join (
      select ${of("id")} from ${table(names.kind(kind))} as ${sql.ref("r")}
      where ${of("tenant")} = ${tenant} and ${anyOf(own.map(occursIn))}
      union
      select ${of("id")} from ${table(names.engine("personalText"))} as ${sql.ref("r")}
      where ${of("tenant")} = ${tenant} and ${of("kind")} = ${kind}
        and ${of("text")} not like 'data:%' and ${occursIn(of("text"))}
    ) as ${sql.ref(`w${index}`)} on ${sql.ref(`w${index}.id`)} = ${of("id")}`
  })
  const hits = sql`
    select ${of("id")} as ${sql.ref("id")}, ${exact} as ${sql.ref("exact")}
    from ${table(names.kind(kind))} as ${sql.ref("r")} ${sql.join(found, sql` `)}
    where ${of("tenant")} = ${tenant}`
  const [id, isExact] = [sql.ref("h.id"), sql.ref("h.exact")]
  const behind =
    after === undefined
      ? sql``
      : sql`where ${isExact} < ${Number(after.exact)} or (${isExact} = ${Number(after.exact)} and ${id} < ${after.id})`
  const inOrder = sql`order by ${isExact} desc, ${id} desc`
  const page = sql`
    select ${id} as ${sql.ref("id")}, ${isExact} as ${sql.ref("exact")} from (${hits}) as ${sql.ref("h")}
    ${behind} ${inOrder} limit ${limit}`
  return sql`
    select ${sql.join(envelope.map(of))}, ${isExact} as ${sql.ref("exact")}
    from (${page}) as ${sql.ref("h")}
    inner join ${table(names.kind(kind))} as ${sql.ref("r")} on ${of("tenant")} = ${tenant} and ${of("id")} = ${id}
    ${inOrder}`
}

const anyOf = (conditions: ReadonlyArray<Sql>): Sql => sql`(${sql.join(conditions, sql` or `)})`
