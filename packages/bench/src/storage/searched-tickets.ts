/** Tickets with customers and descriptions that differ, to search in: 100,000 of them unless told otherwise. */

import type { StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { type Kysely, type RawBuilder, sql } from "kysely"
import { tenant } from "./repair.ts"

export const searchedCount = Number(process.env["FIELDCARE_BENCH_TICKETS"] ?? 100_000)

/** The numbers from 1 on, as each database can list them. */
export const series = {
  sqlite: sql`(with recursive s(n) as (select 1 union all select n + 1 from s where n < ${sql.lit(searchedCount)}) select n from s)`,
  postgres: sql`(select n from generate_series(1, ${sql.lit(searchedCount)}) as g(n))`,
  mariadb: sql`(select seq as n from ${sql.raw(`seq_1_to_${searchedCount}`)})`,
}

const id = sql`concat('T-', right(concat('000000', n), 6))`
const idOnSqlite = sql`printf('T-%06d', n)`

/** One character of a list, another for every number. */
const some = (list: string, factor: number): RawBuilder<unknown> =>
  sql`substr(${sql.lit(list)}, ${sql.lit(factor)} * n % ${sql.lit(list.length)} + 1, 1)`

const texts: ReadonlyArray<RawBuilder<unknown>> = [
  sql`concat(${some("王李张刘陈杨赵黄周吴", 1)}, ${some("芳伟娜敏静丽强磊军洋勇艳杰娟涛明", 7)}, ${some("芳伟娜敏静丽强磊军洋勇艳杰", 11)})`,
  sql`concat('+86 21 ', n * 7919)`,
  sql`concat('上海市', case n % 4 when 0 then '淮海中路' when 1 then '南京东路' when 2 then '人民大道' else '长江路' end, n % 900 + 1, '号', n % 30 + 1, '楼')`,
  sql`concat(case n % 4 when 0 then '压缩机漏水，不制冷，客户希望尽快上门检修' when 1 then '运行噪音大，面板显示故障代码，已重启两次仍无法恢复' when 2 then 'The compressor leaks and the unit does not cool; the customer asks for a visit' else 'Display shows an error code after a power cut, restarted twice without success' end, ' ', n)`,
]

/** Copies one ticket, written by the storage, in the database itself: how they came there is not what is measured. */
export const fillSearched = async (
  { storage, db }: { readonly storage: StoragePort<never>; readonly db: Kysely<never> },
  dialect: keyof typeof series,
  like: UnitOfWork,
): Promise<void> => {
  const { row } = like.writes[0]!
  const first = { ...row, id: "T-000000", version: 1, columns: { ...row.columns, serial: "K20-000000" } }
  await Effect.runPromise(
    storage.commit({
      tenant,
      writes: [{ expectedVersion: 0, row: first, duties: [] }],
      reliedOn: [],
      entries: [],
      messages: [],
      personal: [],
    }),
  )
  const own = dialect === "sqlite" ? idOnSqlite : id
  const serial = sql`concat('K20-', ${own})`
  const columns = ["tenant", "status", "category", "head", "version", "record", "trail", "customer", "product"]
  const refs = sql.join(columns.map((name) => sql.ref(`t.${name}`)))
  await sql`insert into fieldcare_ticket (${sql.join(columns.map((name) => sql.ref(name)))}, id, serial)
    select ${refs}, ${own}, ${serial} from fieldcare_ticket as t cross join ${series[dialect]} as s`.execute(db)
  for (const [index, text] of texts.entries())
    await sql`insert into fieldcare_personal_text (tenant, reference, subject, kind, id, text)
      select ${sql.lit(tenant)}, concat(${own}, ${sql.lit(`-${index}`)}), concat('c-', n % 20000), 'ticket', ${own}, ${text}
      from ${series[dialect]} as s`.execute(db)
}

/** What is looked for. */
export const searches: Readonly<Record<string, string>> = {
  "a serial number, whole": "K20-T-054321",
  "a telephone number, whole": `+86 21 ${54_321 * 7919}`,
  "a name of two characters": "王芳",
  "a word that a quarter has": "漏水",
  "two words": "compressor 长江路",
  "what nobody has": "洗衣机",
}
