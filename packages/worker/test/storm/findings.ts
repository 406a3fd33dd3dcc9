// What a storm shows: counts of what went well, and of each way in which a promise could be broken.
import * as Effect from "effect/Effect"
import { openPlace, type Place } from "./place.ts"
import type { Storm } from "./storm.ts"

/** `lost`, `unknown`, `outOfOrder`, `notedWrongly` and `faults` are 0 when every promise was kept. */
export const findingsOf = async (place: Place, run: Storm) => {
  const { arrived, cases, parked, rolledBack, faults, kills, seconds } = run
  const expected = new Set(
    cases.flatMap(({ id, entries }) => Array.from({ length: entries }, (_, n) => `acme/errand/${id}/${n + 1}`)),
  )
  const first = new Set(arrived)
  return {
    duties: cases.length,
    messages: first.size,
    kills,
    repeats: arrived.length - first.size,
    parkedAndReplayed: parked.length,
    rolledBack: rolledBack.length,
    lost: [...expected].filter((id) => !first.has(id)).length,
    unknown: [...first].filter((id) => !expected.has(id)).length,
    outOfOrder: outOfOrder([...first]).length,
    notedWrongly: (
      await notedWrongly(
        place,
        cases.map(({ id }) => id),
      )
    ).length,
    faults: faults.length,
    seconds: Math.round(seconds * 10) / 10,
  }
}

/** Messages that came before one which their case's journal has earlier. */
const outOfOrder = (first: ReadonlyArray<string>): ReadonlyArray<string> => {
  const last = new Map<string, number>()
  return first.filter((message) => {
    const [, , id, sequence] = message.split("/") as [string, string, string, string]
    const before = last.get(id) ?? 0
    last.set(id, Number(sequence))
    return Number(sequence) !== before + 1
  })
}

/** Cases whose open duty has more or less than one note since it began. */
const notedWrongly = async (place: Place, ids: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const storage = openPlace(place)
  const wrong: Array<string> = []
  for (const id of ids) {
    const entries = await Effect.runPromise(
      storage.journal({ tenant: "acme", kind: "errand", id, after: 0, limit: 1000 }),
    )
    let noted = 0
    for (const { duties } of entries)
      for (const change of duties) {
        if (change.type === "started") noted = 0
        if (change.type === "noticed") noted += 1
        if (noted > 1) wrong.push(id)
      }
    if (noted !== 1) wrong.push(`${id}: ${noted}`)
  }
  await storage.close()
  return wrong
}
