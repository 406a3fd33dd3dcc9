// Eight clients on a real server whose connections are killed under them: what they saw must be one story.
import { Chance } from "@fieldcare/testkit"
import type { StoragePort } from "@fieldcare/core/storage"
import { createConnection, type RowDataPacket } from "mysql2/promise"
import pg from "pg"
import { describe, expect, test } from "vitest"
import { makePlace, type OpenStorage, openPlace, type OwnPlace } from "../src/place.ts"
import { Client, concurrentClients, preparedFor, type Told, unguarded } from "./concurrent-clients.ts"
import { type ServerName, servers, serversThere } from "./servers.ts"

/** Kills one connection to the database of the test, whichever it is; answers how many it was. */
type Killer = { readonly kill: () => Promise<number>; readonly close: () => Promise<void> }

const killers: Readonly<Record<ServerName, (url: string) => Promise<Killer>>> = {
  postgres: async (url) => {
    const client = new pg.Client({ connectionString: servers.postgres })
    await client.connect()
    const database = new URL(url).pathname.slice(1)
    const statement = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 order by random() limit 1`
    return {
      kill: async () => (await client.query(statement, [database])).rowCount ?? 0,
      close: () => client.end(),
    }
  },
  mariadb: async (url) => {
    const connection = await createConnection({ uri: servers.mariadb })
    const database = new URL(url).pathname.slice(1)
    const statement = "select id from information_schema.processlist where db = ? order by rand() limit 1"
    return {
      kill: async () => {
        const [[found]] = await connection.query<Array<RowDataPacket>>(statement, [database])
        if (found === undefined) return 0
        // It may have gone by itself meanwhile.
        return connection.query(`kill connection ${Number(found["id"])}`).then(
          () => 1,
          () => 0,
        )
      },
      close: () => connection.end(),
    }
  },
}

const multiplier = Number(process.env["FIELDCARE_RUNS"] ?? 1)
const seed = Number(process.env["FIELDCARE_SEED"] ?? Date.now() % 1_000_000)

/** Two storages with connections of their own, as two processes have them, and somebody who kills connections. */
const told = async (
  place: OwnPlace,
  calls: number,
  around: (storage: StoragePort) => StoragePort,
  pauseMs: number | undefined,
): Promise<Told & { readonly kills: number }> => {
  const opened: ReadonlyArray<OpenStorage> = [await openPlace(place), await openPlace(place)]
  for (const { storage } of opened) await preparedFor(storage)
  const killer = await killers[place.storage as ServerName](place.at)
  const over = new AbortController()
  let kills = 0
  const killing = async () => {
    while (!over.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      kills += await killer.kill()
    }
  }
  try {
    const killed = pauseMs === undefined ? undefined : killing()
    const storages = opened.map(({ storage }) => around(storage))
    const history = await concurrentClients(storages, { clients: 8, calls, seed, secondsMax: 20 * multiplier }).finally(
      () => {
        over.abort()
      },
    )
    await killed
    return { ...history, kills }
  } finally {
    await killer.close()
    await Promise.all(opened.map(({ close }) => close()))
  }
}

/** On a slow machine it is fewer: the time is bounded as well. */
const most: Readonly<Record<ServerName, number>> = { postgres: 10_000, mariadb: 5_000 }

describe.each(await serversThere())("eight clients on %s", (server) => {
  test("see one story, though their connections are killed", async () => {
    const place = await makePlace(server, servers)
    try {
      const { history, calls, ends, kills } = await told(place, most[server] * multiplier, (storage) => storage, 100)
      const { operations, unanswered } = history.counts()
      console.log(
        `${server}: ${operations} operations on ${history.records().size} records, ${kills} kills, ${unanswered} unanswered, ${JSON.stringify(ends)}; seed ${seed}`,
      )
      expect(history.faults()).toEqual([])
      expect(operations).toBeGreaterThan(500)
      expect(kills).toBeGreaterThanOrEqual(20)
      expect(ends["StorageUnavailable"]).toBeGreaterThan(0)
      expect(["ok", "VersionConflict", "StorageUnavailable", "TransactionAborted"]).toEqual(
        expect.arrayContaining(Object.keys(ends)),
      )
      expect(ends["ok"]! / calls).toBeGreaterThan(0.6)
    } finally {
      await place.drop()
    }
  })

  test("who create one record at once are told of a conflict, all but one", async () => {
    const place = await makePlace(server, servers)
    const opened = await Promise.all(Array.from({ length: 4 }, () => openPlace(place)))
    try {
      for (const { storage } of opened) await preparedFor(storage)
      for (let number = 0; number < 100; number++) {
        const ends = opened.map(({ storage }, at) => {
          const client = new Client(storage, at, new Chance(seed))
          return client.creates(`item-${number}`)
        })
        expect((await Promise.all(ends)).toSorted()).toEqual([...Array(3).fill("VersionConflict"), "ok"])
      }
    } finally {
      await Promise.all(opened.map(({ close }) => close()))
      await place.drop()
    }
  })

  test("do not without a guard of versions", async () => {
    const place = await makePlace(server, servers)
    try {
      const { history } = await told(place, 2_000, unguarded, undefined)
      expect(history.faults().length).toBeGreaterThan(0)
    } finally {
      await place.drop()
    }
  })
})
