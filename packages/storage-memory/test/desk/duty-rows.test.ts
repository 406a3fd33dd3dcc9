// The rows that people and sweepers look for follow the record, and are written only where they change.
import { openDesk, regulation } from "@fieldcare/core"
import type { UnitOfWork } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { actor, company, type Handle, intake, openScene, start, window } from "./scene.ts"

const rowsOf = (storage: Awaited<ReturnType<typeof openScene>>["storage"]) =>
  Effect.runPromise(storage.due({ tenant: "acme", by: Number.MAX_SAFE_INTEGER, limit: 500 }))

const deskOn = async (
  { storage, clock }: Awaited<ReturnType<typeof openScene>>,
  on: typeof company,
  units: Array<UnitOfWork> = [],
) => {
  const commit = (unit: UnitOfWork) => {
    units.push(unit)
    return storage.commit(unit)
  }
  const desk = await openDesk<Handle, ReturnType<typeof regulation>>({
    storage: { ...storage, commit },
    chapters: regulation(),
    calendar: on,
    clock: () => clock.now,
  })
  return desk.as(actor("cora", "clerk"))
}

describe("the rows of open duties", () => {
  test("are as the record's own trail has them, after every command", async () => {
    const scene = await openScene()
    const { storage } = scene
    const cora = await deskOn(scene, company)
    const asOfRecord = async () =>
      (await cora.ticket.duties("T-1"))
        .map(({ id, key, due }) => ({ duty: id, key, due }))
        .filter(({ due }) => due !== null)
    const agreed = { engineer: "eve", window, agreedWithCustomer: true } as const
    const commands = [
      () => cora.ticket.receive(intake, { id: "T-1" }),
      () => cora.ticket.note("T-1", { text: "Asked again" }),
      () => cora.ticket.confirmSite("T-1", { product: intake.product, conditions: "Dry", ready: true }),
      () => cora.ticket.agreeAppointment("T-1", agreed),
      () => cora.ticket.cancel("T-1", { requestedBy: "customer", reason: "Sold" }),
    ]
    for (const command of commands) {
      await command()
      const rows = (await rowsOf(storage)).filter(({ id }) => id === "T-1")
      expect(rows.map(({ duty, key, due }) => ({ duty, key, due })).toSorted(byName)).toEqual(
        (await asOfRecord()).toSorted(byName),
      )
    }
  })

  test("are known to the next command, which leaves alone what it does not change", async () => {
    const scene = await openScene()
    const units: Array<UnitOfWork> = []
    const cora = await deskOn(scene, company, units)
    await cora.ticket.receive(intake, { id: "T-1" })
    await cora.ticket.note("T-1", { text: "Asked again" })
    const [received, noted] = units.map(({ writes: [write] }) => write!)
    expect(received!.duties.length).toBeGreaterThan(0)
    expect(noted!.duties).toEqual(received!.duties)
    expect(noted!.dutiesBefore).toEqual(received!.duties)
  })

  test("that a new calendar moves are written with the record's next command", async () => {
    const scene = await openScene()
    const { id } = await (await deskOn(scene, company)).ticket.receive(intake, { id: "T-1" })
    const before = (await rowsOf(scene.storage)).find((row) => row.id === id)
    const closed = calendar({
      id: "company",
      version: "2",
      zone: "Asia/Shanghai",
      week: { wednesday: [["09:00", "18:00"]] },
    })
    await (await deskOn(scene, closed)).ticket.note(id, { text: "Asked again" })
    const after = (await rowsOf(scene.storage)).find((row) => row.id === id && row.duty === before!.duty)
    expect(before!.due).toBeLessThan(start + 24 * 3_600_000)
    expect(after!.due).toBeGreaterThan(start + 24 * 3_600_000)
  })
})

interface Named {
  readonly duty: string
  readonly key: string
}

const byName = (one: Named, other: Named) => (`${one.duty} ${one.key}` < `${other.duty} ${other.key}` ? -1 : 1)
