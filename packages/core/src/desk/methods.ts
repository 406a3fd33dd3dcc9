/** The typed face of a desk: for each lifecycle its commands as methods, and what can be asked of its records. */
import type * as Effect from "effect/Effect"
import type { Chapter } from "../engine/chapter.ts"
import type { Option } from "../engine/decide.ts"
import type { ExternalName } from "../engine/engine-events.ts"
import type { JournalEntry } from "../engine/journal.ts"
import type { Lifecycle } from "../engine/lifecycle.ts"
import type { CommandName, Shape } from "../engine/shape.ts"
import type { Verification } from "../engine/replay.ts"
import type { Scalar } from "../storage/record.ts"
import type { StorageError } from "../storage/errors.ts"
import type { Duty } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import type { TimelineStretch } from "../time/timeline.ts"
import type { Adoption } from "./adoption.ts"
import type { CommandOptions } from "./settings.ts"
import type { Page } from "./page.ts"
import type { InputInvalid, KeyReused, NotFound, PolicyMissing, Refused } from "./errors.ts"

/**
 * A record as the desk answers it: with its version, and with personal texts in their places.
 *
 * @category desk
 * @since 0.1.0
 */
export type Saved<S extends Shape> = S["record"] & { readonly version: number }

/**
 * Everything that can go wrong with a command.
 *
 * @category errors
 * @since 0.1.0
 */
export type CommandError = InputInvalid | Refused | NotFound | KeyReused | PolicyMissing | StorageError

/**
 * Everything that can go wrong with a question.
 *
 * @category errors
 * @since 0.1.0
 */
export type QuestionError = InputInvalid | NotFound | PolicyMissing | StorageError

/**
 * What a listing asks for: equalities over `status`, `category` and declared columns, a list meaning any of it.
 *
 * @category desk
 * @since 0.1.0
 */
export interface Listing {
  readonly where?: Readonly<Record<string, Scalar | ReadonlyArray<Scalar>>>
  /** By id, which is by time of creation unless the host makes its own ids. */
  readonly order?: "ascending" | "descending"
  /** The `next` of the page before. */
  readonly after?: string
  /** 1 to 500; 50 without it. */
  readonly limit?: number
}

/**
 * What is searched for: records in which every word of the text occurs, as any part of their id, of the columns that
 * the lifecycle has searched, or of their personal texts.
 *
 * @category desk
 * @since 0.1.0
 */
export interface Search {
  /** 2 to 200 characters that are not blank, in at most 8 words. */
  readonly text: string
  /** The `next` of the page before. */
  readonly after?: string
  /** 1 to 100; 20 without it. */
  readonly limit?: number
}

/**
 * A duty with its deadline as things stand: `null` while a pause stops the clock, or once it is settled.
 *
 * @category desk
 * @since 0.1.0
 */
export interface DutyState extends Duty {
  readonly due: Instant | null
}

/**
 * A refusal as it would be told, for {@link Methods.explain}.
 *
 * @category desk
 * @since 0.1.0
 */
export type Explanation = Refused["violations"]

interface Kinds<A, E> {
  readonly promise: Promise<A>
  readonly effect: Effect.Effect<A, E>
}

/**
 * How answers come: as Promises that reject with the typed errors, or as Effects.
 *
 * @category desk
 * @since 0.1.0
 */
export type Style = keyof Kinds<never, never>

/**
 * The methods of one lifecycle, for one actor.
 *
 * @category desk
 * @since 0.1.0
 */
export type Methods<S extends Shape, Y extends Style> = {
  readonly [C in CommandName<S>]: C extends S["creates"]
    ? (input: S["commands"][C], options?: CommandOptions & { readonly id?: string }) => Kinds<Saved<S>, CommandError>[Y]
    : (id: string, input: S["commands"][C], options?: CommandOptions) => Kinds<Saved<S>, CommandError>[Y]
} & Questions<S, Y> & {
    /** Takes over a case that began elsewhere, at the status it is in. For the role `import` alone. */
    readonly adopt: (
      input: Adoption<S>,
      options?: CommandOptions & { readonly id?: string },
    ) => Kinds<Saved<S>, CommandError>[Y]
  }

/**
 * What can be asked of the records of one lifecycle.
 *
 * @category desk
 * @since 0.1.0
 */
export interface Questions<S extends Shape, Y extends Style> {
  readonly get: (id: string) => Kinds<Saved<S>, QuestionError>[Y]
  readonly find: (listing?: Listing) => Kinds<Page<Saved<S>>, QuestionError>[Y]
  /** The record that another system calls `value`; needs the chapter `registry`. */
  readonly findExternal: (name: ExternalName) => Kinds<Saved<S>, QuestionError>[Y]
  /** First those whose id or column is the text itself, then by id, the greatest first. */
  readonly search: (search: Search) => Kinds<Page<Saved<S>>, QuestionError>[Y]
  readonly journal: (id: string) => Kinds<ReadonlyArray<JournalEntry>, QuestionError>[Y]
  readonly verify: (id: string) => Kinds<Verification, QuestionError>[Y]
  readonly explain: (
    id: string,
    command: CommandName<S> | "adopt",
    input: unknown,
  ) => Kinds<Explanation, QuestionError>[Y]
  readonly options: (id: string) => Kinds<ReadonlyArray<Option>, QuestionError>[Y]
  readonly duties: (id: string) => Kinds<ReadonlyArray<DutyState>, QuestionError>[Y]
  /** The stretches of the newest duty of that name (and key) until now, or until it was settled. */
  readonly timeline: (id: string, duty: string, key?: string) => Kinds<ReadonlyArray<TimelineStretch>, QuestionError>[Y]
}

type ShapeOf<L> = L extends Lifecycle<infer S> ? S : never
type LifecyclesOf<Chapters extends ReadonlyArray<Chapter>> = Chapters[number]["lifecycles"][number]

/**
 * A desk as one actor sees it: the methods of every lifecycle, by kind.
 *
 * @category desk
 * @since 0.1.0
 */
export type ActorDesk<Chapters extends ReadonlyArray<Chapter>, Y extends Style = "promise"> = {
  readonly [L in LifecyclesOf<Chapters> as ShapeOf<L>["kind"]]: Methods<ShapeOf<L>, Y>
}
