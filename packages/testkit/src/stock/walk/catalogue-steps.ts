/** Steps on the catalogue, the bins, the lots, and what a day brings that nobody does. */
import { cast } from "./cast.ts"
import type { Row } from "./move.ts"
import type { Steps } from "./step.ts"
import { coreBins, coreParts } from "./walk-company.ts"
import { day, hour } from "./walk-place.ts"

const partsMax = 9
const binsMax = 9

// What all others work with stays as it is most of the time.
const isCore = ({ id }: Row): boolean => [...coreParts, ...coreBins].some((one) => one.id === id)

const classes = [["dry"], ["cold"], ["dry", "cold"]]
const reason = "Because the walk says so"

export const catalogueSteps: Steps = {
  "part.register": async (client) => {
    if ((await client.all("part")).length >= partsMax) return undefined
    const { chance } = client
    const tracking = chance.one(["none", "lot", "serial"])
    const input = { name: `Part ${client.number()}`, model: "K-series", unit: "piece", tracking }
    return { by: chance.one(cast.storekeepers), input: { ...input, storageClass: chance.one(["dry", "cold"]) } }
  },
  "part.change": async (client) => {
    const part = await client.some("part")
    const storageClass = client.chance.happens(0.3) ? { storageClass: client.chance.one(["dry", "cold"]) } : {}
    return (
      part && { by: cast.storekeepers[0], id: part.id, input: { name: `Part ${client.number()}`, ...storageClass } }
    )
  },
  "part.classify": async (client) => {
    const part = await client.some("part")
    return part && { by: cast.storekeepers[1], id: part.id, input: { abc: client.chance.one(["A", "B", "C"]) } }
  },
  "part.discontinue": async (client) => {
    const part = client.chance.some((await client.all("part", "active")).filter((one) => !isCore(one)))
    return part && { by: cast.storekeepers[0], id: part.id, input: { reason } }
  },
  "part.reinstate": async (client) => {
    const part = await client.some("part", "discontinued")
    return part && { by: cast.storekeepers[0], id: part.id, input: { reason } }
  },

  "bin.register": async (client) => {
    if ((await client.all("bin")).length >= binsMax) return undefined
    const storageClasses = client.chance.one(classes)
    return { by: client.chance.one(cast.storekeepers), input: { warehouse: "Main", storageClasses } }
  },
  "bin.block": async (client) => {
    const bins = await client.all("bin", "open")
    const bin = client.chance.some(bins.filter((one) => !isCore(one) || client.chance.happens(0.1)))
    return bin && { by: cast.storekeepers[0], id: bin.id, input: { reason } }
  },
  "bin.unblock": async (client) => {
    const bin = await client.some("bin", "blocked")
    return bin && { by: cast.storekeepers[0], id: bin.id, input: { reason } }
  },
  "bin.change": async (client) => {
    const bin = await client.some("bin", "blocked")
    return bin && { by: cast.storekeepers[0], id: bin.id, input: { storageClasses: client.chance.one(classes) } }
  },
  "bin.retire": async (client) => {
    const bin = client.chance.some((await client.all("bin", "blocked")).filter((one) => !isCore(one)))
    return bin && { by: cast.storekeepers[0], id: bin.id, input: {} }
  },

  "lot.correctExpiry": async (client) => {
    const lot = await client.some("lot", "open")
    const expiresAt = client.place.now() + client.chance.one([2 * hour, 20 * day, 200 * day])
    return lot && { by: cast.quality[0], id: lot.id, input: { expiresAt, reason } }
  },
}
