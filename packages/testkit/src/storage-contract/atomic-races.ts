/** Law 1 while others read: nobody ever sees half a unit. */
import * as Effect from "effect/Effect"
import { count, raced, reasonOf, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import { kind, named, otherKind, type Stage } from "./stage.ts"

const racing = race(1)

/** Writes two records together, again and again, while readers look until the writer is done. */
const whileWriting = async (stage: Stage, look: () => Promise<void>, versions = 12) => {
  const progress = { done: false }
  const writer = async () => {
    for (let version = 0; version < versions; version += 1) {
      const sequence = version + 1
      const row = { status: `s${sequence}`, head: `h${sequence}` }
      const duties = [{ duty: "d", key: "", due: sequence }]
      await stage.commit([stage.write("T-1", version, row, duties), stage.write("T-2", version, row, duties)], {
        entries: [stage.entry("T-1", version * 2 + 1), stage.entry("T-1", version * 2 + 2)],
        messages: [
          { kind, id: "T-1", sequence: version * 2 + 1 },
          { kind, id: "T-1", sequence: version * 2 + 2 },
        ],
        personal: [stage.text(`t1-${version}`, "T-1"), stage.text(`t2-${version}`, "T-2")],
        key: stage.key("k" + sequence, "anna", { version: sequence }),
      })
    }
  }
  const reader = async () => {
    for (let rounds = 0; !progress.done || rounds < 3; rounds += 1) await look()
  }
  await Promise.all([writer().finally(() => (progress.done = true)), reader(), reader()])
}

export const atomicRaces: ReadonlyArray<ContractCase> = [
  racing("readers during commits load record, fact and texts of one moment", (stage) =>
    whileWriting(stage, async () => {
      const needs = [{ name: "other", kind, id: { value: "T-2" } }]
      const { record, facts, personal } = await stage.load("T-1", { needs })
      same([facts["other"]?.[0]?.version ?? 0, personal.size], [record?.version ?? 0, record?.version ?? 0])
    }),
  ),
  racing("readers during commits find both records at one status", (stage) =>
    whileWriting(stage, async () => {
      const asked = { tenant: stage.tenant, kind, where: {}, order: "ascending", limit: 5 } as const
      const found = await Effect.runPromise(stage.storage.find(asked))
      holds(found.length === 0 || found.length === 2, "both or none", found)
      holds(found[0]?.status === found[1]?.status, "one status", found)
    }),
  ),
  racing("readers during commits read whole units in the journal", (stage) =>
    whileWriting(stage, async () => {
      const sequences = (await stage.journal("T-1")).map((entry) => entry.sequence)
      same(
        sequences,
        several(sequences.length, (n) => n + 1),
      )
      holds(sequences.length % 2 === 0, "an even number of entries", sequences)
    }),
  ),
  racing("readers during commits list the heads of both records at one version", (stage) =>
    whileWriting(stage, async () => {
      const heads = await stage.heads()
      for (const head of heads) same(head.head, `h${head.version}`)
      same([heads.length % 2, heads[0]?.version], [0, heads[1]?.version])
    }),
  ),
  racing("readers during commits list the duties of both records, never an old one beside a new", (stage) =>
    whileWriting(stage, async () => {
      const duties = await stage.due(1000)
      same([duties.length % 2, duties[0]?.due], [0, duties[1]?.due])
    }),
  ),
  racing("readers during commits see as many texts of the one record as of the other", (stage) =>
    whileWriting(stage, async () => {
      const references = [...(await stage.personal(["T-1", "T-2"])).keys()]
      same(
        references.filter((reference) => reference.startsWith("t1")).length,
        references.length / 2,
        "texts of the first",
      )
    }),
  ),
  racing("a key that is there has its record with it", (stage) =>
    whileWriting(stage, async () => {
      const { record, remembered } = await stage.load("T-1", { key: { actor: "anna", key: "k6" } })
      if (remembered !== undefined) holds(record!.version >= 6, "the record of the key", record)
      else holds((record?.version ?? 0) < 6, "no key yet", record)
    }),
  ),
  racing("many units of one, two and twenty records at once, of both kinds, are all there", async (stage) => {
    const sizes = several(24, (n) => [1, 2, 20][n % 3]!)
    const units = sizes.map((size, n) =>
      stage.unit(several(size, (m) => stage.write(`T-${n}-${m}`, 0, m % 2 === 0 ? {} : { kind: otherKind }))),
    )
    same(count(await raced(units.map((unit) => stage.storage.commit(unit))), "ok"), units.length)
    const there = (await stage.find()).length + (await stage.find({ kind: otherKind })).length
    same(
      there,
      sizes.reduce((sum, size) => sum + size, 0),
    )
  }),
  racing("units that fail do not harm those beside them, and each is told its own reason", async (stage) => {
    await stage.commit([stage.write("T-old")], { key: stage.key("taken") })
    const twice = (n: number) => [stage.text(`twice-${n}`, "T-1"), stage.text(`twice-${n}`, "T-1")]
    const units = several(40, (n) => {
      const good = stage.told(`T-${n}`, 1, { personal: [stage.text(`r-${n}`, `T-${n}`)], key: stage.key(`k-${n}`) })
      if (n % 8 === 1) return { ...good, personal: twice(n) }
      if (n % 8 === 3) return { ...good, writes: [...good.writes, stage.write("T-old", 5)] }
      if (n % 8 === 5) return { ...good, key: stage.key("taken") }
      if (n % 8 === 7) return { ...good, tenant: "" }
      return good
    })
    const expected = several(40, (n) => {
      const reasons: Readonly<Record<number, string>> = {
        1: "StatementFailed",
        3: "VersionConflict",
        5: "KeyTaken",
        7: "RequestInvalid",
      }
      return reasons[n % 8] ?? "ok"
    })
    same(await raced(units.map((unit) => stage.storage.commit(unit))), expected)
    const good = units.flatMap((unit, n) => (expected[n] === "ok" ? unit.writes.map(({ row }) => row.id) : []))
    same(await stage.find({ limit: 500 }), ["T-old", ...good].toSorted())
    same(named(await stage.messages("a")), good.map((id) => `${id}/1`).toSorted())
    same((await stage.personal(good)).size, good.length)
  }),
  racing("a unit that fails again and again beside good ones leaves no trace", async (stage) => {
    const bad = () => {
      const personal = [stage.text("twice", "T-bad"), stage.text("twice", "T-bad")]
      return reasonOf(stage.storage.commit(stage.told("T-bad", 1, { personal })))
    }
    const good = (n: number) => Effect.runPromise(stage.storage.commit(stage.told(`T-${n}`)))
    await Promise.all(several(20, (n) => (n % 2 === 0 ? good(n) : bad())))
    same((await stage.find()).length, 10)
    same([await stage.version("T-bad"), (await stage.journal("T-bad")).length], [0, 0])
    same((await stage.messages("a")).length, 10)
  }),
]
