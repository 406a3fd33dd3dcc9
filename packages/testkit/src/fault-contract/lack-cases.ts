/** A database that does not answer, has no connection left, may not write, or has no room. */
import { several } from "../storage-contract/callers.ts"
import { holds, same } from "../storage-contract/same.ts"
import { kind, named } from "../storage-contract/stage.ts"
import { type FaultCase, under } from "./fault-case.ts"
import { type FaultStage, lost, refused } from "./fault-stage.ts"

const halfOpen = under("halfOpen")
const exhausted = under("exhaustPool")
const readOnly = under("readOnly")
const full = under("diskFull")

const loading = ({ stage }: FaultStage, id = "W-1") => stage.storage.load({ tenant: stage.tenant, kind, id, needs: [] })

/** Nothing can be written for a while; everything can be read, and nothing half is found. */
const refusing = (fault: "readOnly" | "diskFull", reasons: ReadonlyArray<string>) => async (faulty: FaultStage) => {
  const { stage } = faulty
  await stage.tell("T-0")
  const mend = await faulty.begin(fault)
  for (const id of ["T-1", "T-2"]) await faulty.mustTell(stage.storage.commit(faulty.large(id)), reasons, "a commit")
  const transaction = stage.transaction((own) => own.commit(faulty.large("T-3").writes, faulty.large("T-3")))
  await faulty.mustTell(transaction, [...reasons, "TransactionPoisoned"], "a transaction")
  const { record } = await faulty.heals(() => loading(faulty))
  same(record?.version, 2, "what is read meanwhile")
  for (const id of ["T-1", "T-2", "T-3"]) await faulty.nothing(id)
  await mend()
  for (const id of ["T-1", "T-2", "T-3"]) same(await faulty.repeated(faulty.large(id)), false)
  for (const id of ["T-1", "T-2", "T-3"]) await faulty.once(id)
  same(named(await stage.messages("a")), ["T-0/1", "T-1/1", "T-2/1", "T-3/1"])
}

export const lackCases: ReadonlyArray<FaultCase> = [
  halfOpen("a commit over a connection that swallows everything ends typed and in time", async (faulty) => {
    const mend = await faulty.begin("halfOpen")
    await faulty.mustTell(faulty.stage.storage.commit(faulty.full("T-1")), lost, "the commit")
    await mend()
    await faulty.repeated(faulty.full("T-1"))
    await faulty.once("T-1")
    same((await faulty.stage.messages("a")).length, 1)
  }),
  halfOpen(
    "a reader of a connection that swallows everything is told typed and in time, then served",
    async (faulty) => {
      const mend = await faulty.begin("halfOpen")
      await faulty.mustTell(loading(faulty), lost, "the reader")
      await mend()
      same((await faulty.heals(() => loading(faulty))).record?.version, 2)
    },
  ),
  halfOpen("a transaction that loses its connection in the middle ends in time and leaves nothing", async (faulty) => {
    const mends: Array<() => Promise<void>> = []
    const transaction = faulty.stage.transaction(async (own) => {
      await own.commit(faulty.full("T-1").writes, faulty.full("T-1"))
      mends.push(await faulty.begin("halfOpen"))
      await own.commit(faulty.full("T-2").writes, faulty.full("T-2"))
    })
    await faulty.mustTell(transaction, [...lost, "TransactionPoisoned"], "the transaction")
    for (const mend of mends) await mend()
    await faulty.heals(() => loading(faulty))
    for (const id of ["T-1", "T-2"]) await faulty.nothing(id)
    // What the lost transaction holds at the other end is let go of there.
    for (const id of ["T-1", "T-2"]) same(await faulty.repeated(faulty.full(id)), false)
    for (const id of ["T-1", "T-2"]) await faulty.once(id)
  }),
  exhausted("a caller who finds no connection waits or is told typed, and is served afterwards", async (faulty) => {
    const mend = await faulty.begin("exhaustPool")
    const waiting = several(4, (n) => faulty.told(faulty.stage.storage.commit(faulty.full(`T-${n}`))))
    const reading = faulty.told(loading(faulty))
    await Promise.race([...waiting, new Promise((resolve) => void setTimeout(resolve, 100))])
    await mend()
    for (const answer of [...(await Promise.all(waiting)), await reading])
      holds(["ok", ...lost].includes(answer), "served, or told to come again", answer)
    for (let n = 0; n < 4; n += 1) await faulty.repeated(faulty.full(`T-${n}`))
    for (let n = 0; n < 4; n += 1) await faulty.once(`T-${n}`)
  }),
  exhausted("transactions beyond the number of connections wait, and all of them are done", async (faulty) => {
    const mend = await faulty.begin("exhaustPool")
    const waiting = several(4, (n) => {
      const unit = faulty.full(`T-${n}`)
      return faulty.told(faulty.stage.transaction((own) => own.commit(unit.writes, unit)))
    })
    await mend()
    for (const answer of await Promise.all(waiting)) holds(["ok", ...lost].includes(answer), "done, or told", answer)
    for (let n = 0; n < 4; n += 1) await faulty.repeated(faulty.full(`T-${n}`))
    for (let n = 0; n < 4; n += 1) await faulty.once(`T-${n}`)
  }),
  readOnly(
    "a database that refuses to write says so typed, nothing is half done, and it heals",
    refusing("readOnly", refused),
  ),
  readOnly("nobody claims or settles anything in a database that refuses to write", async (faulty) => {
    const { stage } = faulty
    await stage.commit(faulty.full("T-1").writes, faulty.full("T-1"))
    const mend = await faulty.begin("readOnly")
    await faulty.mustTell(stage.storage.claimMessages(stage.claim("a")), refused, "a claim of messages")
    await faulty.mustTell(stage.storage.claimDuties(stage.claim("a")), refused, "a claim of duties")
    await faulty.mustTell(stage.storage.erase({ tenant: stage.tenant, subject: "person-1" }), refused, "an erasure")
    await mend()
    await faulty.heals(() => stage.storage.claimMessages(stage.claim("b", { limit: 1 })))
    same([(await stage.duties("b")).length, (await stage.personal(["T-1"])).size], [1, 1])
  }),
  full("a database without room says so typed, nothing is half done, and it heals", refusing("diskFull", refused)),
  full("units at once in a database without room: each is there or not, none half", async (faulty) => {
    const mend = await faulty.begin("diskFull")
    const ids = several(8, (n) => `T-${n}`)
    const answers = await Promise.all(ids.map((id) => faulty.told(faulty.stage.storage.commit(faulty.large(id)))))
    for (const [n, id] of ids.entries()) {
      if (answers[n] === "ok") await faulty.once(id)
      else await faulty.nothing(id)
    }
    holds(
      answers.some((answer) => refused.includes(answer)),
      "somebody finds no room",
      answers,
    )
    await mend()
    for (const id of ids) await faulty.repeated(faulty.large(id))
    for (const id of ids) await faulty.once(id)
  }),
]
