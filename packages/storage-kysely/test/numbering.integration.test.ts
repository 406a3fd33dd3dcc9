// Numbers on every SQL database, taken by many at once: no number twice, and no gap where none was asked for.
import { openDesk, regulation } from "@fieldcare/core"
import { registry } from "@fieldcare/core/registry"
import type { StoragePort } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { SqlTransaction } from "../src/database.ts"
import { actor, intake } from "./desk-scene.ts"
import { type OpenedStorage, type SqlStorage, sqlStorages } from "./servers/sql-storages.ts"

const zone = "Asia/Shanghai"
const company = calendar({ id: "company", version: "1", zone, week: { monday: [["09:00", "18:00"]] } })
const year = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric" }).format(Date.now())

const numbered = (storage: StoragePort<SqlTransaction>, gapless: boolean) =>
  openDesk({
    storage,
    chapters: [...regulation(), registry],
    calendar: company,
    numbering: { ticket: { template: "T-{year}-{number:4}", restart: "year", gapless, blockSize: 7 } },
  })

const first = (count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `T-${year}-${String(index + 1).padStart(4, "0")}`)

class ChangedItsMind extends Error {}

describe.each(await sqlStorages())("numbers on $name", ({ open }) => {
  let opened: OpenedStorage
  let other: SqlStorage | undefined
  beforeAll(async () => {
    opened = await open()
    other = opened.again?.()
  })
  afterAll(async () => {
    await other?.close()
    await opened.close()
  })

  const clerkOf = (tenant: string) => ({ ...actor("clara", "clerk"), tenant })
  const numbersOf = async (desk: Awaited<ReturnType<typeof numbered>>, tenant: string) => {
    const { items } = await desk.as(clerkOf(tenant)).ticket.find({ limit: 500 })
    return items.map(({ number }) => number!).toSorted()
  }

  it("are without a gap for 50 at once, refusals and rollbacks between them", async () => {
    const desks = await Promise.all([opened.storage, other ?? opened.storage].map((storage) => numbered(storage, true)))
    const clerks = desks.map((desk) => desk.as(clerkOf("gapless")))
    const work = Array.from({ length: 50 }, (_, index) => clerks[index % 2]!.ticket.receive(intake))
    const refused = Array.from({ length: 10 }, (_, index) =>
      clerks[index % 2]!.ticket.receive({ ...intake, customer: { id: "c-1" } }),
    )
    const undone = Array.from({ length: 5 }, () =>
      desks[0]!.transaction(async (handle) => {
        await desks[0]!.within(handle).as(clerkOf("gapless")).ticket.receive(intake)
        throw new ChangedItsMind()
      }),
    )
    const failing = Promise.allSettled([...refused, ...undone])
    await Promise.all(work)
    for (const { status } of await failing) expect(status).toBe("rejected")
    expect(await numbersOf(desks[0]!, "gapless")).toEqual(first(50))
    const last = await clerks[1]!.ticket.receive(intake)
    expect(last.number).toBe(first(51).at(-1))
    expect(await clerks[0]!.ticket.findExternal({ system: "number", value: last.number! })).toMatchObject({
      id: last.id,
    })
    expect(await desks[0]!.verify(clerkOf("gapless"))).toMatchObject({ faults: [], notes: 0 })
  }, 120_000)

  it("are without a duplicate where they are taken ahead, also in a host's transaction", async () => {
    const desks = await Promise.all(
      [opened.storage, other ?? opened.storage].map((storage) => numbered(storage, false)),
    )
    const clerks = desks.map((desk) => desk.as(clerkOf("ahead")))
    await Promise.all(Array.from({ length: 50 }, (_, index) => clerks[index % 2]!.ticket.receive(intake)))
    for (let count = 0; count < 8; count++)
      await desks[0]!.transaction((handle) => desks[0]!.within(handle).as(clerkOf("ahead")).ticket.receive(intake))
    const numbers = await numbersOf(desks[0]!, "ahead")
    expect(numbers).toHaveLength(58)
    expect(new Set(numbers).size).toBe(58)
  }, 120_000)
})
