// A storm of the size that is asked for, in a database that is there; answers its findings as one line of JSON.
import { chances } from "./chances.ts"
import { findingsOf } from "./findings.ts"
import type { Place } from "./place.ts"
import { storm } from "./storm.ts"

interface StormOrders {
  readonly place: Place
  readonly duties: number
  readonly seconds: number
  readonly seed: number
}

const { place, duties, seconds, seed } = JSON.parse(process.argv[2]!) as StormOrders
const slowMs = place.storage === "sqlite" ? 30 : 400
const fleet = { sweepers: 4, relays: 3, kills: 5, offMs: Math.min(10_000, seconds * 250) }
const run = await storm({ place, duties, seconds, ...fleet, slowMs, random: chances(seed) })
console.log(JSON.stringify(await findingsOf(place, run)))
