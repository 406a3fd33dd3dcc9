/** What is typed about a lifecycle: everything else is derived from it. */
import type * as Schema from "effect/Schema"

/**
 * The types of one lifecycle. Everything typed about a lifecycle is derived from this one interface, which
 * each lifecycle declares beside its schemas.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface Shape {
  readonly kind: string
  readonly record: { readonly id: string; readonly status: string }
  readonly commands: object
  readonly events: object
  /** What rules may know of other records: a record, `null` when there is none, nothing when it is not known. */
  readonly facts: object
  /** The commands that make a record. */
  readonly creates: string
}

/**
 * The shape of some lifecycle, where it is not known of which: what the engine works with.
 *
 * @category lifecycle
 * @since 0.1.0
 */
// oxlint-disable-next-line typescript/no-explicit-any -- lifecycles vary in both directions; only `any` stands for every shape
export type AnyShape = any

/**
 * The schema of some input.
 *
 * @category lifecycle
 * @since 0.1.0
 */
// oxlint-disable-next-line typescript/no-explicit-any -- a codec varies in both directions
export type AnyCodec = Schema.Codec<any, any>

/**
 * The decoded input of some command.
 *
 * @category lifecycle
 * @since 0.1.0
 */
// oxlint-disable-next-line typescript/no-explicit-any -- a lifecycle looks into its own inputs only
export type AnyInput = Readonly<Record<string, any>>

/**
 * @category lifecycle
 * @since 0.1.0
 */
export type CommandName<S extends Shape> = keyof S["commands"] & string

/**
 * @category lifecycle
 * @since 0.1.0
 */
export type EventName<S extends Shape> = keyof S["events"] & string

/**
 * @category lifecycle
 * @since 0.1.0
 */
export type EventOf<S extends Shape> = {
  readonly [E in EventName<S>]: { readonly type: E; readonly data: S["events"][E] }
}[EventName<S>]

/**
 * The data of declared events.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type EventTypes<D> = { readonly [E in keyof D]: D[E] extends { readonly Type: infer T } ? T : never }
