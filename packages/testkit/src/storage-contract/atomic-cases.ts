/** Law 1, atomic: a unit is there as a whole, or not at all. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import { reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, named, otherKind, type Stage } from "./stage.ts"

const atomic = law(1)
const failing = race(1)

const duty = [{ duty: "answer", key: "", due: 5 }]

/** A unit that has something in every place: record, duty, entry, message, text, key. */
const full = (stage: Stage, ids: ReadonlyArray<string>): UnitOfWork =>
  stage.unit(
    ids.map((id) => stage.write(id, 0, {}, duty)),
    {
      entries: ids.map((id) => stage.entry(id, 1)),
      messages: ids.map((id) => ({ kind, id, sequence: 1 })),
      personal: ids.map((id) => stage.text(`text-${id}`, id)),
      key: stage.key("k"),
    },
  )

const nothingIsThere = async (stage: Stage) => {
  same(await stage.find(), [], "records")
  same(await stage.heads(), [], "heads")
  same(await stage.remembered("k"), undefined, "key")
  same(await stage.personal(["T-0", "T-1"]), new Map(), "texts")
  same([await stage.journal("T-0"), await stage.journal("T-1")], [[], []], "entries")
  same(await stage.due(10), [], "duties")
  same(await stage.messages("later"), [], "messages")
}

const ids = (howMany: number) => several(howMany, (n) => `T-${n}`)

export const atomicCases: ReadonlyArray<ContractCase> = [
  ...[1, 2, 20].map((howMany) =>
    atomic(`a unit of ${howMany} is seen whole by the next call`, async (stage) => {
      await stage.commit(full(stage, ids(howMany)).writes, full(stage, ids(howMany)))
      const all = ids(howMany).toSorted()
      same(await stage.find(), all, "records")
      same(
        (await stage.heads()).map((head) => head.id),
        all,
        "heads",
      )
      same((await stage.remembered("k"))?.digest, "d", "key")
      same((await stage.personal(all)).size, howMany, "texts")
      same((await stage.due(5)).length, howMany, "duties")
      for (const id of all) same((await stage.journal(id)).length, 1, `entries of ${id}`)
      same(named(await stage.messages("a")), all.map((id) => `${id}/1`).toSorted(), "messages")
    }),
  ),
  ...[2, 20].map((howMany) =>
    failing(`a conflict on the last of ${howMany} records leaves nothing of the others`, async (stage) => {
      const unit = full(stage, ids(howMany))
      const writes = [...unit.writes.slice(0, -1), stage.write(`T-${howMany - 1}`, 7)]
      same(await reasonOf(stage.storage.commit({ ...unit, writes })), "VersionConflict")
      await nothingIsThere(stage)
    }),
  ),
  failing("a conflict on a record relied on leaves nothing", async (stage) => {
    const unit = { ...full(stage, ids(2)), reliedOn: [{ kind: otherKind, id: "P-1", version: 1 }] }
    same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
    await nothingIsThere(stage)
  }),
  failing("a conflict on a record of another kind leaves nothing", async (stage) => {
    const unit = full(stage, ids(2))
    const writes = [...unit.writes, stage.write("P-1", 3, { kind: otherKind })]
    same(await reasonOf(stage.storage.commit({ ...unit, writes })), "VersionConflict")
    await nothingIsThere(stage)
  }),
  failing("a failing statement at the end leaves nothing of what came before", async (stage) => {
    const personal = [stage.text("twice", "T-0"), stage.text("twice", "T-0")]
    same(await reasonOf(stage.storage.commit({ ...full(stage, ids(2)), personal })), "StatementFailed")
    await nothingIsThere(stage)
  }),
  failing("a text whose reference another record has fails the unit", async (stage) => {
    await stage.commit([stage.write("P-1", 0, { kind: otherKind })], {
      personal: [{ ...stage.text("text-T-1", "P-1", "first"), kind: otherKind }],
    })
    same(await reasonOf(stage.storage.commit(full(stage, ids(2)))), "StatementFailed")
    await nothingIsThere(stage)
    same(await stage.personal(["P-1"], otherKind), new Map([["text-T-1", "first"]]))
  }),
  failing("an entry that is there already fails the unit", async (stage) => {
    await stage.commit([stage.write("T-1")], { entries: [stage.entry("T-1", 1)] })
    const unit = stage.unit([stage.write("T-1", 1)], { entries: [stage.entry("T-1", 1, { command: "other" })] })
    same(await reasonOf(stage.storage.commit(unit)), "StatementFailed")
    same(await stage.version("T-1"), 1)
    same(
      (await stage.journal("T-1")).map((entry) => entry.command),
      ["c"],
    )
  }),
  failing("a unit that fails leaves what was there before as it was", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { head: "first", columns: { serial: "s" } }, duty)], {
      entries: [stage.entry("T-1", 1)],
      personal: [stage.text("a", "T-1")],
    })
    const before = [await stage.load("T-1"), await stage.due(9), await stage.heads(), await stage.journal("T-1")]
    const changed = stage.write("T-1", 1, { head: "second", status: "shut", columns: { serial: "t" } })
    const broken = [
      { writes: [changed, stage.write("T-2", 4)] },
      { writes: [changed], personal: [stage.text("a", "T-1")] },
      { writes: [changed], entries: [stage.entry("T-1", 2), stage.entry("T-1", 2)] },
    ]
    for (const unit of broken) await reasonOf(stage.storage.commit(stage.unit(unit.writes, unit)))
    same([await stage.load("T-1"), await stage.due(9), await stage.heads(), await stage.journal("T-1")], before)
    same(await stage.find({ where: { serial: "s", status: "open" } }), ["T-1"])
  }),
  failing("after a unit that failed the next one goes on as if nothing had been", async (stage) => {
    const personal = [stage.text("twice", "T-0"), stage.text("twice", "T-0")]
    await reasonOf(stage.storage.commit({ ...full(stage, ids(2)), personal }))
    await stage.commit(full(stage, ids(2)).writes, full(stage, ids(2)))
    same(await stage.find(), ["T-0", "T-1"])
  }),
  atomic("records of two kinds are written together", async (stage) => {
    await stage.commit([stage.write("T-1"), stage.write("P-1", 0, { kind: otherKind })])
    same([await stage.version("T-1"), await stage.version("P-1", otherKind)], [1, 1])
  }),
  atomic("one id in two kinds is two records", async (stage) => {
    await stage.commit([stage.write("X-1"), stage.write("X-1", 0, { kind: otherKind, record: "part" })])
    await stage.commit([stage.write("X-1", 1)])
    same([await stage.version("X-1"), await stage.version("X-1", otherKind)], [2, 1])
    same((await stage.load("X-1", { kind: otherKind })).record?.record, "part")
  }),
]
