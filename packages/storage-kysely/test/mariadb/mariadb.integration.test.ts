/** What only MariaDB does: deadlocks that undo everything, a setting that changes what readers see, lost connections. */
import { connect, createServer, type Server, type Socket } from "node:net"
import { StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { Kysely, MysqlDialect, sql } from "kysely"
import { createPool } from "mysql2"
import { createPool as createPromisePool } from "mysql2/promise"
import { afterAll, describe, expect, test } from "vitest"
import { sqlStorage } from "../../src/index.ts"
import { mariaDbStorage } from "../../src/mariadb/index.ts"
import { assertSound } from "../../src/mariadb/server-settings.ts"
import { onMariaDb } from "@fieldcare/test-servers"
import { reasonOf, unitOf } from "../unit.ts"

const kinds = [{ kind: "ticket", columns: [{ name: "serial", type: "text", indexed: true }] }] as const

await onMariaDb(async (server) => {
  const database = await server.database()
  const storage = mariaDbStorage({ url: database.url, statementMillisecondsMax: 6000 })
  const admin = createPromisePool({ uri: database.url, connectionLimit: 2 })
  await Effect.runPromise(storage.prepare(kinds))
  afterAll(async () => {
    await storage.close()
    await admin.end()
    await database.drop()
  })

  describe("MariaDB", () => {
    test("undoes a whole transaction at a deadlock, which can be tried again", async () => {
      await Effect.runPromise(storage.commit(unitOf({ id: "D-1" })))
      await Effect.runPromise(storage.commit(unitOf({ id: "D-2" })))
      let arrived = 0
      const both = Promise.withResolvers<void>()
      const crossing = (first: string, second: string) =>
        Effect.flip(
          storage.transaction((_, inside) =>
            Effect.gen(function* () {
              yield* inside.commit(unitOf({ id: first, from: 1 }))
              arrived += 1
              if (arrived === 2) both.resolve()
              yield* Effect.promise(() => both.promise)
              yield* inside.commit(unitOf({ id: second, from: 1 }))
              return yield* Effect.fail("both written" as const)
            }),
          ),
        )
      const outcomes = await Promise.all([
        Effect.runPromise(crossing("D-1", "D-2")),
        Effect.runPromise(crossing("D-2", "D-1")),
      ])
      const reasons = outcomes.map((outcome) => (outcome instanceof StorageError ? outcome.reason._tag : outcome))
      expect(reasons.toSorted()).toEqual(["TransactionAborted", "both written"])
      const { rows } = await sql`select distinct version from fieldcare_ticket where id like 'D-%'`.execute(storage.db)
      expect(rows).toEqual([{ version: 1 }])
    })

    test("commits nothing of a transaction whose deadlock the host has swallowed", async () => {
      await Effect.runPromise(storage.commit(unitOf({ id: "H-1" })))
      await Effect.runPromise(storage.commit(unitOf({ id: "H-2" })))
      const rival = await admin.getConnection()
      await rival.beginTransaction()
      // The rival writes more, so that the server gives up ours.
      for (let more = 0; more < 20; more++)
        await rival.query("insert into fieldcare_migration values (?, 'rival')", [1000 + more])
      await rival.query("update fieldcare_ticket set head = 'rival' where id = 'H-1'")
      const swallowing = storage.transaction((handle, inside) =>
        Effect.gen(function* () {
          yield* inside.commit(unitOf({ id: "H-2", from: 1 }))
          const crossing = rival.query("update fieldcare_ticket set head = 'rival' where id = 'H-2'")
          yield* Effect.promise(async () => {
            await new Promise((resolve) => setTimeout(resolve, 200))
            await sql`update fieldcare_ticket set head = 'host' where id = 'H-1'`.execute(handle).catch(() => {})
            await crossing
          })
          yield* Effect.ignore(inside.commit(unitOf({ id: "H-3" })))
        }),
      )
      expect(await reasonOf(swallowing as never)).toMatch(/TransactionAborted|TransactionPoisoned/)
      await rival.rollback()
      rival.release()
      const { rows } = await sql`select id, version from fieldcare_ticket where id like 'H-%' order by id`.execute(
        storage.db,
      )
      expect(rows).toEqual([
        { id: "H-1", version: 1 },
        { id: "H-2", version: 1 },
      ])
    })

    test("writes nothing into another library's transaction that a deadlock has undone", async () => {
      const connection = await admin.getConnection()
      const host = { execute: (text: string, values: ReadonlyArray<unknown>) => connection.query(text, [...values]) }
      expect(await reasonOf(storage.within(host).commit(unitOf({ id: "O-1" })))).toBe("TransactionPoisoned")
      connection.release()
      const { rows } = await sql`select id from fieldcare_ticket where id like 'O-%'`.execute(storage.db)
      expect(rows).toEqual([])
    })

    for (const snapshots of ["on", "off"]) {
      test(`guards versions in a host's repeatable read with innodb_snapshot_isolation ${snapshots}`, async () => {
        const id = `S-${snapshots}`
        await Effect.runPromise(storage.commit(unitOf({ id })))
        const connection = await admin.getConnection()
        await connection.query(`set session innodb_snapshot_isolation = ${snapshots}`)
        await connection.query("set session transaction isolation level repeatable read")
        await connection.query("start transaction with consistent snapshot")
        await connection.query("select * from fieldcare_ticket")
        await Effect.runPromise(storage.commit(unitOf({ id, from: 1 })))
        const host = { execute: (text: string, values: ReadonlyArray<unknown>) => connection.query(text, [...values]) }
        const reason = await reasonOf(storage.within(host).commit(unitOf({ id, from: 1 })))
        expect(reason).toBe(snapshots === "on" ? "TransactionAborted" : "VersionConflict")
        await connection.query("rollback")
        connection.destroy()
      })
    }

    test("takes part in another library's transaction, and a refusal leaves it usable", async () => {
      const connection = await admin.getConnection()
      const host = {
        execute: (text: string, values: ReadonlyArray<unknown>) =>
          connection.execute(text, [...values] as Array<string | number | null>),
      }
      await connection.beginTransaction()
      const inside = storage.within(host)
      await Effect.runPromise(inside.commit(unitOf({ id: "W-1", key: "w" })))
      expect(await reasonOf(inside.commit(unitOf({ id: "W-2", key: "w" })))).toBe("KeyTaken")
      expect(await reasonOf(inside.commit(unitOf({ id: "W-1" })))).toBe("VersionConflict")
      await Effect.runPromise(inside.commit(unitOf({ id: "W-1", from: 1 })))
      await connection.rollback()
      connection.release()
      const { rows } = await sql`select id from fieldcare_ticket where id like 'W-%'`.execute(storage.db)
      expect(rows).toEqual([])
    })

    test("works over a host's own pool, and leaves no transaction open on it when a statement fails", async () => {
      const pool = createPool({ uri: database.url, connectionLimit: 1 })
      const hosts = sqlStorage({ db: new Kysely({ dialect: new MysqlDialect({ pool }) }), dialect: "mariadb" })
      await Effect.runPromise(hosts.prepare(kinds))
      await Effect.runPromise(hosts.commit(unitOf({ id: "P-1", entries: 1 })))
      // The journal has that entry already, which is no refusal.
      expect(await reasonOf(hosts.commit(unitOf({ id: "P-1", from: 1, entries: 1, sequence: 1 })))).toBe(
        "StatementFailed",
      )
      await Effect.runPromise(storage.commit(unitOf({ id: "P-1", from: 1 })))
      await new Promise<void>((resolve) => pool.end(() => resolve()))
    })

    test("tells a lock that is not given in time, and lets nothing of the unit stay", async () => {
      await Effect.runPromise(storage.commit(unitOf({ id: "L-1" })))
      const connection = await admin.getConnection()
      await connection.beginTransaction()
      await connection.query("update fieldcare_ticket set version = 9 where id = 'L-1'")
      expect(await reasonOf(storage.commit(unitOf({ id: "L-1", from: 1, key: "l" })))).toBe("TransactionAborted")
      await connection.rollback()
      connection.release()
      await Effect.runPromise(storage.commit(unitOf({ id: "L-1", from: 1, key: "l" })))
    })

    test("refuses a server that does not sync, unless less is promised", async () => {
      const sound = { version: "10.11.2-MariaDB", mode: "STRICT_ALL_TABLES", flush: 1 }
      expect(() => assertSound(sound, "power")).not.toThrow()
      expect(() => assertSound({ ...sound, flush: 2 }, "process")).not.toThrow()
      expect(() => assertSound({ ...sound, flush: 2 }, "power")).toThrow(/innodb_flush_log_at_trx_commit = 2/)
      expect(() => assertSound({ ...sound, version: "8.0.36" }, "power")).toThrow(/version = 8.0.36/)
      expect(() => assertSound({ ...sound, mode: "" }, "power")).toThrow(/sql_mode/)
    })

    test("gives up a connection that goes silent, and the next call has another", async () => {
      const proxy = await silentProxy(new URL(database.url))
      const far = mariaDbStorage({ url: proxy.url, statementMillisecondsMax: 1000, connectionsMax: 2 })
      await Effect.runPromise(far.prepare(kinds))
      proxy.silence()
      const started = performance.now()
      expect(await reasonOf(far.commit(unitOf({ id: "B-1", key: "b" })))).toBe("StorageUnavailable")
      expect(performance.now() - started).toBeLessThan(5000)
      proxy.heal()
      await Effect.runPromise(far.commit(unitOf({ id: "B-2" })))
      await far.close()
      proxy.close()
    })

    test("lets several be made ready at once", async () => {
      const several = Array.from({ length: 4 }, () => mariaDbStorage({ url: database.url, tablePrefix: "many_" }))
      await Effect.runPromise(
        Effect.all(
          several.map((one) => one.prepare(kinds)),
          { concurrency: "unbounded" },
        ),
      )
      await Promise.all(several.map((one) => one.close()))
    })

    test("tells a server that is not there", async () => {
      const nowhere = mariaDbStorage({ url: "mysql://root@127.0.0.1:1/none" })
      expect(await reasonOf(nowhere.prepare(kinds))).toBe("StorageUnavailable")
      await nowhere.close()
    })

    test("keeps trailing blanks, letter case and accents apart in columns and answers", async () => {
      const serials = ["SN-1é", "sn-1é", "SN-1é ", "SN-1e", "x".repeat(70_000)]
      for (const [index, serial] of serials.entries())
        await Effect.runPromise(storage.commit(unitOf({ id: `T-${index}`, serial })))
      for (const [index, serial] of serials.entries()) {
        const found = await Effect.runPromise(
          storage.find({ tenant: "t", kind: "ticket", where: { serial }, order: "ascending", limit: 10 }),
        )
        expect(found.map(({ id }) => id)).toEqual([`T-${index}`])
      }
    })
  })
})

interface Proxy {
  readonly url: string
  readonly silence: () => void
  readonly heal: () => void
  readonly close: () => void
}

/** Hands on what comes, until it is told to swallow it; the connections stay open. */
const silentProxy = async (target: URL): Promise<Proxy> => {
  let silent = false
  const sockets: Array<Socket> = []
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port || 3306), target.hostname)
    const lost = { now: silent }
    sockets.push(near, far)
    near.on("data", (chunk) => {
      if (silent) lost.now = true
      if (!lost.now) far.write(chunk)
    })
    far.on("data", (chunk) => {
      if (!lost.now) near.write(chunk)
    })
    for (const socket of [near, far]) socket.on("error", () => {})
    near.on("close", () => far.destroy())
    far.on("close", () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = new URL(target)
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    silence: () => (silent = true),
    heal: () => (silent = false),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
