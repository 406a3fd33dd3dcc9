/** Writes down what concurrent clients ask of a storage and are answered, for the check of linearizability. */
import type { EntryReference, StorageError, StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { linearizable, type Linearization, type Operation } from "./linearizable.ts"
import { type RecordAnswer, type RecordCall, recordModel, type RecordPast } from "./record-model.ts"

/**
 * One operation on one record.
 *
 * @category linearizability
 * @since 0.1.0
 */
export type RecordOperation = Operation<RecordCall, RecordAnswer>

/**
 * A record whose history can not be told as one story.
 *
 * @category linearizability
 * @since 0.1.0
 */
export interface HistoryFault {
  /** Tenant, kind and id. */
  readonly record: string
  readonly found: Extract<Linearization<RecordPast, RecordCall, RecordAnswer>, { readonly linearizable: false }>
}

/**
 * What several clients did to the records of one storage.
 *
 * @category linearizability
 * @since 0.1.0
 */
export class StorageHistory {
  readonly #records = new Map<string, Array<RecordOperation>>()
  #time = 0

  /** The next moment: later than all before. */
  moment(): number {
    return ++this.#time
  }

  add(record: RecordName, operation: RecordOperation): void {
    const name = `${record.tenant} ${record.kind} ${record.id}`
    const operations = this.#records.get(name)
    if (operations === undefined) this.#records.set(name, [operation])
    else operations.push(operation)
  }

  /** The operations on each record, by tenant, kind and id. */
  records(): ReadonlyMap<string, ReadonlyArray<RecordOperation>> {
    return this.#records
  }

  /** How many operations there are, and of how many nobody learned the outcome. */
  counts(): { readonly operations: number; readonly unanswered: number } {
    const all = [...this.#records.values()].flat()
    return { operations: all.length, unanswered: all.filter(({ answered }) => answered === undefined).length }
  }

  /** The records whose histories are not linearizable. */
  faults(): ReadonlyArray<HistoryFault> {
    return [...this.#records].flatMap(([record, operations]) => {
      const found = linearizable(recordModel(), operations)
      return found.linearizable ? [] : [{ record, found }]
    })
  }
}

interface RecordName {
  readonly tenant: string
  readonly kind: string
  readonly id: string
}

/**
 * A storage that writes down, in one client's name, every record that is read, relied on or written.
 *
 * **Details**
 *
 * Wrap the storage once for each client, with one history for all. A commit that failed with `StorageUnavailable`
 * is written down as unanswered; after any other failure nothing was written, as the port promises, and the check
 * finds out where that is not so. In a transaction only writes are noted, as done when it ended.
 *
 * **Gotchas**
 *
 * The history must be whole: everything that writes to these records goes through wrapped storages from the
 * first version on. What a host does in a transaction of its own can not be followed: `within` throws.
 *
 * @example
 * ```ts
 * const history = new StorageHistory()
 * const clientsOf = (own) => ["anna", "ben"].map((client) => recordingStorage(own, history, client))
 * ```
 * @category linearizability
 * @since 0.1.0
 */
export const recordingStorage = <Handle>(
  storage: StoragePort<Handle>,
  history: StorageHistory,
  client: string,
): StoragePort<Handle> => {
  const reading = <A>(
    call: Effect.Effect<A, StorageError>,
    seen: (answer: A) => ReadonlyArray<readonly [RecordName, RecordCall, RecordAnswer]>,
  ): Effect.Effect<A, StorageError> =>
    Effect.suspend(() => {
      const asked = history.moment()
      return Effect.map(call, (answer) => {
        const at = history.moment()
        for (const [record, call, answered] of seen(answer))
          history.add(record, { client, call, asked, answered: { at, answer: answered } })
        return answer
      })
    })
  const listing = <A extends { readonly id: string; readonly version: number; readonly head: string }>(
    { tenant, kind }: { readonly tenant: string; readonly kind: string },
    call: Effect.Effect<ReadonlyArray<A>, StorageError>,
  ) =>
    reading(call, (found) =>
      found.map(({ id, version, head }) => [{ tenant, kind, id }, { type: "read" }, { version, head }]),
    )
  return {
    ...storage,
    load: (request) =>
      reading(storage.load(request), ({ record, facts }) => [
        [request, { type: "read" }, { version: record?.version ?? 0, head: record?.head ?? "" }],
        ...Object.values(facts)
          .flat()
          .map((fact) => [fact, { type: "read" }, { version: fact.version, head: fact.head }] as const),
      ]),
    journal: (request) =>
      reading(storage.journal(request), (entries) => [
        [request, { ...request, type: "entries" }, { entries: entries.map(({ hash }) => hash) }],
      ]),
    find: (request) => listing(request, storage.find(request)),
    heads: (request) => listing(request, storage.heads(request)),
    commit: (unit) =>
      Effect.suspend(() => {
        const asked = history.moment()
        return Effect.onExit(storage.commit(unit), (exit) =>
          Effect.sync(() => noted(history, client, asked, [unit], exit)),
        )
      }),
    transaction: (use) =>
      Effect.suspend(() => {
        const units: Array<UnitOfWork> = []
        const asked = history.moment()
        return Effect.onExit(
          storage.transaction((handle, inside) => use(handle, gathering(inside, units))),
          // A conflict that ended it was met by a commit that is not among these.
          (exit) => Effect.sync(() => noted(history, client, asked, units, exit, true)),
        )
      }),
    within: () => {
      throw new TypeError("a history can not follow transactions that the host opens; use `transaction`")
    },
  }
}

/** Keeps the units that a transaction commits, those of refused commits aside. */
const gathering = <Handle>(inside: StoragePort<Handle>, units: Array<UnitOfWork>): StoragePort<Handle> => ({
  ...inside,
  commit: (unit) => Effect.tap(inside.commit(unit), () => Effect.sync(() => units.push(unit))),
  transaction: (use) =>
    Effect.suspend(() => {
      const own: Array<UnitOfWork> = []
      return Effect.tap(
        inside.transaction((handle, deeper) => use(handle, gathering(deeper, own))),
        () => Effect.sync(() => units.push(...own)),
      )
    }),
})

const noted = (
  history: StorageHistory,
  client: string,
  asked: number,
  units: ReadonlyArray<UnitOfWork>,
  exit: Exit.Exit<unknown, unknown>,
  inTransaction = false,
): void => {
  const outcome = outcomeOf(exit)
  if (outcome === "nothing" || (inTransaction && typeof outcome === "object")) return
  const at = history.moment()
  for (const unit of units)
    for (const [record, call] of callsOf(unit)) {
      if (outcome === "unknown") {
        if (call.type === "write") history.add(record, { client, call, asked })
      } else if (outcome === "done") history.add(record, { client, call, asked, answered: { at, answer: "held" } })
      else if (record.kind === outcome.kind && record.id === outcome.id)
        history.add(record, { client, call, asked, answered: { at, answer: "conflict" } })
    }
}

type Outcome = "done" | "unknown" | "nothing" | { readonly kind: string; readonly id: string }

const outcomeOf = (exit: Exit.Exit<unknown, unknown>): Outcome => {
  if (Exit.isSuccess(exit)) return "done"
  const error = Cause.squash(exit.cause) as Partial<StorageError>
  // A defect or an interruption says nothing about the database.
  if (error?._tag !== "StorageError") return "unknown"
  const reason = error.reason!
  if (reason._tag === "StorageUnavailable") return "unknown"
  return reason._tag === "VersionConflict" ? reason : "nothing"
}

const callsOf = ({
  tenant,
  writes,
  reliedOn,
  entries,
}: UnitOfWork): ReadonlyArray<readonly [RecordName, RecordCall]> => [
  ...writes.map(({ expectedVersion, row }) => {
    const own = entries.filter((entry) => isOf(entry, row)).toSorted((a, b) => a.sequence - b.sequence)
    const { version, head } = row
    return [
      row,
      { type: "write", expected: expectedVersion, version, head, entries: own.map(({ hash }) => hash) },
    ] as const
  }),
  ...reliedOn.map(
    ({ kind, id, version }) =>
      [
        { tenant, kind, id },
        { type: "rely", version },
      ] as const,
  ),
]

const isOf = (entry: EntryReference, row: Omit<RecordName, "tenant">): boolean =>
  entry.kind === row.kind && entry.id === row.id
