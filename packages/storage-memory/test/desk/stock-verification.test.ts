import { openDesk } from "@fieldcare/core"
import type { Balance } from "@fieldcare/core/ledger"
import type { StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { memoryStorage } from "../../src/memory-storage.ts"
import { deliveries } from "./delivery-chapter.ts"
import { company } from "./scene.ts"

const kim = { id: "kim", tenant: "acme", roles: ["storekeeper"] }

/** A desk over a memory that is broken after the deliveries were made. */
const opened = async (broken: (storage: StoragePort) => Partial<StoragePort> = () => ({})) => {
  const memory = memoryStorage() as StoragePort
  const storage: { -readonly [Verb in keyof StoragePort]: StoragePort[Verb] } = { ...memory }
  const desk = await openDesk({ storage, chapters: [deliveries], calendar: company, clock: () => 1_000_000 })
  const keeper = desk.as(kim)
  const { id } = await keeper.delivery.bring({ part: "P-1", pieces: ["SN-1"], loose: 5 })
  await keeper.delivery.hand(id, { to: "e1", loose: 2 })
  Object.assign(storage, broken(memory))
  return { desk, keeper, id, storage, memory }
}

const balancesWith = (change: (balance: Balance) => ReadonlyArray<Balance>) => (storage: StoragePort) => ({
  balances: ((request) =>
    Effect.map(storage.balances(request), (all) => all.flatMap(change))) satisfies StoragePort["balances"],
})

const isLoose = ({ place, item }: Balance) => place === "bin:A" && item === ""

describe("the verification of a tenant's stock", () => {
  it("finds nothing where every balance is what the journals add up to", async () => {
    const { desk } = await opened()
    expect(await desk.verify(kim)).toMatchObject({ faults: [], stock: [] })
  })

  it("finds a balance that is another, with both figures", async () => {
    const { desk } = await opened(balancesWith((one) => [isLoose(one) ? { ...one, quantity: 7, reserved: 1 } : one]))
    const { stock } = await desk.verify(kim)
    const place = { part: "P-1", item: "", place: "bin:A" }
    expect(stock).toEqual([{ ...place, balance: { quantity: 7, reserved: 1 }, journal: { quantity: 3, reserved: 0 } }])
  })

  it("finds a balance that is gone", async () => {
    const { desk } = await opened(balancesWith((one) => (isLoose(one) ? [] : [one])))
    const { stock } = await desk.verify(kim)
    expect(stock).toMatchObject([{ place: "bin:A", balance: { quantity: 0 }, journal: { quantity: 3 } }])
  })

  it("finds a balance that no entry has made", async () => {
    const more = { part: "P-1", item: "", place: "bin:Z", quantity: 2, reserved: 0, postings: 1 }
    const { desk } = await opened((storage) => ({
      balances: (request) =>
        Effect.map(storage.balances(request), (all) =>
          request.after === undefined && (request.place ?? "bin:Z") === "bin:Z" ? [...all, more] : all,
        ),
    }))
    const { stock } = await desk.verify(kim)
    expect(stock).toMatchObject([{ place: "bin:Z", balance: { quantity: 2 }, journal: { quantity: 0 } }])
  })

  it("finds an entry that was never posted", async () => {
    const { desk } = await opened((storage) => ({
      journal: (request) =>
        Effect.map(storage.journal(request), (entries) =>
          entries.map((entry) => ({
            ...entry,
            ...(entry.movements && { movements: [...entry.movements, { ...entry.movements[0]!, to: "scrap" }] }),
          })),
        ),
    }))
    const { stock } = await desk.verify(kim)
    expect(stock.map(({ place }) => place)).toContain("scrap")
  })

  it("is not misled by commands that go on meanwhile", async () => {
    const { desk, keeper, memory, storage } = await opened()
    let busy = 0
    // Whatever is asked, stock moves before and after it.
    const moving = async () => {
      if (busy > 0 || (busy += 1) > 1) return
      const { id } = await keeper.delivery.bring({ part: "P-1", pieces: [], loose: 2 })
      await keeper.delivery.hand(id, { to: "e1", loose: 2 })
      busy = 0
    }
    const amid = <A, E>(verb: Effect.Effect<A, E>): Effect.Effect<A, E> =>
      Effect.suspend(() =>
        busy > 0 ? verb : Effect.tap(Effect.andThen(Effect.promise(moving), verb), Effect.promise(moving)),
      )
    Object.assign(storage, {
      balances: (request) => amid(memory.balances(request)),
      postings: (request) => amid(memory.postings(request)),
      find: (request) => amid(memory.find(request)),
      heads: (request) => amid(memory.heads(request)),
    } satisfies Partial<StoragePort>)
    const before = (await Effect.runPromise(memory.postings({ tenant: "acme", part: "P-1", limit: 500 }))).length
    expect((await desk.verify(kim)).stock).toEqual([])
    const after = (await Effect.runPromise(memory.postings({ tenant: "acme", part: "P-1", limit: 500 }))).length
    expect(after).toBeGreaterThan(before + 10)
  })
})
