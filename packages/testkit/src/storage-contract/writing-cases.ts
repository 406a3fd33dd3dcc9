/** Laws 1 to 3: atomic, guarded, once. */
import { type ContractCase, kind, law, otherKind, raced, reasonOf, same, type Stage } from "./contract-case.ts"

const atomic = law(1)
const guarded = law(2)
const once = law(3)

const nothingOf = async (stage: Stage, id: string) => {
  const loaded = await stage.load(id, { key: { actor: "anna", key: "k" } })
  same(loaded.record, undefined, "record")
  same(loaded.remembered, undefined, "key")
  same(loaded.personal, new Map(), "texts")
  same(await stage.journal(id), [], "entries")
  same(await stage.due(10), [], "duties")
}

const whole = (stage: Stage, id: string) => ({
  entries: [stage.entry(id, 1)],
  personal: [stage.text("ref-1", id)],
  key: stage.key("k"),
})

const duty = [{ duty: "answer", key: "", due: 5 }]

export const writingCases: ReadonlyArray<ContractCase> = [
  atomic("a unit is seen whole by the next call", async (stage) => {
    await stage.commit([stage.write("T-1", 0, {}, duty)], whole(stage, "T-1"))
    const loaded = await stage.load("T-1", { key: { actor: "anna", key: "k" } })
    same([loaded.record?.version, loaded.remembered?.version, loaded.personal.size], [1, 1, 1])
    same([(await stage.journal("T-1")).length, (await stage.due(5)).length], [1, 1])
  }),
  atomic(
    "a conflict on the second record leaves nothing of the first",
    async (stage) => {
      const unit = stage.unit([stage.write("T-1", 0, {}, duty), stage.write("T-2", 7)], whole(stage, "T-1"))
      same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
      await nothingOf(stage, "T-1")
    },
    true,
  ),
  atomic(
    "a failing statement at the end leaves nothing of what came before",
    async (stage) => {
      const personal = [stage.text("ref-1", "T-1"), stage.text("ref-1", "T-1")]
      const unit = stage.unit([stage.write("T-1", 0, {}, duty)], { ...whole(stage, "T-1"), personal })
      same(await reasonOf(stage.storage.commit(unit)), "StatementFailed")
      await nothingOf(stage, "T-1")
    },
    true,
  ),
  atomic(
    "an entry that is there already fails the unit",
    async (stage) => {
      await stage.commit([stage.write("T-1")], { entries: [stage.entry("T-1", 1)] })
      const unit = stage.unit([stage.write("T-1", 1)], { entries: [stage.entry("T-1", 1)] })
      same(await reasonOf(stage.storage.commit(unit)), "StatementFailed")
      same(await stage.version("T-1"), 1)
    },
    true,
  ),
  atomic("records of two kinds are written together", async (stage) => {
    await stage.commit([stage.write("T-1"), stage.write("P-1", 0, { kind: otherKind })])
    same([await stage.version("T-1"), await stage.version("P-1", otherKind)], [1, 1])
  }),
  atomic(
    "readers during commits see both records at one version",
    async (stage) => {
      await stage.commit([stage.write("T-1"), stage.write("T-2")])
      const writer = async () => {
        for (let version = 1; version < 15; version += 1) {
          await stage.commit([stage.write("T-1", version), stage.write("T-2", version)])
        }
      }
      const reader = async () => {
        for (let round = 0; round < 20; round += 1) {
          const needs = [{ name: "other", kind, id: { value: "T-2" } }]
          const { record, facts } = await stage.load("T-1", { needs })
          same(facts["other"]![0]!.version, record!.version, "versions seen together")
        }
      }
      await Promise.all([writer(), reader(), reader()])
    },
    true,
  ),
  guarded("creating what exists is a conflict", async (stage) => {
    await stage.commit([stage.write("T-1")])
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1")]))), "VersionConflict")
  }),
  guarded("changing what does not exist is a conflict", async (stage) => {
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1", 1)]))), "VersionConflict")
    same(await stage.version("T-1"), 0)
  }),
  guarded("an old version is a conflict, and the record stays", async (stage) => {
    await stage.commit([stage.write("T-1")])
    await stage.commit([stage.write("T-1", 1)])
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1", 1)]))), "VersionConflict")
    same(await stage.version("T-1"), 2)
  }),
  guarded("a version that is not there yet is a conflict", async (stage) => {
    await stage.commit([stage.write("T-1")])
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1", 2)]))), "VersionConflict")
  }),
  guarded(
    "of two writers from one version one succeeds",
    async (stage) => {
      await stage.commit([stage.write("T-1")])
      const writer = stage.storage.commit(stage.unit([stage.write("T-1", 1)]))
      same([...(await raced([writer, writer]))].toSorted(), ["VersionConflict", "ok"])
    },
    true,
  ),
  guarded(
    "of fifty writers from one version one succeeds",
    async (stage) => {
      await stage.commit([stage.write("T-1")])
      const writer = stage.storage.commit(stage.unit([stage.write("T-1", 1)]))
      const answers = await raced(Array.from({ length: 50 }, () => writer))
      same(answers.filter((answer) => answer === "ok").length, 1)
      same(await stage.version("T-1"), 2)
    },
    true,
  ),
  guarded(
    "of eight that create one record one succeeds",
    async (stage) => {
      const writer = stage.storage.commit(stage.unit([stage.write("T-1")]))
      same((await raced(Array.from({ length: 8 }, () => writer))).filter((answer) => answer === "ok").length, 1)
    },
    true,
  ),
  guarded(
    "writers of different records do not hinder each other",
    async (stage) => {
      const writers = Array.from({ length: 20 }, (_, n) => stage.storage.commit(stage.unit([stage.write(`T-${n}`)])))
      same(new Set(await raced(writers)).size, 1)
      same((await stage.find()).length, 20)
    },
    true,
  ),
  guarded(
    "two units that name two records in opposite order do not block each other",
    async (stage) => {
      await stage.commit([stage.write("T-1"), stage.write("T-2")])
      const there = stage.storage.commit(stage.unit([stage.write("T-1", 1), stage.write("T-2", 1)]))
      const back = stage.storage.commit(stage.unit([stage.write("T-2", 1), stage.write("T-1", 1)]))
      same([...(await raced([there, back]))].toSorted(), ["VersionConflict", "ok"])
    },
    true,
  ),
  guarded(
    "a record relied on that changed is a conflict",
    async (stage) => {
      await stage.commit([stage.write("T-2")])
      await stage.commit([stage.write("T-2", 1)])
      const unit = stage.unit([stage.write("T-1")], { reliedOn: [{ kind, id: "T-2", version: 1 }] })
      same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
      same(await stage.version("T-1"), 0)
    },
    true,
  ),
  guarded("a record relied on that is missing is a conflict", async (stage) => {
    const unit = stage.unit([stage.write("T-1")], { reliedOn: [{ kind, id: "T-2", version: 1 }] })
    same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
  }),
  guarded("a record relied on that stayed is no obstacle, also when it is written", async (stage) => {
    await stage.commit([stage.write("T-1"), stage.write("T-2")])
    const reliedOn = ["T-1", "T-2"].map((id) => ({ kind, id, version: 1 }))
    await stage.commit([stage.write("T-1", 1)], { reliedOn })
    same([await stage.version("T-1"), await stage.version("T-2")], [2, 1])
  }),
  guarded(
    "two that rely on each other's record do not both succeed",
    async (stage) => {
      await stage.commit([stage.write("T-1"), stage.write("T-2")])
      const unit = (own: string, other: string) =>
        stage.storage.commit(stage.unit([stage.write(own, 1)], { reliedOn: [{ kind, id: other, version: 1 }] }))
      same((await raced([unit("T-1", "T-2"), unit("T-2", "T-1")])).filter((answer) => answer === "ok").length, 1)
    },
    true,
  ),
  once("a key that is taken refuses the unit", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    const unit = stage.unit([stage.write("T-2")], { key: stage.key("k") })
    same(await reasonOf(stage.storage.commit(unit)), "KeyTaken")
    same(await stage.version("T-2"), 0)
  }),
  once("a taken key comes before a version conflict", async (stage) => {
    const unit = stage.unit([stage.write("T-1")], { key: stage.key("k") })
    await stage.commit(unit.writes, { key: unit.key! })
    same(await reasonOf(stage.storage.commit(unit)), "KeyTaken")
  }),
  once(
    "of fifty callers with one key one has an effect",
    async (stage) => {
      const callers = Array.from({ length: 50 }, (_, n) =>
        stage.storage.commit(stage.unit([stage.write(`T-${n}`)], { key: stage.key("k") })),
      )
      const answers = await raced(callers)
      same(answers.filter((answer) => answer === "ok").length, 1)
      same(answers.filter((answer) => answer === "KeyTaken").length, 49)
      same((await stage.find()).length, 1)
    },
    true,
  ),
  once("one key of two actors is two keys", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k", "anna") })
    await stage.commit([stage.write("T-2")], { key: stage.key("k", "ben") })
    same((await stage.find()).length, 2)
  }),
  once("one key of two tenants is two keys", async (stage) => {
    const other = new (stage.constructor as typeof Stage)(stage.storage, `${stage.tenant}-b`)
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    await other.commit([other.write("T-1")], { key: other.key("k") })
    same(await other.version("T-1"), 1)
  }),
  once(
    "a refused unit does not take its key",
    async (stage) => {
      const unit = stage.unit([stage.write("T-1", 4)], { key: stage.key("k") })
      same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
      await stage.commit([stage.write("T-1")], { key: stage.key("k") })
      same(await stage.version("T-1"), 1)
    },
    true,
  ),
  once(
    "a failed unit does not take its key",
    async (stage) => {
      const personal = [stage.text("r", "T-1"), stage.text("r", "T-1")]
      await reasonOf(stage.storage.commit(stage.unit([stage.write("T-1")], { key: stage.key("k"), personal })))
      same((await stage.load("T-1", { key: { actor: "anna", key: "k" } })).remembered, undefined)
    },
    true,
  ),
]
