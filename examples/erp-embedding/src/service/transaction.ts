/** The ERP's own transactions, repeated when somebody else was faster. */
import { StorageError } from "fieldcare"
import type { Transaction } from "kysely"
import type { Database, ErpTables } from "../erp/database.ts"

const attemptsMax = 5

/** Inside a transaction the desk repeats nothing by itself: what the host has read and written goes with it. */
export const together = async <A>(db: Database, use: (trx: Transaction<ErpTables>) => Promise<A>): Promise<A> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(use)
    } catch (error) {
      if (!(error instanceof StorageError && error.isRetryable) || attempt === attemptsMax) throw error
    }
  }
}
