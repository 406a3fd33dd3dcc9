// What befalls a PostgreSQL: sockets cut and swallowed by a proxy, sessions ended, writes refused, no room left.
import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageFaultContract, type StorageFaults } from "@fieldcare/testkit"
import pg from "pg"
import { afterAll, describe, test } from "vitest"
import { postgresStorage } from "../../src/postgres/index.ts"
import { FaultProxy } from "../servers/fault-proxy.ts"
import { embeddedPostgres, machinePostgres } from "@fieldcare/test-servers"
import { heldConnections } from "./held-connections.ts"

const connectionsMax = 3

for (const server of [await embeddedPostgres(), await machinePostgres()]) {
  if (server === undefined) continue
  const database = await server.database()
  const proxy = await FaultProxy.before(database.url)
  const storage = postgresStorage({
    connectionString: proxy.through(database.url),
    connectionsMax,
    timeoutMilliseconds: 700,
  })
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  afterAll(async () => {
    proxy.mend()
    // Those that swallow would keep the pool waiting for their last word.
    proxy.endConnections()
    await storage.close()
    await owner.end()
    await proxy.close()
    await database.drop()
    await server.stop()
  })

  const name = new URL(database.url).pathname.slice(1)
  const mend = async () => proxy.mend()
  const endSessions = async () => {
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
      [name],
    )
  }

  const faults: StorageFaults = {
    open: async () => storage as StoragePort,
    patienceMilliseconds: 4000,
    breakBeforeCommit: async () => {
      proxy.cut({ when: "before" })
      return mend
    },
    breakAfterCommit: async () => {
      proxy.cut({ when: "after" })
      return mend
    },
    breakAfterTransaction: async () => {
      proxy.cut({ when: "after", meets: (message) => /\bcommit\0/i.test(message) })
      return mend
    },
    endConnections: async () => {
      await endSessions()
      return async () => {}
    },
    halfOpen: async () => {
      proxy.swallow()
      return mend
    },
    exhaustPool: () => heldConnections(storage, connectionsMax),
    readOnly: async () => {
      await owner.query(`alter database ${name} set default_transaction_read_only = on`)
      await endSessions()
      return async () => {
        await owner.query("set session characteristics as transaction read write")
        await owner.query(`alter database ${name} set default_transaction_read_only = off`)
        await endSessions()
      }
    },
    // A disk of this machine is not filled: the server is made to say what it says then, where it would.
    diskFull: async () => {
      await owner.query(`
        create or replace function no_room() returns trigger language plpgsql as
          $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
        create trigger no_room before insert on fieldcare_journal execute function no_room()`)
      return async () => {
        await owner.query("drop trigger if exists no_room on fieldcare_journal")
      }
    },
  }
  runStorageFaultContract(server.name, faults, { describe, test }, console.info)
}
