// A company that has run for a while gives its tickets fields of its own.
import { openDesk, regulation } from "@fieldcare/core"
import { text, wholeNumber, withFields } from "@fieldcare/core/fields"
import { aroundTheClock } from "@fieldcare/core/time"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { actor, intake } from "../desk-scene.ts"
import { type EmptyDatabase, products } from "./databases.ts"

const all = await products()
afterAll(async () => {
  for (const { stop } of all) await stop()
})

const clerk = actor("lin", "clerk")
const named = (en: string) => ({ en, "zh-Hans": en })

const [team, service, ...rest] = regulation()
const [ticket, ...others] = service.lifecycles
const fields = {
  costCentre: text({ title: named("Cost centre"), column: { indexed: true } }),
  floors: wholeNumber({ title: named("Floors"), column: {} }),
}
const extended = withFields(ticket, { by: ["clerk"], fields })
const chapters = [team, { ...service, lifecycles: [extended, ...others] as const }, ...rest] as const

describe.each(all)("a living database on $name", ({ empty, quoted }) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await empty()
  })
  afterEach(() => database.drop())

  const open = () => openDesk({ storage: database.storage(), chapters, calendar: aroundTheClock })

  test("takes the fields, and people's SQL and find ask for them", async () => {
    const before = await openDesk({ storage: database.storage(), chapters: regulation(), calendar: aroundTheClock })
    const old = await before.as(clerk).ticket.receive(intake)
    const after = await open()
    const desk = after.as(clerk)
    const fresh = await desk.ticket.receive({ ...intake, custom: { costCentre: "CC-4711", floors: 12 } })
    await desk.ticket.setCustomFields(old.id, { set: { costCentre: "CC-4711" } })
    const found = await desk.ticket.find({ where: { costCentre: "CC-4711" } })
    expect(found.items.map(({ id, custom }) => [id, custom])).toEqual([
      [old.id, { costCentre: "CC-4711" }],
      [fresh.id, { costCentre: "CC-4711", floors: 12 }],
    ])
    const columns = ["cost_centre", "floors"].map(quoted).join(", ")
    const rows = await database.run(`select ${columns} from ${quoted("fieldcare_ticket")} order by id`)
    expect(rows.map((row) => [row["cost_centre"], row["floors"] === null ? null : Number(row["floors"])])).toEqual([
      ["CC-4711", null],
      ["CC-4711", 12],
    ])
    expect(await after.verify(clerk)).toMatchObject({ records: 2, faults: [] })
  })

  test("fills a column that is declared later from what the records hold", async () => {
    const columnless = { ...fields, costCentre: text({ title: named("Cost centre") }) }
    const narrow = withFields(ticket, { by: ["clerk"], fields: columnless })
    const first = await openDesk({
      storage: database.storage(),
      chapters: [team, { ...service, lifecycles: [narrow, ...others] as const }, ...rest] as const,
      calendar: aroundTheClock,
    })
    const { id } = await first.as(clerk).ticket.receive({ ...intake, custom: { costCentre: "CC-1" } })
    await first.as(clerk).ticket.receive(intake)
    const desk = (await open()).as(clerk)
    expect((await desk.ticket.find({ where: { costCentre: "CC-1" } })).items.map((one) => one.id)).toEqual([id])
  })
})
