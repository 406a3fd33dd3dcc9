/** Law 4, read together: one call answers from one moment, and answers what was asked for. */
import { raced, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"
import * as Effect from "effect/Effect"

const together = law(4)
const racing = race(4)

const wanted = (stage: Stage, id: string, version: number, references: ReadonlyArray<string>) =>
  stage.commit([stage.write(id, version)], {
    personal: references.map((reference) => stage.text(reference, id, `words of ${reference}`)),
    textsWanted: true,
  })

const words = (...references: ReadonlyArray<string>) =>
  new Map(references.map((reference) => [reference, `words of ${reference}`]))

export const togetherCases: ReadonlyArray<ContractCase> = [
  together("a record that does not exist is undefined", async (stage) => {
    const loaded = await stage.load("T-1")
    same(loaded, { record: undefined, facts: {}, stock: {}, remembered: undefined, personal: new Map() })
  }),
  together("a record comes with its whole envelope", async (stage) => {
    const row = { status: "in.work", category: "waitingForParts", head: "f".repeat(64), record: { a: 1 } } as const
    const trail = { stays: [{ status: "a", from: 1 }], duties: [], acts: [] } as never
    await stage.commit([stage.write("T-1", 0, { ...row, trail, columns: { serial: "s" } })])
    same((await stage.load("T-1")).record, { tenant: stage.tenant, kind, id: "T-1", version: 1, ...row, trail })
  }),
  together("a need by id takes its operand from a column of the loaded record", async (stage) => {
    const part = stage.write("P-1", 0, { kind: otherKind })
    await stage.commit([part, stage.write("T-1", 0, { columns: { partId: "P-1" } })])
    const needs = [{ name: "part", kind: otherKind, id: { column: "partId" } }]
    const [fact, ...more] = (await stage.load("T-1", { needs })).facts["part"]!
    same([fact?.kind, fact?.id, fact?.version, more.length], [otherKind, "P-1", 1, 0])
  }),
  together("an operand without a value matches nothing", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { columns: { partId: null } }), stage.write("T-2")])
    const needs = [
      { name: "byId", kind, id: { column: "partId" } },
      { name: "all", kind, where: { partId: { column: "partId" } }, limit: 5 },
    ]
    for (const id of ["T-1", "T-2", "T-9"]) same((await stage.load(id, { needs })).facts, { byId: [], all: [] })
  }),
  together("a need by the id of a record that is missing is empty", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { columns: { partId: "P-9" } })])
    const needs = [
      { name: "part", kind: otherKind, id: { column: "partId" } },
      { name: "given", kind, id: { value: "T-8" } },
    ]
    same((await stage.load("T-1", { needs })).facts, { part: [], given: [] })
  }),
  together("needs with conditions come in order of id and within their limit", async (stage) => {
    await stage.commit(["T-3", "T-1", "T-2"].map((id) => stage.write(id, 0, { columns: { serial: "s" } })))
    const needs = [1, 2, 100].map((limit) => {
      return { name: `n${limit}`, kind, where: { serial: { value: "s" }, status: { value: "open" } }, limit }
    })
    const { facts } = await stage.load("T-9", { needs })
    same(
      needs.map(({ name }) => facts[name]!.map(({ id }) => id)),
      [["T-1"], ["T-1", "T-2"], ["T-1", "T-2", "T-3"]],
    )
  }),
  together("a condition on several texts holds for each of them, and of none for nothing", async (stage) => {
    const serials = { "T-1": "a", "T-2": "b", "T-3": "c", "T-4": "A", "T-5": null }
    await stage.commit(Object.entries(serials).map(([id, serial]) => stage.write(id, 0, { columns: { serial } })))
    const needs = [
      { name: "two", kind, where: { serial: { among: ["c", "a", "a", "z"] }, status: { value: "open" } }, limit: 100 },
      { name: "one", kind, where: { serial: { among: ["b"] } }, limit: 1 },
      { name: "none", kind, where: { serial: { among: [] } }, limit: 100 },
      { name: "first", kind, where: { serial: { among: ["a", "b", "c"] } }, limit: 2 },
    ]
    const { facts } = await stage.load("T-9", { needs })
    same(
      needs.map(({ name }) => facts[name]!.map(({ id }) => id)),
      [["T-1", "T-3"], ["T-2"], [], ["T-1", "T-2"]],
    )
  }),
  together("all conditions of a need must hold, whatever their type", async (stage) => {
    const columns = { serial: "s", count: 2, openedAt: 3, urgent: true }
    await stage.commit([
      stage.write("T-1", 0, { columns }),
      stage.write("T-2", 0, { columns: { ...columns, urgent: false } }),
      stage.write("T-3", 0, { columns: { ...columns, count: 3 } }),
      stage.write("T-4", 0, { columns, category: "done" }),
    ])
    const operands = Object.keys(columns).map((column) => [column, { column }] as const)
    const where = { ...Object.fromEntries(operands), category: { value: "open" } }
    const { facts } = await stage.load("T-1", { needs: [{ name: "same", kind, where, limit: 9 }] })
    same(
      facts["same"]!.map(({ id }) => id),
      ["T-1"],
    )
  }),
  together("several needs, of both kinds and of the record itself, are answered each under its name", async (stage) => {
    await stage.commit([stage.write("X-1"), stage.write("X-1", 0, { kind: otherKind }), stage.write("X-2")])
    const needs = [
      ...several(10, (n) => ({ name: `self${n}`, kind, id: { value: "X-1" } })),
      { name: "part", kind: otherKind, id: { value: "X-1" } },
      { name: "open", kind, where: { status: { value: "open" } }, limit: 100 },
    ]
    const { record, facts } = await stage.load("X-1", { needs })
    same(facts["self0"], [record])
    same(facts["self9"], [record])
    same([facts["part"]![0]!.kind, facts["open"]!.map(({ id }) => id)], [otherKind, ["X-1", "X-2"]])
  }),
  together("texts are those of the record, not of another or of one of the same id", async (stage) => {
    await stage.commit([stage.write("X-1"), stage.write("X-2"), stage.write("X-1", 0, { kind: otherKind })], {
      personal: [stage.text("a", "X-1"), stage.text("b", "X-2"), { ...stage.text("c", "X-1"), kind: otherKind }],
    })
    same((await stage.load("X-1")).personal, new Map([["a", "words"]]))
    same((await stage.load("X-1", { kind: otherKind })).personal, new Map([["c", "words"]]))
  }),
  together("a commit answers no texts unless they are wanted", async (stage) => {
    same(await stage.commit([stage.write("T-1")], { personal: [stage.text("a", "T-1")] }), new Map())
    same(await stage.commit([stage.write("T-1", 1)], { textsWanted: false }), new Map())
  }),
  together("a commit answers the texts of its record, those from before and the new ones", async (stage) => {
    same(await wanted(stage, "T-1", 0, []), words())
    same(await wanted(stage, "T-1", 1, ["a"]), words("a"))
    same(await wanted(stage, "T-1", 2, ["b", "c"]), words("a", "b", "c"))
    same(await wanted(stage, "T-1", 3, []), words("a", "b", "c"))
  }),
  together("a commit does not answer what was erased", async (stage) => {
    await wanted(stage, "T-1", 0, ["a"])
    await stage.commit([stage.write("T-1", 1)], { personal: [stage.text("b", "T-1", "words of b", "person-2")] })
    await stage.erase("person-1")
    same(await wanted(stage, "T-1", 2, []), words("b"))
  }),
  together("a commit answers the texts of its first record only", async (stage) => {
    const writes = [stage.write("T-2"), stage.write("T-1"), stage.write("T-2", 0, { kind: otherKind })]
    const personal = [
      stage.text("one", "T-1"),
      stage.text("two", "T-2", "words of two"),
      { ...stage.text("three", "T-2"), kind: otherKind },
    ]
    same(await stage.commit(writes, { personal, textsWanted: true }), words("two"))
    const later = [stage.write("T-1", 1), stage.write("T-2", 1)]
    same(await stage.commit(later, { textsWanted: true }), new Map([["one", "words"]]))
  }),
  together("a commit does not answer another tenant's texts", async (stage) => {
    const other = stage.beside()
    await wanted(other, "T-1", 0, ["theirs"])
    same(await wanted(stage, "T-1", 0, ["ours"]), words("ours"))
    same(await wanted(other, "T-1", 1, []), words("theirs"))
  }),
  racing("each of many commits at once answers the texts of its own record", async (stage) => {
    await Promise.all(several(30, (n) => wanted(stage, `T-${n}`, 0, [`old-${n}`])))
    const answers = await Promise.all(several(30, (n) => wanted(stage, `T-${n}`, 1, n % 2 === 0 ? [`new-${n}`] : [])))
    for (const [n, texts] of answers.entries()) {
      same(texts, n % 2 === 0 ? words(`old-${n}`, `new-${n}`) : words(`old-${n}`), `texts of T-${n}`)
    }
  }),
  racing("wanted and unwanted texts at once are not mixed up, refused units among them", async (stage) => {
    const units = several(30, (n) => {
      const unit = stage.unit([stage.write(`T-${n}`, n % 5 === 0 ? 7 : 0)], {
        personal: [stage.text(`r-${n}`, `T-${n}`)],
      })
      return n % 2 === 0 ? { ...unit, textsWanted: true } : unit
    })
    const answers = await Promise.all(units.map((unit) => Effect.runPromise(Effect.result(stage.storage.commit(unit)))))
    for (const [n, answer] of answers.entries()) {
      const texts = answer._tag === "Success" ? [...answer.success.keys()] : answer.failure.reason._tag
      same(texts, n % 5 === 0 ? "VersionConflict" : n % 2 === 0 ? [`r-${n}`] : [], `answer ${n}`)
    }
  }),
  racing("record and fact that refer to each other are read together while they change", async (stage) => {
    const pair = (version: number) => [
      stage.write("T-1", version, { columns: { count: version } }),
      stage.write("P-1", version, { kind: otherKind, columns: { count: version } }),
    ]
    await stage.commit(pair(0))
    const writer = async () => {
      for (let version = 1; version <= 15; version += 1) await stage.commit(pair(version))
    }
    const needs = [{ name: "twin", kind: otherKind, where: { count: { column: "count" } }, limit: 1 }]
    const reader = async () => {
      for (let round = 0; round < 25; round += 1) {
        const { record, facts } = await stage.load("T-1", { needs })
        same(facts["twin"]![0]?.version, record!.version, "versions read together")
      }
    }
    await Promise.all([writer(), reader(), reader()])
  }),
  racing("texts are there or erased as a whole, whoever reads meanwhile", async (stage) => {
    for (let round = 0; round < 5; round += 1) {
      const [id, person] = [`T-${round}`, `person-${round}`]
      const personal = several(10, (n) => stage.text(`r-${round}-${n}`, id, "words", person))
      await stage.commit([stage.write(id)], { personal })
      const sizes = Promise.all(several(5, async () => (await stage.load(id)).personal.size))
      same(await stage.erase(person), 10)
      for (const size of await sizes) same([0, 10].includes(size), true, `all or none of ten, not ${size}`)
    }
    same(await raced([stage.storage.erase({ tenant: stage.tenant, subject: "person-1" })]), ["ok"])
  }),
]
