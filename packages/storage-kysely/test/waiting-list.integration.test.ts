// Who waits for parts while clients of two processes bring some, ask for others and give up: nothing is given twice,
// nothing lies about while somebody waits for it, and every ticket goes on when its last part is there.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { actor, intake, openedOn, type TestDesk } from "./desk-scene.ts"
import { type OpenedStorage, sqlStorages } from "./servers/sql-storages.ts"

const kept = ["pump", "seal"] as const
const requisitions = 12
const givenUp = 2

/** Eight clients that do what is next until all is done. */
const eightClients = async (tasks: ReadonlyArray<() => Promise<unknown>>) => {
  const waiting = [...tasks]
  const client = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
  }
  await Promise.all(several(8, client))
}

const several = <A>(count: number, make: (n: number) => A): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, n) => make(n))

for (const { name, open } of await sqlStorages()) {
  describe(`waiting for parts on ${name}`, () => {
    let opened: OpenedStorage
    let desks: ReadonlyArray<TestDesk>
    const closing: Array<() => Promise<void>> = []
    beforeAll(async () => {
      opened = await open()
      const again = opened.again?.()
      if (again !== undefined) closing.push(() => again.close())
      desks = [await openedOn(opened.storage), await openedOn(again ?? opened.storage, 1000)]
    })
    afterAll(async () => {
      for (const close of closing) await close()
      await opened.close()
    })

    // Each client has the one process or the other.
    const as = (n: number, id: string, ...roles: ReadonlyArray<string>) => desks[n % 2]!.as(actor(id, ...roles))
    const keeper = (n: number) => as(n, "kim", "storekeeper")

    const inQuarantine = async () => {
      for (const id of kept)
        await keeper(0).part.register(
          { name: id, model: "K-series", unit: "piece", tracking: "none", storageClass: "dry" },
          { id },
        )
      for (const id of ["A", "B"]) await keeper(0).bin.register({ warehouse: "W1", storageClasses: ["dry"] }, { id })
      const quantity = requisitions - givenUp
      await keeper(0).openingStock.enter({ lines: kept.map((part) => ({ part, quantity, bin: "A" })) })
      const lines = kept.map((part) => ({ part, quantity, from: "bin:A", to: "quarantine" }))
      await keeper(0).stockTransfer.transfer({ reason: "damage", lines })
    }

    const waiting = async (n: number) => {
      const [ticket, clerk, eve] = [`T-${n}`, as(n, "clara", "clerk"), as(n, "eve", "engineer")]
      await clerk.ticket.receive(intake, { id: ticket })
      await eve.ticket.takeInCharge(ticket, {})
      await clerk.ticket.waitForParts(ticket, { reason: "partsOnOrder" })
      // Every third ticket asks for its two parts on two requisitions.
      const asked = n % 3 === 0 ? kept.map((part) => [part]) : [kept]
      for (const [at, parts] of asked.entries()) {
        const id = `R-${n}-${at}`
        const lines = parts.map((part) => ({ part, quantity: 1 }))
        await eve.requisition.submit({ ticket, engineer: "eve", lines }, { id })
        await as(n, "sven", "supervisor").requisition.approve(id, {})
        await keeper(n).requisition.reserve(id, { picks: [] })
      }
      return asked.map((_, at) => `R-${n}-${at}`)
    }

    const release = (n: number, part: string) =>
      as(n, "hugo", "quality").stockTransfer.transfer({
        reason: "release",
        finding: "Sound",
        lines: [{ part, quantity: 1, from: "quarantine", to: n % 2 === 0 ? "bin:A" : "bin:B" }],
      })

    const cancel = (n: number, ids: ReadonlyArray<string>) =>
      Promise.all(ids.map((id) => as(n, "eve", "engineer").requisition.cancel(id, { reason: "Sold" })))

    test("everybody gets theirs, once, however many bring, ask and give up at once", { timeout: 120_000 }, async () => {
      await inQuarantine()
      const asked: Array<ReadonlyArray<string>> = []
      await eightClients(several(requisitions, (n) => async () => (asked[n] = await waiting(n))))
      const short = await Promise.all(kept.map((part) => keeper(1).part.get(part)))
      expect(short.map(({ awaitedBy }) => awaitedBy.length)).toEqual([requisitions, requisitions])

      const tasks: Array<() => Promise<unknown>> = [
        ...several(requisitions - givenUp, (n) => () => release(n, "pump")),
        ...several(requisitions - givenUp, (n) => () => release(n + 1, "seal")),
      ]
      for (let n = 0; n < givenUp; n++) tasks.splice(5 + n * 6, 0, () => cancel(n, asked[n * 3 + 1]!))
      await eightClients(tasks)

      const { items } = await desks[0]!.stock(actor("kim", "storekeeper")).balances({ part: "pump" })
      const inBins = items.filter(({ place }) => place.startsWith("bin:"))
      expect(inBins.map(({ quantity, reserved }) => quantity - reserved)).toEqual(inBins.map(() => 0))
      const left = await Promise.all(kept.map((part) => keeper(0).part.get(part)))
      expect(left.map(({ awaitedBy }) => awaitedBy)).toEqual([[], []])
      for (const [n, ids] of asked.entries()) {
        const isGivenUp = n % 3 === 1 && n < givenUp * 3
        for (const id of ids)
          expect([id, (await keeper(0).requisition.get(id)).status]).toEqual([id, isGivenUp ? "cancelled" : "reserved"])
        const entries = await as(0, "clara", "clerk").ticket.journal(`T-${n}`)
        const resumed = entries.filter(({ command }) => command === "resume").map(({ via }) => via)
        // Who gave up may have had the parts before, and the ticket went on with them.
        expect(resumed.length).toBeGreaterThanOrEqual(isGivenUp ? 0 : 1)
        expect(resumed.length).toBeLessThanOrEqual(1)
        expect(entries.at(-1)!.to).toBe(resumed.length === 1 ? "received" : "waitingForParts")
      }
    })
  })
}
