/** A storage as a service that is closed with its scope. */
import { Storage, type StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { SqlStorage } from "./sql-storage.ts"

export const layerOf = (open: () => SqlStorage & { readonly close: () => Promise<void> }): Layer.Layer<Storage> =>
  Layer.effect(
    Storage,
    Effect.map(
      Effect.acquireRelease(Effect.sync(open), (storage) => Effect.promise(() => storage.close())),
      (storage) => storage as StoragePort,
    ),
  )
