// What a host does with our transactions, and we with the host's, on every SQL storage.
import { StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { actor, intake, openedOn, refusedRules, type TestDesk } from "./desk-scene.ts"
import { type OpenedStorage, sqlStorages } from "./servers/sql-storages.ts"

const clerk = actor("clara", "clerk")

const reasonOf = async (answer: Promise<unknown>): Promise<string> => {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof StorageError ? error.reason._tag : `no StorageError: ${String(error)}`
}

for (const { name, open } of await sqlStorages()) {
  describe(`a host's transaction on ${name}`, () => {
    let opened: OpenedStorage
    let desk: TestDesk
    beforeAll(async () => {
      opened = await open()
      desk = await openedOn(opened.storage)
      await sql`create table host_order (id varchar(40) primary key)`.execute(opened.storage.db)
    })
    afterAll(() => opened.close())

    const orders = async () =>
      (await opened.storage.db.selectFrom("host_order").select("id").orderBy("id").execute()).map((row) => row["id"])
    const isThere = (id: string) =>
      desk
        .as(clerk)
        .ticket.get(id)
        .then(
          () => true,
          () => false,
        )

    test("holds its own rows and ours, together", async () => {
      await desk.transaction(async (transaction) => {
        await transaction.insertInto("host_order").values({ id: "O-1" }).execute()
        const tickets = desk.within(transaction).as(clerk).ticket
        await tickets.receive(intake, { id: "T-1" })
        expect(await tickets.takeInCharge("T-1", {})).toMatchObject({ version: 2 })
      })
      expect([await isThere("T-1"), await orders()]).toEqual([true, ["O-1"]])
    })

    test("that fails leaves neither", async () => {
      const failing = desk.transaction(async (transaction) => {
        await transaction.insertInto("host_order").values({ id: "O-2" }).execute()
        await desk.within(transaction).as(clerk).ticket.receive(intake, { id: "T-2" })
        throw new Error("the host changes its mind")
      })
      await expect(failing).rejects.toThrow("changes its mind")
      expect([await isThere("T-2"), await orders()]).toEqual([false, ["O-1"]])
    })

    test("stays usable after a refused command", async () => {
      await desk.transaction(async (transaction) => {
        const tickets = desk.within(transaction).as(clerk).ticket
        await tickets.receive(intake, { id: "T-3" })
        expect(await refusedRules(tickets.answer("T-3", { atOnce: false }))).toContain("taken-in-charge-before-answer")
        await transaction.insertInto("host_order").values({ id: "O-3" }).execute()
        await tickets.takeInCharge("T-3", {})
      })
      expect(await desk.as(clerk).ticket.get("T-3")).toMatchObject({ version: 2 })
      expect(await orders()).toContain("O-3")
    })

    test("stays usable after a record was made that is there already", async () => {
      await desk.transaction(async (transaction) => {
        const tickets = desk.within(transaction).as(clerk).ticket
        expect(await refusedRules(tickets.receive(intake, { id: "T-1" }))).toEqual(["status-allows-command"])
        await tickets.receive(intake, { id: "T-4" })
      })
      expect([await isThere("T-4"), (await desk.as(clerk).ticket.get("T-1")).version]).toEqual([true, 2])
    })

    test("can not be committed by us when one of our statements has failed, whatever its callback answers", async () => {
      const swallowing = desk.transaction(async (transaction) => {
        const inside = opened.storage.within(transaction)
        const tickets = desk.within(transaction).as(clerk).ticket
        await tickets.receive(intake, { id: "T-5" })
        const twice = { reference: "r-1", subject: "s", kind: "ticket", id: "T-5", text: "twice" }
        const { record } = await Effect.runPromise(
          inside.load({ tenant: "acme", kind: "ticket", id: "T-5", needs: [] }),
        )
        const row = { ...record!, version: 2, columns: {} }
        const broken = inside.commit({
          tenant: "acme",
          writes: [{ expectedVersion: 1, row, duties: [] }],
          reliedOn: [],
          entries: [],
          messages: [],
          personal: [twice, twice],
        })
        await Effect.runPromise(Effect.ignore(broken))
        await tickets.note("T-5", { text: "goes on" }).catch(() => undefined)
        return "done"
      })
      expect(await reasonOf(swallowing)).toBe("TransactionPoisoned")
      expect(await isThere("T-5")).toBe(false)
    })

    test("of the host's own opening takes ours in, and its end decides", async () => {
      const { db } = opened.storage
      await expect(
        db.transaction().execute(async (transaction) => {
          await desk.within(transaction).as(clerk).ticket.receive(intake, { id: "T-6" })
          throw new Error("no")
        }),
      ).rejects.toThrow("no")
      expect(await isThere("T-6")).toBe(false)
      await db
        .transaction()
        .execute((transaction) => desk.within(transaction).as(clerk).ticket.receive(intake, { id: "T-6" }))
      expect(await isThere("T-6")).toBe(true)
    })

    test("of another library takes ours in: commit, rollback, a refused command inside", async () => {
      const committing = await opened.foreign()
      const tickets = desk.within(committing).as(clerk).ticket
      await committing.execute("insert into host_order (id) values ('O-7')", [])
      await tickets.receive(intake, { id: "T-7", key: "k-7" })
      expect(await refusedRules(tickets.answer("T-7", { atOnce: false }))).toContain("taken-in-charge-before-answer")
      expect(await tickets.takeInCharge("T-7", {})).toMatchObject({ version: 2 })
      expect(await tickets.receive(intake, { id: "T-7", key: "k-7" })).toMatchObject({ version: 1 })
      await committing.end("commit")
      expect(await desk.as(clerk).ticket.verify("T-7")).toMatchObject({ entries: 2, faults: [] })
      const undoing = await opened.foreign()
      await desk.within(undoing).as(clerk).ticket.receive(intake, { id: "T-8" })
      await undoing.end("rollback")
      expect([await isThere("T-8"), await orders()]).toEqual([false, ["O-1", "O-3", "O-7"]])
    })

    test("of another library in which the host's own statement failed: what we were asked for is not reported as done", async () => {
      const broken = await opened.foreign()
      const tickets = desk.within(broken).as(clerk).ticket
      await tickets.receive(intake, { id: "T-9" })
      await broken.execute("select * from nowhere", []).catch(() => undefined)
      const answer = await tickets.takeInCharge("T-9", {}).then(
        () => "done",
        () => "failed",
      )
      await broken.end("commit")
      // PostgreSQL and PGlite give the whole transaction up; elsewhere only the statement failed, and the rest is written.
      expect([answer, await isThere("T-9")]).toEqual(name.startsWith("P") ? ["failed", false] : ["done", true])
    })
  })
}
