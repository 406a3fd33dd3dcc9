// What a decision relied on changes between reading and commit: the decision is taken afresh, on every SQL storage.
import type { StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { SqlTransaction } from "../src/database.ts"
import {
  actor,
  intake,
  openedOn,
  refusedRules,
  type TestDesk,
  window,
  withEngineer,
  withStandard,
} from "./desk-scene.ts"
import { type OpenedStorage, sqlStorages } from "./servers/sql-storages.ts"

/** The same storage, on which something else is done once, just before the next commit. */
const interrupted = (storage: StoragePort<SqlTransaction>) => {
  let before: (() => Promise<unknown>) | undefined
  const port: StoragePort<SqlTransaction> = {
    ...storage,
    commit: (unit) =>
      Effect.suspend(() => {
        const meanwhile = before
        before = undefined
        return meanwhile === undefined
          ? storage.commit(unit)
          : Effect.andThen(Effect.promise(meanwhile), storage.commit(unit))
      }),
  }
  return {
    port,
    beforeNextCommit: (meanwhile: () => Promise<unknown>) => {
      before = meanwhile
    },
  }
}

for (const { name, open } of await sqlStorages()) {
  describe(`between reading and commit on ${name}`, () => {
    let opened: OpenedStorage
    let desk: TestDesk
    let slow: TestDesk
    let beforeNextCommit: ReturnType<typeof interrupted>["beforeNextCommit"]
    beforeAll(async () => {
      opened = await open()
      desk = await openedOn(opened.storage)
      const slowed = interrupted(opened.storage)
      ;({ beforeNextCommit } = slowed)
      slow = await openedOn(slowed.port)
      await withStandard(desk, "std-1", 1)
    })
    afterAll(() => opened.close())

    const office = () => desk.as(actor("olga", "personnel", "quality"))
    const received = async (id: string) => {
      const { ticket } = desk.as(actor("clara", "clerk"))
      await ticket.receive(intake, { id })
      await ticket.confirmSite(id, { product: intake.product, conditions: "Dry", ready: true })
      return slow.as(actor("clara", "clerk")).ticket
    }
    const appointment = (engineer: string) => ({ engineer, window: window(), agreedWithCustomer: true })
    const prepared = async (id: string, engineer: string) => {
      await withEngineer(desk, engineer)
      const tickets = await received(id)
      await tickets.agreeAppointment(id, appointment(engineer))
      const own = desk.as(actor(engineer, "engineer")).ticket
      await own.prepareKit(id, { items: [{ kind: "tool", name: "Pump", ready: true }] })
      await own.attachServicePlan(id, { plan: "Measure first" })
      return { own, slowly: slow.as(actor(engineer, "engineer")).ticket }
    }

    test("a qualification that is withdrawn books nobody", async () => {
      await withEngineer(desk, "eve")
      const tickets = await received("T-1")
      beforeNextCommit(() => office().person.withdrawQualification("eve", { id: "q-1" }))
      expect(await refusedRules(tickets.agreeAppointment("T-1", appointment("eve")))).toContain("engineer-qualified")
    })

    test("a person who is disabled is not booked", async () => {
      await withEngineer(desk, "emil")
      const tickets = await received("T-2")
      beforeNextCommit(() => office().person.disable("emil", {}))
      expect(await refusedRules(tickets.agreeAppointment("T-2", appointment("emil")))).not.toEqual([])
      expect(await desk.as(actor("clara", "clerk")).ticket.get("T-2")).toMatchObject({ version: 2 })
    })

    test("a qualification that is only relied on, and withdrawn, lets nobody set out", async () => {
      const { slowly } = await prepared("T-3", "ella")
      beforeNextCommit(() => office().person.withdrawQualification("ella", { id: "q-1" }))
      expect(await refusedRules(slowly.setOut("T-3", {}))).toContain("engineer-qualified")
    })

    test("a standard that is replaced is not worked by", async () => {
      const { own, slowly } = await prepared("T-4", "egon")
      await own.setOut("T-4", {})
      await own.arrive("T-4", { identityShown: true, atAgreedPlace: true })
      await own.confirmNeed("T-4", { need: "It must cool again" })
      await own.inspectSite("T-4", { findings: "Dry" })
      beforeNextCommit(() => withStandard(desk, "std-2", 2, "std-1"))
      expect(await slowly.startWork("T-4", {})).toMatchObject({
        work: { procedure: { standard: "std-2", edition: 2 } },
      })
    })

    test("a standard that is withdrawn lets no work begin", async () => {
      const { own, slowly } = await prepared("T-5", "ebba")
      await own.setOut("T-5", {})
      await own.arrive("T-5", { identityShown: true, atAgreedPlace: true })
      await own.confirmNeed("T-5", { need: "It must cool again" })
      await own.inspectSite("T-5", { findings: "Dry" })
      beforeNextCommit(() => office().standard.withdraw("std-2", { reason: "A fault in step 1" }))
      expect(await refusedRules(slowly.startWork("T-5", {}))).toContain("standard-in-force")
    })
  })
}
