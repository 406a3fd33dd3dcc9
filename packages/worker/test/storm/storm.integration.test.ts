// The whole run, with 5,000 duties: pnpm chaos --workers --storage postgres --duties 5000
import { afterAll, describe, expect, test } from "vitest"
import { chances } from "./chances.ts"
import { findingsOf } from "./findings.ts"
import { type Place, placeOn } from "./place.ts"
import { storm } from "./storm.ts"

const seed = Number(process.env["FIELDCARE_SEED"] ?? Date.now() % 1_000_000)

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
      const size = sizes[name as keyof typeof sizes]
      const slowMs = name === "sqlite" ? 30 : 400
      const run = await storm({ place, ...size, slowMs, random: chances(seed) })
      const { seconds, ...findings } = await findingsOf(place, run)
      console.log(`${name}: seed ${seed}, ${JSON.stringify({ ...findings, seconds })}`)
      const kept = { lost: 0, unknown: 0, outOfOrder: 0, notedWrongly: 0, faults: 0, parkedAndReplayed: 5 }
      expect(findings).toMatchObject({ ...kept, duties: size.duties })
      expect(run.parked.map(({ id }) => id)).toEqual(["E-0", "E-1", "E-2", "E-3", "E-4"])
      expect(run.parked[0]!.problem).toContain("answered 400")
      expect(findings.rolledBack).toBeGreaterThan(0)
    }, 300_000)
  },
)
