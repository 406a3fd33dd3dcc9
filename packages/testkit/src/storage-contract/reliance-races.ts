/** Law 2 for what was only read: nobody decides on what another is changing at the same time. */
import * as Effect from "effect/Effect"
import { count, kinds, pause, raced, retried, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const racing = race(2)

const told = ["TransactionAborted", "VersionConflict", "ok"]

const relying = (stage: Stage, own: readonly [string, number], ...others: ReadonlyArray<readonly [string, number]>) =>
  stage.storage.commit(
    stage.unit([stage.write(...own)], { reliedOn: others.map(([id, version]) => ({ kind, id, version })) }),
  )

export const relianceRaces: ReadonlyArray<ContractCase> = [
  racing("many rely on one record at once and none is hindered", async (stage) => {
    await stage.commit([stage.write("T-rule")])
    same(kinds(await raced(several(30, (n) => relying(stage, [`T-${n}`, 0], ["T-rule", 1])))), ["ok"])
    same(await stage.version("T-rule"), 1)
  }),
  racing("of two that rely on each other's record one succeeds, twenty times over", async (stage) => {
    for (let round = 0; round < 20; round += 1) {
      const [a, b] = [`T-${round}-a`, `T-${round}-b`]
      await stage.commit([stage.write(a), stage.write(b)])
      const answers = await raced([relying(stage, [a, 1], [b, 1]), relying(stage, [b, 1], [a, 1])])
      same([count(answers, "ok"), (await stage.version(a)) + (await stage.version(b))], [1, 3])
    }
  }),
  ...[3, 10].map((size) =>
    racing(`of ${size} in a ring, each relying on the next one's record, not all succeed`, async (stage) => {
      for (let round = 0; round < 5; round += 1) {
        const id = (n: number) => `T-${round}-${n % size}`
        await stage.commit(several(size, (n) => stage.write(id(n))))
        const answers = await raced(several(size, (n) => relying(stage, [id(n), 1], [id(n + 1), 1])))
        same(kinds([...answers, ...told]), told)
        holds(count(answers, "ok") >= 1 && count(answers, "ok") < size, "some, but not all", answers)
        for (let n = 0; n < size; n += 1) same(await stage.version(id(n)), answers[n] === "ok" ? 2 : 1)
      }
    }),
  ),
  racing("who begins after a change was answered can not rely on what was before it", async (stage) => {
    await stage.commit([stage.write("T-rule")])
    const answered: Array<number> = []
    const changer = async () => {
      for (let version = 1; version <= 10; version += 1) {
        await stage.commit([stage.write("T-rule", version)])
        answered.push(version + 1)
        await pause(1)
      }
    }
    const relier = async (worker: number) => {
      for (let n = 0; n < 10; n += 1) {
        const newest = answered.at(-1) ?? 1
        const version = await stage.version("T-rule")
        holds(version >= newest, "what was answered is read", [version, newest])
        const begunAfter = answered.length
        const [answer] = await raced([relying(stage, [`T-${worker}-${n}`, 0], ["T-rule", version])])
        const old = answered.slice(0, begunAfter).some((after) => after > version)
        holds(!(answer === "ok" && old), "no success on an old version", [answer, version])
        same(kinds([answer!, ...told]), told)
      }
    }
    await Promise.all([changer(), relier(1), relier(2), relier(3)])
    same(await stage.version("T-rule"), 11)
  }),
  racing("of five on duty who may leave while another stays, one stays", async (stage) => {
    const ids = several(5, (n) => `T-${n}`)
    await stage.commit(ids.map((id) => stage.write(id, 0, { status: "on" })))
    const leave = (id: string) =>
      Effect.gen(function* () {
        const where = { status: { value: "on" } }
        const needs = [{ name: "on", kind, where, limit: 100 }]
        const { record, facts } = yield* stage.storage.load({ tenant: stage.tenant, kind, id, needs })
        const others = facts["on"]!.filter((other) => other.id !== id)
        if (others.length === 0) return "stays"
        const reliedOn = others.map((other) => ({ kind, id: other.id, version: other.version }))
        yield* stage.storage.commit(stage.unit([stage.write(id, record!.version, { status: "off" })], { reliedOn }))
        return "leaves"
      })
    const answers = await Promise.all(ids.map((id) => retried(() => leave(id))))
    same([count(answers, "stays"), (await stage.find({ where: { status: "on" } })).length], [1, 1])
  }),
  racing("of many requests for five pieces in stock exactly five are granted", async (stage) => {
    await stage.commit([stage.write("S-1", 0, { record: { left: 5 } })])
    const request = (n: number) => () =>
      Effect.gen(function* () {
        const { record } = yield* stage.storage.load({ tenant: stage.tenant, kind, id: "S-1", needs: [] })
        const { left } = record!.record as { readonly left: number }
        if (left === 0) return "refused"
        const stock = stage.write("S-1", record!.version, { record: { left: left - 1 } })
        yield* stage.storage.commit(stage.unit([stage.write(`R-${n}`), stock]))
        return "granted"
      })
    const answers = await Promise.all(several(20, (n) => retried(request(n))))
    same([count(answers, "granted"), await stage.version("S-1")], [5, 6])
    same((await stage.find()).length, 6)
  }),
  racing("a grant that relies on a rule of another kind is refused when the rule is withdrawn first", async (stage) => {
    await stage.commit([stage.write("P-rule", 0, { kind: otherKind })])
    const reliedOn = [{ kind: otherKind, id: "P-rule", version: 1 }]
    const grants = several(10, (n) => stage.storage.commit(stage.unit([stage.write(`T-${n}`)], { reliedOn })))
    const withdrawal = stage.storage.commit(stage.unit([stage.write("P-rule", 1, { kind: otherKind })]))
    const answers = await raced([...grants.slice(0, 5), withdrawal, ...grants.slice(5)])
    same([answers[5], kinds([...answers, ...told])], ["ok", told])
    same((await stage.find()).length, count(answers, "ok") - 1)
    same(await raced([stage.storage.commit(stage.unit([stage.write("T-late")], { reliedOn }))]), ["VersionConflict"])
  }),
  racing(
    "a record that is written by one and relied on by another of the same moment is written once",
    async (stage) => {
      await stage.commit(several(10, (n) => stage.write(`T-${n}`)))
      const writers = several(10, (n) => relying(stage, [`T-${n}`, 1]))
      const reliers = several(10, (n) => relying(stage, [`R-${n}`, 0], [`T-${n}`, 1]))
      const answers = await raced([...writers, ...reliers])
      same(kinds(answers.slice(0, 10)), ["ok"])
      const granted = answers.slice(10).flatMap((answer, n) => (answer === "ok" ? [`R-${n}`] : []))
      same(await stage.find({ limit: 500 }), [...granted, ...several(10, (n) => `T-${n}`)].toSorted())
    },
  ),
]
