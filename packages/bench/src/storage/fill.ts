/** Fills a database's tables with tickets through the storage itself. */

import type { StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import type { Tickets } from "./tickets.ts"

export const fill = async <Handle>(storage: StoragePort<Handle>, tickets: Tickets): Promise<void> => {
  for (let ticket = 0; ticket < tickets.count; ticket += 64) {
    const some = Array.from({ length: Math.min(64, tickets.count - ticket) }, (_, index) => ticket + index)
    await Promise.all(some.map((one) => Effect.runPromise(storage.commit(tickets.first(one)))))
  }
}
