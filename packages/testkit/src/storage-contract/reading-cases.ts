/** Laws 4 to 8: read together, ordered, apart, exact, typed. */
import * as Effect from "effect/Effect"
import { type ContractCase, kind, law, otherKind, reasonOf, same, Stage } from "./contract-case.ts"

const together = law(4)
const ordered = law(5)
const apart = law(6)
const exact = law(7)
const typed = law(8)

const beside = (stage: Stage) => new Stage(stage.storage, `${stage.tenant}-b`)

const textExamples = {
  emoji: "👩🏽‍🔧 fixed it 🎉",
  "right to left": "שלום مرحبا",
  combining: "e\u0301 ≠ é",
  "the last code point of the plane": "\uffff",
  "quotes and backslashes": `'"\\ \\u0041 $1 -- ;`,
  "line ends and tabs": "a\r\nb\tc",
  blanks: "  ",
  nothing: "",
}

const hostile: Readonly<Record<string, unknown>> = {
  null: null,
  zero: 0,
  false: false,
  "an empty list": [],
  "an empty text": "",
  'the text "null"': "null",
  "an object": {},
  undefined: undefined,
}

export const readingCases: ReadonlyArray<ContractCase> = [
  together("a record that does not exist is undefined", async (stage) => {
    const loaded = await stage.load("T-1")
    same([loaded.record, loaded.remembered, loaded.personal], [undefined, undefined, new Map()])
  }),
  together("a need by id takes its operand from a column of the loaded record", async (stage) => {
    await stage.commit([
      stage.write("P-1", 0, { kind: otherKind }),
      stage.write("T-1", 0, { columns: { partId: "P-1" } }),
    ])
    const { facts } = await stage.load("T-1", { needs: [{ name: "part", kind: otherKind, id: { column: "partId" } }] })
    same(
      facts["part"]!.map((fact) => [fact.kind, fact.id, fact.version]),
      [[otherKind, "P-1", 1]],
    )
  }),
  together("an operand without a value matches nothing", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { columns: { partId: null } })])
    const where = { partId: { column: "partId" } }
    const needs = [
      { name: "byId", kind, id: { column: "partId" } },
      { name: "all", kind, where, limit: 5 },
    ]
    same((await stage.load("T-1", { needs })).facts, { byId: [], all: [] })
    same((await stage.load("T-9", { needs })).facts, { byId: [], all: [] })
  }),
  together("needs with conditions come in order of id and within their limit", async (stage) => {
    await stage.commit(["T-3", "T-1", "T-2"].map((id) => stage.write(id, 0, { columns: { serial: "s" } })))
    const needs = [{ name: "all", kind, where: { serial: { value: "s" }, status: { value: "open" } }, limit: 2 }]
    same(
      (await stage.load("T-9", { needs })).facts["all"]!.map((fact) => fact.id),
      ["T-1", "T-2"],
    )
  }),
  ordered("ids are in order of code points", async (stage) => {
    const ids = ["a", "B", "a_", "a-", "A", "b", "0", "a.", "~".replace("~", "z~")]
    await stage.commit(ids.map((id) => stage.write(id)))
    same(
      await stage.find(),
      [...ids].toSorted((a, b) => (a < b ? -1 : 1)),
    )
    same(
      await stage.find({ order: "descending" }),
      [...ids].toSorted((a, b) => (a < b ? 1 : -1)),
    )
  }),
  ordered(
    "pages neither skip nor repeat what was there, whatever is added meanwhile",
    async (stage) => {
      const ids = Array.from({ length: 20 }, (_, n) => `T-${String(n * 2).padStart(3, "0")}`)
      await stage.commit(ids.map((id) => stage.write(id)))
      const seen: Array<string> = []
      for (let page = 0; page < 50; page += 1) {
        const last = seen.at(-1)
        const found = await stage.find({ limit: 3, ...(last === undefined ? {} : { after: last }) })
        if (found.length === 0) break
        seen.push(...found)
        await stage.commit([stage.write(`T-${String(page * 2 + 1).padStart(3, "0")}`)])
      }
      same(
        seen.filter((id) => ids.includes(id)),
        ids,
      )
      same(new Set(seen).size, seen.length)
    },
    true,
  ),
  ordered("find looks for equalities, lists, instants, counts and truth", async (stage) => {
    await stage.commit([
      stage.write("T-1", 0, { columns: { serial: "x", count: 1, openedAt: 10, urgent: true } }),
      stage.write("T-2", 0, { status: "shut", columns: { serial: "y", count: 2, openedAt: 10, urgent: false } }),
      stage.write("T-3"),
    ])
    same(await stage.find({ where: { serial: "x" } }), ["T-1"])
    same(await stage.find({ where: { serial: ["x", "y"] } }), ["T-1", "T-2"])
    same(await stage.find({ where: { openedAt: 10, count: 2 } }), ["T-2"])
    same(await stage.find({ where: { urgent: false } }), ["T-2"])
    same(await stage.find({ where: { status: "shut" } }), ["T-2"])
  }),
  ordered("an empty list matches nothing", async (stage) => {
    await stage.commit([stage.write("T-1")])
    same(await stage.find({ where: { status: [] } }), [])
  }),
  ordered("entries are read in their sequence and in pages", async (stage) => {
    await stage.commit([stage.write("T-1")], { entries: [3, 1, 2].map((sequence) => stage.entry("T-1", sequence)) })
    same(
      (await stage.journal("T-1")).map((entry) => entry.sequence),
      [1, 2, 3],
    )
    same(
      (await stage.journal("T-1", 1, 1)).map((entry) => entry.sequence),
      [2],
    )
    same(await stage.journal("T-1", 3), [])
  }),
  ordered("duties are listed by their due, paused ones not at all", async (stage) => {
    const duties = [5, 1, null, 9, 1].map((due, n) => ({ duty: `d${n}`, key: "", due }))
    await stage.commit([stage.write("T-1", 0, {}, duties)])
    same(
      (await stage.due(5)).map((row) => row.duty),
      ["d1", "d4", "d0"],
    )
    same(
      (await stage.due(9, 2)).map((row) => row.due),
      [1, 1],
    )
  }),
  ordered("the duties of a later version replace those of an earlier", async (stage) => {
    await stage.commit([
      stage.write("T-1", 0, {}, [
        { duty: "a", key: "1", due: 1 },
        { duty: "a", key: "2", due: 1 },
      ]),
    ])
    await stage.commit([stage.write("T-1", 1, {}, [{ duty: "a", key: "2", due: 3 }])])
    same(
      (await stage.due(9)).map((row) => [row.key, row.due]),
      [["2", 3]],
    )
    await stage.commit([stage.write("T-1", 2)])
    same(await stage.due(9), [])
  }),
  apart("another tenant's record is not there", async (stage) => {
    await stage.commit([stage.write("T-1", 0, {}, [{ duty: "d", key: "", due: 1 }])], {
      entries: [stage.entry("T-1", 1)],
      personal: [stage.text("r", "T-1")],
      key: stage.key("k"),
    })
    const other = beside(stage)
    const needs = [
      { name: "it", kind, id: { value: "T-1" } },
      { name: "all", kind, where: { status: { value: "open" } }, limit: 5 },
    ]
    const loaded = await other.load("T-1", { needs, key: { actor: "anna", key: "k" } })
    same(loaded, { record: undefined, facts: { it: [], all: [] }, remembered: undefined, personal: new Map() })
    same([await other.find(), await other.journal("T-1"), await other.due(9)], [[], [], []])
    same(await Effect.runPromise(other.storage.personal({ tenant: other.tenant, kind, ids: ["T-1"] })), new Map())
  }),
  apart("another tenant's record is not changed", async (stage) => {
    const other = beside(stage)
    await stage.commit([stage.write("T-1")])
    same(await reasonOf(other.storage.commit(other.unit([other.write("T-1", 1)]))), "VersionConflict")
    await other.commit([other.write("T-1", 0, { record: "theirs" })])
    await other.commit([other.write("T-1", 1, { record: "theirs" })])
    same((await stage.load("T-1")).record?.record, { version: 1 })
  }),
  apart("another tenant's duties are not replaced", async (stage) => {
    const other = beside(stage)
    for (const one of [stage, other]) await one.commit([one.write("T-1", 0, {}, [{ duty: "d", key: "", due: 1 }])])
    await other.commit([other.write("T-1", 1)])
    same((await stage.due(9)).length, 1)
  }),
  apart("another tenant's texts are not erased", async (stage) => {
    await stage.commit([stage.write("T-1")], { personal: [stage.text("r", "T-1")] })
    same(await beside(stage).erase("person-1"), 0)
    same((await stage.load("T-1")).personal.size, 1)
  }),
  apart("a unit whose row names another tenant is refused", async (stage) => {
    const unit = stage.unit([stage.write("T-1", 0, { tenant: `${stage.tenant}-b` })])
    same(await reasonOf(stage.storage.commit(unit)), "RequestInvalid")
  }),
  apart("a record relied on is looked for in the own tenant only", async (stage) => {
    const other = beside(stage)
    await other.commit([other.write("T-2")])
    const unit = stage.unit([stage.write("T-1")], { reliedOn: [{ kind, id: "T-2", version: 1 }] })
    same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
  }),
  ...Object.entries(textExamples).map(([name, text]) =>
    exact(`text comes back as it was: ${name}`, async (stage) => {
      const unit = { entries: [stage.entry("T-1", 1, { from: text })], personal: [stage.text("r", "T-1", text)] }
      await stage.commit([stage.write("T-1", 0, { record: { [text]: [text] }, columns: { serial: text } })], unit)
      const { record, personal } = await stage.load("T-1")
      same([record?.record, personal.get("r")], [{ [text]: [text] }, text])
      same((await stage.journal("T-1"))[0]?.from, text)
      same(await stage.find({ where: { serial: text } }), ["T-1"])
    }),
  ),
  exact("whole numbers to 2^53 - 1 come back as they were", async (stage) => {
    const largest = Number.MAX_SAFE_INTEGER
    const columns = { count: -largest, openedAt: largest }
    await stage.commit([
      stage.write("T-1", 0, { record: [largest, -largest, 0, 0.1], columns }, [{ duty: "d", key: "", due: largest }]),
    ])
    same((await stage.load("T-1")).record?.record, [largest, -largest, 0, 0.1])
    same(await stage.find({ where: { count: -largest, openedAt: largest } }), ["T-1"])
    same(
      (await stage.due(largest)).map((row) => row.due),
      [largest],
    )
  }),
  exact("a record of a megabyte comes back as it was", async (stage) => {
    const record = { lines: Array.from({ length: 10_000 }, (_, n) => ({ n, text: "é".repeat(50) })) }
    await stage.commit([stage.write("T-1", 0, { record })])
    same((await stage.load("T-1")).record?.record, record)
  }),
  ...[null, true, "text", 0, [], {}, { a: null }, { __proto_: 1, "a.b": { $ref: "x" } }].map((record) =>
    exact(`the record ${JSON.stringify(record)} comes back as it was`, async (stage) => {
      await stage.commit([stage.write("T-1", 0, { record })])
      same((await stage.load("T-1")).record?.record, record)
      same(
        (await stage.load("T-2", { needs: [{ name: "it", kind, id: { value: "T-1" } }] })).facts["it"]![0]!.record,
        record,
      )
    }),
  ),
  exact("personal texts are erased for good, and again is nothing", async (stage) => {
    const personal = [stage.text("a", "T-1"), stage.text("b", "T-1"), stage.text("c", "T-1", "words", "person-2")]
    await stage.commit([stage.write("T-1")], { personal })
    same([await stage.erase("person-1"), await stage.erase("person-1")], [2, 0])
    same((await stage.load("T-1")).personal, new Map([["c", "words"]]))
  }),
  exact("personal texts of several records, and of none", async (stage) => {
    await stage.commit([stage.write("T-1"), stage.write("T-2")], {
      personal: [stage.text("a", "T-1"), stage.text("b", "T-2")],
    })
    const texts = (ids: ReadonlyArray<string>) =>
      Effect.runPromise(stage.storage.personal({ tenant: stage.tenant, kind, ids }))
    same((await texts(["T-1", "T-2", "T-3"])).size, 2)
    same((await texts([])).size, 0)
  }),
  ...Object.entries(hostile).flatMap(([name, value]) => [
    typed(`a tenant that is ${name} is refused by every verb`, async ({ storage }) => {
      const tenant = value as string
      const where = { kind, id: "T-1" }
      const verbs = [
        storage.load({ tenant, ...where, needs: [] }),
        storage.find({ tenant, kind, where: {}, order: "ascending", limit: 1 }),
        storage.journal({ tenant, ...where, after: 0, limit: 1 }),
        storage.due({ tenant, by: 1, limit: 1 }),
        storage.erase({ tenant, subject: "s" }),
        storage.personal({ tenant, kind, ids: [] }),
      ]
      for (const verb of verbs) same(await reasonOf<unknown>(verb), "RequestInvalid")
    }),
    typed(`an id that is ${name} is refused`, async (stage) => {
      const unit = stage.unit([stage.write(value as string, 0, { id: value as string })])
      same(await reasonOf(stage.storage.commit(unit)), "RequestInvalid")
    }),
  ]),
  typed("undefined in a record is refused", async (stage) => {
    const unit = stage.unit([stage.write("T-1", 0, { record: { deep: [{ field: undefined }] } })])
    same(await reasonOf(stage.storage.commit(unit)), "RequestInvalid")
  }),
  typed("text that no database can hold is refused", async (stage) => {
    for (const record of ["\u0000", "\ud800", "\udc00x"]) {
      same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1", 0, { record })]))), "RequestInvalid")
    }
  }),
  typed("a number for a column of text is refused", async (stage) => {
    const asked = { tenant: stage.tenant, kind, where: { serial: 0 }, order: "ascending", limit: 1 } as const
    same(await reasonOf(stage.storage.find(asked)), "RequestInvalid")
  }),
  typed("preparing again changes nothing, and a new column is added", async (stage) => {
    const grown = `grown${stage.tenant.replace(/\D/g, "")}`
    const declare = (names: ReadonlyArray<string>) =>
      Effect.runPromise(
        stage.storage.prepare([{ kind: grown, columns: names.map((name) => ({ name, type: "text", indexed: true })) }]),
      )
    await declare(["first"])
    await stage.commit([stage.write("T-1", 0, { kind: grown, columns: { first: "1" } })])
    await declare(["first"])
    await declare(["first", "secondOne"])
    await stage.commit([stage.write("T-2", 0, { kind: grown, columns: { first: "1", secondOne: "2" } })])
    same(await stage.find({ kind: grown, where: { first: "1" } }), ["T-1", "T-2"])
    same(await stage.find({ kind: grown, where: { secondOne: "2" } }), ["T-2"])
  }),
]
