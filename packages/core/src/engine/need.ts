/** What a command needs to know of other records and of stock. */
import type { AccountFilter } from "../ledger/stock-book.ts"
import type { Scalar } from "../storage/record.ts"
import type { Actor } from "../trust/actor.ts"
import type { AnyInput, AnyShape } from "./shape.ts"

/**
 * A record, or the few records, that a command's rules and follow-ups look at. Loaded together with the record.
 *
 * **Details**
 *
 * By `id` the fact is the record, or `null` where there is none; by `where` or by `ids` it is the records that are
 * there, in the order of their ids. `stock` is answered with balances that are not nothing, in the order of part,
 * place and item. `ids`, `among` and `stock` are worked out from input and record, which is read before where it is not
 * at hand. What a command relies on is guarded: records by their versions, balances by what is left of them.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Need = RecordNeed | { readonly stock: (needing: Needing) => ReadonlyArray<AccountFilter> }

/**
 * Records that are needed. `optional`: of a lifecycle that the desk may have been opened without. There the fact is
 * `false`, and what would follow for that record does not. `after`: worked out from what these other needs have
 * answered, which costs a second reading where there is anything to read; a need that others come after comes after
 * none itself.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type RecordNeed = { readonly optional?: true; readonly after?: ReadonlyArray<string> } & (
  | { readonly kind: string; readonly id: NeedOperand }
  | { readonly kind: string; readonly ids: (needing: Needing) => ReadonlyArray<string> }
  | { readonly kind: string; readonly where: Readonly<Record<string, NeedOperand | NeedAmong>>; readonly limit: number }
)

/**
 * Where a need takes its value from: a field of the input (a dotted path), or a declared column of the record.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type NeedOperand = { readonly input: string } | { readonly column: string } | { readonly value: Scalar }

/**
 * What a list of needs is worked out from: the decoded input, the record before the command (the blank one where the
 * command makes it), and who asks.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface Needing {
  readonly input: AnyInput
  readonly record: AnyShape
  readonly actor: Actor
  /** Of a need that comes `after` others what those have answered; of all others nothing. */
  readonly facts: AnyInput
}

/**
 * A condition that holds for each of several texts, which are worked out from input and record.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface NeedAmong {
  readonly among: (needing: Needing) => ReadonlyArray<string>
}
