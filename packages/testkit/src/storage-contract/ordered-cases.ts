/** Law 5, ordered: what is listed comes in its order, in pages that neither skip nor repeat. */
import { several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const ordered = law(5)
const racing = race(5)

const padded = (n: number) => `T-${String(n).padStart(4, "0")}`

/** Reads page after page, from after the last id of the page before. */
const paged = async (page: (after: string | undefined) => Promise<ReadonlyArray<string>>) => {
  const seen: Array<string> = []
  for (let pages = 0; pages < 200; pages += 1) {
    const found = await page(seen.at(-1))
    if (found.length === 0) return seen
    seen.push(...found)
  }
  throw new Error(`200 pages, and no end of them: ${seen.slice(-3).join(", ")}`)
}

const from = (after: string | undefined) => (after === undefined ? {} : { after })

const headIds = async (stage: Stage, request: { readonly after?: string; readonly limit?: number }) =>
  (await stage.heads(request)).map((head) => head.id)

const codePoints = ["a", "B", "a_", "a-", "A", "b", "0", "a.", "z~", "a:", "a@", "10", "9", "Z", "aB", "ab"]

const ascending = codePoints.toSorted((a, b) => (a < b ? -1 : 1))

export const orderedCases: ReadonlyArray<ContractCase> = [
  ordered("ids are in order of code points, in every listing", async (stage) => {
    await stage.commit(codePoints.map((id) => stage.write(id)))
    same(await stage.find(), ascending)
    same(await stage.find({ order: "descending" }), ascending.toReversed())
    same(await headIds(stage, {}), ascending)
    const needs = [{ name: "all", kind, where: { status: { value: "open" } }, limit: 100 }]
    same(
      (await stage.load("x", { needs })).facts["all"]!.map(({ id }) => id),
      ascending,
    )
  }),
  ordered("pages begin after an id, whether it is there or not", async (stage) => {
    await stage.commit(["b", "d", "f"].map((id) => stage.write(id)))
    same(await stage.find({ after: "b" }), ["d", "f"])
    same(await stage.find({ after: "c" }), ["d", "f"])
    same(await stage.find({ after: "f" }), [])
    same(await stage.find({ order: "descending", after: "d" }), ["b"])
    same(await stage.find({ order: "descending", after: "a" }), [])
    same([await headIds(stage, { after: "c" }), await headIds(stage, { after: "z" })], [["d", "f"], []])
  }),
  ordered("pages of 1, 3 and 500 all list the same", async (stage) => {
    const ids = several(40, padded)
    await stage.commit(ids.map((id) => stage.write(id)))
    for (const limit of [1, 3, 500]) {
      same(await paged((after) => stage.find({ limit, ...from(after) })), ids)
      same(await paged((after) => stage.find({ order: "descending", limit, ...from(after) })), ids.toReversed())
      same(await paged((after) => headIds(stage, { limit, ...from(after) })), ids)
    }
  }),
  racing("pages of records neither skip nor repeat what was there, whatever is added meanwhile", async (stage) => {
    const ids = several(20, (n) => padded(n * 2))
    await stage.commit(ids.map((id) => stage.write(id)))
    let added = 0
    const seen = await paged(async (after) => {
      if (added < 20) await stage.commit([stage.write(padded((added += 1) * 2 - 1))])
      return stage.find({ limit: 3, ...from(after) })
    })
    same(
      seen.filter((id) => ids.includes(id)),
      ids,
    )
    same(new Set(seen).size, seen.length)
  }),
  racing("pages of heads neither skip nor repeat, while every record is written", async (stage) => {
    const ids = several(30, padded)
    await stage.commit(ids.map((id) => stage.write(id)))
    const writers = Promise.all(ids.map((id) => stage.commit([stage.write(id, 1)])))
    same(await paged((after) => headIds(stage, { limit: 4, ...from(after) })), ids)
    await writers
    same(new Set((await stage.heads()).map((head) => head.version)), new Set([2]))
  }),
  ordered("heads say of every record what loading it says", async (stage) => {
    for (let n = 0; n < 5; n += 1) {
      for (let version = 0; version <= n; version += 1) {
        await stage.commit([stage.write(padded(n), version, { head: `head-${n}-${version}` })])
      }
    }
    await stage.commit([stage.write("P-1", 0, { kind: otherKind })])
    const loaded = await Promise.all(several(5, async (n) => (await stage.load(padded(n))).record!))
    same(
      await stage.heads(),
      loaded.map(({ id, version, head }) => ({ id, version, head })),
    )
  }),
  ordered("a kind without records has no heads", async (stage) => {
    await stage.commit([stage.write("P-1", 0, { kind: otherKind })])
    same(await stage.heads(), [])
  }),
  ordered("find looks for equalities, lists, instants, counts and truth, all of which must hold", async (stage) => {
    await stage.commit([
      stage.write("T-1", 0, { columns: { serial: "x", count: 1, openedAt: 10, urgent: true } }),
      stage.write("T-2", 0, { status: "shut", columns: { serial: "y", count: 2, openedAt: 10, urgent: false } }),
      stage.write("T-3", 0, { category: "done" }),
    ])
    const found = (where: Parameters<Stage["find"]>[0] & object) => stage.find(where)
    same(await found({ where: { serial: "x" } }), ["T-1"])
    same(await found({ where: { serial: ["x", "y", "x"] } }), ["T-1", "T-2"])
    same(await found({ where: { openedAt: 10, count: 2 } }), ["T-2"])
    same(await found({ where: { openedAt: [9, 10], count: [2, 3] } }), ["T-2"])
    same(await found({ where: { openedAt: 10, count: 3 } }), [])
    same(await found({ where: { urgent: false } }), ["T-2"])
    same(await found({ where: { urgent: [true, false] } }), ["T-1", "T-2"])
    same(await found({ where: { status: "shut" } }), ["T-2"])
    same(await found({ where: { status: ["open"], category: "done" } }), ["T-3"])
  }),
  ordered("a column without a value is found by nothing", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { columns: { serial: null, count: null, urgent: null } })])
    const wheres = [
      { serial: "" },
      { serial: ["", "null"] },
      { count: 0 },
      { urgent: false },
      { urgent: [false, true] },
    ]
    for (const where of wheres) same(await stage.find({ where }), [])
    same(await stage.find(), ["T-1"])
  }),
  ordered("a record is found by what it says now, not by what it said", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { status: "a", columns: { serial: "x", count: 1 } })])
    await stage.commit([stage.write("T-1", 1, { status: "b", columns: { serial: "y" } })])
    same(await stage.find({ where: { serial: "y", status: "b" } }), ["T-1"])
    for (const where of [{ serial: "x" }, { status: "a" }, { count: 1 }]) same(await stage.find({ where }), [])
  }),
  ordered("an empty list matches nothing, alone and beside others", async (stage) => {
    await stage.commit([stage.write("T-1")])
    same(
      [await stage.find({ where: { status: [] } }), await stage.find({ where: { status: "open", serial: [] } })],
      [[], []],
    )
  }),
  ordered("a list of a thousand values is looked for at once", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { columns: { serial: "s-999", count: 999 } }), stage.write("T-2")])
    same(await stage.find({ where: { serial: several(1000, (n) => `s-${n}`) } }), ["T-1"])
    same(await stage.find({ where: { count: several(1000, (n) => n) } }), ["T-1"])
  }),
  ordered("entries are read in their sequence, from where and how many it is asked", async (stage) => {
    await stage.commit([stage.write("T-1")], { entries: [3, 1, 2].map((sequence) => stage.entry("T-1", sequence)) })
    const sequences = async (after: number, limit: number) =>
      (await stage.journal("T-1", after, limit)).map((entry) => entry.sequence)
    same([await sequences(0, 1000), await sequences(1, 1), await sequences(3, 10)], [[1, 2, 3], [2], []])
  }),
  ordered("a journal of two thousand entries is read in two pages, whole and in order", async (stage) => {
    for (let part = 0; part < 4; part += 1) {
      const entries = several(500, (n) => stage.entry("T-1", part * 500 + n + 1, { from: `before ${n}` }))
      await stage.commit([stage.write("T-1", part)], { entries })
    }
    const first = await stage.journal("T-1")
    const second = await stage.journal("T-1", 1000)
    same(
      [...first, ...second].map((entry) => entry.sequence),
      several(2000, (n) => n + 1),
    )
    same(
      [first.length, second[0], await stage.journal("T-1", 2000)],
      [1000, stage.entry("T-1", 1001, { from: "before 0" }), []],
    )
  }),
  ordered("entries of two records and of two kinds do not mix", async (stage) => {
    const ours = { kind: otherKind }
    await stage.commit([stage.write("X-1"), stage.write("X-2"), stage.write("X-1", 0, ours)], {
      entries: [
        stage.entry("X-1", 1),
        stage.entry("X-2", 1, { command: "d" }),
        stage.entry("X-1", 1, { ...ours, command: "e" }),
      ],
    })
    same(await stage.journal("X-1"), [stage.entry("X-1", 1)])
    same([await stage.journal("X-3"), await stage.journal("X-1", 1)], [[], []])
  }),
  ordered("duties are listed by their due, paused ones not at all", async (stage) => {
    const duties = [5, 1, null, 9, 1].map((due, n) => ({ duty: `d${n}`, key: "", due }))
    await stage.commit([stage.write("T-1", 0, {}, duties)])
    const dues = async (by: number, limit: number) => (await stage.due(by, limit)).map((row) => row.due)
    same([await dues(5, 500), await dues(9, 2), await dues(0, 5)], [[1, 1, 5], [1, 1], []])
    same((await stage.due(5)).map((row) => row.duty).toSorted(), ["d0", "d1", "d4"])
    same((await stage.due(5)).at(-1), { tenant: stage.tenant, kind, id: "T-1", duty: "d0", key: "", due: 5 })
  }),
  ordered("the duties of a later version replace those of an earlier", async (stage) => {
    const duties = ["1", "2"].map((key) => ({ duty: "a", key, due: 1 }))
    await stage.commit([stage.write("T-1", 0, {}, duties), stage.write("T-2", 0, {}, duties)])
    await stage.commit([stage.write("T-1", 1, {}, [{ duty: "a", key: "2", due: 3 }])])
    same((await stage.due(9)).map((row) => `${row.id} ${row.key} ${row.due}`).toSorted(), [
      "T-1 2 3",
      "T-2 1 1",
      "T-2 2 1",
    ])
    await stage.commit([stage.write("T-1", 2), stage.write("T-2", 1)])
    same(await stage.due(9), [])
  }),
]
