/** What a case of the fault contract is. */
import { bounded } from "../storage-contract/contract-case.ts"
import { FaultStage } from "./fault-stage.ts"
import type { FaultName, StorageFaults } from "./storage-faults.ts"

/**
 * One case: what befalls the database, and a story that shows whether the storage bears it.
 *
 * @category contract
 * @since 0.1.0
 */
export interface FaultCase {
  readonly name: string
  readonly fault: FaultName
  readonly run: (faults: StorageFaults) => Promise<void>
}

/** Cases under one fault, which is mended however the story ends. */
export const under =
  (fault: FaultName) =>
  (name: string, story: (faulty: FaultStage) => Promise<void>): FaultCase => ({
    name,
    fault,
    run: async (faults) => {
      const faulty = await FaultStage.on(faults)
      try {
        await bounded(name, () => story(faulty))
      } finally {
        await faulty.end()
      }
    },
  })
