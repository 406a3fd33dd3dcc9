/** What befalls a MariaDB: sockets cut and swallowed by a proxy, sessions killed, rights withdrawn, no room left. */
import type { StoragePort } from "@fieldcare/core/storage"
import type { StorageFaults } from "@fieldcare/testkit"
import { createConnection, type RowDataPacket } from "mysql2/promise"
import { mariaDbStorage } from "../../src/mariadb/index.ts"
import { FaultProxy } from "../servers/fault-proxy.ts"
import type { TestServer } from "@fieldcare/test-servers"
import { heldConnections } from "./held-connections.ts"

const connectionsMax = 3

/** Tells the message that ends a write: the execution of a prepared statement, or the commit after several. */
const lastOfWrite = () => {
  let isInTransaction = false
  return (message: string): boolean => {
    if (/start transaction$/i.test(message)) isInTransaction = true
    return isInTransaction ? /\u0003commit$/i.test(message) : message.charCodeAt(4) === 0x17
  }
}

/** The means to break a MariaDB, and how to tidy up after them. */
export const mariaDbFaults = async (server: TestServer) => {
  const database = await server.database()
  const name = new URL(database.url).pathname.slice(1)
  const owner = await createConnection({ uri: database.url, multipleStatements: true })
  // The storage is a user of its own, whose rights can be withdrawn.
  const user = `fieldcare_${process.pid}`
  await owner.query(`create user ${user}@'%' identified by 'loopback'; grant all on ${name}.* to ${user}@'%'`)
  const url = new URL(database.url)
  url.username = user
  url.password = "loopback"
  const proxy = await FaultProxy.before(url.href)
  const storage = mariaDbStorage({
    url: proxy.through(url.href),
    connectionsMax,
    connectMillisecondsMax: 700,
    statementMillisecondsMax: 700,
  })

  const mend = async () => proxy.mend()
  const killSessions = async () => {
    const [rows] = await owner.query<Array<RowDataPacket>>(
      "select id from information_schema.processlist where user = ?",
      [user],
    )
    for (const { id } of rows) await owner.query(`kill ${id as number}`).catch(() => {})
  }

  const faults: StorageFaults = {
    open: async () => storage as StoragePort,
    patienceMilliseconds: 5000,
    breakBeforeCommit: async () => {
      proxy.cut({ when: "before" })
      return mend
    },
    breakAfterCommit: async () => {
      proxy.cut({ when: "after", meets: lastOfWrite() })
      return mend
    },
    breakAfterTransaction: async () => {
      proxy.cut({ when: "after", meets: (message) => /\u0003commit$/i.test(message) })
      return mend
    },
    endConnections: async () => {
      await killSessions()
      return async () => {}
    },
    halfOpen: async () => {
      proxy.swallow()
      return mend
    },
    exhaustPool: () => heldConnections(storage, connectionsMax),
    // `read_only` is the whole server's, which is not ours: what the storage may not write is withheld from it.
    readOnly: async () => {
      await owner.query(`revoke insert, update, delete on ${name}.* from ${user}@'%'`)
      await killSessions()
      return async () => {
        await owner.query(`grant all on ${name}.* to ${user}@'%'`)
        await killSessions()
      }
    },
    // A disk of this machine is not filled: the server is made to say what it says then, where it would.
    diskFull: async () => {
      await owner.query(`create trigger no_room before insert on fieldcare_journal for each row
        signal sqlstate 'HY000' set mysql_errno = 1021, message_text = 'Disk full; waiting for someone to free some space'`)
      return async () => {
        await owner.query("drop trigger if exists no_room")
      }
    },
  }
  const close = async () => {
    proxy.mend()
    proxy.endConnections()
    await storage.close()
    await proxy.close()
    await owner.query(`drop user ${user}@'%'`)
    await owner.end()
    await database.drop()
  }
  return { faults, close }
}
