/** What moves stock: double entry, so that what leaves one place comes to another. */
import type { Instant } from "../time/instant.ts"
import { isOutside, isPlace } from "./place.ts"

/**
 * A quantity of one part that goes from one place to another, or is about to.
 *
 * **Details**
 *
 * `quantity` is a positive whole number in the part's unit; it is always what moves, never what is there afterwards.
 * `item` is the lot, or the serial number as it is kept (normalised); "" where the part is tracked by neither. `single`
 * says that the item is one piece: then no place ever holds more than one of it.
 *
 * Without a `phase` it moves at once. A pending movement is `reserved` first, which takes it from what is available
 * at `from` and moves nothing; then it is `posted`, which moves it, or `released`, which lets it go.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface Movement {
  readonly part: string
  readonly item: string
  readonly from: string
  readonly to: string
  readonly quantity: number
  readonly single?: true
  readonly phase?: "reserved" | "posted" | "released"
}

/**
 * What is at one place of one part, lot or serial number: a quantity in the part's unit, and how much of it is
 * reserved. Available is the difference.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface Balance {
  readonly part: string
  readonly item: string
  readonly place: string
  readonly quantity: number
  readonly reserved: number
  /** How many postings have made it: it is the same again only while nothing moved. */
  readonly postings: number
}

/**
 * How much of a balance nobody has reserved.
 *
 * @example
 * ```ts
 * available({ part: "K-20", item: "", place: "bin:A", quantity: 5, reserved: 2, postings: 1 }) // => 3
 * ```
 * @category stock ledger
 * @since 0.1.0
 */
export const available = ({ quantity, reserved }: Balance): number => quantity - reserved

/**
 * What one journal entry changes at one place of one part, lot or serial number.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface AccountChange {
  readonly part: string
  readonly item: string
  readonly place: string
  /** What is added; less than nothing where it is taken away. */
  readonly quantity: number
  /** What is reserved in addition; less than nothing where it is let go or posted. */
  readonly reserved: number
  readonly single: boolean
}

/**
 * A change as it is posted: in which entry, when, and in which order on its account.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface Posting extends Omit<AccountChange, "single"> {
  readonly kind: string
  readonly id: string
  readonly sequence: number
  /** When the entry was recorded, never earlier than the posting before it on this account. */
  readonly at: Instant
  /** Counts the postings of this account, from 1 without gaps. */
  readonly number: number
  /** What was there after this posting. */
  readonly quantityAfter: number
  readonly reservedAfter: number
}

/**
 * What is wrong with a movement, if anything.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const movementProblem = ({ from, to, quantity, single, phase }: Movement): string | undefined => {
  if (!isPlace(from)) return `from ${from}, which is no place`
  if (!isPlace(to)) return `to ${to}, which is no place`
  if (from === to) return `from ${from} to itself`
  if (!Number.isSafeInteger(quantity) || quantity < 1) return `of ${quantity}, which is no positive whole number`
  if (single === true && quantity !== 1) return `of ${quantity} pieces of one serial number`
  return phase !== undefined && isOutside(from) ? `reserved at ${from}, which is outside` : undefined
}

const legsOf = ({ part, item, from, to, quantity, single: one, phase }: Movement): ReadonlyArray<AccountChange> => {
  const single = one === true
  const source = { part, item, place: from, single }
  const arriving = { part, item, place: to, quantity, reserved: 0, single }
  switch (phase) {
    case "reserved":
      return [{ ...source, quantity: 0, reserved: quantity }]
    case "released":
      return [{ ...source, quantity: 0, reserved: -quantity }]
    case "posted":
      return [{ ...source, quantity: -quantity, reserved: -quantity }, arriving]
    default:
      return [{ ...source, quantity: -quantity, reserved: 0 }, arriving]
  }
}

/**
 * Names an account: part, place and item. Ids hold no blanks.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const accountKey = ({
  part,
  place,
  item,
}: {
  readonly part: string
  readonly place: string
  readonly item: string
}): string => `${part} ${place} ${item}`

/**
 * What movements change, summed up for each account, in the order of the accounts. Those that they change nothing of in
 * sum are left out.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const accountChanges = (movements: ReadonlyArray<Movement>): ReadonlyArray<AccountChange> => {
  const sums = new Map<string, AccountChange>()
  for (const movement of movements) {
    for (const leg of legsOf(movement)) {
      const key = accountKey(leg)
      const sum = sums.get(key)
      sums.set(
        key,
        sum === undefined
          ? leg
          : {
              ...leg,
              quantity: sum.quantity + leg.quantity,
              reserved: sum.reserved + leg.reserved,
              single: sum.single || leg.single,
            },
      )
    }
  }
  return [...sums.values()].filter(({ quantity, reserved }) => quantity !== 0 || reserved !== 0).toSorted(byAccount)
}

/**
 * Orders by part, place and item, each by code point.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const byAccount = (
  one: Pick<Balance, "part" | "place" | "item">,
  other: Pick<Balance, "part" | "place" | "item">,
): number => compared(one.part, other.part) || compared(one.place, other.place) || compared(one.item, other.item)

const compared = (one: string, other: string): number => {
  if (one === other) return 0
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const difference = one.codePointAt(index)! - other.codePointAt(index)!
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/**
 * The changes of a unit of work: of each of its entries those that it posts, and over all of them the sum for each
 * account, which is what the guard on a balance looks at.
 *
 * **Details**
 *
 * An account is written once by a unit: its guard is the sum, its postings are those of the entries in their order.
 * `before` is what the postings before it in the same unit have changed already.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const unitPostings = (
  entries: ReadonlyArray<MovingEntry>,
): { readonly accounts: ReadonlyArray<AccountSum>; readonly postings: ReadonlyArray<UnitPosting> } => {
  const accounts = new Map<string, AccountSum>()
  const postings: Array<UnitPosting> = []
  for (const entry of entries) {
    for (const change of accountChanges(entry.movements ?? [])) {
      const key = accountKey(change)
      const { kind, id, sequence, recordedAt } = entry
      const sum = accounts.get(key) ?? { ...change, quantity: 0, reserved: 0, postings: 0, at: recordedAt }
      const at = Math.max(recordedAt, sum.at)
      postings.push({ ...change, kind, id, sequence, at, before: sum })
      accounts.set(key, {
        ...sum,
        quantity: sum.quantity + change.quantity,
        reserved: sum.reserved + change.reserved,
        postings: sum.postings + 1,
        at,
        single: sum.single || change.single,
      })
    }
  }
  return { accounts: [...accounts.values()].toSorted(byAccount), postings }
}

/**
 * A journal entry, as far as the ledger looks at it.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface MovingEntry {
  readonly kind: string
  readonly id: string
  readonly sequence: number
  readonly recordedAt: Instant
  readonly movements?: ReadonlyArray<Movement>
}

/**
 * What a unit of work changes of one account in all.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface AccountSum extends AccountChange {
  /** How many postings these are. */
  readonly postings: number
  /** When the last of them is posted, unless the account has a later posting already. */
  readonly at: Instant
}

/**
 * One posting of a unit of work, with what the unit's earlier ones have changed on its account.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface UnitPosting extends AccountChange {
  readonly kind: string
  readonly id: string
  readonly sequence: number
  readonly at: Instant
  readonly before: AccountSum
}

/**
 * Whether an account can take a change: outside places always, others never hold less than is reserved, reserve less
 * than nothing, or hold more than one of a single piece.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const canTake = (
  { quantity, reserved }: Pick<Balance, "quantity" | "reserved">,
  change: AccountChange,
): boolean => {
  const [held, kept] = [quantity + change.quantity, reserved + change.reserved]
  if (isOutside(change.place)) return kept === 0 && (!change.single || held >= -1)
  return kept >= 0 && held >= kept && (!change.single || held <= 1)
}
