/**
 * How to add a bench: a file `src/<name>.bench.ts` that exports `bench`. Its file name is its name:
 * `pnpm bench <name>`, and `pnpm bench storage` runs all whose names begin with `storage-`. Nothing has to be
 * registered.
 *
 * ```ts
 * import { defineBench } from "./bench.ts"
 *
 * export const bench = defineBench(async () => {
 *   const table = compile(machine)                    // preparation is not measured
 *   return {
 *     contestants: {
 *       table: (operations) => {
 *         let sum = 0
 *         for (let i = 0; i < operations; i++) sum += table.next(i & 7)
 *         return sum                                  // depends on all the work, so that none of it can be left out
 *       },
 *       xstate: (operations) => …,
 *       sql: async (operations) => …,                 // a contestant may be asynchronous
 *     },
 *     comparisons: [
 *       { case: "a step", of: "table", against: "xstate", better: "higher", goal: 100 },
 *       { case: "a step", of: "table", against: "switch", better: "lower", goal: 2 },
 *       { case: "steps in a second", of: "table", perSecond: 2_000_000 },
 *       { case: "one report", of: "sql", millisecondsMax: 20 },
 *       { case: "a start", of: "library", than: "empty", millisecondsMoreMax: 160 },
 *       { case: "error of the forecast", figure: 0.57, over: 0.75, better: "lower", goal: 1 },
 *     ],
 *     close: () => database.close(),                  // only where there is something to close
 *   }
 * })
 * ```
 *
 * What the runner does: it warms every contestant up and finds how many operations fill one round; then, round after
 * round, all contestants take their turn, each time beginning with another one. So a ratio compares what was measured
 * side by side, and the median over the rounds is what is reported.
 *
 * How a ratio reads:
 * - `better: "higher"` is a ratio of speeds: 100 means that `of` does 100 times as much in the same time.
 * - `better: "lower"` is a ratio of times: 2 means that `of` takes twice as long.
 * - `perSecond` is the speed of `of` over that number; the goal is 1, higher is better.
 * - `millisecondsMax` is the time of one operation over that number; the goal is 1, lower is better.
 * - `millisecondsMoreMax` is how much longer `of` takes than `than`, over that number; the goal is 1, lower is better.
 * - `figure` is no time: something that the preparation worked out, over another such figure or as it is.
 */

/** Performs so many operations; what it returns must depend on all of them. */
export type Contestant = (operations: number) => unknown

/** One ratio that is reported: two contestants, or one against a number. */
export type Comparison<Name extends string = string> =
  | {
      readonly case: string
      readonly of: Name
      readonly against: Name
      readonly better: "higher" | "lower"
      /** Left out where the ratio is worth knowing and nothing was promised. */
      readonly goal?: number
    }
  | { readonly case: string; readonly of: Name; readonly perSecond: number }
  | { readonly case: string; readonly of: Name; readonly millisecondsMax: number }
  | { readonly case: string; readonly of: Name; readonly than: Name; readonly millisecondsMoreMax: number }
  | {
      readonly case: string
      readonly figure: number
      readonly over?: number
      readonly better: "higher" | "lower"
      readonly goal?: number
    }

/** A bench that is ready to run. */
export interface Bench<Name extends string = string> {
  readonly contestants: Readonly<Record<Name, Contestant>>
  readonly comparisons: readonly Comparison<NoInfer<Name>>[]
  /** How often every contestant takes its turn; 21 unless said. Fewer where one operation takes a second. */
  readonly rounds?: number
  /** How long a turn takes, about; 40 unless said. A single operation may take longer. */
  readonly turnMilliseconds?: number
  /** The processor's time of this process, waiting left out, instead of the time that passes. */
  readonly measures?: "processor"
  readonly close?: () => void | Promise<void>
}

/** Why a bench can not run on this machine, in a line. */
export interface Absent {
  readonly absent: string
}

/** A bench with its preparation, which is not measured; it may find that something is not there. */
export const defineBench =
  <Name extends string>(
    prepare: () => Bench<Name> | Absent | Promise<Bench<Name> | Absent>,
  ): (() => Promise<Bench | Absent>) =>
  async () =>
    prepare()
