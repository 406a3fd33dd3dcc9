/** What the stories of faults are told with: verbs that must end in time, and repeats with the same key. */
import type { StorageError, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { holds, same } from "../storage-contract/same.ts"
import { pause } from "../storage-contract/callers.ts"
import { move } from "../storage-contract/moving.ts"
import { Stage } from "../storage-contract/stage.ts"
import type { FaultMeans, FaultName, StorageFaults } from "./storage-faults.ts"

/** What a caller may be told of a database that is not there. Whether anything was written is then not known. */
export const lost = ["StorageUnavailable", "TransactionAborted"]

/** What a caller may be told of a database that refuses: nothing was written. */
export const refused = [...lost, "StatementFailed"]

export class FaultStage {
  readonly stage: Stage
  readonly #faults: StorageFaults
  readonly #mends: Array<() => Promise<void>> = []

  constructor(stage: Stage, faults: StorageFaults) {
    this.stage = stage
    this.#faults = faults
  }

  /**
   * A stage whose storage has its connections open already, so that a fault meets the verb and not the greeting.
   * After the fault of the case before, a few of them may still have to be found out.
   */
  static async on(faults: StorageFaults): Promise<FaultStage> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const stage = await Stage.on(faults.open)
        await stage.commit([stage.write("W-1")])
        await stage.inTransaction((own) => own.commit([own.write("W-1", 1)]))
        await stage.load("W-1")
        return new FaultStage(stage, faults)
      } catch (error) {
        if (attempt === 10) throw error
      }
    }
  }

  /** Begins a fault; it is mended at the latest when the case ends. */
  async begin(name: FaultName): Promise<() => Promise<void>> {
    const mend = await (this.#faults[name] as FaultMeans)()
    this.#mends.push(mend)
    return mend
  }

  async end(): Promise<void> {
    for (const mend of this.#mends) await mend()
  }

  /** Runs a verb that may fail; answers "ok" or the reason's tag. It must end in time and be typed. */
  async told<A>(verb: Effect.Effect<A, unknown>): Promise<string> {
    const { patienceMilliseconds } = this.#faults
    const ended = Effect.runPromise(
      Effect.match(verb, {
        onSuccess: () => "ok",
        onFailure: (error) =>
          (error as Partial<StorageError> | undefined)?.reason?._tag ?? `no StorageError: ${String(error)}`,
      }),
    )
    const late = pause(patienceMilliseconds).then(() => `no end within ${patienceMilliseconds} ms`)
    return Promise.race([ended, late])
  }

  /** The same for a verb that has no choice but to fail in one of these ways. */
  async mustTell<A>(verb: Effect.Effect<A, unknown>, reasons: ReadonlyArray<string>, what: string): Promise<void> {
    const answer = await this.told(verb)
    holds(reasons.includes(answer), `${what} ends in one of ${reasons.join(", ")}`, answer)
  }

  /** Asks a verb again until it succeeds: a storage heals by itself, within its patience. */
  async heals<A>(verb: () => Effect.Effect<A, unknown>): Promise<A> {
    const until = performance.now() + this.#faults.patienceMilliseconds * 2
    for (;;) {
      const answer = await Effect.runPromise(Effect.result(verb()))
      if (answer._tag === "Success") return answer.success
      if (performance.now() > until) throw answer.failure
      await pause(20)
    }
  }

  /** A unit that has something in every place, under a key. */
  full(id: string): UnitOfWork {
    const { stage } = this
    return stage.told(id, 1, {
      writes: [stage.write(id, 0, {}, [{ duty: "d", key: "", due: 1 }])],
      entries: [stage.entry(id, 1, { movements: [move(`supplier:${id}`, `bin:${id}`, 2)] })],
      personal: [stage.text(`r-${id}`, id)],
      key: stage.key(`k-${id}`, "anna", { id }),
    })
  }

  /** A unit that needs room of its own. */
  large(id: string): UnitOfWork {
    const [write] = this.full(id).writes
    const row = { ...write!.row, record: { text: "é".repeat(200_000) } }
    return { ...this.full(id), writes: [{ ...write!, row }] }
  }

  /** Commits a unit again with its key, as a caller does who was not told; answers whether it was there already. */
  async repeated(unit: UnitOfWork): Promise<boolean> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const answer = await this.told(this.stage.storage.commit(unit))
      if (answer === "ok" || answer === "KeyTaken") return answer === "KeyTaken"
      holds(lost.includes(answer), "a repeat is accepted, or told of its key", answer)
      await pause(50)
    }
    throw new Error("a repeat did not get through in twenty attempts")
  }

  /** Everything of a unit is there, once. */
  async once(id: string): Promise<void> {
    const { stage } = this
    same(await stage.version(id), 1, `version of ${id}`)
    same((await stage.journal(id)).length, 1, `entries of ${id}`)
    same((await stage.due(1)).filter((row) => row.id === id).length, 1, `duties of ${id}`)
    same([...(await stage.personal([id])).keys()], [`r-${id}`], `texts of ${id}`)
    same((await stage.remembered(`k-${id}`))?.id, id, `key of ${id}`)
    same(await stage.stock({ place: `bin:${id}` }), { [`P bin:${id}`]: 2 }, `stock of ${id}`)
    same((await stage.postings({ place: `bin:${id}` })).length, 1, `postings of ${id}`)
  }

  /** Nothing of a unit is there. */
  async nothing(id: string): Promise<void> {
    const { stage } = this
    same([await stage.version(id), await stage.journal(id)], [0, []], `record and entries of ${id}`)
    same(
      (await stage.due(1)).filter((row) => row.id === id),
      [],
      `duties of ${id}`,
    )
    same(
      [(await stage.personal([id])).size, await stage.remembered(`k-${id}`)],
      [0, undefined],
      `texts and key of ${id}`,
    )
    same(
      [await stage.stock({ place: `bin:${id}` }), await stage.postings({ place: `bin:${id}` })],
      [{}, []],
      `stock of ${id}`,
    )
  }
}
