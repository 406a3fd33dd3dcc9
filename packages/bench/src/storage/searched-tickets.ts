/** Tickets with customers and descriptions that differ, to search in: 100,000 of them unless told otherwise. */

import type { StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { tenant } from "./repair.ts"
import { idOf } from "./tickets.ts"

export const searchedCount = Number(process.env["FIELDCARE_BENCH_TICKETS"] ?? 100_000)

const families = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"]
const given = ["芳", "伟", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明"]
const streets = ["淮海中路", "南京东路", "中山北路", "人民大道", "解放路", "长江路", "建国门外大街"]
const faults = [
  "压缩机漏水，不制冷，客户希望尽快上门检修",
  "运行噪音大，面板显示故障代码，已重启两次仍无法恢复",
  "The compressor leaks and the unit does not cool; the customer asks for a visit in the morning",
  "Display shows an error code after a power cut, restarted twice without success",
]

const some = <A>(list: ReadonlyArray<A>, number: number): A => list[number % list.length]!

const written = (number: number, of: UnitOfWork["writes"][number]["row"]): UnitOfWork["writes"][number] => {
  const id = idOf(number)
  const serial = `K20-${String(number).padStart(6, "0")}`
  const columns = { ...of.columns, customer: `c-${number % 20_000}`, serial }
  return { expectedVersion: 0, row: { ...of, id, version: 1, columns }, duties: [] }
}

const told = (number: number): ReadonlyArray<string> => [
  `${some(families, number)}${some(given, number * 7)}${some(given, Math.floor(number / 16))}`,
  `+86 21 ${String((number * 7919) % 100_000_000).padStart(8, "0")}`,
  `上海市${some(streets, number * 3)}${(number % 900) + 1}号${(number % 30) + 1}楼`,
  `${some(faults, number)} (${number})`,
]

/** Fifty in a commit: how they came there is not what is measured. */
export const fillSearched = async (storage: StoragePort<never>, like: UnitOfWork): Promise<void> => {
  const { row } = like.writes[0]!
  for (let first = 0; first < searchedCount; first += 50) {
    const numbers = Array.from({ length: Math.min(50, searchedCount - first) }, (_, index) => first + index)
    const personal = numbers.flatMap((number) =>
      told(number).map((text, index) => ({
        reference: `${idOf(number)}-${index}`,
        subject: `c-${number % 20_000}`,
        kind: row.kind,
        id: idOf(number),
        text,
      })),
    )
    const writes = numbers.map((number) => written(number, row))
    await Effect.runPromise(storage.commit({ tenant, writes, reliedOn: [], entries: [], messages: [], personal }))
  }
}

/** What is looked for, and how many of 100,000 tickets have it. */
export const searches: Readonly<Record<string, string>> = {
  "a serial number, whole": "K20-054321",
  "a telephone number, whole": `+86 21 ${String((54_321 * 7919) % 100_000_000).padStart(8, "0")}`,
  "a name of two characters": "王芳",
  "a word that a quarter has": "漏水",
  "two words": "compressor 淮海中路",
  "what nobody has": "洗衣机",
}
