/** Kysely over PGlite's single connection: whoever has it keeps it until its transaction ends. */
import type { PGlite } from "@electric-sql/pglite"
import { type DatabaseConnection, type Dialect, PGliteDialect, PGliteDriver } from "kysely"

/**
 * The Kysely dialect for a PGlite database.
 *
 * **Details**
 *
 * Kysely's own dialect hands its connection to everybody at once, so that a query from outside would run
 * inside whatever transaction is open. Here it waits until that transaction ends.
 *
 * @category storage
 * @since 0.1.0
 */
export const kyselyPGlite = (pglite: PGlite): Dialect => {
  const dialect = new PGliteDialect({ pglite })
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new SingleConnectionDriver({ pglite }),
  }
}

class SingleConnectionDriver extends PGliteDriver {
  #free: Promise<void> = Promise.resolve()
  #release: () => void = () => {}

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#free = promise
    await before
    this.#release = resolve
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    this.#release()
  }
}
