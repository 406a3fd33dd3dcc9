/** The verbs that answer pages of a list: what each is asked. */
import type { Posting } from "../ledger/movement.ts"
import type { AccountFilter } from "../ledger/stock-book.ts"
import type { Instant } from "../time/instant.ts"
import type { Scalar, Stored } from "./record.ts"

/**
 * A page of a listing, in ascending or descending order of id, beginning after the id `after`.
 *
 * @category storage
 * @since 0.1.0
 */
export interface FindRequest {
  readonly tenant: string
  readonly kind: string
  /** Equalities, or lists of which one must match, over `status`, `category` and declared columns. An empty list matches nothing. */
  readonly where: Readonly<Record<string, Scalar | ReadonlyArray<Scalar>>>
  readonly order: "ascending" | "descending"
  readonly after?: string
  /** 1 to 500. */
  readonly limit: number
}

/**
 * Asks for records in which words occur.
 *
 * @category storage
 * @since 0.1.0
 */
export interface SearchRequest {
  readonly tenant: string
  readonly kind: string
  /** 2 to 200 characters that are not blank, in at most 8 words; blanks part the words. */
  readonly text: string
  /** The declared columns that are looked into, all of them texts. */
  readonly columns: ReadonlyArray<string>
  /** The last hit of the page before. */
  readonly after?: { readonly exact: boolean; readonly id: string }
  /** 1 to 100. */
  readonly limit: number
}

/**
 * A record that was found. `exact`: its id or one of the columns is the text, and not only holds its words.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Hit {
  readonly stored: Stored
  readonly exact: boolean
}

/**
 * Asks for balances of a part, of a place, or of both, that are not nothing; at an instant, where one is given.
 *
 * @category storage
 * @since 0.1.0
 */
export interface BalancesRequest extends AccountFilter {
  readonly tenant: string
  readonly at?: Instant
  /** The last balance of the page before. */
  readonly after?: { readonly part: string; readonly place: string; readonly item: string }
  /** 1 to 500. */
  readonly limit: number
}

/**
 * Asks for the postings of a part, in the order in which they were recorded and, within one instant, by place, item and
 * number.
 *
 * @category storage
 * @since 0.1.0
 */
export interface PostingsRequest extends Omit<AccountFilter, "part"> {
  readonly tenant: string
  readonly part: string
  /** The last posting of the page before. */
  readonly after?: Pick<Posting, "at" | "place" | "item" | "number">
  /** 1 to 500. */
  readonly limit: number
}
