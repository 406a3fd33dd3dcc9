// A company that has run on the regulation for a while adds a column to tickets and a lifecycle of its own.
import { openDesk, regulation } from "@fieldcare/core"
import { aroundTheClock } from "@fieldcare/core/time"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { actor, intake } from "../desk-scene.ts"
import { type EmptyDatabase, products } from "./databases.ts"
import { extendedRegulation } from "./host-chapter.ts"

const all = await products()
afterAll(async () => {
  for (const { stop } of all) await stop()
})

const clerk = actor("lin", "clerk")
const stranger = { ...clerk, tenant: "other" }

describe.each(all)("a living database on $name", ({ empty }) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await empty()
  })
  afterEach(() => database.drop())

  test("takes a column of a host's and a lifecycle of a host's, and old tickets are found by the column", async () => {
    const before = await openDesk({ storage: database.storage(), chapters: regulation(), calendar: aroundTheClock })
    const channels = ["hotline", "online", "hotline", "email"] as const
    const old: Array<string> = []
    for (const channel of channels) old.push((await before.as(clerk).ticket.receive({ ...intake, channel })).id)
    await before.as(stranger).ticket.receive({ ...intake, channel: "hotline" })

    const after = await openDesk({
      storage: database.storage(),
      chapters: extendedRegulation(),
      calendar: aroundTheClock,
    })
    const desk = after.as(clerk)
    const byHotline = async () => (await desk.ticket.find({ where: { channel: "hotline" } })).items.map(({ id }) => id)
    expect((await byHotline()).toSorted()).toEqual([old[0]!, old[2]!].toSorted())

    const fresh = await desk.ticket.receive({ ...intake, channel: "hotline" })
    expect(await byHotline()).toHaveLength(3)
    const loan = await desk.loan.lend({ device: "K-20 spare", ticket: fresh.id })
    expect((await desk.loan.find({ where: { device: "K-20 spare" } })).items.map(({ id }) => id)).toEqual([loan.id])
    expect((await desk.loan.takeBack(loan.id, {})).status).toBe("back")

    // Whoever runs the earlier declaration still can: what is new for the others stays out of the way.
    const earlier = await openDesk({ storage: database.storage(), chapters: regulation(), calendar: aroundTheClock })
    expect((await earlier.as(clerk).ticket.get(old[0]!)).status).toBe("received")
  })
})
