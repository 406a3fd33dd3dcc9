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
 * Every text is looked at once, for all words together, and what was seen of one record is gathered by its id. There
 * is nothing for the database to guess: joined word by word, PostgreSQL took minutes where its statistics were old.
 * What is sorted are ids; the records of the page are fetched last.
 */
const searching = (setting: Setting, request: SearchRequest): Sql => {
  const { names } = setting
  const { tenant, kind, after, limit } = request
  const table = tableIn(setting)
  const words = searchedWords(request.text)
  const marks = words.map((_, index) => sql.ref(`w${index}`))
  const [id, exact] = [sql.ref("id"), sql.ref("exact")]
  const gathered = sql`
    select ${id}, max(${exact}) as ${exact} from (${ownTexts(setting, request, words)}
      union all ${personalTexts(setting, request, words)}) as ${sql.ref("seen")}
    group by ${id} having ${sql.join(
      marks.map((mark) => sql`max(${mark}) = 1`),
      sql` and `,
    )}`
  const behind =
    after === undefined
      ? sql``
      : sql`where ${exact} < ${Number(after.exact)} or (${exact} = ${Number(after.exact)} and ${id} < ${after.id})`
  const page = sql`
    select ${id}, ${exact} from (${gathered}) as ${sql.ref("gathered")} ${behind}
    order by ${exact} desc, ${id} desc limit ${limit}`
  const [hit, record] = [of("page"), of("record")]
  return sql`
    select ${sql.join(envelope.map(record))}, ${hit("exact")} as ${exact}
    from (${page}) as ${sql.ref("page")}
    inner join ${table(names.kind(kind))} as ${sql.ref("record")}
      on ${record("tenant")} = ${tenant} and ${record("id")} = ${hit("id")}
    order by ${hit("exact")} desc, ${hit("id")} desc`
}

const ownTexts = (
  { names, schema, dialect }: Setting,
  { tenant, kind, columns, text }: SearchRequest,
  words: ReadonlyArray<string>,
): Sql => {
  const own = ["id", ...columns.map(names.column)].map((name) => sql.ref(name))
  const whole = dialect.folded(sql`${text.trim()}`)
  const isWhole = anyOf(own.map((column) => sql`${dialect.folded(column)} = ${whole}`))
  const occurs = words.map((word) => anyOf(own.map((column) => occursIn(dialect, word, column))))
  return sql`
    select ${sql.ref("id")}, ${sql.join([flag(isWhole, "exact"), ...occurs.map((one, n) => flag(one, `w${n}`))])}
    from ${tableIn({ schema })(names.kind(kind))} where ${sql.ref("tenant")} = ${tenant} and ${anyOf(occurs)}`
}

const personalTexts = (
  { names, schema, dialect }: Setting,
  { tenant, kind }: SearchRequest,
  words: ReadonlyArray<string>,
): Sql => {
  const text = sql.ref("text")
  const occurs = words.map((word) => occursIn(dialect, word, text))
  return sql`
    select ${sql.ref("id")}, ${sql.join([sql`0 as ${sql.ref("exact")}`, ...occurs.map((one, n) => flag(one, `w${n}`))])}
    from ${tableIn({ schema })(names.engine("personalText"))}
    where ${sql.ref("tenant")} = ${tenant} and ${sql.ref("kind")} = ${kind}
      and ${text} not like 'data:%' and ${anyOf(occurs)}`
}

const of =
  (table: string) =>
  (name: string): Sql =>
    sql.ref(`${table}.${name}`)

/** Folding takes most of the time, and a word without letters of two cases has nothing to fold. */
const occursIn = ({ folded, occurs }: Setting["dialect"], word: string, text: Sql): Sql =>
  word.toLowerCase() === word.toUpperCase() ? occurs(sql`${word}`, text) : occurs(folded(sql`${word}`), folded(text))

const anyOf = (conditions: ReadonlyArray<Sql>): Sql => sql`(${sql.join(conditions, sql` or `)})`

const flag = (condition: Sql, name: string): Sql => sql`case when ${condition} then 1 else 0 end as ${sql.ref(name)}`
