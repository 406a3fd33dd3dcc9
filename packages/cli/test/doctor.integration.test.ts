// Faults of servers: each is planted in a database, a role or a server of its own, and found.
import { once } from "node:events"
import { type AddressInfo, connect, createServer as createTcpServer, type Server as TcpServer } from "node:net"
import {
  embeddedPostgres,
  machinePostgres,
  onMariaDb,
  startEmbeddedPostgres,
  startMariaDb,
  type TestDatabase,
  type TestServer,
} from "@fieldcare/test-servers"
import { createServer as createMySqlServer } from "mysql2"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { doctorCommand } from "../src/doctor-command.ts"
import { folder, ranIn, recorded } from "./folder.ts"
import { withTickets } from "./records.ts"

interface Report {
  readonly findings: ReadonlyArray<{ readonly id: string; readonly severity: string }>
}

const examined = async (url: string, config = "{}") => {
  const path = await folder({ "fieldcare.config.mjs": `export default ${config}` })
  const { code, out, error } = await ranIn(path, ["doctor", "--json", "--database", url])
  expect(error).toBe("")
  expect(out).not.toContain("geheim")
  const { findings } = JSON.parse(out) as Report
  return { code, ids: findings.filter(({ severity }) => severity !== "note").map(({ id }) => id) }
}

const databaseOf = async (server: TestServer): Promise<TestDatabase> => {
  const database = await server.database()
  onTestFinished(database.drop)
  return database
}

const asked = async (url: string, ...statements: ReadonlyArray<string>): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const named = (url: string): string => new URL(url).pathname.slice(1)

describe("on PostgreSQL the doctor finds", () => {
  let server: TestServer
  beforeAll(async () => {
    server = (await machinePostgres()) ?? (await embeddedPostgres())
  })
  afterAll(() => server.stop())

  const migrated = async () => {
    const { url } = await databaseOf(server)
    await withTickets(await folder({}), url, { acme: 1 })
    return url
  }

  it("nothing where nothing is wrong", async () => {
    expect(await examined(await migrated())).toEqual({ code: 0, ids: [] })
  })

  it.each([
    ["synchronous_commit = off", "postgres.synchronous-commit", 1],
    ["default_transaction_isolation = 'serializable'", "postgres.isolation", 0],
    ["default_transaction_read_only = on", "postgres.read-only", 1],
  ])("a database with %s", async (setting, id, code) => {
    const url = await migrated()
    await asked(url, `alter database ${named(url)} set ${setting}`)
    expect(await examined(url)).toEqual({ code, ids: [id] })
  })

  it("an encoding that cannot hold every text", async () => {
    const { url } = await databaseOf(server)
    const name = `${named(url)}_latin`
    await asked(url, `create database ${name} template template0 encoding 'LATIN1' locale 'C'`)
    onTestFinished(() => asked(url, `drop database ${name} with (force)`))
    const other = new URL(url)
    other.pathname = `/${name}`
    expect((await examined(other.href)).ids).toContain("postgres.encoding")
  })

  it("indexes made by another version of the system's sorting", async () => {
    const { url } = await databaseOf(server)
    const name = `${named(url)}_sorted`
    await asked(url, `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'en'`)
    onTestFinished(() => asked(url, `drop database ${name} with (force)`))
    const other = new URL(url)
    other.pathname = `/${name}`
    await withTickets(await folder({}), other.href, {})
    expect((await examined(other.href)).ids).toEqual([])
    await asked(url, `update pg_database set datcollversion = '0.1' where datname = '${name}'`)
    expect(await examined(other.href)).toEqual({ code: 1, ids: ["postgres.collation-version"] })
  })

  it("a role that passes row-level security, or owns what it is to be bound by", async () => {
    const url = await migrated()
    const role = `${named(url)}_role`
    await asked(url, `create role ${role} login bypassrls password 'geheim'`, `grant all on schema public to ${role}`)
    onTestFinished(() =>
      asked(url, `reassign owned by ${role} to current_user`, `drop owned by ${role}`, `drop role ${role}`),
    )
    const secured = `{ rowLevelSecurity: true, tablePrefix: "secured_" }`
    const asRole = new URL(url)
    asRole.username = role
    asRole.password = "geheim"
    const first = await examined(asRole.href, secured)
    expect(first.ids).toEqual(expect.arrayContaining(["postgres.row-level-security", "schema.outdated"]))
    await asked(url, `alter role ${role} nobypassrls`)
    const path = await folder({ "fieldcare.config.mjs": `export default ${secured}` })
    expect((await ranIn(path, ["migrate", "--database", asRole.href])).code).toBe(0)
    expect((await examined(asRole.href, secured)).ids).toEqual(["postgres.role-owns-tables"])
  })

  it("clocks that are apart", async () => {
    const path = await folder({})
    const url = await migrated()
    const skew = async (milliseconds: number) => {
      const terminal = recorded(path)
      const options = { config: undefined, database: url, strict: false }
      const request = {
        argument: undefined,
        options,
        json: true,
        commands: [],
        language: "en",
        languageAsked: undefined,
      } as const
      const now = () => Date.now() + milliseconds
      const code = await doctorCommand(request, terminal, { now, nodeVersion: process.versions.node })
      return [code, (JSON.parse(terminal.written.out) as Report).findings.map(({ id }) => id)]
    }
    expect(await skew(-5_000)).toEqual([0, ["clock.skew"]])
    expect(await skew(60_000)).toEqual([1, ["clock.skew"]])
  })

  it("a pooler that the storage is not told of, and one that is not there", async () => {
    const url = await migrated()
    const between = await poolerBefore(url)
    expect((await examined(between)).ids).toEqual(["pooler.not-told"])
    expect((await examined(between, "{ pooler: true }")).ids).toEqual([])
    expect((await examined(url, "{ pooler: true }")).ids).toEqual(["pooler.not-there"])
  })
})

describe("on a PostgreSQL server that trades safety for speed the doctor finds", () => {
  it("fsync and full_page_writes off", async () => {
    const server = await startEmbeddedPostgres({ fsync: "off", full_page_writes: "off" })
    try {
      const { code, ids } = await examined(server.url)
      expect(code).toBe(1)
      expect(ids).toEqual(expect.arrayContaining(["postgres.fsync", "postgres.full-page-writes"]))
      expect(ids).not.toContain("postgres.synchronous-commit")
    } finally {
      await server.stop()
    }
  })
})

await onMariaDb(async (server) => {
  describe(`on ${server.name} the doctor finds`, () => {
    it("nothing where nothing is wrong", async () => {
      const { url } = await databaseOf(server)
      await withTickets(await folder({}), url, { acme: 1 })
      expect(await examined(url)).toEqual({ code: 0, ids: [] })
    })

    it("a server that trades safety for speed", async () => {
      const own = await startMariaDb({
        "innodb-flush-log-at-trx-commit": "2",
        "log-bin": "log",
        "sync-binlog": "0",
        "innodb-doublewrite": "0",
        "read-only": "1",
      })
      expect(own, "mariadbd is not installed").toBeDefined()
      try {
        const { code, ids } = await examined(`${own!.url}information_schema`)
        expect(code).toBe(1)
        expect(ids).toEqual(
          expect.arrayContaining([
            "mariadb.flush-log",
            "mariadb.sync-binlog",
            "mariadb.doublewrite",
            "mariadb.read-only",
          ]),
        )
      } finally {
        await own!.stop()
      }
    })
  })
})

describe("MySQL", () => {
  it("is refused by name, by every command", async () => {
    const url = await mySql("8.4.3")
    expect(await examined(url)).toEqual({ code: 1, ids: ["database.unreachable"] })
    const { code, error } = await ranIn(await folder({}), ["migrate", "--database", url])
    expect(code).toBe(3)
    expect(error).toContain("is MySQL 8.4.3; Fieldcare runs on MariaDB 10.6 or later")
  })
})

/** A server of MySQL's protocol that says which version it is. */
const mySql = async (version: string): Promise<string> => {
  const server = createMySqlServer((connection) => {
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: version,
      connectionId: 1,
      statusFlags: 2,
      characterSet: 45,
      capabilityFlags: 0x00_ff_f7_ff,
      authCallback: (_: unknown, done: (error: null) => void) => done(null),
    })
    connection.on("query", () => {
      connection.writeTextResult([{ version }], [column("version")])
    })
    connection.on("error", () => {})
  })
  const listening = server.listen(0) as unknown as { readonly _server: TcpServer }
  await once(listening._server, "listening")
  onTestFinished(() => void listening._server.close())
  return `mysql://root@127.0.0.1:${(listening._server.address() as AddressInfo).port}/test`
}

const column = (name: string) => ({
  catalog: "def",
  schema: "",
  table: "",
  orgTable: "",
  name,
  orgName: name,
  characterSet: 45,
  columnLength: 60,
  columnType: 253,
  flags: 0,
  decimals: 0,
})

/**
 * Stands before a server as a pooler does: hands everything through, and its own keys for cancelling (message
 * `K`) in place of the server's.
 */
const poolerBefore = async (url: string): Promise<string> => {
  const target = new URL(url)
  const server = createTcpServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname)
    let started = false
    client.pipe(upstream)
    upstream.on("data", (chunk) => {
      const at = started ? -1 : chunk.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]))
      if (at >= 0) {
        started = true
        chunk.writeInt32BE(chunk.readInt32BE(at + 5) + 1_000_000, at + 5)
      }
      client.write(chunk)
    })
    for (const socket of [client, upstream])
      socket
        .on("error", () => {})
        .on("close", () => {
          client.destroy()
          upstream.destroy()
        })
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, "127.0.0.1", resolve)
  await promise
  onTestFinished(() => void server.close())
  const through = new URL(url)
  through.port = String((server.address() as AddressInfo).port)
  return through.href
}
