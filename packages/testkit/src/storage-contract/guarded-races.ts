/** Law 2 with many writers at once. */
import { count, kinds, raced, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const racing = race(2)

const writing = (stage: Stage, ...writes: ReadonlyArray<readonly [string, number]>) =>
  stage.storage.commit(stage.unit(writes.map(([id, version]) => stage.write(id, version))))

/** Two that want the same in opposite order may be told to try again; both can not have it. */
const exactlyOne = (answers: ReadonlyArray<string>) => {
  same(count(answers, "ok"), 1, `winners of ${answers.length}`)
  same(
    kinds(answers).filter((answer) => !["ok", "VersionConflict", "TransactionAborted"].includes(answer)),
    [],
    "what the others are told",
  )
}

export const guardedRaces: ReadonlyArray<ContractCase> = [
  ...[2, 8, 50].map((howMany) =>
    racing(`of ${howMany} writers from one version one succeeds, the others are told of a conflict`, async (stage) => {
      await stage.commit([stage.write("T-1")])
      const answers = await raced(several(howMany, () => writing(stage, ["T-1", 1])))
      same([count(answers, "ok"), count(answers, "VersionConflict")], [1, howMany - 1])
      same(await stage.version("T-1"), 2)
    }),
  ),
  ...[2, 8, 50].map((howMany) =>
    racing(`of ${howMany} that create one record one succeeds, and its content stays`, async (stage) => {
      const units = several(howMany, (n) => stage.unit([stage.write("T-1", 0, { record: n })]))
      const answers = await raced(units.map((unit) => stage.storage.commit(unit)))
      same([count(answers, "ok"), count(answers, "VersionConflict")], [1, howMany - 1])
      same((await stage.load("T-1")).record?.record, answers.indexOf("ok"))
    }),
  ),
  racing("of writers that expect different versions only the one that is right succeeds", async (stage) => {
    await stage.commit([stage.write("T-1")])
    const answers = await raced(several(10, (version) => writing(stage, ["T-1", version === 1 ? 1 : version + 20])))
    same([count(answers, "ok"), answers.indexOf("ok"), await stage.version("T-1")], [1, 1, 2])
  }),
  racing("writers of different records do not hinder each other", async (stage) => {
    const answers = await raced(several(50, (n) => writing(stage, [`T-${n}`, 0])))
    same([kinds(answers), (await stage.find()).length], [["ok"], 50])
  }),
  racing("twenty deciders that add one to a record each count", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { record: 0 })])
    const add = async (): Promise<void> => {
      const { record } = await stage.load("T-1")
      const next = stage.write("T-1", record!.version, { record: (record!.record as number) + 1 })
      const [answer] = await raced([stage.storage.commit(stage.unit([next]))])
      if (answer !== "ok") return add()
    }
    await Promise.all(several(20, add))
    const { record } = await stage.load("T-1")
    same([record?.record, record?.version], [20, 21])
  }),
  racing("two units that name two records in opposite order do not block each other", async (stage) => {
    await stage.commit([stage.write("T-1"), stage.write("T-2")])
    exactlyOne(await raced([writing(stage, ["T-1", 1], ["T-2", 1]), writing(stage, ["T-2", 1], ["T-1", 1])]))
    same([await stage.version("T-1"), await stage.version("T-2")], [2, 2])
  }),
  racing("of ten units over the same twenty records, each in an order of its own, one succeeds", async (stage) => {
    const ids = several(20, (n) => `T-${n}`)
    await stage.commit(ids.map((id) => stage.write(id)))
    const turned = (n: number) => [...ids.slice(n * 2), ...ids.slice(0, n * 2)].map((id) => [id, 1] as const)
    exactlyOne(await raced(several(10, (n) => writing(stage, ...turned(n)))))
    same(new Set((await stage.heads()).map((head) => head.version)), new Set([2]))
  }),
  racing("of twenty units that share one record one has an effect, those beside it all have theirs", async (stage) => {
    await stage.commit([stage.write("T-shared")])
    const units = several(40, (n) =>
      n % 2 === 0 ? writing(stage, [`T-${n}`, 0], ["T-shared", 1]) : writing(stage, [`T-${n}`, 0]),
    )
    const answers = await raced(units)
    exactlyOne(answers.filter((_, n) => n % 2 === 0))
    same(kinds(answers.filter((_, n) => n % 2 === 1)), ["ok"])
    same([(await stage.find()).length, await stage.version("T-shared")], [22, 2])
  }),
  racing("of units in a ring, each sharing a record with the next, no two neighbours succeed", async (stage) => {
    const size = 12
    await stage.commit(several(size, (n) => stage.write(`T-${n}`)))
    const answers = await raced(several(size, (n) => writing(stage, [`T-${n}`, 1], [`T-${(n + 1) % size}`, 1])))
    holds(count(answers, "ok") > 0, "somebody succeeds", answers)
    for (let n = 0; n < size; n += 1) {
      const [own, before] = [answers[n], answers[(n + size - 1) % size]].map((answer) => (answer === "ok" ? 1 : 0))
      same(await stage.version(`T-${n}`), 1 + own! + before!, `version of T-${n}`)
    }
  }),
  racing("units of both kinds at once, on the same ids, do not mix", async (stage) => {
    const units = several(20, (n) => {
      const of = n % 2 === 0 ? kind : otherKind
      return stage.unit([stage.write("X-1", 0, { kind: of, record: of })])
    })
    const answers = await raced(units.map((unit) => stage.storage.commit(unit)))
    same([count(answers, "ok"), count(answers, "VersionConflict")], [2, 18])
    same((await stage.load("X-1", { kind: otherKind })).record?.record, otherKind)
  }),
]
