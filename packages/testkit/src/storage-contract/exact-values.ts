/** Law 7, exact, for everything but texts: ids, numbers, instants, JSON of every shape and size. */
import type { JournalEntry } from "@fieldcare/core/storage"
import { reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, otherKind } from "./stage.ts"

const exact = law(7)
const racing = race(7)

const largest = Number.MAX_SAFE_INTEGER

const nested = (depth: number): unknown =>
  depth === 0 ? "deep" : depth % 2 === 0 ? { a: nested(depth - 1) } : [nested(depth - 1)]

/** Keys that an object has already from its prototype; parsed, so that they are its own. */
const borrowed = JSON.parse(
  `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":null}`,
) as unknown

const records: ReadonlyArray<readonly [string, unknown]> = [
  ...[
    null,
    true,
    "text",
    "123",
    "null",
    "[1]",
    0,
    [],
    {},
    { a: null },
    [[], {}, ""],
    { "": 1, "a.b": { $ref: "x" } },
  ].map((record) => [JSON.stringify(record), record] as const),
  ["of numbers at the edges", [0, -1, 0.1, 0.1 + 0.2, 1e-7, 5e-324, 1e21, Number.MAX_VALUE, largest, -largest]],
  ["a hundred levels deep", nested(100)],
  ["whose keys look like a prototype's", borrowed],
  ["whose keys differ in case, blanks and composition", { a: 1, A: 2, "a ": 3, "\u00e9": 4, "e\u0301": 5 }],
  ["whose keys look like numbers", { 10: "ten", 9: "nine", "007": "seven", "-1": "minus", 1e3: "thousand" }],
  ["of ten thousand keys", Object.fromEntries(several(10_000, (n) => [`key ${n}`, n]))],
  ["of a mebibyte", { lines: several(8192, (n) => ({ n, text: "é".repeat(57) })) }],
]

const ids: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
  ["look like numbers", ["0", "7", "007", "1e3", "1000", "0x10", "16", "1.0", "1", "1."]],
  ["differ in case", ["abc", "ABC", "Abc"]],
  ["begin alike", ["T-1", "T-10", "T-1.0", "T-1-", "T-1_"]],
  ["are names of a prototype", ["constructor", "toString", "hasOwnProperty", "valueOf"]],
  ["are words of a database", ["NULL", "true", "false", "select", "NaN", "Infinity"]],
  ["look like wildcards", ["a_c", "abc", "a.c", "a-c"]],
  ["hold every character there is", ["A-Z.a_z:0@9~", "a@b.example:80", "9~-_.:@"]],
  ["are as long as can be", ["a", "b", "A"].map((last) => "x".repeat(127) + last)],
]

export const exactValues: ReadonlyArray<ContractCase> = [
  ...records.map(([name, record]) =>
    exact(`a record ${name.slice(0, 60)} comes back as it was`, async (stage) => {
      const entry = stage.entry("T-1", 1, { events: [{ type: "e", data: record }] })
      const trail = { stays: [], duties: [], acts: [record] } as never
      await stage.commit([stage.write("T-1", 0, { record, trail })], { entries: [entry] })
      const needs = [{ name: "it", kind, id: { value: "T-1" } }]
      const loaded = await stage.load("T-1", { needs })
      same([loaded.record?.record, loaded.record?.trail], [record, trail])
      same([loaded.facts["it"]![0]!.record, await stage.journal("T-1")], [record, [entry]])
      same(({} as { readonly polluted?: unknown }).polluted, undefined, "the prototype of every object")
    }),
  ),
  ...ids.map(([name, all]) =>
    exact(`ids that ${name} are told apart`, async (stage) => {
      await stage.commit(
        all.map((id) => stage.write(id, 0, { record: id, columns: { partId: id } })),
        {
          entries: all.map((id) => stage.entry(id, 1, { command: id })),
          messages: all.map((id) => ({ kind, id, sequence: 1 })),
          personal: all.map((id) => stage.text(id, id, `of ${id}`, id)),
        },
      )
      const [first] = all
      await stage.commit([stage.write(first!, 1, { record: first!, columns: { partId: first! } })])
      const needs = [{ name: "it", kind, id: { column: "partId" } }]
      for (const id of all) {
        const { record, facts, personal } = await stage.load(id, { needs })
        same([record?.id, record?.record, record?.version], [id, id, id === first ? 2 : 1])
        same([facts["it"]!.map((fact) => fact.record), personal], [[id], new Map([[id, `of ${id}`]])])
        same(
          (await stage.journal(id)).map((entry) => entry.command),
          [id],
        )
        same(await stage.find({ where: { partId: id } }), [id])
      }
      same((await stage.messages("a")).map((message) => message.id).toSorted(), all.toSorted())
      same(
        await stage.find(),
        all.toSorted((a, b) => (a < b ? -1 : 1)),
      )
      same([await stage.erase(first!), (await stage.personal(all)).size], [1, all.length - 1])
    }),
  ),
  exact("whole numbers and instants to 2^53 - 1 come back as they were", async (stage) => {
    const rows = [largest, largest - 1, 0, 1].map((value, n) =>
      stage.write(`T-${n}`, 0, { columns: { count: -value, openedAt: value } }, [{ duty: "d", key: "", due: value }]),
    )
    await stage.commit(rows)
    same(await stage.find({ where: { count: -largest, openedAt: largest } }), ["T-0"])
    same(await stage.find({ where: { count: [1 - largest, 0] } }), ["T-1", "T-2"])
    same(await stage.find({ where: { count: largest } }), [])
    same(
      (await stage.due(largest)).map((row) => row.due),
      [0, 1, largest - 1, largest],
    )
    same(await stage.find({ where: { openedAt: 0 } }), ["T-2"])
  }),
  exact("versions and sequences to 2^53 - 1 come back as they were, and guard", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { version: largest - 1 })], {
      entries: [stage.entry("T-1", largest), stage.entry("T-1", largest - 1)],
    })
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1", largest - 2)]))), "VersionConflict")
    await stage.commit([stage.write("T-1", largest - 1)], { reliedOn: [{ kind, id: "T-1", version: largest - 1 }] })
    same([await stage.version("T-1"), (await stage.heads())[0]?.version], [largest, largest])
    same(
      (await stage.journal("T-1", largest - 1)).map((entry) => entry.sequence),
      [largest],
    )
  }),
  exact("an entry comes back with everything that it says, to the last millisecond", async (stage) => {
    const more: Partial<JournalEntry> = {
      actor: { id: "u-1", roles: ["clerk", "deputy of anna"], delegateOf: "u-2" },
      via: "part.install",
      occurredAt: 8_640_000_000_000_000,
      recordedAt: 1_789_000_000_123,
      events: [{ type: "ticket.closed", data: { minutes: -1, at: 0 } }],
      decidedUnder: { policy: "f".repeat(64), lifecycle: 3 },
      previous: "0".repeat(64),
      hash: "e".repeat(64),
    }
    await stage.commit([stage.write("T-1")], {
      entries: [stage.entry("T-1", 1, more), stage.entry("T-1", 2, { occurredAt: 0 })],
    })
    same(await stage.journal("T-1"), [stage.entry("T-1", 1, more), stage.entry("T-1", 2, { occurredAt: 0 })])
  }),
  exact("entries and duties of one instant are all there", async (stage) => {
    const duties = several(50, (n) => ({ duty: "d", key: `${n}`, due: 1_789_000_000_000 }))
    const entries = several(50, (n) => stage.entry("T-1", n + 1, { occurredAt: 5, recordedAt: 5 }))
    await stage.commit([stage.write("T-1", 0, {}, duties)], { entries })
    same([(await stage.due(1_789_000_000_000)).length, (await stage.journal("T-1")).length], [50, 50])
    same(await stage.due(1_788_999_999_999), [])
  }),
  exact("truth is told from falsehood, from nothing and from numbers", async (stage) => {
    await stage.commit([true, false, null].map((urgent, n) => stage.write(`T-${n}`, 0, { columns: { urgent } })))
    same(
      [await stage.find({ where: { urgent: true } }), await stage.find({ where: { urgent: false } })],
      [["T-0"], ["T-1"]],
    )
  }),
  exact("a column that a row does not name is without a value", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { columns: { serial: "s" } })])
    await stage.commit([stage.write("T-1", 1, { columns: {} })])
    same([await stage.find({ where: { serial: "s" } }), await stage.version("T-1")], [[], 2])
  }),
  racing("records of every shape and size written at once come back each as it was", async (stage) => {
    const units = several(40, (n) => {
      const [name, record] = records[n % records.length]!
      const columns = n % 3 === 0 ? { serial: name, count: -n } : n % 3 === 1 ? { urgent: n % 2 === 0 } : {}
      const duties = several(n % 4, (due) => ({ duty: name, key: `${due}`, due: n % 2 === 0 ? due : null }))
      const entries = several(n % 3, (m) => stage.entry(`T-${n}`, m + 1, { events: [{ type: name, data: record }] }))
      return stage.unit([stage.write(`T-${n}`, 0, { record, columns }, duties)], {
        entries,
        personal: several(n % 2, () => stage.text(`r-${n}`, `T-${n}`, name)),
      })
    })
    await Promise.all(units.map((unit) => stage.commit(unit.writes, unit)))
    for (const [n, { writes, entries, personal }] of units.entries()) {
      const loaded = await stage.load(`T-${n}`)
      same(loaded.record?.record, writes[0]!.row.record)
      same([await stage.journal(`T-${n}`), loaded.personal.size], [entries, personal.length])
    }
    const dues = units.flatMap(({ writes }) => writes[0]!.duties).filter(({ due }) => due !== null)
    same((await stage.due(10)).length, dues.length)
    same(await stage.find({ where: { count: -3 } }), ["T-3"])
  }),
  racing("texts that differ only a little, written at once, stay with their own records", async (stage) => {
    const texts = ["a", "A", "a ", " a", "á", "a\u0301", "", " ", "0", "00"]
    await Promise.all(
      texts.map((text, n) =>
        stage.commit([stage.write(`T-${n}`, 0, { columns: { serial: text } })], {
          personal: [stage.text(`r-${n}`, `T-${n}`, text)],
        }),
      ),
    )
    for (const [n, text] of texts.entries()) {
      same(
        [await stage.find({ where: { serial: text } }), (await stage.load(`T-${n}`)).personal.get(`r-${n}`)],
        [[`T-${n}`], text],
      )
    }
  }),
  exact("records that are there already are found by a new column that follows from them", async (stage) => {
    const aged = `aged${stage.tenant.replace(/\D/g, "")}`
    const first = { name: "first", type: "text", indexed: true } as const
    const pieces = { name: "pieces", type: "integer", indexed: true } as const
    await stage.prepare([{ kind: aged, columns: [first] }])
    for (const [id, count] of [
      ["T-1", 3],
      ["T-2", 4],
      ["T-3", 3],
    ] as const)
      await stage.commit([stage.write(id, 0, { kind: aged, record: { count }, columns: { first: "1" } })])
    const project = (record: unknown) => ({ first: "1", pieces: (record as { readonly count: number }).count })
    await stage.prepare([{ kind: aged, columns: [first, pieces], project }])
    same(await stage.find({ kind: aged, where: { pieces: 3 } }), ["T-1", "T-3"])
    same(await stage.find({ kind: aged, where: { pieces: 4, first: "1" } }), ["T-2"])
    same(await stage.version("T-1", aged), 1)
  }),
  exact("preparing again changes nothing, and a new column is added", async (stage) => {
    const columns = ["first", "secondOne"].map((name) => ({ name, type: "text", indexed: true }) as const)
    await stage.prepare([{ kind: "contractGrown", columns: columns.slice(0, 1) }])
    await stage.commit([stage.write("T-1", 0, { kind: "contractGrown", columns: { first: "1" } })])
    await stage.prepare([{ kind: "contractGrown", columns: columns.slice(0, 1) }])
    await stage.prepare([{ kind: "contractGrown", columns }])
    await stage.commit([stage.write("T-2", 0, { kind: "contractGrown", columns: { first: "1", secondOne: "2" } })])
    same(await stage.find({ kind: "contractGrown", where: { first: "1" } }), ["T-1", "T-2"])
    same(await stage.find({ kind: "contractGrown", where: { secondOne: "2" } }), ["T-2"])
    same(await stage.find({ kind: otherKind }), [])
  }),
]
