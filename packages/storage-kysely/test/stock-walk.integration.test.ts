// Eight clients over two storages of one database, as two processes have them: whatever they do, stock adds up.
import { regulation } from "@fieldcare/core"
import type { StoragePort } from "@fieldcare/core/storage"
import { walkStock } from "@fieldcare/testkit"
import { describe, expect, test } from "vitest"
import { sqlStorages } from "./servers/sql-storages.ts"

const multiplier = Number(process.env["FIELDCARE_RUNS"] ?? 1)
const seed = Number(process.env["FIELDCARE_SEED"] ?? Date.now() % 1_000_000)

// PGlite has one connection: what races on it, the contract of the storage sees to.
const databases = (await sqlStorages()).filter(({ name }) => name !== "PGlite")

describe.each(databases)("$name", ({ open }) => {
  test("whatever eight clients do at once, stock adds up", { timeout: 100_000 * Math.max(1, multiplier) }, async () => {
    const { storage, again, close } = await open()
    const other = again!()
    const walk = await walkStock({
      storages: [storage as StoragePort, other as StoragePort],
      chapters: regulation(),
      tenant: "acme",
      seed,
      clients: 8,
      steps: Math.ceil(1_500 * multiplier),
      secondsMax: 40 * Math.max(1, multiplier),
    })
    await other.close()
    await close()
    const replay = `Again: FIELDCARE_SEED=${seed} pnpm test stock-walk`
    const { faults, strange, unsound } = walk
    expect({ replay, faults, strange, unsound }).toEqual({ replay, faults: [], strange: [], unsound: [] })
    const answers = Object.values(walk.answers)
    const accepted = answers.reduce((sum, one) => sum + one.accepted, 0)
    const refused = answers.reduce((sum, one) => sum + one.refused + one.overtaken, 0)
    expect(accepted).toBeGreaterThan(300)
    expect(accepted / (accepted + refused)).toBeGreaterThan(0.4)
    expect(walk.races).toBeGreaterThan(10)
    console.info(`seed ${seed}: ${accepted} accepted, ${refused} refused, ${walk.races} races`)
  })
})
