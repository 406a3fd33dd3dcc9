import type { KindDeclaration, StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { schemaSql } from "../../src/index.ts"
import { changes, type EmptyDatabase, products, statementsIn } from "./databases.ts"

const { runPromise } = Effect

const ticket: KindDeclaration = {
  kind: "repairTicket",
  columns: [
    { name: "serial", type: "text", indexed: true },
    { name: "pieces", type: "integer", indexed: false },
    { name: "openedAt", type: "instant", indexed: true },
    { name: "urgent", type: "boolean", indexed: false },
  ],
}
const part: KindDeclaration = { kind: "part", columns: [] }

const extended: KindDeclaration = {
  ...ticket,
  columns: [...ticket.columns, { name: "city", type: "text", indexed: true }],
}

const refusal = async (effect: Effect.Effect<unknown, StorageError>) => (await runPromise(Effect.flip(effect))).reason

const all = await products()
afterAll(async () => {
  for (const { stop } of all) await stop()
})

describe.each(all)("the tables on $name", ({ empty, dialect, quoted }) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await empty()
  })
  afterEach(() => database.drop())
  const table = quoted("fieldcare_repair_ticket")
  const textType = dialect === "mariadb" ? "longtext" : "text"

  /** What a refused plan says, where it says it; and that preparing fails with it and runs nothing. */
  const refused = async (...kinds: ReadonlyArray<KindDeclaration>) => {
    const ran: Array<string> = []
    const storage = database.storage({}, (sql) => void ran.push(sql))
    const plan = await runPromise(storage.plan(kinds))
    expect(schemaSql(plan)).not.toMatch(/^(create|alter|insert)/m)
    expect(await refusal(storage.prepare(kinds))).toMatchObject({ _tag: "SchemaRefused", problems: plan.refusals })
    expect(ran.filter(changes)).toEqual([])
    return plan.refusals.map(({ where, problem }) => `${where} ${problem}`)
  }

  test("a plan says what will run, prepare runs just that, and then there is nothing to do", async () => {
    const ran: Array<string> = []
    const storage = database.storage({}, (sql) => void ran.push(sql))
    const plan = await runPromise(storage.plan([ticket, part]))
    expect(ran.filter(changes)).toEqual([])
    expect(plan).toMatchObject({ refusals: [], notes: [] })
    expect(plan.steps.every(({ description }) => /^(Migration \d|Kind |What )/.test(description))).toBe(true)
    await runPromise(storage.prepare([ticket, part]))
    expect(ran.filter(changes)).toEqual(statementsIn(schemaSql(plan)))
    expect(await runPromise(storage.plan([ticket, part]))).toMatchObject({ steps: [], refusals: [], notes: [] })
  })

  test("an administrator can run the printed text, and then there is nothing to do", async () => {
    const storage = database.storage({ schemaChanges: "refuse" })
    const text = schemaSql(await runPromise(storage.plan([ticket, part])))
    for (const statement of statementsIn(text)) await database.run(statement)
    expect(schemaSql(await runPromise(storage.plan([ticket, part])))).toBe("-- Nothing to do.\n")
    await runPromise(storage.prepare([ticket, part]))
  })

  test("a storage that changes no tables says which SQL is pending, and runs none", async () => {
    const ran: Array<string> = []
    const storage = database.storage({ schemaChanges: "refuse" }, (sql) => void ran.push(sql))
    const reason = await refusal(storage.prepare([ticket]))
    const { steps } = await runPromise(storage.plan([ticket]))
    expect(reason).toMatchObject({ _tag: "SchemaOutdated", steps })
    expect(reason.message).toContain(steps[3]!.sql)
    expect(ran.filter(changes)).toEqual([])
    // Who may change tables uses the same storage's own verb.
    expect((await runPromise(storage.apply([ticket]))).steps).toEqual(steps)
    await runPromise(storage.prepare([ticket]))
  })

  test("the engine's released migrations never change", async () => {
    const golden = join(import.meta.dirname, `engine.${dialect === "pglite" ? "postgres" : dialect}.sql`)
    expect(schemaSql(await runPromise(database.storage().plan([])))).toBe(readFileSync(golden, "utf8"))
  })

  test("a new column comes with a note to fill it, the column and its index", async () => {
    const storage = database.storage()
    await runPromise(storage.prepare([ticket]))
    const { steps } = await runPromise(storage.plan([extended]))
    expect(steps.map(({ sql }) => sql.replaceAll(/[`"]/g, "").split(" ").slice(0, 3).join(" "))).toEqual([
      "insert into fieldcare_column_refill",
      "alter table fieldcare_repair_ticket",
      "create index fieldcare_repair_ticket_city_index",
    ])
    expect((await runPromise(storage.apply([extended]))).steps).toEqual(steps)
    expect((await runPromise(storage.plan([extended]))).notes).toEqual([
      "column city of repairTicket is still to be filled from its records",
    ])
  })

  test("what is not declared any more stays and is noted", async () => {
    const storage = database.storage()
    await runPromise(storage.prepare([extended]))
    const plan = await runPromise(storage.plan([ticket]))
    expect(plan).toEqual({
      storage: dialect,
      steps: [],
      refusals: [],
      notes: ["column city of table fieldcare_repair_ticket is not declared; it stays as it is"],
    })
    expect(schemaSql(plan)).toMatch(/^-- NOTE: column city/)
  })

  test("an index that somebody has dropped is made again", async () => {
    const storage = database.storage()
    await runPromise(storage.prepare([ticket]))
    const index = quoted("fieldcare_repair_ticket_serial_index")
    await database.run(`drop index ${index}${dialect === "mariadb" ? ` on ${table}` : ""}`)
    expect((await runPromise(storage.apply([ticket]))).steps).toHaveLength(1)
    expect((await runPromise(storage.plan([ticket]))).steps).toEqual([])
  })

  test("a column that changes its type is refused", async () => {
    await runPromise(database.storage().prepare([ticket]))
    const changed = { ...ticket, columns: [{ name: "serial", type: "integer", indexed: true } as const] }
    const [first, ...others] = await refused(changed)
    expect(first).toMatch(/^column serial of table fieldcare_repair_ticket is (long)?text.*needs (big)?int/)
    expect(others).toEqual([])
  })

  test("a column of ours that has another type in the database is refused", async () => {
    await runPromise(database.storage().prepare([part]))
    await database.run(`alter table ${quoted("fieldcare_part")} add column ${quoted("city")} integer`)
    expect(await refused({ ...part, columns: [{ name: "city", type: "text", indexed: false }] })).toEqual([
      expect.stringMatching(/^column city of table fieldcare_part is int.*needs (long)?text/),
    ])
  })

  test("a table of that name that is not ours is refused, and so is a view", async () => {
    await database.run(`create table ${table} (${quoted("id")} integer primary key, ${quoted("status")} integer)`)
    await database.run(`create view ${quoted("fieldcare_part")} as select 1 as ${quoted("id")}`)
    expect(await refused(ticket, part)).toEqual([
      "table fieldcare_repair_ticket is there and is none of Fieldcare's: it lacks tenant, category, head, version, record, trail",
      "table fieldcare_part is there and is none of Fieldcare's: it is a view",
    ])
  })

  test("an undeclared column without which no row can be written is refused", async () => {
    await runPromise(database.storage().prepare([part]))
    // SQLite only adds such a column to a table when it has a default.
    const { steps } = await runPromise(database.storage().plan([ticket]))
    const create = steps.find(({ sql }) => sql.startsWith("create table"))!.sql
    await database.run(create.replace("(\n", `(\n  ${quoted("warehouse")} ${textType} not null,\n`))
    expect(await refused(ticket)).toEqual([
      "column warehouse of table fieldcare_repair_ticket is not declared, and no row can be written without it",
    ])
  })

  test("an index of ours over other columns is refused", async () => {
    await runPromise(database.storage().prepare([part]))
    const grown = (indexed: boolean): KindDeclaration => ({
      ...part,
      columns: [{ name: "pieces", type: "integer", indexed }],
    })
    const name = quoted("fieldcare_part_pieces_index")
    await database.run(`create index ${name} on ${quoted("fieldcare_part")} (${quoted("tenant")}, ${quoted("id")})`)
    await runPromise(database.storage().apply([grown(false)]))
    expect(await refused(grown(true))).toEqual([
      "index fieldcare_part_pieces_index of table fieldcare_part is over tenant, id, and not over tenant, pieces",
    ])
  })

  test("a database of a newer version of Fieldcare is refused", async () => {
    await runPromise(database.storage().prepare([]))
    await database.run(`insert into ${quoted("fieldcare_migration")} values (6, 'what a later version does')`)
    expect(await refused(part)).toEqual([
      "table fieldcare_migration is at version 6, and this version of Fieldcare knows 5",
    ])
  })

  test("a table of the engine's that somebody has dropped is refused, since its rows are gone", async () => {
    await runPromise(database.storage().prepare([]))
    await database.run(`drop table ${quoted("fieldcare_outbox")}`)
    expect(await refused(part)).toEqual(["table fieldcare_outbox is gone"])
  })

  test("names that are too long or the engine's own are refused, all at once", async () => {
    const long = `${"ab".repeat(20)}NNNNNNNN`
    const letters = "A".repeat(35)
    expect(
      await refused(
        { kind: "outbox", columns: [] },
        { kind: `k${letters}`, columns: [] },
        { kind: "part", columns: [{ name: `c${letters}`, type: "text", indexed: true }] },
        { kind: long, columns: [{ name: long, type: "text", indexed: true }] },
      ),
    ).toEqual([
      "kind outbox has a name that the engine keeps for a table of its own",
      `kind k${letters} makes a name of 81 characters, and databases take 63`,
      `column c${letters} of part makes a name of 71 characters, and databases take 63`,
      `kind ${long} makes a name of 66 characters, and databases take 63`,
    ])
  })

  test("a kind that is no name is refused before anything is asked", async () => {
    const storage = database.storage()
    const kinds = [{ kind: 'x"; drop table y; --', columns: [] }]
    for (const verb of [storage.plan, storage.apply, storage.refill, storage.prepare])
      expect((await refusal(verb(kinds) as Effect.Effect<unknown, StorageError>))._tag).toBe("RequestInvalid")
  })
})
