/** Commands to other records that follow from a command. */
import type { Context } from "./context.ts"
import type { AnyShape, CommandName, Shape } from "./shape.ts"

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
