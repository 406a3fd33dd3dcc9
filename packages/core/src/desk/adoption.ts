/** What is told of a case that is taken over from elsewhere: its content, its status, and what is known of its past. */
import * as Schema from "effect/Schema"
import type { CommandName, Shape } from "../engine/shape.ts"
import { Identifier } from "../values/identifier.ts"
import { InstantMs } from "../values/number.ts"
import { Text } from "../values/text.ts"
import { ExternalSystem } from "../registry/external-id/external-id-record.ts"

const { Array: List, Literal, optionalKey: optional, Record, String: Str, Struct, Unknown } = Schema

/**
 * The content of a record as far as it is known: any part may be left out for which the lifecycle's blank has a value.
 *
 * @category adopting
 * @since 0.1.0
 */
export type Known<A> =
  A extends ReadonlyArray<unknown> ? A : A extends object ? { readonly [K in keyof A]?: Known<A[K]> } : A

/**
 * Something known of the past: a command that was given in all but name, or a status that the case was in from then on.
 *
 * **Details**
 *
 * With a command, `status` is the status taken after it, whatever the lifecycle says: for what the other system does
 * not show. `by` is who did it; without it separations of duties are not judged. `assumed` marks what must have come
 * before while nobody knows when: it fills the record, but starts no duty and is not judged.
 *
 * @category adopting
 * @since 0.1.0
 */
export type PastEntry<S extends Shape> =
  | { readonly at: number; readonly status: string; readonly reason?: string }
  | {
      readonly [C in CommandName<S>]: {
        readonly at: number
        readonly by?: string
        readonly command: C
        readonly input?: S["commands"][C]
        readonly status?: string
        readonly assumed?: true
      }
    }[CommandName<S>]

/**
 * A case to be taken over.
 *
 * **Details**
 *
 * - `source`: the system that it comes from.
 * - `status`: the status it is in. Without it, the one that the history leads to.
 * - `record`: its content; what is given goes before what the history says, and all together must be a record of the
 *   lifecycle.
 * - `history`: what is known of its past, in order of time.
 * - `judges`: the rules for which the history holds everything they look at, as in an audit. Statuses are always
 *   judged, separations where it is known who acted, all other rules not at all.
 * - `externalIds`: its names in other systems; each is given once. Needs the chapter `registry`.
 * - `number`: the number it has; without it, one of the desk's own numbering, where it has one.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface Adoption<S extends Shape> {
  readonly source: string
  readonly status?: string
  readonly record?: Known<Omit<S["record"], "id" | "status" | "number">>
  readonly history?: ReadonlyArray<PastEntry<S>>
  readonly judges?: ReadonlyArray<string>
  readonly externalIds?: ReadonlyArray<{ readonly system: string; readonly value: string }>
  readonly number?: string
}

const Fact = Struct({
  at: InstantMs,
  by: optional(Identifier),
  command: optional(Str),
  input: optional(Unknown),
  status: optional(Str),
  reason: optional(Text),
  assumed: optional(Literal(true)),
})

/** An adoption before its parts are held against the lifecycle. */
export const AdoptionInput = Struct({
  source: Text,
  status: optional(Str),
  record: optional(Record(Str, Unknown)),
  history: optional(List(Fact)),
  judges: optional(List(Str)),
  externalIds: optional(List(Struct({ system: ExternalSystem, value: Text })).check(Schema.isMaxLength(20))),
  number: optional(Text),
})
export type AdoptionInput = typeof AdoptionInput.Type
