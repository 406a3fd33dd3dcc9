/** Several records as a desk answers them. */
import * as Effect from "effect/Effect"
import type { StorageError } from "../storage/errors.ts"
import type { Stored } from "../storage/record.ts"
import type { Executor } from "./executor.ts"

/** Records of one kind with their versions, and with personal texts in their places, which are asked for once. */
export const restoredAll = (
  executor: Executor,
  tenant: string,
  kind: string,
  found: ReadonlyArray<Stored>,
): Effect.Effect<ReadonlyArray<object>, StorageError> =>
  Effect.map(
    found.length === 0
      ? Effect.succeed(new Map<string, string>())
      : executor.storage.personal({ tenant, kind, ids: found.map(({ id }) => id) }),
    (texts) => found.map(({ record, version }) => executor.restored(kind, record, version, texts)),
  )
