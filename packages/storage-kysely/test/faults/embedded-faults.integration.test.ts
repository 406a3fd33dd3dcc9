// What befalls the embedded databases: SQLite and PGlite have no connection to lose, but rights and room.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageFaultContract, type StorageFaults } from "@fieldcare/testkit"
import { sql } from "kysely"
import { afterAll, describe, test } from "vitest"
import { pgliteStorage } from "../../src/pglite/index.ts"
import { sqliteStorage } from "../../src/sqlite/index.ts"
import { heldConnections } from "./held-connections.ts"

const reason = "The database is in the process: there is no connection that could be lost."
const unbreakable = {
  breakBeforeCommit: reason,
  breakAfterCommit: reason,
  breakAfterTransaction: reason,
  endConnections: reason,
  halfOpen: reason,
}

const folder = mkdtempSync(join(tmpdir(), "fieldcare-faults-"))
const sqlite = sqliteStorage({ file: join(folder, "faults.sqlite") })
const pglite = pgliteStorage()
afterAll(async () => {
  await sqlite.close()
  await pglite.close()
  rmSync(folder, { recursive: true })
})

const sqliteFaults: StorageFaults = {
  ...unbreakable,
  open: async () => sqlite as StoragePort,
  patienceMilliseconds: 4000,
  exhaustPool: () => heldConnections(sqlite, 1),
  readOnly: async () => {
    await sql`pragma query_only = 1`.execute(sqlite.db)
    return async () => {
      await sql`pragma query_only = 0`.execute(sqlite.db)
    }
  },
  diskFull: async () => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(sqlite.db)
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(sqlite.db)
    return async () => {
      await sql`pragma max_page_count = 1073741823`.execute(sqlite.db)
    }
  },
}

const pgliteFaults: StorageFaults = {
  ...unbreakable,
  open: async () => pglite as StoragePort,
  patienceMilliseconds: 4000,
  exhaustPool: () => heldConnections(pglite, 1),
  readOnly: async () => {
    await sql`set default_transaction_read_only = on`.execute(pglite.db)
    return async () => {
      await sql`set default_transaction_read_only = off`.execute(pglite.db)
    }
  },
  // Its file system is not filled: the database is made to say what it says then, where it would.
  diskFull: async () => {
    await sql`create or replace function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`.execute(
      pglite.db,
    )
    await sql`create trigger no_room before insert on fieldcare_journal execute function no_room()`.execute(pglite.db)
    return async () => {
      await sql`drop trigger if exists no_room on fieldcare_journal`.execute(pglite.db)
    }
  },
}

runStorageFaultContract("SQLite", sqliteFaults, { describe, test }, console.info)
runStorageFaultContract("PGlite", pgliteFaults, { describe, test }, console.info)
