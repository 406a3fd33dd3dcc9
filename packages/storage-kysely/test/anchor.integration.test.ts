// Somebody with the database's password changes the journal: what shows by itself, and what an anchor shows.
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { actor, intake, openedOn, type TestDesk } from "./desk-scene.ts"
import { type OpenedStorage, sqlStorages } from "./servers/sql-storages.ts"

const clerk = actor("clara", "clerk")

for (const { name, open } of await sqlStorages()) {
  describe(`an anchor on ${name}`, () => {
    let opened: OpenedStorage
    let desk: TestDesk
    beforeAll(async () => {
      opened = await open()
      desk = await openedOn(opened.storage)
      for (const id of ["T-1", "T-2", "T-3"]) {
        await desk.as(clerk).ticket.receive(intake, { id })
        for (const text of ["one", "two", "three"]) await desk.as(clerk).ticket.note(id, { text })
      }
    })
    afterAll(() => opened.close())

    const row = async (id: string) =>
      (await opened.storage.db.selectFrom("fieldcare_ticket").selectAll().where("id", "=", id).execute())[0]!
    const cutTo = async (id: string, version: number, former: Readonly<Record<string, unknown>>) => {
      const { db } = opened.storage
      await db.deleteFrom("fieldcare_journal").where("id", "=", id).where("sequence", ">", version).execute()
      await db.deleteFrom("fieldcare_ticket").where("id", "=", id).execute()
      const whole = Object.entries(former).map(([column, value]) => [
        column,
        value !== null && typeof value === "object" ? JSON.stringify(value) : value,
      ])
      await db.insertInto("fieldcare_ticket").values(Object.fromEntries(whole)).execute()
    }

    test("holds every head, stays true while work goes on, and verifies", async () => {
      const anchor = await desk.anchor(clerk)
      expect(anchor.chains.map(({ kind, id, version }) => [kind, id, version])).toEqual([
        ["ticket", "T-1", 4],
        ["ticket", "T-2", 4],
        ["ticket", "T-3", 4],
      ])
      await desk.as(clerk).ticket.note("T-3", { text: "later" })
      const seen: Array<number> = []
      expect(await desk.verify(clerk, { anchor, onProgress: (records) => void seen.push(records) })).toEqual({
        records: 3,
        entries: 13,
        faults: [],
        stock: [],
        notes: 0,
      })
      expect(seen.at(-1)).toBe(3)
    })

    test("that is not as it was taken, or another tenant's, is refused", async () => {
      const anchor = await desk.anchor(clerk)
      const bent = { ...anchor, chains: anchor.chains.slice(1) }
      await expect(desk.verify(clerk, { anchor: bent })).rejects.toThrow("Expected an anchor")
      await expect(desk.verify({ ...clerk, tenant: "other" }, { anchor })).rejects.toThrow("Expected an anchor")
    })

    test("finds a tail that was cut and a record that was removed, which nothing else can", async () => {
      const former = await row("T-1")
      await desk.as(clerk).ticket.note("T-1", { text: "to be hidden" })
      const anchor = await desk.anchor(clerk)
      await cutTo("T-1", 4, former)
      await sql`delete from fieldcare_journal where id = 'T-2'`.execute(opened.storage.db)
      await sql`delete from fieldcare_ticket where id = 'T-2'`.execute(opened.storage.db)
      expect((await desk.verify(clerk)).faults).toEqual([])
      expect((await desk.verify(clerk, { anchor })).faults).toEqual([
        { kind: "ticket", id: "T-1", sequence: 5, fault: "cut" },
        { kind: "ticket", id: "T-2", sequence: 4, fault: "missing" },
      ])
    })

    test("is not needed for an entry that was changed", async () => {
      const { db } = opened.storage
      const [first] = await db.selectFrom("fieldcare_journal").select("entry").where("id", "=", "T-3").execute()
      const text = typeof first!["entry"] === "string" ? first!["entry"] : JSON.stringify(first!["entry"])
      const entry = text.replaceAll("clara", "carla")
      await db
        .updateTable("fieldcare_journal")
        .set({ entry })
        .where("id", "=", "T-3")
        .where("sequence", "=", 1)
        .execute()
      expect((await desk.verify(clerk)).faults).toContainEqual({
        kind: "ticket",
        id: "T-3",
        sequence: 1,
        fault: "altered",
      })
    })
  })
}
