/** The fault contract: what a storage owes when its database fails, as cases for any test runner. */
import type { TestRunner } from "../storage-contract/storage-contract.ts"
import type { FaultCase } from "./fault-case.ts"
import { lackCases } from "./lack-cases.ts"
import { lostConnectionCases } from "./lost-connection-cases.ts"
import { type FaultName, faultNames, type StorageFaults } from "./storage-faults.ts"

/**
 * Every case of the fault contract.
 *
 * @category contract
 * @since 0.1.0
 */
export const storageFaultContract: ReadonlyArray<FaultCase> = [...lostConnectionCases, ...lackCases]

/**
 * Registers the cases that a host has the means for, and prints of every fault whether it was tested, or why not.
 *
 * **Details**
 *
 * A case without its means is not registered: nothing is skipped unseen. Faults without any case to run are an
 * error when there are no others. The cases of one storage must run one after the other.
 *
 * @example
 * ```ts no-run
 * runStorageFaultContract("PostgreSQL", faultsOf(server), { describe, test }, console.info)
 * ```
 * @category contract
 * @since 0.1.0
 */
export const runStorageFaultContract = (
  name: string,
  faults: StorageFaults,
  { describe, test }: TestRunner,
  print: (line: string) => void,
): void => {
  const isThere = (fault: FaultName) => typeof faults[fault] !== "string"
  const cases = storageFaultContract.filter(({ fault }) => isThere(fault))
  if (cases.length === 0) throw new Error(`there are no means to break ${name}: nothing would be tested`)
  for (const fault of faultNames) {
    const many = cases.filter((one) => one.fault === fault).length
    print(`${name}: ${fault}: ${isThere(fault) ? `${many} cases` : `not tested. ${faults[fault] as string}`}`)
  }
  describe(`the fault contract on ${name}`, () => {
    for (const one of cases) test(`${one.fault}: ${one.name}`, () => one.run(faults))
  })
}
