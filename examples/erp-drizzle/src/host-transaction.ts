/** How the desk sends its statements through a transaction of Drizzle's, on any of its PostgreSQL drivers. */
import type { PgSession } from "drizzle-orm/pg-core"
import type { HostTransaction } from "fieldcare"

interface DrizzleTransaction {
  readonly _: { readonly session: Pick<PgSession, "prepareQuery"> }
}

export const hostTransaction = ({ _: { session } }: DrizzleTransaction): HostTransaction => ({
  execute: (sql, parameters) =>
    session.prepareQuery({ sql, params: [...parameters] }, undefined, undefined, false).execute(),
})
