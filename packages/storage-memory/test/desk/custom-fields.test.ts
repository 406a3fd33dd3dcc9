import { openDesk, regulation } from "@fieldcare/core"
import { chapter, columnsOf, compile, DefinitionInvalid, type Lifecycle } from "@fieldcare/core/engine"
import {
  choice,
  field,
  instant,
  personalText,
  text,
  wholeNumber,
  withFields,
  wordsWithFields,
  yesNo,
} from "@fieldcare/core/fields"
import { erased } from "@fieldcare/core/trust"
import { describe, expect, expectTypeOf, test } from "vitest"
import * as z from "zod"
import { memoryStorage } from "../../src/index.ts"
import { accepted, actor, company, everything, failure, intake, openScene, refusedRules, start } from "./scene.ts"

const named = (en: string) => ({ en, "zh-Hans": en })

const fields = {
  costCentre: text({ title: named("Cost centre"), column: { indexed: true } }),
  floors: wholeNumber({ title: named("Floors"), minimum: 0, maximum: 200, column: {} }),
  keyHeld: yesNo({ title: named("Key held"), column: {} }),
  contractEnds: instant({ title: named("Contract ends"), column: {} }),
  route: choice({ title: named("Route"), choices: { north: named("North"), south: named("South") }, column: {} }),
  caretaker: personalText({ title: named("Caretaker") }),
  cable: field({
    title: named("Cable"),
    schema: z.object({ metres: z.number().int().positive(), colour: z.string().trim() }),
  }),
}

const [team, service, ...rest] = regulation()
const [ticket, ...others] = service.lifecycles
const extended = withFields(ticket, { by: ["supervisor", "clerk"], fields })

const chaptersWith = <L extends Lifecycle>(lifecycle: L) =>
  [
    team,
    chapter({
      ...service,
      lifecycles: [lifecycle, ...others] as const,
      words: { ...service.words, ticket: wordsWithFields(service.words.ticket, fields) } as never,
    }),
    ...rest,
  ] as const

const open = (storage = memoryStorage()) =>
  openDesk({ storage, chapters: chaptersWith(extended), calendar: company, clock: () => start })

const clerkOn = async (storage = memoryStorage()) => {
  const desk = await open(storage)
  return { desk, storage, clerk: desk.as(actor("clara", "clerk")) }
}

const filled = {
  costCentre: "CC-4711",
  floors: 12,
  keyHeld: true,
  contractEnds: start,
  route: "north",
  caretaker: "Old Chen, 3rd floor",
  cable: { metres: 20, colour: "grey" },
} as const

describe("fields given when a record is made", () => {
  test("stand in the record, in the journal and in the columns, and the record verifies", async () => {
    const { clerk, desk } = await clerkOn()
    const { id, custom } = await clerk.ticket.receive({ ...intake, custom: filled })
    expect(custom).toEqual(filled)
    expectTypeOf(custom.costCentre).toEqualTypeOf<string | undefined>()
    expectTypeOf(custom.route).toEqualTypeOf<"north" | "south" | undefined>()
    expectTypeOf(custom.cable).toEqualTypeOf<{ metres: number; colour: string } | undefined>()
    const [entry] = await clerk.ticket.journal(id)
    expect(entry!.events.map(({ type }) => type)).toEqual(["received", "customFieldsSet"])
    for (const where of [{ costCentre: "CC-4711" }, { floors: 12, keyHeld: true }, { route: ["north", "south"] }])
      expect((await clerk.ticket.find({ where })).items.map((one) => one.id)).toEqual([id])
    expect((await clerk.ticket.find({ where: { costCentre: "CC-1" } })).items).toEqual([])
    expect(await desk.verify(actor("clara", "clerk"))).toMatchObject({ records: 1, faults: [] })
  })

  test("may be left out, some or all", async () => {
    const { clerk } = await clerkOn()
    expect((await clerk.ticket.receive(intake)).custom).toEqual({})
    expect((await clerk.ticket.receive({ ...intake, custom: { floors: 1 } })).custom).toEqual({ floors: 1 })
  })

  test("are decoded strictly, each problem with its path", async () => {
    const { clerk } = await clerkOn()
    const custom = {
      costCentre: " ",
      floors: 201,
      route: "east",
      cable: { metres: -1, colour: " grey" },
      colour: "red",
    }
    const error = await failure(clerk.ticket.receive({ ...intake, custom } as never))
    expect(error).toMatchObject({
      _tag: "InputInvalid",
      problems: expect.arrayContaining([
        { path: "custom.costCentre", problem: "Expected text that is not blank" },
        { path: "custom.floors", problem: "Expected a whole number from 0 to 200" },
        expect.objectContaining({ path: "custom.route" }),
        expect.objectContaining({ path: "custom.cable.metres" }),
        expect.objectContaining({ path: "custom.colour" }),
      ]) as unknown,
    })
  })

  test("by a Standard Schema are told in the form that it expects", async () => {
    const { clerk } = await clerkOn()
    const given = { ...intake, custom: { cable: { metres: 2, colour: " grey" } } }
    expect(await failure(clerk.ticket.receive(given))).toMatchObject({
      problems: [{ path: "custom.cable", problem: 'Expected {"colour":"grey","metres":2}' }],
    })
  })
})

describe("setCustomFields", () => {
  test("sets some, clears others, and leaves the rest", async () => {
    const { clerk } = await clerkOn()
    const { id } = await clerk.ticket.receive({ ...intake, custom: filled })
    const after = await clerk.ticket.setCustomFields(id, { set: { floors: 3 }, clear: ["costCentre", "cable"] })
    const { costCentre: _, cable: __, ...rest } = filled
    expect([after.custom, after.status]).toEqual([{ ...rest, floors: 3 }, "received"])
    expect((await clerk.ticket.find({ where: { costCentre: "CC-4711" } })).items).toEqual([])
    expect(await clerk.ticket.verify(id)).toMatchObject({ entries: 2, faults: [], notes: [] })
  })

  test("is given by the roles that the host names, and not when the case is over", async () => {
    const { clerk, desk } = await clerkOn()
    const { id } = await clerk.ticket.receive(intake)
    const engineer = desk.as(actor("eve", "engineer"))
    const set = { set: { floors: 3 } }
    expect(await refusedRules(engineer.ticket.setCustomFields(id, set))).toEqual(["role-may"])
    await clerk.ticket.cancel(id, { requestedBy: "customer", reason: "Sold" })
    expect(await refusedRules(clerk.ticket.setCustomFields(id, set))).toEqual(["case-is-open"])
  })

  test.each([
    [{}, "Expected at least one field to set or to clear"],
    [{ set: {}, clear: [] }, "Expected at least one field to set or to clear"],
    [{ set: { floors: 1 }, clear: ["floors"] }, "Expected floors to be set or cleared, not both"],
  ])("refuses %j", async (input, problem) => {
    const { clerk } = await clerkOn()
    const { id } = await clerk.ticket.receive(intake)
    expect(await failure(clerk.ticket.setCustomFields(id, input as never))).toMatchObject({ problems: [{ problem }] })
  })

  test("is possible in every status in which the case is not over", () => {
    const { steps, statuses, initial } = compile(extended).table
    const elsewhere = [...statuses.keys()].filter((status) => !steps.get("setCustomFields")!.has(status))
    expect(elsewhere.toSorted()).toEqual([initial, "cancelled", "closed"].toSorted())
  })
})

test("a personal field is kept apart and is gone with its subject, and the journal still verifies", async () => {
  const { clerk, desk, storage } = await clerkOn()
  const { id } = await clerk.ticket.receive({ ...intake, custom: filled })
  await clerk.ticket.setCustomFields(id, { set: { caretaker: "Young Chen" } })
  const entries = JSON.stringify(await clerk.ticket.journal(id))
  expect(entries).not.toContain("Chen")
  await desk.erase(actor("clara", "clerk"), intake.customer.id)
  expect((await clerk.ticket.get(id)).custom.caretaker).toBe(erased)
  expect(await everything(storage)).not.toContain("Chen")
  expect(await clerk.ticket.verify(id)).toMatchObject({ faults: [] })
})

describe("declarations that change while records are there", () => {
  test("records from before the fields are read, found, changed and verified", async () => {
    const scene = await openScene()
    const old = await accepted(scene, "T-1")
    const { clerk, desk } = await clerkOn(scene.storage)
    expect(await clerk.ticket.get(old.id)).toEqual({ ...old, custom: {} })
    expect(await desk.verify(actor("clara", "clerk"))).toMatchObject({ faults: [] })
    await clerk.ticket.setCustomFields(old.id, { clear: ["floors"] })
    const after = await clerk.ticket.setCustomFields(old.id, { set: { costCentre: "CC-1" } })
    expect(after.custom).toEqual({ costCentre: "CC-1" })
    expect(await clerk.ticket.verify(old.id)).toMatchObject({ faults: [] })
  })

  test("records keep what was set under a declaration that is gone or narrower, and their columns still follow", async () => {
    const { clerk, storage } = await clerkOn()
    const { id } = await clerk.ticket.receive({ ...intake, custom: filled })
    const narrower = withFields(ticket, {
      by: ["clerk"],
      fields: {
        route: choice({ title: named("Route"), choices: { west: named("West") }, column: {} }),
        costCentre: wholeNumber({ title: named("Cost centre") }),
      },
    })
    const desk = await openDesk({ storage, chapters: chaptersWith(narrower), calendar: company, clock: () => start })
    const later = desk.as(actor("clara", "clerk"))
    expect((await later.ticket.get(id)).custom).toMatchObject({ route: "north", costCentre: "CC-4711", floors: 12 })
    expect(await failure(later.ticket.setCustomFields(id, { set: { route: "north" } as never }))).toMatchObject({
      problems: [{ path: "set.route" }],
    })
    await later.ticket.setCustomFields(id, { set: { route: "west" } })
    expect(await later.ticket.verify(id)).toMatchObject({ faults: [] })
  })

  test("a value that is not of its column's type leaves the column empty", () => {
    const { lifecycle } = compile(extended)
    const record = { ...lifecycle.blank, custom: { costCentre: 7, floors: "many", keyHeld: 1 } } as never
    expect(columnsOf(lifecycle, record)).toMatchObject({ costCentre: null, floors: null, keyHeld: null })
  })
})

describe("a definition that can not be right", () => {
  const problemsWith = (own: Parameters<typeof withFields>[1]["fields"]) => {
    try {
      withFields(ticket, { by: ["clerk"], fields: own })
    } catch (error) {
      if (error instanceof DefinitionInvalid) return error.problems.map(({ where, problem }) => `${where} ${problem}`)
    }
    return []
  }
  const title = named("Title")

  test.each([
    ["no fields", {}, /fields are none/],
    ["a name that no column can have", { "Cost-Centre": text({ title }) }, /field Cost-Centre expected a lower-case/],
    ["a column that is there", { serial: text({ title, column: {} }) }, /serial there is a column of that name/],
    [
      "an index over a long text",
      { memo: text({ title, long: true, column: { indexed: true } }) },
      /memo is a long text/,
    ],
    [
      "a search in numbers",
      { floors: wholeNumber({ title, column: { searched: true } }) },
      /is searched, and is no text/,
    ],
    [
      "a personal field with a column",
      { name: { ...personalText({ title }), column: { type: "text" } } as const },
      /name is personal and has a column/,
    ],
  ])("%s", (_, own, problem) => {
    expect(problemsWith(own).join()).toMatch(problem)
  })

  test("fields twice", () => {
    expect(() => withFields(extended, { by: ["clerk"], fields: { other: text({ title }) } })).toThrow(
      /the record has a field of that name already/,
    )
  })
})

test("words of the fields stand with those of the lifecycle, for every command that there is", () => {
  const words = wordsWithFields(service.words.ticket, fields)
  expect(words.fields).toMatchObject({ costCentre: named("Cost centre") })
  expect(Object.keys(words.commands).toSorted()).toEqual(Object.keys(extended.commands).toSorted())
})
