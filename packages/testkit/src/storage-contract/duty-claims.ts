/** Law 10 for duties: each is worked on by one at a time, until its record's next version or the claim's end. */
import type { DutyRow } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const claimed = law(10)
const racing = race(10)

const open = (due: number | null = 10, key = "") => [{ duty: "d", key, due }]

const at = (id: string, due: number | null, actAt: number | null) => [{ duty: "d", key: id, due, actAt }]

const ids = (duties: ReadonlyArray<DutyRow>) => duties.map((row) => row.id)

const opened = (stage: Stage, howMany: number) =>
  stage.commit(several(howMany, (n) => stage.write(`T-${n}`, 0, {}, open(n))))

const all = (howMany: number) => several(howMany, (n) => `T-${n}`).toSorted()

export const dutyClaims: ReadonlyArray<ContractCase> = [
  claimed("a claimed duty is the row that is listed", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { kind: otherKind }, [{ duty: "answer", key: "3", due: 10 }])])
    const row = { tenant: stage.tenant, kind: otherKind, id: "T-1", duty: "answer", key: "3", due: 10 }
    same([await stage.duties("a"), await stage.due(10)], [[row], [row]])
  }),
  claimed("duties are claimed by their due, the earliest first, within the limit", async (stage) => {
    await stage.commit([50, 10, 40, 20, 30].map((due) => stage.write(`T-${due}`, 0, {}, open(due))))
    same(ids(await stage.duties("a", { limit: 2 })), ["T-10", "T-20"])
    same(ids(await stage.duties("b", { limit: 2 })), ["T-30", "T-40"])
    same(ids(await stage.duties("c", { limit: 2 })), ["T-50"])
  }),
  claimed("what is due later is not claimed, and what is due now is", async (stage) => {
    await stage.commit([stage.write("T-1", 0, {}, open(100)), stage.write("T-2", 0, {}, open(101))])
    same([await stage.duties("a", { now: 99 }), ids(await stage.duties("a", { now: 100 }))], [[], ["T-1"]])
    same(ids(await stage.duties("b", { now: 150 })), ["T-2"])
  }),
  claimed("a paused duty is never claimed, and is when it goes on", async (stage) => {
    await stage.commit([stage.write("T-1", 0, {}, open(null))])
    same(await stage.duties("a", { now: 8e15 }), [])
    await stage.commit([stage.write("T-1", 1, {}, open(7))])
    same(ids(await stage.duties("a", { now: 7 })), ["T-1"])
  }),
  claimed("a duty is claimed when something is to be done about it, before its due or after it", async (stage) => {
    const duties = [...at("early", 100, 40), ...at("late", 50, 300), ...at("never", 20, null)]
    await stage.commit([stage.write("T-1", 0, {}, duties)])
    const keys = async (name: string, now: number) => (await stage.duties(name, { now })).map((row) => row.key)
    same([await keys("a", 39), await keys("b", 40), await keys("c", 139)], [[], ["early"], []])
    same(await keys("d", 300), ["late", "early"])
    same(
      (await stage.due(100)).map((row) => row.key),
      ["never", "late", "early"],
    )
  }),
  claimed("what was put off in the record's next version is not claimed before then", async (stage) => {
    await opened(stage, 1)
    await stage.duties("a")
    await stage.commit([stage.write("T-0", 1, {}, at("", 10, 2000))])
    same([await stage.duties("b", { now: 1999 }), ids(await stage.duties("b", { now: 2000 }))], [[], ["T-0"]])
    await stage.commit([stage.write("T-0", 2, {}, at("", 10, null))])
    same(await stage.duties("c", { now: 8e15 }), [])
    same(ids(await stage.due(10)), ["T-0"])
  }),
  claimed("a claim of duties holds until it runs out, and not a millisecond longer", async (stage) => {
    await opened(stage, 1)
    same((await stage.duties("a", { now: 1000, until: 1100 })).length, 1)
    same([await stage.duties("b", { now: 1000 }), await stage.duties("b", { now: 1099 })], [[], []])
    same((await stage.duties("b", { now: 1100 })).length, 1)
    same(await stage.duties("c", { now: 1199 }), [])
  }),
  claimed("a claimed duty is still listed", async (stage) => {
    await opened(stage, 3)
    await stage.duties("a")
    same(ids(await stage.due(10)), all(3))
  }),
  claimed("the record's next version ends the claim: settled duties are gone, open ones are free", async (stage) => {
    await stage.commit([stage.write("T-1", 0, {}, [...open(10, "1"), ...open(10, "2")])])
    same((await stage.duties("a")).length, 2)
    await stage.commit([stage.write("T-1", 1, {}, open(10, "2"))])
    same(
      (await stage.duties("b")).map((row) => row.key),
      ["2"],
    )
    await stage.commit([stage.write("T-1", 2)])
    same(await stage.duties("c", { now: 9000 }), [])
  }),
  claimed(
    "what is known to stay as it is keeps its claim; what is put off, taken up or ended does not",
    async (stage) => {
      const before = [...open(10, "stays"), ...open(10, "put off"), ...open(10, "ended"), ...at("acted on", 10, 11)]
      await stage.commit([stage.write("T-1", 0, {}, before)])
      same((await stage.duties("a")).length, 4)
      const after = [...open(20, "new"), ...open(30, "put off"), ...open(10, "stays"), ...at("acted on", 10, 12)]
      await stage.commit([{ ...stage.write("T-1", 1, {}, after), dutiesBefore: before }])
      const keys = (duties: ReadonlyArray<DutyRow>) => duties.map((row) => row.key).toSorted()
      same(keys(await stage.due(1000)), ["acted on", "new", "put off", "stays"])
      same(
        [keys(await stage.duties("b", { now: 29 })), keys(await stage.duties("c", { now: 30 }))],
        [["acted on", "new"], ["put off"]],
      )
      same(keys(await stage.duties("d", { now: 2000 })), ["acted on", "new", "put off", "stays"])
    },
  ),
  claimed("many at once, of which of some it is known what was open and of others not", async (stage) => {
    await opened(stage, 20)
    same((await stage.duties("a")).length, 20)
    await Promise.all(
      several(20, (n) => {
        const write = stage.write(`T-${n}`, 1, {}, n % 3 === 0 ? [] : open(n))
        return stage.commit([n % 2 === 0 ? { ...write, dutiesBefore: open(n) } : write])
      }),
    )
    const left = several(20, (n) => n).filter((n) => n % 3 !== 0)
    same(ids(await stage.due(1000)).toSorted(), left.map((n) => `T-${n}`).toSorted())
    const free = left.filter((n) => n % 2 !== 0)
    same(ids(await stage.duties("b")).toSorted(), free.map((n) => `T-${n}`).toSorted())
  }),
  claimed("what was not there after all is written, and what is there already is taken over", async (stage) => {
    await stage.commit([stage.write("T-1", 0, {}, open(10, "there"))])
    await stage.duties("a")
    const write = { ...stage.write("T-1", 1, {}, open(5, "there")), dutiesBefore: open(10, "never there") }
    await stage.commit([write])
    same(await stage.duties("b", { now: 5 }), [
      { tenant: stage.tenant, kind, id: "T-1", duty: "d", key: "there", due: 5 },
    ])
  }),
  claimed("a due that was put off is the one that counts", async (stage) => {
    await opened(stage, 1)
    await stage.duties("a")
    await stage.commit([stage.write("T-0", 1, {}, open(500))])
    same([await stage.duties("b", { now: 499 }), ids(await stage.duties("b", { now: 500 }))], [[], ["T-0"]])
  }),
  claimed("the next version of another record, or of one of the same id, ends no claim", async (stage) => {
    await stage.commit([
      stage.write("T-1", 0, {}, open()),
      stage.write("T-2", 0, {}, open()),
      stage.write("T-1", 0, { kind: otherKind }, open()),
    ])
    same((await stage.duties("a")).length, 3)
    await stage.commit([stage.write("T-2", 1, {}, open()), stage.write("T-1", 1, { kind: otherKind }, open())])
    same(
      (await stage.duties("b")).map((row) => `${row.kind} ${row.id}`).toSorted(),
      [`${otherKind} T-1`, `${kind} T-2`].toSorted(),
    )
  }),
  racing("a unit that is refused or fails ends no claim", async (stage) => {
    await opened(stage, 1)
    await stage.duties("a")
    const twice = [stage.text("r", "T-0"), stage.text("r", "T-0")]
    same(await reasonOf(stage.storage.commit(stage.unit([stage.write("T-0", 4, {}, open())]))), "VersionConflict")
    const failing = stage.unit([stage.write("T-0", 1, {}, open())], { personal: twice })
    same(await reasonOf(stage.storage.commit(failing)), "StatementFailed")
    same([await stage.duties("b"), (await stage.due(10)).length], [[], 1])
  }),
  claimed("duties of one record are told apart by name and key, and claimed each", async (stage) => {
    const duties = ["", "1", "A", "a", "a "].flatMap((key) => ["x", "X"].map((duty) => ({ duty, key, due: 5 })))
    await stage.commit([stage.write("T-1", 0, {}, duties)])
    const first = await stage.duties("a", { limit: 4 })
    const second = await stage.duties("b")
    same([first.length, second.length], [4, 6])
    same(new Set([...first, ...second].map((row) => `${row.duty}/${row.key}`)).size, 10)
  }),
  ...[2, 10, 30].map((claimants) =>
    racing(`of ${claimants} claims at once each duty goes to one`, async (stage) => {
      await opened(stage, 40)
      const claims = await Promise.all(several(claimants, (n) => stage.duties(`a${n}`, { limit: 5 })))
      const rest = await stage.duties("rest")
      for (const duties of claims) {
        holds(duties.length <= 5, "no more than the limit", duties)
        const dues = duties.map((row) => row.due!)
        same(
          dues,
          dues.toSorted((a, b) => a - b),
          "the earliest first",
        )
      }
      same([...ids(claims.flat()), ...ids(rest)].toSorted(), all(40))
    }),
  ),
  racing("five workers do forty duties, each once", async (stage) => {
    await opened(stage, 40)
    const done: Array<string> = []
    const worker = async (name: string) => {
      for (let n = 0; ; n += 1) {
        const duties = await stage.duties(`${name}-${n}`, { limit: 3 })
        if (duties.length === 0) return
        for (const { id } of duties) {
          await stage.commit([stage.write(id, 1)])
          done.push(id)
        }
      }
    }
    await Promise.all(several(5, (n) => worker(`w${n}`)))
    await worker("last")
    same([done.toSorted(), await stage.due(1000)], [all(40), []])
  }),
  racing("duties whose workers died go to others, each to one", async (stage) => {
    await opened(stage, 20)
    await Promise.all(several(4, (n) => stage.duties(`dead${n}`, { now: 1000, until: 1100, limit: 5 })))
    const again = await Promise.all(several(4, (n) => stage.duties(`next${n}`, { now: 1100, limit: 10 })))
    const rest = await stage.duties("rest", { now: 1100 })
    same([...ids(again.flat()), ...ids(rest)].toSorted(), all(20))
  }),
  racing("claims while records are written: nobody claims a duty that is settled", async (stage) => {
    await opened(stage, 30)
    const writers = several(30, (n) => () => stage.commit([stage.write(`T-${n}`, 1, {}, n % 2 === 0 ? open(n) : [])]))
    const [, ...claims] = await Promise.all([
      Promise.all(writers.map((write) => write())),
      ...several(5, (n) => stage.duties(`a${n}`, { limit: 4 })),
    ])
    const left = await stage.duties("left", { now: 9000 })
    same(ids(left).toSorted(), several(15, (n) => `T-${n * 2}`).toSorted())
    holds(
      claims.every((duties) => new Set(ids(duties)).size === duties.length),
      "no duty twice in one claim",
      claims,
    )
  }),
  racing("a claim and a commit of the same moment: the claim is ended, or of the new version", async (stage) => {
    for (let round = 0; round < 10; round += 1) {
      const id = `T-${round}`
      await stage.commit([stage.write(id, 0, {}, open(round))])
      const [duties] = await Promise.all([stage.duties(`a${round}`), stage.commit([stage.write(id, 1, {}, [])])])
      holds(duties.length <= 1, "at most the one", duties)
      same(await stage.duties(`b${round}`, { now: 9000 }), [])
      same(await Effect.runPromise(stage.storage.due({ tenant: stage.tenant, by: round, limit: 5 })), [])
    }
  }),
]
