// The whole run, with 5,000 duties: FIELDCARE_STORM=5000 pnpm test worker/test/storm
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, test } from "vitest"
import { openPlace, type Place, placeOn } from "./place.ts"
import { storm } from "./storm.ts"

const full = Number(process.env["FIELDCARE_STORM"] ?? 0)

const seed = Number(process.env["FIELDCARE_SEED"] ?? Date.now() % 1_000_000)

/** Mulberry32: the same chances for the same seed. */
const chances = (from: number) => {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const whole = { duties: full, kills: 60, sweepers: 4, relays: 3, offMs: 10_000 }

const small = { kills: 2, sweepers: 2, relays: 2, offMs: 500 }

const sizes = {
  postgres: { duties: 200, kills: 5, sweepers: 4, relays: 3, offMs: 1_000 },
  mariadb: { ...small, duties: 60 },
  sqlite: { ...small, duties: 60 },
} as const

const places = {
  postgres: await placeOn("postgres"),
  mariadb: await placeOn("mariadb"),
  sqlite: await placeOn("sqlite"),
}
afterAll(async () => {
  for (const place of Object.values(places)) await place?.drop()
})

describe.each(Object.entries(places).flatMap(([name, own]) => (own === undefined ? [] : [[name, own.place] as const])))(
  "a storm on %s",
  (name, place: Place) => {
    test("every duty is noted once, no message is lost or out of order, repeats carry the same id", async () => {
      const size = full > 0 ? whole : sizes[name as keyof typeof sizes]
      const slowMs = name === "sqlite" ? 30 : 400
      const run = await storm({ place, ...size, slowMs, random: chances(seed) })
      const { arrived, cases, parked, rolledBack, faults } = run
      const expected = cases.flatMap(({ id, entries }) =>
        Array.from({ length: entries }, (_, n) => `acme/errand/${id}/${n + 1}`),
      )
      const first = [...new Set(arrived)]
      console.log(
        `${name}: seed ${seed}, ${cases.length} duties, ${first.length} messages, ${run.kills} kills, ` +
          `${arrived.length - first.length} repeats, ${parked.length} parked and replayed, ` +
          `${rolledBack.length} rolled back, ${run.seconds.toFixed(1)} s`,
      )
      expect(first.toSorted()).toEqual(expected.toSorted())
      expect(outOfOrder(first)).toEqual([])
      expect(cases).toHaveLength(size.duties)
      expect(faults).toEqual([])
      expect(parked.map(({ id }) => id)).toEqual(["E-0", "E-1", "E-2", "E-3", "E-4"])
      expect(parked[0]!.problem).toContain("answered 400")
      expect(rolledBack.length).toBeGreaterThan(0)
      expect(
        await notedTwice(
          place,
          cases.map(({ id }) => id),
        ),
      ).toEqual([])
    }, 900_000)
  },
)

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
const notedTwice = async (place: Place, ids: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const storage = openPlace(place)
  const twice: Array<string> = []
  for (const id of ids) {
    const entries = await Effect.runPromise(
      storage.journal({ tenant: "acme", kind: "errand", id, after: 0, limit: 1000 }),
    )
    let noted = 0
    for (const { duties } of entries)
      for (const change of duties) {
        if (change.type === "started") noted = 0
        if (change.type === "noticed") noted += 1
        if (noted > 1) twice.push(id)
      }
    if (noted !== 1) twice.push(`${id}: ${noted}`)
  }
  await storage.close()
  return twice
}
