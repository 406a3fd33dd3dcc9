/** What the stock ledger is asked: balances, now and at an instant, and postings, both page by page. */
import { type Balance, byAccount, accountKey, type Posting } from "@fieldcare/core/ledger"
import type { BalancesRequest, PostingsRequest, StockQuestion } from "@fieldcare/core/storage"
import { type RawBuilder, sql } from "kysely"
import type { Row, Run, Setting } from "./database.ts"
import { compiledBy, slot } from "./statement.ts"
import { tableIn } from "./names.ts"

type Fragment = RawBuilder<unknown>

const accountColumns = ["part", "place", "item"] as const
const figures = ["quantity", "reserved", "postings"] as const

export const balances = async (
  setting: Setting,
  run: Run,
  request: BalancesRequest,
): Promise<ReadonlyArray<Balance>> => {
  const { at, limit } = request
  const page = pageOf(accountColumns, { ...request }, request.after)
  if (page === undefined) return []
  const statement = setting.statements.of(`balances ${at !== undefined} ${page.shape}`, () =>
    compiledBy(setting.db, at === undefined ? balancesNow(setting, page) : balancesThen(setting, page)),
  )
  const rows = await run(statement.with({ ...page.values, tenant: request.tenant, there: true, at, limit }))
  return rows.map(balanceOf)
}

export const balanceOf = (row: Row): Balance => {
  const { part, place, item } = row as Pick<Balance, "part" | "place" | "item">
  const [quantity, reserved, postings] = figures.map((name) => Number(row[name])) as [number, number, number]
  return { part, item, place, quantity, reserved, postings }
}

const balancesNow = (setting: Setting, page: Page): Fragment => sql`
  select ${list("b", [...accountColumns, ...figures])} from ${balanceTable(setting)} as ${sql.id("b")}
  where ${column("b", "tenant")} = ${slot("tenant")} and ${column("b", "there")} = ${slot("there")}
    ${page.conditions("b")}
  order by ${list("b", page.order)} limit ${slot("limit")}`

// Of each account the last posting until then, which is one step into the key of the postings.
const balancesThen = (setting: Setting, page: Page): Fragment => {
  const last = (names: ReadonlyArray<string>): Fragment => sql`(
      select ${list("p", names)} from ${postingTable(setting)} as ${sql.id("p")}
      where ${sql.join(
        ["tenant", ...accountColumns].map((one) => sql`${column("p", one)} = ${column("b", one)}`),
        sql` and `,
      )} and ${column("p", "at")} <= ${slot("at")}
      order by ${column("p", "at")} desc, ${column("p", "number")} desc limit 1)`
  const then = Object.entries({ quantity: "quantity_after", reserved: "reserved_after", postings: "number" })
  const columns = setting.dialect.lateral
    ? then.map(([name, source]) => sql`${column("l", source)} as ${sql.id(name)}`)
    : then.map(([name, source]) => sql`${last([source])} as ${sql.id(name)}`)
  const joined = sql`cross join lateral ${last(then.map(([, source]) => source))} as ${sql.id("l")}`
  return sql`select * from (
    select ${list("b", accountColumns)}, ${sql.join(columns)}
    from ${balanceTable(setting)} as ${sql.id("b")} ${setting.dialect.lateral ? joined : sql``}
    where ${column("b", "tenant")} = ${slot("tenant")} ${page.conditions("b")}
  ) as ${sql.id("t")}
  where ${column("t", "quantity")} <> 0 or ${column("t", "reserved")} <> 0
  order by ${list("t", page.order)} limit ${slot("limit")}`
}

export const postings = async (
  setting: Setting,
  run: Run,
  request: PostingsRequest,
): Promise<ReadonlyArray<Posting>> => {
  const { place, item, after } = request
  const page = pageOf(["at", "place", "item", "number"], { place, item }, after)
  if (page === undefined) return []
  const statement = setting.statements.of(`postings ${page.shape}`, () =>
    compiledBy(
      setting.db,
      sql`select ${list("p", postingColumns)} from ${postingTable(setting)} as ${sql.id("p")}
      where ${column("p", "tenant")} = ${slot("tenant")} and ${column("p", "part")} = ${slot("part")}
        ${page.conditions("p")}
      order by ${list("p", page.order)} limit ${slot("limit")}`,
    ),
  )
  const { tenant, part, limit } = request
  return (await run(statement.with({ ...page.values, tenant, part, limit }))).map(postingOf)
}

const postingColumns = [
  "part",
  "place",
  "item",
  "number",
  "at",
  "kind",
  "id",
  "sequence",
  "quantity",
  "reserved",
  "quantity_after",
  "reserved_after",
]

const postingOf = (row: Row): Posting => {
  const { part, place, item, kind, id } = row as Pick<Posting, "part" | "place" | "item" | "kind" | "id">
  const whole = (name: string): number => Number(row[name])
  return {
    part,
    item,
    place,
    kind,
    id,
    sequence: whole("sequence"),
    at: whole("at"),
    number: whole("number"),
    quantity: whole("quantity"),
    reserved: whole("reserved"),
    quantityAfter: whole("quantity_after"),
    reservedAfter: whole("reserved_after"),
  }
}

const balanceTable = (setting: Setting): Fragment => tableIn(setting)(setting.names.engine("stockBalance"))
const postingTable = (setting: Setting): Fragment => tableIn(setting)(setting.names.engine("stockPosting"))
const column = (alias: string, name: string): Fragment => sql`${sql.id(alias)}.${sql.id(name)}`
const list = (alias: string, names: ReadonlyArray<string>): Fragment =>
  sql.join(names.map((name) => column(alias, name)))

type Values = Readonly<Record<string, unknown>>

/** Which rows a page is of: those that have what is fixed, behind the last row of the page before. */
interface Page {
  /** Tells its text from all others. */
  readonly shape: string
  readonly values: Values
  readonly conditions: (alias: string) => Fragment
  /** The columns that tell its rows apart. */
  readonly order: ReadonlyArray<string>
}

/** None where no row can be behind the last one. */
const pageOf = (columns: ReadonlyArray<string>, fixed: Values, after: Values | undefined): Page | undefined => {
  const same = columns.filter((name) => fixed[name] !== undefined)
  const order = columns.filter((name) => fixed[name] === undefined)
  const behind = after === undefined ? always : beyond(columns, fixed, after)
  if (behind === never) return undefined
  return {
    shape: `${same.join()}, behind ${behind.shape}`,
    values: Object.fromEntries([
      ...same.map((name) => [`is ${name}`, fixed[name]] as const),
      ...order.map((name) => [`after ${name}`, after?.[name]] as const),
    ]),
    conditions: (alias) =>
      sql.join(
        [
          ...same.map((name) => sql`and ${column(alias, name)} = ${slot(`is ${name}`)}`),
          ...(behind === always ? [] : [sql`and ${behind.condition(alias)}`]),
          sql``,
        ],
        sql` `,
      ),
    order: order.length === 0 ? columns.slice(0, 1) : order,
  }
}

interface Condition {
  readonly shape: string
  readonly condition: (alias: string) => Fragment
}

const always: Condition = { shape: "all", condition: () => sql`true` }
const never: Condition = { shape: "none", condition: () => sql`false` }

// What is fixed tells beforehand on which side of the last row all rows are. The condition on each other column stands
// alone as well, so that every database begins to read there.
const beyond = ([name, ...others]: ReadonlyArray<string>, fixed: Values, after: Values): Condition => {
  if (name === undefined) return never
  const rest = beyond(others, fixed, after)
  if (fixed[name] !== undefined) {
    const side = compared(fixed[name], after[name])
    return side < 0 ? never : side > 0 ? always : rest
  }
  const last = slot(`after ${name}`)
  if (rest === never) return { shape: `>${name}`, condition: (alias) => sql`${column(alias, name)} > ${last}` }
  const from = (alias: string) => sql`${column(alias, name)} >= ${last}`
  if (rest === always) return { shape: `>=${name}`, condition: from }
  return {
    shape: `>${name} ${rest.shape}`,
    condition: (alias) => sql`${from(alias)} and (${column(alias, name)} > ${last} or ${rest.condition(alias)})`,
  }
}

/** By code point, as the databases compare. */
const compared = (one: unknown, other: unknown): number =>
  typeof one === "number" ? one - Number(other) : Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))

/** What is given in a question. Those in which the same is given are asked together. */
type QuestionForm = ReadonlyArray<(typeof accountColumns)[number]>

const formOf = (question: StockQuestion): QuestionForm => accountColumns.filter((name) => question[name] !== undefined)

/** The questions of a need by their forms, in one order. */
export const formsOf = (questions: ReadonlyArray<StockQuestion>): ReadonlyMap<string, QuestionForm> =>
  new Map(questions.map((question) => [formOf(question).join(), formOf(question)] as const).toSorted(byName))

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1

/** The questions of one form, as the statement takes them. */
export const questionsOf = (questions: ReadonlyArray<StockQuestion>, form: string): string =>
  JSON.stringify(
    questions.flatMap((question, n) => (formOf(question).join() === form ? [{ ...question, n: String(n) }] : [])),
  )

/** The balances that such questions mean, of each the first ones. */
export const asked = (setting: Setting, form: QuestionForm, questions: string) => {
  const { db, dialect, names } = setting
  const given = dialect.given(questions, { part: "id", place: "word", item: "word", n: "word" })
  const numbered = sql`row_number() over (partition by ${column("q", "n")} order by ${list("b", accountColumns)})`
  // A cross join, so that SQLite begins with the questions, as for the records of a list of ids.
  const joined = db
    .selectFrom(given.as("q"))
    .crossJoin(`${names.engine("stockBalance")} as b`)
    .select([...accountColumns, ...figures].map((name) => `b.${name}` as const))
    .select(numbered.as("row"))
    .where("b.tenant", "=", slot("tenant"))
    .where("b.there", "=", slot("there"))
  const meant = form.reduce((query, name) => query.whereRef(`b.${name}`, "=", `q.${name}`), joined)
  return db
    .selectFrom(meant.as("t"))
    .select([...accountColumns, ...figures].map((name) => `t.${name}` as const))
    .where("t.row", "<=", slot("answersMax"))
}

/** So many balances a question is answered at most. */
export const answersMax = 500

/** Each balance once, in order. */
export const answered = (rows: ReadonlyArray<Row>): ReadonlyArray<Balance> =>
  [...new Map(rows.map(balanceOf).map((balance) => [accountKey(balance), balance])).values()].toSorted(byAccount)
