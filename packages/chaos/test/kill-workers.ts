/** kill -9, a short run on one storage. Each has a file of its own, so that they run beside others. */
import { describe, expect, test } from "vitest"
import { figuresOf, table, verdictOf } from "../src/report.ts"
import { chaos } from "../src/supervisor.ts"
import type { StorageName } from "../src/place.ts"
import { servers, serversThere } from "./servers.ts"

const seed = Number(process.env["FIELDCARE_SEED"] ?? Date.now() % 1_000_000)

/** Registers the run; it is skipped where the storage needs a server that is not there, and need not be. */
export const killWorkersOn = async (storage: StorageName): Promise<void> => {
  const needsServer = storage === "postgres" || storage === "mariadb"
  const isMissing = needsServer && !(await serversThere()).includes(storage)
  describe.skipIf(isMissing)(`workers on ${storage}`, () => {
    test("lose nothing, do nothing twice and nothing by halves when they are killed", async () => {
      const outcome = await chaos({ storage, seconds: 6, killsLeast: 20, secondsMost: 150, seed, servers })
      console.log(JSON.stringify(figuresOf(outcome)))
      expect({ verdict: verdictOf(outcome), told: table(outcome) }).toMatchObject({ verdict: "kept" })
      expect(outcome.kills).toBeGreaterThanOrEqual(20)
      expect(outcome.acknowledged).toBeGreaterThan(outcome.sent / 2)
    }, 300_000)
  })
}
