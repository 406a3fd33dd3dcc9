/** The stock contract: what must come of it when several people work with the same parts at once. */
import type { StoragePort } from "@fieldcare/core/storage"
import type { TestRunner } from "../storage-contract/storage-contract.ts"
import { approvalCases } from "./contract/approval-cases.ts"
import { countCases } from "./contract/count-cases.ts"
import { numberCases } from "./contract/number-cases.ts"
import { onceCases } from "./contract/once-cases.ts"
import { revokedCases } from "./contract/revoked-cases.ts"
import { shelfCases } from "./contract/shelf-cases.ts"
import type { StockCase } from "./contract/stock-case.ts"

/**
 * Every case of the stock contract.
 *
 * @category stock
 * @since 0.1.0
 */
export const stockContract: ReadonlyArray<StockCase> = [
  ...onceCases,
  ...countCases,
  ...approvalCases,
  ...revokedCases,
  ...shelfCases,
  ...numberCases,
]

/**
 * Registers every case with a test runner.
 *
 * **Details**
 *
 * `makeStorage` may answer the same storage every time: each case has a tenant, and a company, of its own.
 *
 * @example
 * ```ts
 * import { describe, test } from "node:test"
 * runStockContract("memory", async () => memoryStorage(), { describe, test })
 * ```
 * @category stock
 * @since 0.1.0
 */
export const runStockContract = (
  name: string,
  makeStorage: () => Promise<StoragePort>,
  { describe, test }: TestRunner,
): void => {
  describe(`the stock contract on ${name}`, () => {
    for (const one of stockContract) test(one.name, () => one.run(makeStorage))
  })
}
