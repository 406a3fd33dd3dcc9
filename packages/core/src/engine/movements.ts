/** What the events of one command move in the stock ledger. */
import { type Movement, movementProblem } from "../ledger/movement.ts"
import type { Compiled } from "./compile.ts"
import type { Event, JournalEntry } from "./journal.ts"
import type { Context } from "./context.ts"
import type { AnyShape } from "./shape.ts"

/** As a part of the journal entry: nothing where nothing moves. Throws `RangeError` where a lifecycle moves nonsense. */
export const movementsOf = (
  { kind, lifecycle }: Compiled,
  events: ReadonlyArray<Event>,
  record: AnyShape["record"],
  { occurredAt, actor }: Context,
): Pick<JournalEntry, "movements"> => {
  const declared = lifecycle.movements as Readonly<Record<string, Declared>> | undefined
  if (declared === undefined) return {}
  const movements = events.flatMap(
    ({ type, data }) => declared[type]?.(data, record, { occurredAt, by: actor.id }) ?? [],
  )
  for (const movement of movements) {
    const problem = movementProblem(movement)
    if (problem !== undefined) throw new RangeError(`${kind} moves ${movement.part} ${problem}`)
  }
  return movements.length === 0 ? {} : { movements }
}

type Declared = (data: unknown, record: AnyShape["record"], meta: object) => ReadonlyArray<Movement>
