/** Units of work for tests, with a plain default for everything that a test does not care about. */
import type { StorageError, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

interface Wanted {
  readonly id: string
  /** The version that was read; 0 without it. */
  readonly from?: number
  readonly key?: string
  readonly serial?: string
  readonly entries?: number
  /** Of the first entry; the record's new version without it. */
  readonly sequence?: number
  readonly duties?: number
  readonly messages?: boolean
}

const tenant = "t"
const kind = "ticket"

export const unitOf = ({ id, from = 0, key, serial = "SN-1", entries = 0, ...more }: Wanted): UnitOfWork => {
  const version = from + 1
  const trail = { stays: [], duties: [], acts: [] }
  const state = { tenant, kind, id, version, status: "open", category: "open", head: "h" } as const
  const first = more.sequence ?? version
  const sequences = Array.from({ length: entries }, (_, index) => first + index)
  return {
    tenant,
    writes: [
      {
        expectedVersion: from,
        row: { ...state, record: { version, serial }, trail, columns: { serial } },
        duties: Array.from({ length: more.duties ?? 0 }, (_, index) => ({
          duty: `duty-${index}`,
          key: "",
          due: index,
        })),
      },
    ],
    reliedOn: [],
    entries: sequences.map((sequence) => ({
      tenant,
      kind,
      id,
      sequence,
      command: "c",
      actor: { id: "u", roles: [] },
      occurredAt: 1,
      recordedAt: 2,
      from: "a",
      to: "b",
      events: [],
      duties: [],
      decidedUnder: { policy: "p", lifecycle: 1 },
      previous: "p",
      hash: "h",
    })),
    messages: more.messages === true ? sequences.map((sequence) => ({ kind, id, sequence })) : [],
    personal: [],
    ...(key === undefined ? {} : { key: { actor: "anna", key, remembered: { digest: "d", kind, id, version } } }),
  }
}

/** The tag of the reason why something failed; what it answered when it did not. */
export const reasonOf = <A>(effect: Effect.Effect<A, StorageError>): Promise<string> =>
  Effect.runPromise(
    Effect.match(effect, {
      onFailure: (error) => error.reason._tag as string,
      onSuccess: (answer) => `answered ${JSON.stringify(answer)}`,
    }),
  )
