/** A lifecycle as a value: what can happen to a record, when it may, by when it must, and which clause says so. */
import type * as Schema from "effect/Schema"
import type { AnyStateMachine } from "xstate"
import type { Policy } from "../regulation/policy.ts"
import type { Movement } from "../ledger/movement.ts"
import type { AccountFilter } from "../ledger/stock-book.ts"
import type { Column, Scalar } from "../storage/record.ts"
import type { Calendar } from "../time/calendar.ts"
import type { Category } from "../time/category.ts"
import type { Limit } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor, Role } from "../trust/actor.ts"
import type { Separation } from "../trust/separation.ts"
import type { Act } from "./trail.ts"

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
 * Everything a decision may look at beside the record and the input. Time, actor and policy come in from
 * outside, so that deciding is pure.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface Context<Facts = object> {
  /** When the command is decided, by the desk's clock. */
  readonly now: Instant
  /** When it happened, by the word of the actor. */
  readonly occurredAt: Instant
  readonly actor: Actor
  /** The command, `kind.command`, that this one follows from. */
  readonly via?: string
  readonly policy: Policy
  /** The company's working calendar. Where nobody gives one, days are those of UTC and all of them are working days. */
  readonly calendar?: Calendar
  readonly facts: Facts
  /** What people did to the record before, as far as separations of duties speak of it. */
  readonly acts: ReadonlyArray<Act>
  /** The digest of what the command shows to somebody who will sign; absent where it shows nothing, or nobody knows. */
  readonly shown?: string
  /** The number that the record gets with this command; absent where it gets none. */
  readonly number?: string
}

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
}

/**
 * A record, or the few records, that a command's rules and follow-ups look at. Loaded together with the record.
 *
 * **Details**
 *
 * By `id` the fact is the record, or `null` where there is none; by `where` or by `ids` it is the records that are
 * there, in the order of their ids. `stock` is answered with balances that are not nothing, in the order of part,
 * place and item. `ids` and `stock` are worked out from input and record, which is read before where it is not at
 * hand. What a command relies on is guarded: records by their versions, balances by what is left of them.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Need = RecordNeed | { readonly stock: (needing: Needing) => ReadonlyArray<AccountFilter> }

/**
 * Records that are needed. `optional`: of a lifecycle that the desk may have been opened without. There the fact is
 * `false`, and what would follow for that record does not.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type RecordNeed = { readonly optional?: true } & (
  | { readonly kind: string; readonly id: NeedOperand }
  | { readonly kind: string; readonly ids: (needing: Needing) => ReadonlyArray<string> }
  | { readonly kind: string; readonly where: Readonly<Record<string, NeedOperand>>; readonly limit: number }
)

/**
 * A command as it is declared: its input, the clause it serves, who may give it, what it needs to know.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface CommandDefinition {
  readonly input: AnyCodec
  readonly clause: string
  /** Who may give it; `onlyFollows` where it only ever follows from other commands. */
  readonly by: ReadonlyArray<Role>
  readonly creates?: boolean
  /**
   * Of a command that makes a record: the record's id, made of the input. So of one input there is one record, on
   * every storage and however many try at once. Without it the id is the caller's, or a new one.
   */
  readonly id?: (input: AnyInput) => string
  readonly needs?: Readonly<Record<string, Need>>
  /**
   * What the command shows to somebody who will sign: a JSON value, made of the record before the command and of the
   * input. Its digest comes with the context as `shown`, and the decider writes it into the event.
   */
  readonly shows?: (record: AnyShape, input: AnyInput) => unknown
}

/**
 * The `by` of a command that nobody gives: it only ever follows from other commands, also from those of chapters that a
 * desk may have been opened without.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export const onlyFollows: ReadonlyArray<Role> = Object.freeze([])

/**
 * Declares a command, keeping its types.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export const command = <const D extends CommandDefinition>(definition: D): D => definition

/**
 * The inputs of declared commands.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type CommandTypes<D> = {
  readonly [C in keyof D]: D[C] extends { readonly input: { readonly Type: infer T } } ? T : never
}

/**
 * The names of the declared commands that make a record.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Creating<D> = {
  [C in keyof D & string]: D[C] extends { readonly creates: true } ? C : never
}[keyof D & string]

/**
 * The data of declared events.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type EventTypes<D> = { readonly [E in keyof D]: D[E] extends { readonly Type: infer T } ? T : never }

/**
 * What was seen where a rule failed; the words of its message are filled from it.
 *
 * @category rules
 * @since 0.1.0
 */
export type Seen = Readonly<Record<string, Scalar | null | ReadonlyArray<Scalar>>>

/**
 * The answer of a rule: `true`, what was seen when it fails, or which fact is missing to tell.
 *
 * @category rules
 * @since 0.1.0
 */
export type Verdict = true | { readonly seen: Seen } | { readonly unknown: string }

/**
 * A rule's failure with what was seen.
 *
 * @category rules
 * @since 0.1.0
 */
export const fails = (seen: Seen = {}): Verdict => ({ seen })

/**
 * A rule that cannot tell because a fact is not known. The desk refuses, an audit reports it as not judged.
 *
 * @category rules
 * @since 0.1.0
 */
export const unknown = (fact: string): Verdict => ({ unknown: fact })

/**
 * A named precondition of one or several commands. Its name is the key it is declared under.
 *
 * @category rules
 * @since 0.1.0
 */
export interface Rule<S extends Shape> {
  readonly clause: string
  readonly on: ReadonlyArray<CommandName<S>>
  /** The command that would make it pass, where there is one: `recordConsent` or `person.enable`. */
  readonly mend?: string
  /** Whether a derogation may set it aside. */
  readonly derogable: boolean
  readonly check: (record: S["record"], input: never, context: Context<S["facts"]>) => Verdict
}

/**
 * Declares rules of one lifecycle, with the input typed by the commands that a rule is on.
 *
 * @category rules
 * @since 0.1.0
 */
export const ruleOf =
  <S extends Shape>() =>
  <C extends CommandName<S>>(definition: {
    readonly clause: string
    readonly on: ReadonlyArray<C>
    readonly mend?: string
    readonly derogable?: boolean
    readonly check: (record: S["record"], input: S["commands"][C], context: Context<S["facts"]>) => Verdict
  }): Rule<S> => ({ derogable: false, ...definition })

/**
 * What starts a duty: for one event, its limit, and a key where several run side by side. No answer: not owed.
 *
 * @category duties
 * @since 0.1.0
 */
export interface DutyStart {
  readonly limit: Limit
  readonly key?: string
}

/**
 * Something owed by a deadline: started by a fact, met by a fact, paused in some categories. Its name is the
 * key it is declared under. A start while it runs begins it anew.
 *
 * @category duties
 * @since 0.1.0
 */
export interface DutyDefinition<S extends Shape> {
  readonly clause: string
  readonly calendar: "company" | "site" | "aroundTheClock"
  readonly pausedIn?: ReadonlyArray<Category>
  readonly afterClosing?: boolean
  /** `record` is the record after the event; `at` is when it occurred. */
  readonly starts: {
    readonly [E in EventName<S>]?: (
      data: S["events"][E],
      record: S["record"],
      policy: Policy,
      at: Instant,
    ) => DutyStart | undefined
  }
  /** `true` meets the duty with key ""; a function names the key, `undefined` meets nothing, `"*"` meets all. */
  readonly meets: {
    readonly [E in EventName<S>]?: true | ((data: S["events"][E], record: S["record"]) => string | undefined)
  }
  readonly waives?: {
    readonly [E in EventName<S>]?: true | ((data: S["events"][E], record: S["record"]) => string | undefined)
  }
  /**
   * What the desk itself commands, as `system`, when the deadline has come: a planned visit becomes a ticket, a
   * reminder goes out. The command settles the duty or starts it anew, and is in time within the policy's
   * `duties.deskActsWithinElapsedMinutes` after the deadline. Without it the duty is people's: when it is
   * not met in time, its lateness is noted.
   */
  readonly whenDue?: {
    readonly command: CommandName<S>
    readonly input: (record: S["record"], duty: { readonly key: string; readonly due: Instant }) => object
  }
}

/**
 * What events move in the stock ledger, each event by its name. `record` is the record after the command.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Movements<S extends Shape> = {
  readonly [E in EventName<S>]?: (data: S["events"][E], record: S["record"], meta: EventMeta) => ReadonlyArray<Movement>
}

/**
 * Turns commands into events. Runs only when machine and rules allow the command.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Decider<S extends Shape> = {
  readonly [C in CommandName<S>]: (
    record: S["record"],
    input: S["commands"][C],
    context: Context<S["facts"]>,
  ) => ReadonlyArray<EventOf<S>>
}

/**
 * Who and when, as an event's journal entry tells it.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface EventMeta {
  readonly occurredAt: Instant
  readonly by: string
}

/**
 * Turns record and event into what changes of the record. The id and the status are not its business.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Evolver<S extends Shape> = {
  readonly [E in EventName<S>]: (
    record: S["record"],
    data: S["events"][E],
    meta: EventMeta,
  ) => Partial<Omit<S["record"], "id" | "status">>
}

/**
 * To which record a follow-up goes: to the one that a need by id holds (`fact`), to each of those that a need by query
 * or by a list of ids holds (`each`), or to new ones under ids that are worked out (`creates`), so that each is made
 * once.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type FollowUpTarget<S extends Shape> =
  | { readonly fact: keyof S["facts"] & string }
  | { readonly each: keyof S["facts"] & string }
  | {
      readonly creates: (
        before: S["record"],
        after: S["record"],
        context: Context<S["facts"]>,
      ) => string | ReadonlyArray<string>
      /** The kind is one that the desk may have been opened without; there nothing follows. */
      readonly optional?: true
    }

/**
 * A command to another record, decided in the same unit of work. Personal texts that its input takes from this record,
 * or from one that was needed, go along.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type FollowUp<S extends Shape> = FollowUpTarget<S> & {
  readonly on: CommandName<S>
  readonly kind: string
  readonly command: string
  /**
   * From the record before and after, and the other record (of one that is made its blank, with its id); `undefined`:
   * nothing follows this time.
   */
  readonly input: (
    before: S["record"],
    after: S["record"],
    context: Context<S["facts"]>,
    other: AnyShape["record"],
  ) => object | undefined
}

/**
 * Declares follow-ups of one lifecycle to another, with the input typed by the other's command.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export const followUpOf =
  <S extends Shape, T extends Shape>(kind: T["kind"]) =>
  <C extends CommandName<T>>(
    definition: FollowUpTarget<S> & {
      readonly on: CommandName<S>
      readonly command: C
      readonly input: (
        before: S["record"],
        after: S["record"],
        context: Context<S["facts"]>,
        other: T["record"],
      ) => (S["commands"] extends never ? never : T["commands"][C] & object) | undefined
    },
  ): FollowUp<S> => ({ kind, ...definition })

/**
 * A declared column with the value it takes from a record.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface RecordColumn<S extends Shape> extends Omit<Column, "name"> {
  /** Whether `search` looks into it; for texts. */
  readonly searched?: boolean
  readonly value: (record: S["record"]) => Scalar | undefined
}

/**
 * A lifecycle: everything that can happen to one kind of record.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface Lifecycle<S extends Shape = AnyShape> {
  readonly kind: S["kind"]
  /** Counts up when the machine or the meaning of an event changes; written into every journal entry. */
  readonly version: number
  /** The schema of a record that exists. */
  readonly record: Schema.Codec<S["record"], unknown>
  /** The record before its first event; the engine puts in the id. */
  readonly blank: S["record"]
  /**
   * `(record) => ({ ...record })`, or nothing. Written beside the record, the copy sees records of this kind alone
   * and V8 makes it several times as fast as the engine's own, where the records of all kinds come by.
   */
  readonly copy?: (record: S["record"]) => S["record"]
  readonly columns: Readonly<Record<string, RecordColumn<S>>>
  readonly commands: { readonly [C in CommandName<S>]: CommandDefinition }
  readonly events: { readonly [E in EventName<S>]: Schema.Codec<S["events"][E], unknown> }
  readonly machine: AnyStateMachine
  readonly rules: Readonly<Record<string, Rule<S>>>
  readonly duties: Readonly<Record<string, DutyDefinition<S>>>
  readonly separations: Readonly<Record<string, Separation>>
  /** What it moves in the stock ledger; absent where it moves nothing. */
  readonly movements?: Movements<S>
  /** `false` where no record of this kind can have begun elsewhere, so that none is adopted. */
  readonly adoptable?: false
  readonly followUps: ReadonlyArray<FollowUp<S>>
  readonly decider: Decider<S>
  readonly evolver: Evolver<S>
  /** The subject (a customer's or a person's id) whom personal texts of a command are about. */
  readonly subject: (record: S["record"], input: AnyInput) => string | undefined
}

/**
 * Declares a lifecycle, checking its parts against its shape.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export const lifecycle = <S extends Shape>(definition: Lifecycle<S>): Lifecycle<S> => definition
