/** The journals of a tenant, read through the storage alone. */
import { everyRow, type Head, type JournalEntry, type StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

/** Every entry of every record of one kind, record by record. */
export const journalsOf = async <Handle>(
  storage: StoragePort<Handle>,
  tenant: string,
  kind: string,
): Promise<ReadonlyArray<JournalEntry>> => {
  const heads = await Effect.runPromise(
    everyRow<Head>((limit, last) => storage.heads({ tenant, kind, limit, ...(last && { after: last.id }) })),
  )
  const entries: Array<JournalEntry> = []
  for (const { id } of heads)
    entries.push(
      ...(await Effect.runPromise(
        everyRow<JournalEntry>((limit, last) =>
          storage.journal({ tenant, kind, id, after: last?.sequence ?? 0, limit }),
        ),
      )),
    )
  return entries
}
