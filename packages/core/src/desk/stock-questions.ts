/** What can be asked of the stock ledger: what is where, at any instant, and how it came to be. */
import * as Effect from "effect/Effect"
import type { AccountFilter } from "../ledger/stock-book.ts"
import type { Balance, Posting } from "../ledger/movement.ts"
import { isPlace } from "../ledger/place.ts"
import type { StorageError } from "../storage/errors.ts"
import type { BalancesRequest, PostingsRequest } from "../storage/page-requests.ts"
import type { StoragePort } from "../storage/storage.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { isIdentifier } from "../values/identifier.ts"
import { checkedOptions } from "./decode.ts"
import { InputInvalid } from "./errors.ts"
import type { Page } from "./page.ts"

/**
 * Asks for balances: of a part, of a place, or of both, and of one lot or serial number.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface BalancesQuestion extends AccountFilter {
  /** What was there at this instant; without it what is there now. */
  readonly at?: Instant
  /** The `next` of the page before. */
  readonly after?: string
  /** 1 to 500; 50 without it. */
  readonly limit?: number
}

/**
 * Asks for what was posted of a part: at all places or at one, of all lots and serial numbers or of one.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface PostingsQuestion extends AccountFilter {
  readonly part: string
  /** The `next` of the page before. */
  readonly after?: string
  /** 1 to 500; 50 without it. */
  readonly limit?: number
}

/**
 * What can be asked of the stock ledger. Answers are Promises that reject with the typed errors.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface StockQuestions {
  /** Balances that are not nothing, in the order of part, place and item; now, or at an instant. */
  readonly balances: (question?: BalancesQuestion) => Promise<Page<Balance>>
  /** What was posted of a part, in the order in which it was recorded. */
  readonly postings: (question: PostingsQuestion) => Promise<Page<Posting>>
}

/**
 * The questions of the stock ledger for one actor.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const stockQuestionsOf = (
  storage: Pick<StoragePort, "balances" | "postings">,
  { tenant }: Actor,
): StockQuestions => ({
  balances: (question: BalancesQuestion = {}) =>
    Effect.runPromise(
      Effect.flatMap(checked("stock.balances", question, ["at", ...fields]), (request) =>
        paged(
          storage.balances({ ...(request as BalancesRequest), tenant }),
          request.limit,
          ({ part, place, item }) => ({
            part,
            place,
            item,
          }),
        ),
      ),
    ),
  postings: (question: PostingsQuestion) =>
    Effect.runPromise(
      Effect.flatMap(
        checked("stock.postings", question, fields),
        (request): Effect.Effect<Page<Posting>, InputInvalid | StorageError> =>
          isIdentifier(request.part)
            ? paged(
                storage.postings({ ...(request as PostingsRequest), tenant }),
                request.limit,
                ({ at, place, item, number }) => ({ at, place, item, number }),
              )
            : refused("stock.postings", "part", "Expected the id of a part"),
      ),
    ),
})

const fields = ["part", "place", "item", "after", "limit"] as const

const paged = <A extends Balance | Posting>(
  asked: Effect.Effect<ReadonlyArray<A>, StorageError>,
  limit: number,
  cursor: (last: A) => object,
): Effect.Effect<Page<A>, StorageError> =>
  Effect.map(asked, (items) => ({
    items,
    ...(items.length === limit ? { next: JSON.stringify(cursor(items.at(-1)!)) } : {}),
  }))

type Request = Omit<BalancesRequest & PostingsRequest, "tenant" | "after" | "part"> & {
  readonly part?: string
  readonly after?: object
}

const checked = (
  command: string,
  question: BalancesQuestion | PostingsQuestion,
  names: ReadonlyArray<"at" | (typeof fields)[number]>,
): Effect.Effect<Request, InputInvalid> =>
  Effect.flatMap(checkedOptions(command, question, names), () => {
    const { part, place, item, at, after, limit = 50 } = question as BalancesQuestion
    if (part !== undefined && !isIdentifier(part)) return refused(command, "part", "Expected the id of a part")
    if (place !== undefined && !isPlace(place)) return refused(command, "place", "Expected a place, as bin:A-01-3")
    if (item !== undefined && typeof item !== "string")
      return refused(command, "item", "Expected a lot or a serial number")
    if (at !== undefined && !(Number.isSafeInteger(at) && at >= 0))
      return refused(command, "at", "Expected an instant in milliseconds since 1970-01-01T00:00:00Z")
    if (!Number.isInteger(limit) || limit < 1 || limit > 500)
      return refused(command, "limit", "Expected a whole number from 1 to 500")
    const behind = after === undefined ? undefined : cursorOf(after)
    if (after !== undefined && behind === undefined)
      return refused(command, "after", "Expected the `next` of a page of this question")
    const given = { part, place, item, at, after: behind }
    const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    return Effect.succeed({ ...asked, limit })
  })

const cursorOf = (after: string): object | undefined => {
  try {
    const cursor: unknown = JSON.parse(after)
    return cursor !== null && typeof cursor === "object" ? cursor : undefined
  } catch {
    return undefined
  }
}

const refused = (command: string, path: string, problem: string): Effect.Effect<never, InputInvalid> =>
  Effect.fail(new InputInvalid({ command, problems: [{ path, problem }] }))
