/** The storage contract: every law of the port as cases that any test runner can run on any storage. */
import type { StoragePort } from "@fieldcare/core/storage"
import { apartCases } from "./apart-cases.ts"
import { atomicCases } from "./atomic-cases.ts"
import { atomicRaces } from "./atomic-races.ts"
import type { ContractCase } from "./contract-case.ts"
import { dutyClaims } from "./duty-claims.ts"
import { exactTexts } from "./exact-texts.ts"
import { exactValues } from "./exact-values.ts"
import { guardedCases } from "./guarded-cases.ts"
import { guardedRaces } from "./guarded-races.ts"
import { hostileIds } from "./hostile-ids.ts"
import { hostileKinds } from "./hostile-kinds.ts"
import { hostileRequests } from "./hostile-requests.ts"
import { hostileUnits } from "./hostile-units.ts"
import { hostileValues } from "./hostile-values.ts"
import { messageCases } from "./message-cases.ts"
import { messageRaces } from "./message-races.ts"
import { nestedCases } from "./nested-cases.ts"
import { onceCases } from "./once-cases.ts"
import { onceStorms } from "./once-storms.ts"
import { orderedCases } from "./ordered-cases.ts"
import { parkedMessages } from "./parked-messages.ts"
import { relianceRaces } from "./reliance-races.ts"
import { searchCases } from "./search-cases.ts"
import { stockCases } from "./stock-cases.ts"
import { stockExtremes } from "./stock-extremes.ts"
import { stockNeeds } from "./stock-needs.ts"
import { stockPages } from "./stock-pages.ts"
import { stockPostings } from "./stock-postings.ts"
import { stockRaces } from "./stock-races.ts"
import { stockRequests } from "./stock-requests.ts"
import { stockTransactions } from "./stock-transactions.ts"
import { togetherCases } from "./together-cases.ts"
import { transactionCases } from "./transaction-cases.ts"
import { transactionRaces } from "./transaction-races.ts"

/**
 * Every case of the contract, in order of the laws.
 *
 * @category contract
 * @since 0.1.0
 */
export const storageContract: ReadonlyArray<ContractCase> = [
  ...atomicCases,
  ...atomicRaces,
  ...guardedCases,
  ...guardedRaces,
  ...relianceRaces,
  ...onceCases,
  ...onceStorms,
  ...togetherCases,
  ...orderedCases,
  ...apartCases,
  ...exactTexts,
  ...exactValues,
  ...hostileIds,
  ...hostileRequests,
  ...hostileValues,
  ...hostileKinds,
  ...hostileUnits,
  ...transactionCases,
  ...nestedCases,
  ...transactionRaces,
  ...messageCases,
  ...messageRaces,
  ...parkedMessages,
  ...dutyClaims,
  ...searchCases,
  ...stockCases,
  ...stockPostings,
  ...stockExtremes,
  ...stockNeeds,
  ...stockPages,
  ...stockRequests,
  ...stockTransactions,
  ...stockRaces,
]

/**
 * The two words that a test runner is asked for; those of Vitest, Jest and `node:test` fit.
 *
 * @category contract
 * @since 0.1.0
 */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown
  readonly test: (name: string, body: () => Promise<void>) => unknown
}

/**
 * Registers every case with a test runner.
 *
 * **Details**
 *
 * `makeStorage` may answer the same storage every time: each case has a tenant of its own. A known gap, named by
 * its case, is run as an expected failure and never skipped: once it is closed, its test fails until the name
 * is taken off the list. A gap that names no case is an error.
 *
 * @example
 * ```ts
 * runStorageContract("memory", async () => memoryStorage(), { describe, test })
 * ```
 * @category contract
 * @since 0.1.0
 */
export const runStorageContract = (
  name: string,
  makeStorage: () => Promise<StoragePort>,
  { describe, test }: TestRunner,
  { knownGaps = [] }: { readonly knownGaps?: ReadonlyArray<string> } = {},
): void => {
  const unknown = knownGaps.filter((gap) => storageContract.every((one) => one.name !== gap))
  if (unknown.length > 0) throw new Error(`no case of the contract is named ${unknown.join(", ")}`)
  describe(`the storage contract on ${name}`, () => {
    for (const one of storageContract) {
      if (knownGaps.includes(one.name)) test(`law ${one.law}: known gap: ${one.name}`, () => mustFail(one, makeStorage))
      else test(`law ${one.law}: ${one.name}`, () => one.run(makeStorage))
    }
  })
}

const mustFail = async (one: ContractCase, makeStorage: () => Promise<StoragePort>): Promise<void> => {
  const failed = await one.run(makeStorage).then(
    () => false,
    () => true,
  )
  if (!failed) throw new Error(`"${one.name}" is no gap any more: take it off the list of known gaps`)
}
