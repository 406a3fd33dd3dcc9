/** Connections that end while a write is under way, or before it begins. */
import * as Effect from "effect/Effect"
import { several } from "../storage-contract/callers.ts"
import { holds, same } from "../storage-contract/same.ts"
import { kind, named } from "../storage-contract/stage.ts"
import { type FaultCase, under } from "./fault-case.ts"
import { type FaultStage, lost } from "./fault-stage.ts"

const before = under("breakBeforeCommit")
const after = under("breakAfterCommit")
const afterTransaction = under("breakAfterTransaction")
const ended = under("endConnections")

const ids = (howMany: number) => several(howMany, (n) => `T-${n}`)

/** Many callers at once, one of whose connections ends; then each repeats, as it would, what it was not told of. */
const manyAtOnce = async (faulty: FaultStage, fault: "breakBeforeCommit" | "breakAfterCommit" | "endConnections") => {
  const { stage } = faulty
  const units = ids(12).map((id) => faulty.full(id))
  const mend = await faulty.begin(fault)
  const answers = await Promise.all(units.map((unit) => faulty.told(stage.storage.commit(unit))))
  await mend()
  for (const answer of answers)
    holds(["ok", ...lost].includes(answer), "accepted, or told that it is not known", answer)
  for (const [n, unit] of units.entries()) {
    const known = await faulty.repeated(unit)
    if (answers[n] === "ok") same(known, true, "what was acknowledged is there")
  }
  for (const id of ids(12)) await faulty.once(id)
  same(
    named(await stage.messages("a")),
    ids(12)
      .map((id) => `${id}/1`)
      .toSorted(),
  )
}

export const lostConnectionCases: ReadonlyArray<FaultCase> = [
  before("a commit that never came to the database is told so, and nothing of it is there", async (faulty) => {
    const mend = await faulty.begin("breakBeforeCommit")
    await faulty.mustTell(faulty.stage.storage.commit(faulty.full("T-1")), lost, "the commit")
    await mend()
    await faulty.heals(() => faulty.stage.storage.load({ tenant: faulty.stage.tenant, kind, id: "T-1", needs: [] }))
    await faulty.nothing("T-1")
    same(await faulty.repeated(faulty.full("T-1")), false)
    await faulty.once("T-1")
  }),
  before("a transaction that never came to its commit leaves nothing", async (faulty) => {
    let reached = 0
    const transaction = faulty.stage.transaction(async (own) => {
      await own.commit(faulty.full("T-1").writes, faulty.full("T-1"))
      const mend = await faulty.begin("breakBeforeCommit")
      reached += 1
      await own.commit(faulty.full("T-2").writes, faulty.full("T-2")).finally(mend)
    })
    await faulty.mustTell(transaction, lost, "the transaction")
    same(reached, 1)
    await faulty.heals(() => faulty.stage.storage.due({ tenant: faulty.stage.tenant, by: 1, limit: 1 }))
    for (const id of ["T-1", "T-2"]) await faulty.nothing(id)
  }),
  before("a claim that never came to the database claims nothing", async (faulty) => {
    await faulty.stage.tell("T-1")
    const mend = await faulty.begin("breakBeforeCommit")
    await faulty.mustTell(faulty.stage.storage.claimMessages(faulty.stage.claim("a")), lost, "the claim")
    await mend()
    const messages = await faulty.heals(() => faulty.stage.storage.claimMessages(faulty.stage.claim("b")))
    same([named(messages), messages[0]?.attempts], [["T-1/1"], 1])
  }),
  before("of many commits at once none is lost and none is there twice", (faulty) =>
    manyAtOnce(faulty, "breakBeforeCommit"),
  ),
  after("a commit whose answer is lost is not known, and its repeat is told of its key", async (faulty) => {
    const unit = faulty.full("T-1")
    const mend = await faulty.begin("breakAfterCommit")
    await faulty.mustTell(faulty.stage.storage.commit(unit), ["StorageUnavailable"], "the commit")
    await mend()
    same(await faulty.repeated(unit), true)
    same(await faulty.stage.remembered("k-T-1"), unit.key!.remembered)
    await faulty.once("T-1")
    same((await faulty.stage.messages("a")).length, 1)
  }),
  after("without a key the version keeps a repeat from being written twice", async (faulty) => {
    const { key: _, ...unit } = faulty.full("T-1")
    const mend = await faulty.begin("breakAfterCommit")
    await faulty.mustTell(faulty.stage.storage.commit(unit), ["StorageUnavailable"], "the commit")
    await mend()
    await faulty.heals(() => faulty.stage.storage.due({ tenant: faulty.stage.tenant, by: 1, limit: 1 }))
    await faulty.mustTell(faulty.stage.storage.commit(unit), ["VersionConflict"], "the repeat")
    same((await faulty.stage.journal("T-1")).length, 1)
  }),
  after("a settlement whose answer is lost is done: the message is not delivered again", async (faulty) => {
    await faulty.stage.tell("T-1")
    same((await faulty.stage.messages("a")).length, 1)
    const settlement = { tenant: faulty.stage.tenant, claim: "a", sent: [{ kind, id: "T-1", sequence: 1 }], failed: [] }
    const mend = await faulty.begin("breakAfterCommit")
    await faulty.mustTell(faulty.stage.storage.settleMessages(settlement), ["StorageUnavailable"], "the settlement")
    await mend()
    same(await faulty.heals(() => faulty.stage.storage.settleMessages(settlement)), 0)
    same(await faulty.stage.messages("b", { now: 9000 }), [])
  }),
  after("a claim whose answer is lost runs out like any other, and nothing of it is lost", async (faulty) => {
    await faulty.stage.tell("T-1")
    const mend = await faulty.begin("breakAfterCommit")
    await faulty.mustTell(
      faulty.stage.storage.claimMessages(faulty.stage.claim("a")),
      ["StorageUnavailable"],
      "the claim",
    )
    await mend()
    same(await faulty.heals(() => faulty.stage.storage.claimMessages(faulty.stage.claim("b"))), [])
    same((await faulty.stage.messages("c", { now: 1100 }))[0]?.attempts, 2)
  }),
  after("of many commits at once none is lost and none is there twice", (faulty) =>
    manyAtOnce(faulty, "breakAfterCommit"),
  ),
  afterTransaction("a transaction whose end's answer is lost is not known, and whole", async (faulty) => {
    const [first, second] = [faulty.full("T-1"), faulty.full("T-2")]
    const mend = await faulty.begin("breakAfterTransaction")
    const transaction = faulty.stage.transaction(async (own) => {
      await own.commit(first.writes, first)
      await own.commit(second.writes, second)
    })
    await faulty.mustTell(transaction, ["StorageUnavailable"], "the transaction")
    await mend()
    for (const unit of [first, second]) same(await faulty.repeated(unit), true)
    for (const id of ["T-1", "T-2"]) await faulty.once(id)
  }),
  afterTransaction("transactions whose ends are not answered do not use up the connections", async (faulty) => {
    const ids = several(6, (n) => `T-${n}`)
    for (const id of ids) {
      const mend = await faulty.begin("breakAfterTransaction")
      const transaction = faulty.stage.transaction((own) => own.commit(faulty.full(id).writes, faulty.full(id)))
      await faulty.mustTell(transaction, ["StorageUnavailable"], "the transaction")
      await mend()
    }
    await faulty.heals(() => faulty.stage.transaction((own) => own.find()))
    for (const id of ids) await faulty.once(id)
  }),
  ended("connections that ended while nobody used them are replaced", async (faulty) => {
    const mend = await faulty.begin("endConnections")
    await mend()
    for (const id of ids(6)) await faulty.repeated(faulty.full(id))
    for (const id of ids(6)) await faulty.once(id)
  }),
  ended("a transaction whose connection ends leaves nothing, and the storage goes on", async (faulty) => {
    const transaction = faulty.stage.transaction(async (own) => {
      await own.commit(faulty.full("T-1").writes, faulty.full("T-1"))
      await (
        await faulty.begin("endConnections")
      )()
      await own.commit(faulty.full("T-2").writes, faulty.full("T-2"))
    })
    await faulty.mustTell(transaction, [...lost, "TransactionPoisoned"], "the transaction")
    await faulty.heals(() => faulty.stage.storage.due({ tenant: faulty.stage.tenant, by: 1, limit: 1 }))
    for (const id of ["T-1", "T-2"]) await faulty.nothing(id)
    await faulty.repeated(faulty.full("T-1"))
    await faulty.once("T-1")
  }),
  ended("a transaction whose error is swallowed after its connection ended fails all the same", async (faulty) => {
    const transaction = faulty.stage.transaction(async (own) => {
      await own.commit(faulty.full("T-1").writes, faulty.full("T-1"))
      await (
        await faulty.begin("endConnections")
      )()
      await Effect.runPromiseExit(own.storage.commit(faulty.full("T-2")))
      return "done"
    })
    await faulty.mustTell(transaction, [...lost, "TransactionPoisoned"], "the transaction")
    await faulty.heals(() => faulty.stage.storage.due({ tenant: faulty.stage.tenant, by: 1, limit: 1 }))
    for (const id of ["T-1", "T-2"]) await faulty.nothing(id)
  }),
  ended("of many commits at once none is lost and none is there twice", (faulty) =>
    manyAtOnce(faulty, "endConnections"),
  ),
]
