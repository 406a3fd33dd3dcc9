/** What `load` fetches in one round trip: a record, and what its command needs beside it. */
import type { Balance } from "../ledger/movement.ts"
import type { AccountFilter } from "../ledger/stock-book.ts"
import type { Scalar, Stored } from "./record.ts"
import type { Remembered } from "./unit-of-work.ts"

/**
 * Where a condition takes its value from: given here, or from a declared column of the record that is loaded
 * in the same request. An operand whose column is `null`, or whose record does not exist, matches nothing.
 *
 * @category storage
 * @since 0.1.0
 */
export type Operand = { readonly value: Scalar } | { readonly column: string }

/**
 * One of several texts, of at most 190 characters each: the condition holds for each of them. Of none it never does.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Among {
  readonly among: ReadonlyArray<string>
}

/**
 * A record, or the few records, that a command needs beside its own.
 *
 * **Details**
 *
 * `where` conditions are equalities over declared columns, `status` and `category`, all of which must hold; of a
 * column of texts also equality with one of several (`among`, at most 500).
 * Answers come in ascending order of id, at most `limit` (1 to 100). Of `ids` (at most 500) those that are there
 * are answered, each once. `stock` asks for the balances of parts: at one place or at all, of one item or of all;
 * at most 100 such questions, and the
 * first 500 balances of each.
 *
 * @category storage
 * @since 0.1.0
 */
export type NeedRequest =
  | { readonly name: string; readonly kind: string; readonly id: Operand }
  | { readonly name: string; readonly kind: string; readonly ids: ReadonlyArray<string> }
  | { readonly name: string; readonly stock: ReadonlyArray<StockQuestion> }
  | {
      readonly name: string
      readonly kind: string
      readonly where: Readonly<Record<string, Operand | Among>>
      readonly limit: number
    }

/**
 * Asks for balances: of a part, of a place, or of both. One of the two is given.
 *
 * @category storage
 * @since 0.1.0
 */
export type StockQuestion = AccountFilter

/**
 * @category storage
 * @since 0.1.0
 */
export interface LoadRequest {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly needs: ReadonlyArray<NeedRequest>
  /** The caller's idempotency key, when there is one. */
  readonly key?: { readonly actor: string; readonly key: string }
}

/**
 * @category storage
 * @since 0.1.0
 */
export interface Loaded {
  readonly record: Stored | undefined
  /** For every need its records: none or one for a need by id. */
  readonly facts: Readonly<Record<string, ReadonlyArray<Stored>>>
  /** For every need of stock the balances that are not nothing, each once, in the order of part, place and item. */
  readonly stock: Readonly<Record<string, ReadonlyArray<Balance>>>
  readonly remembered: Remembered | undefined
  /** Personal texts of the record, by their references; erased ones are missing. */
  readonly personal: ReadonlyMap<string, string>
}
