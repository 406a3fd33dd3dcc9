/** Law 3 in a storm: everybody clicks at once, and tries again. */
import { count, kinds, raced, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import type { Stage } from "./stage.ts"

const storm = race(3)

const keyed = (stage: Stage, id: string, key: string, { actor = "anna", digest = "d" } = {}) =>
  stage.unit([stage.write(id)], { key: stage.key(key, actor, { id, digest }) })

export const onceStorms: ReadonlyArray<ContractCase> = [
  storm("of fifty callers with one key one has an effect, and it is the one remembered", async (stage) => {
    const units = several(50, (n) => keyed(stage, `T-${n}`, "k"))
    const answers = await raced(units.map((unit) => stage.storage.commit(unit)))
    same([count(answers, "ok"), count(answers, "KeyTaken")], [1, 49])
    same(
      [await stage.find(), (await stage.remembered("k"))?.id],
      [[`T-${answers.indexOf("ok")}`], `T-${answers.indexOf("ok")}`],
    )
  }),
  storm("of fifty callers with one key, some with another content, the first digest stays", async (stage) => {
    const digest = (n: number) => (n % 5 === 0 ? "other" : "same")
    const units = several(50, (n) => keyed(stage, `T-${n}`, "k", { digest: digest(n) }))
    const answers = await raced(units.map((unit) => stage.storage.commit(unit)))
    same([count(answers, "ok"), count(answers, "KeyTaken")], [1, 49])
    same((await stage.remembered("k"))?.digest, digest(answers.indexOf("ok")))
  }),
  storm("of ten callers for each of twenty keys one has an effect", async (stage) => {
    const units = several(200, (n) => keyed(stage, `T-${n}`, `k-${n % 20}`))
    const answers = await raced(units.map((unit) => stage.storage.commit(unit)))
    same([count(answers, "ok"), count(answers, "KeyTaken")], [20, 180])
    for (let key = 0; key < 20; key += 1) {
      const [winner] = answers.flatMap((answer, n) => (n % 20 === key && answer === "ok" ? [`T-${n}`] : []))
      same((await stage.remembered(`k-${key}`))?.id, winner, `winner of key ${key}`)
    }
  }),
  storm("one key of three actors in two tenants is six keys, also at once", async (stage) => {
    const stages = [stage, stage.beside()]
    const calls = stages.flatMap((one) =>
      ["anna", "ben", "chen"].flatMap((actor) =>
        several(5, (n) => one.storage.commit(keyed(one, `T-${actor}-${n}`, "k", { actor }))),
      ),
    )
    const answers = await raced(calls)
    same([count(answers, "ok"), count(answers, "KeyTaken")], [6, 24])
    for (const one of stages) same((await one.find()).length, 3)
  }),
  storm("who repeats a command on one record at once is told of the key, not of a conflict", async (stage) => {
    await stage.commit([stage.write("T-1")])
    const unit = stage.unit([stage.write("T-1", 1)], { key: stage.key("k") })
    const answers = await raced(several(20, () => stage.storage.commit(unit)))
    same([count(answers, "ok"), count(answers, "KeyTaken")], [1, 19])
    same(await stage.version("T-1"), 2)
  }),
  storm("who repeats the creation of a record at once is told of the key, not of a conflict", async (stage) => {
    const answers = await raced(several(20, () => stage.storage.commit(keyed(stage, "T-1", "k"))))
    same([count(answers, "ok"), count(answers, "KeyTaken")], [1, 19])
  }),
  storm("of twenty callers with keys of their own on one record the losers' keys stay free", async (stage) => {
    const units = several(20, (n) => keyed(stage, "T-1", `k-${n}`))
    const answers = await raced(units.map((unit) => stage.storage.commit(unit)))
    same([count(answers, "ok"), count(answers, "VersionConflict")], [1, 19])
    for (let n = 0; n < 20; n += 1) {
      same((await stage.remembered(`k-${n}`)) !== undefined, answers[n] === "ok", `key ${n}`)
    }
  }),
  storm("a unit that fails beside others of its key leaves the key to one of them", async (stage) => {
    for (let round = 0; round < 10; round += 1) {
      const twice = [stage.text(`r-${round}`, "T-1"), stage.text(`r-${round}`, "T-1")]
      const good = keyed(stage, `T-${round}`, `k-${round}`)
      const bad = { ...keyed(stage, `B-${round}`, `k-${round}`), personal: twice }
      const [first, second] = await raced([stage.storage.commit(bad), stage.storage.commit(good)])
      same(second, "ok", "the good one")
      holds(first === "StatementFailed" || first === "KeyTaken", "the bad one", first)
      same((await stage.remembered(`k-${round}`))?.id, `T-${round}`)
    }
  }),
  storm("a unit that meets a conflict beside another of its key leaves the key to the other", async (stage) => {
    for (let round = 0; round < 10; round += 1) {
      const good = keyed(stage, `T-${round}`, `k-${round}`)
      const bad = { ...keyed(stage, `B-${round}`, `k-${round}`), writes: [stage.write(`B-${round}`, 9)] }
      const [first, second] = await raced([stage.storage.commit(bad), stage.storage.commit(good)])
      same(second, "ok", "the good one")
      holds(first === "VersionConflict" || first === "KeyTaken", "the bad one", first)
    }
  }),
  storm("a key and its record appear together, whoever looks while they are written", async (stage) => {
    const progress = { done: false }
    const writer = async () => {
      for (let n = 0; n < 15; n += 1) {
        await stage.commit([stage.write("T-1", n)], { key: stage.key(`k-${n}`, "anna", { version: n + 1 }) })
      }
    }
    const reader = async () => {
      for (let n = 0; !progress.done || n < 15; n += 1) {
        const loaded = await stage.load("T-1", { key: { actor: "anna", key: `k-${n % 15}` } })
        const [version, expected] = [loaded.record?.version ?? 0, (n % 15) + 1]
        same(loaded.remembered?.version, version >= expected ? expected : undefined, `key of version ${expected}`)
      }
    }
    await Promise.all([writer().finally(() => (progress.done = true)), reader(), reader()])
  }),
  storm("keys and no keys at once: who has none is never told of one", async (stage) => {
    const units = several(40, (n) => (n % 2 === 0 ? keyed(stage, `T-${n}`, "k") : stage.unit([stage.write(`T-${n}`)])))
    const answers = await raced(units.map((unit) => stage.storage.commit(unit)))
    same(kinds(answers.filter((_, n) => n % 2 === 1)), ["ok"])
    same(count(answers, "ok"), 21)
  }),
]
