/** Units of work that move stock, and what they are told. */
import { accountKey, byAccount, type Movement, type Posting } from "@fieldcare/core/ledger"
import type { JournalEntry, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { holds, same } from "./same.ts"
import type { Stage } from "./stage.ts"

/** A movement of one piece of P without an item, unless told otherwise. */
export const move = (from: string, to: string, quantity = 1, more: Partial<Movement> = {}): Movement => ({
  part: "P",
  item: "",
  from,
  to,
  quantity,
  ...more,
})

/** A movement of one piece with a serial number. */
export const moveSerial = (from: string, to: string, item = "S-1"): Movement =>
  move(from, to, 1, { item, single: true })

/** A unit that writes the next version of a record, whose entry moves stock. */
export const moving = (
  stage: Stage,
  id: string,
  movements: ReadonlyArray<Movement>,
  { version = 0, at = 2, ...more }: Partial<UnitOfWork> & { readonly version?: number; readonly at?: number } = {},
): UnitOfWork => {
  const entry: Partial<JournalEntry> = { recordedAt: at, movements }
  return stage.unit([stage.write(id, version)], { entries: [stage.entry(id, version + 1, entry)], ...more })
}

type More = Parameters<typeof moving>[3]

/** The same, to be committed by several at once. */
export const mover = (stage: Stage, id: string, movements: ReadonlyArray<Movement>, more?: More) =>
  stage.storage.commit(moving(stage, id, movements, more))

/** The same, committed. */
export const moved = (stage: Stage, id: string, movements: ReadonlyArray<Movement>, more?: More): Promise<unknown> =>
  Effect.runPromise(mover(stage, id, movements, more))

/** Runs a unit that must be refused; answers which account is told to be short, or which other reason. */
export const shortage = (effect: Effect.Effect<unknown, unknown>): Promise<unknown> =>
  Effect.runPromise(
    Effect.match(effect, {
      onSuccess: () => "no failure",
      onFailure: (error) => {
        const { reason } = error as { readonly reason?: Readonly<Record<string, unknown>> }
        if (reason?.["_tag"] !== "StockShort") return reason?.["_tag"] ?? `no StorageError: ${String(error)}`
        return `${String(reason["part"])} ${String(reason["place"])} ${String(reason["item"])}`.trim()
      },
    }),
  )

/**
 * The postings of parts are numbered from 1 on every account, go on from one another in figures and in time, and end in
 * the balances; of every part and item the sum over all places is nothing.
 */
export const conserved = async (stage: Stage, parts: ReadonlyArray<string> = ["P"]): Promise<void> => {
  for (const part of parts) {
    const last = new Map<string, Posting>()
    for (const posting of await allPostings(stage, part)) {
      followsOn(last.get(accountKey(posting)), posting)
      last.set(accountKey(posting), posting)
    }
    const there = [...last.values()]
      .filter(({ quantityAfter, reservedAfter }) => quantityAfter !== 0 || reservedAfter !== 0)
      .toSorted(byAccount)
    const balances = await stage.balances({ part })
    same(
      balances.map(({ place, item, quantity, reserved }) => [place, item, quantity, reserved]),
      there.map(({ place, item, quantityAfter, reservedAfter }) => [place, item, quantityAfter, reservedAfter]),
      `the balances of ${part}, by its postings`,
    )
    const sums = new Map<string, number>()
    for (const { item, quantity } of balances) sums.set(item, (sums.get(item) ?? 0) + quantity)
    const unlike = [...sums].filter(([, sum]) => sum !== 0)
    same(unlike, [], `items of ${part} whose sum over all places is not nothing`)
  }
}

const followsOn = (before: Posting | undefined, posting: Posting): void => {
  const { number, quantity, reserved, quantityAfter, reservedAfter, at } = posting
  const what = `the posting behind ${before?.number ?? 0} of ${accountKey(posting)}`
  const held = (before?.quantityAfter ?? 0) + quantity
  same([number, quantityAfter], [(before?.number ?? 0) + 1, held], what)
  same(reservedAfter, (before?.reservedAfter ?? 0) + reserved, what)
  holds(at >= (before?.at ?? 0), `${what}, earlier than it`, posting)
}

const allPostings = async (stage: Stage, part: string): Promise<ReadonlyArray<Posting>> => {
  const all: Array<Posting> = []
  for (;;) {
    const last = all.at(-1)
    const after = last && { at: last.at, place: last.place, item: last.item, number: last.number }
    const page = await stage.postings({ part, ...(after && { after }) })
    all.push(...page)
    if (page.length < 500) return all
  }
}
