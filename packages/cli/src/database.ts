/** Opening the database that a command works on. */
import type { StoragePort } from "@fieldcare/core/storage"
import { UsageError } from "./usage.ts"

export interface OpenStorage {
  // oxlint-disable-next-line typescript/no-explicit-any -- as a desk takes it: whatever the handle is
  readonly storage: StoragePort<any>
  readonly close: () => Promise<void>
}

/** Opens what a URL names: postgres://, mysql://, mariadb://, sqlite:<file>, memory:. A message never repeats it: it may hold a password. */
export const openStorage = async (url: string): Promise<OpenStorage> => {
  const [, scheme, rest = ""] = /^([a-z]+):(.*)$/s.exec(url) ?? []
  switch (scheme) {
    case "postgres":
    case "postgresql": {
      const { postgresStorage } = await import("@fieldcare/storage-kysely/postgres")
      return closing(postgresStorage({ connectionString: url }))
    }
    case "mysql":
    case "mariadb": {
      const { mariaDbStorage } = await import("@fieldcare/storage-kysely/mariadb")
      return closing(mariaDbStorage({ url: url.replace(/^mariadb:/, "mysql:") }))
    }
    case "sqlite": {
      const { sqliteStorage } = await import("@fieldcare/storage-kysely/sqlite")
      return closing(sqliteStorage({ file: rest.replace(/^\/\/(?=\/)/, "") }))
    }
    case "memory": {
      const { memoryStorage } = await import("@fieldcare/storage-memory")
      return { storage: memoryStorage(), close: async () => {} }
    }
    default:
      throw new UsageError(
        "The database is not named by a URL that is known: postgres://, mysql://, mariadb://, sqlite:<file>, memory:.",
      )
  }
}

const closing = (storage: OpenStorage["storage"] & { readonly close: () => Promise<void> }): OpenStorage => ({
  storage,
  close: storage.close,
})
