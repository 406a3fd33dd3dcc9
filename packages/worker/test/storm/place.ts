// Where a storm has its data, as plain data that is handed to processes.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { StoragePort } from "@fieldcare/core/storage"
import { machineMariaDb, machinePostgres, type TestServer } from "@fieldcare/test-servers"
import { mariaDbStorage } from "@fieldcare/storage-kysely/mariadb"
import { postgresStorage } from "@fieldcare/storage-kysely/postgres"
import { sqliteStorage } from "@fieldcare/storage-kysely/sqlite"

export interface Place {
  readonly storage: "postgres" | "mariadb" | "sqlite"
  readonly at: string
}

const connectionsMax = 4

export const openPlace = ({ storage, at }: Place): StoragePort & { readonly close: () => Promise<void> } =>
  ({
    postgres: () => postgresStorage({ connectionString: at, connectionsMax }),
    mariadb: () => mariaDbStorage({ url: at, connectionsMax }),
    sqlite: () => sqliteStorage({ file: at }),
  })[storage]() as unknown as StoragePort & { readonly close: () => Promise<void> }

const onServer = async (storage: Place["storage"], server: TestServer | string | undefined) => {
  // A text says why the server is not fit for tests.
  if (server === undefined || typeof server === "string") return undefined
  const { url, drop } = await server.database()
  return { place: { storage, at: url }, drop }
}

/** A database of its own; nothing where there is no such server and nobody demands one. */
export const placeOn = async (storage: Place["storage"]) => {
  if (storage === "postgres") return onServer(storage, await machinePostgres())
  if (storage === "mariadb") return onServer(storage, await machineMariaDb())
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-storm-"))
  const drop = async () => rmSync(folder, { recursive: true, force: true })
  return { place: { storage, at: join(folder, "service.sqlite") }, drop }
}
