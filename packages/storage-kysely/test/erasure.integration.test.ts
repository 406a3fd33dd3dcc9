// A person who was erased is nowhere: in no table, no message, no answer, no export.
import { openDesk, regulation } from "@fieldcare/core"
import { aroundTheClock } from "@fieldcare/core/time"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { actor, intake, openedOn, type TestDesk } from "./desk-scene.ts"
import { type OpenedStorage, sqlStorages } from "./servers/sql-storages.ts"

const clerk = actor("clara", "clerk")
const canary = "CANARY-7f3c"
const person = { id: "c-canary", name: `${canary} Li`, telephone: `${canary} 1`, address: `${canary} Street` }

for (const { name, open } of await sqlStorages()) {
  describe(`erasure on ${name}`, () => {
    let opened: OpenedStorage
    let desk: TestDesk
    beforeAll(async () => {
      opened = await open()
      desk = await openedOn(opened.storage, 1000)
    })
    afterAll(() => opened.close())

    /** The tables of which some row holds a word of the person. */
    const tablesThatKnow = async (): Promise<ReadonlyArray<string>> => {
      const { db } = opened.storage
      const tables = (await db.introspection.getTables())
        .map((table) => table.name)
        .filter((one) => one.startsWith("fieldcare"))
      expect(tables.length).toBeGreaterThan(6)
      const known: Array<string> = []
      for (const table of tables) {
        const rows = await db.selectFrom(table).selectAll().execute()
        const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))
        if (text.includes(canary)) known.push(table)
      }
      return known
    }

    test("leaves no word of the person anywhere, and every chain verifies", async () => {
      const tickets = desk.as(clerk).ticket
      await tickets.receive({ ...intake, customer: person, description: `${canary} says` }, { id: "T-1", key: "k-1" })
      await tickets.note("T-1", { text: `${canary} called` })
      await tickets.receive(intake, { id: "T-2" })
      expect(await tablesThatKnow()).toEqual(["fieldcare_personal_text"])
      expect(await desk.erase(clerk, person.id)).toBe(5)
      expect(await tablesThatKnow()).toEqual([])
      expect(await desk.erase(clerk, person.id)).toBe(0)
      const answers = [
        await tickets.get("T-1"),
        await tickets.find({}),
        await tickets.journal("T-1"),
        await tickets.duties("T-1"),
        await tickets.options("T-1"),
        await tickets.receive(
          { ...intake, customer: person, description: `${canary} says` },
          { id: "T-1", key: "k-1" },
        ),
        await tickets.takeInCharge("T-1", {}),
        await desk.anchor(clerk),
      ]
      expect(JSON.stringify(answers)).not.toContain(canary)
      expect(await tickets.get("T-2")).toMatchObject({ customer: intake.customer })
      expect(await desk.verify(clerk)).toMatchObject({ records: 2, faults: [] })
    })

    test("leaves no word in a message that waits to be delivered", async () => {
      const claim = { tenant: "acme", claim: "c-1", now: 1, until: 2, limit: 10 }
      const announcing = await openDesk({
        storage: opened.storage,
        chapters: regulation(),
        calendar: aroundTheClock,
        outbox: true,
      })
      await announcing.as(clerk).ticket.receive({ ...intake, customer: { ...person, id: "c-2" } }, { id: "T-3" })
      await announcing.erase(clerk, "c-2")
      const messages = await Effect.runPromise(opened.storage.claimMessages(claim))
      expect(messages.map(({ id, sequence }) => [id, sequence])).toEqual([["T-3", 1]])
      expect(JSON.stringify(messages)).not.toContain(canary)
    })
  })
}
