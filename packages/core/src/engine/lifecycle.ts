/** A lifecycle as a value: what can happen to a record, when it may, by when it must, and which clause says so. */
import type * as Schema from "effect/Schema"
import type { AnyStateMachine } from "xstate"
import type { Movement } from "../ledger/movement.ts"
import type { Column, Scalar } from "../storage/record.ts"
import type { Separation } from "../trust/separation.ts"
import type { CommandDefinition } from "./command.ts"
import type { Decider, EventMeta, Evolver } from "./decider.ts"
import type { DutyDefinition } from "./duty-definition.ts"
import type { FollowUp } from "./follow-up.ts"
import type { Rule } from "./rule.ts"
import type { AnyInput, AnyShape, CommandName, EventName, Shape } from "./shape.ts"

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
 * What events move in the stock ledger, each event by its name. `record` is the record after the command.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Movements<S extends Shape> = {
  readonly [E in EventName<S>]?: (data: S["events"][E], record: S["record"], meta: EventMeta) => ReadonlyArray<Movement>
}
