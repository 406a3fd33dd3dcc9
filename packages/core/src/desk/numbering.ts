/** The company's own numbers: how they are written, and from where the next one comes. */
import * as Effect from "effect/Effect"
import type { DefinitionProblem } from "../engine/definition-invalid.ts"
import type { Lifecycle } from "../engine/lifecycle.ts"
import type { NumberSeries } from "../registry/number-series/number-series.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { numberBy, templateProblem, yearIn } from "./number-template.ts"
import { Turns } from "./turns.ts"

/**
 * A series of numbers that the desk keeps itself.
 *
 * **Details**
 *
 * - `template`: how a number is written, for example `T-{year}-{number:5}`: `{year}`, `{yy}`, and `{number}` once, with
 *   its least number of digits.
 * - `restart`: whether it begins anew with each year on the company's calendar.
 * - `gapless`: a number is taken in the commit that uses it, so that none is lost by a refusal or a rollback. Commands
 *   that take one then come one after the other. Without it, `blockSize` numbers (100) are taken ahead at a time; what
 *   a process has not used when it ends is left out.
 * - `start`: the first number; 1 without it.
 *
 * @category numbering
 * @since 0.1.0
 */
export interface NumberSeriesSetting {
  readonly template: string
  readonly restart?: "year"
  readonly gapless?: boolean
  readonly start?: number
  readonly blockSize?: number
}

/**
 * What a host's own numbering sees of the record that gets a number. `attempt` counts up from 1 when somebody else was
 * faster.
 *
 * @category numbering
 * @since 0.1.0
 */
export interface NumberContext {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly now: Instant
  readonly actor: Actor
  readonly input: unknown
  readonly attempt: number
}

/**
 * How records get their numbers, by kind: from a series, or from the host. Either way two records of a kind never have
 * the same number.
 *
 * @category numbering
 * @since 0.1.0
 */
export type Numbering = Readonly<Record<string, NumberSeriesSetting | ((context: NumberContext) => string)>>

/** What is wrong with a desk's numbering. */
export const numberingProblems = (
  numbering: Numbering,
  lifecycles: ReadonlyArray<Lifecycle>,
): ReadonlyArray<DefinitionProblem> =>
  Object.entries(numbering).flatMap(([kind, setting]) => {
    const lifecycle = lifecycles.find((one) => one.kind === kind)
    const found = (problem: string | undefined) =>
      problem === undefined ? [] : [{ where: `numbering of ${kind}`, problem }]
    const { fields = {} } = (lifecycle?.record ?? {}) as { readonly fields?: object }
    const whole = (value: number | undefined) => value === undefined || (Number.isSafeInteger(value) && value >= 1)
    return [
      ...found(lifecycle === undefined ? "there is no such lifecycle; open the desk with its chapter" : undefined),
      ...found(Object.hasOwn(fields, "number") ? undefined : "its record has no field number; add it as optional"),
      ...found(
        lifecycles.some((one) => one.kind === "numberSeries") ? undefined : "open the desk with the chapter registry",
      ),
      ...(typeof setting === "function"
        ? []
        : [
            ...found(templateProblem(setting.template, setting.restart === "year")),
            ...found(
              whole(setting.start) && whole(setting.blockSize)
                ? undefined
                : "start and blockSize are whole numbers from 1",
            ),
          ]),
    ]
  })

/** One series at one time: its record, and how its numbers are written. */
export interface Series {
  readonly id: string
  readonly gapless: boolean
  readonly start: number
  readonly blockSize: number
  readonly write: (number: number) => string
}

export const seriesOf = (kind: string, setting: NumberSeriesSetting, zone: string, now: Instant): Series => {
  const { template, restart, gapless = false, start = 1, blockSize = 100 } = setting
  const year = yearIn(zone, now)
  const id = restart === "year" ? `${kind}:${year}` : kind
  return { id, gapless, start, blockSize, write: (number) => numberBy(template, { number, year }) }
}

interface Block {
  next: number
  end: number
}

/** Takes numbers from a series' record: from `from` until before `next`. `undefined` when somebody else was faster. */
export interface SeriesDoor<E> {
  readonly read: Effect.Effect<NumberSeries | undefined, E>
  readonly take: (from: number | undefined, next: number) => Effect.Effect<boolean, E>
}

/** What this process holds of all series: blocks of numbers that were taken ahead, and whose turn it is. */
export class NumberStock {
  readonly #blocks = new Map<string, Block>()
  readonly #turns = new Turns()

  /** Runs one after the other what takes from one series; in one process nobody then has to try again. */
  inTurn<A, E>(tenant: string, series: string, use: Effect.Effect<A, E>): Effect.Effect<A, E> {
    return this.#turns.at(`${tenant} ${series}`, use)
  }

  /** A number of the present block, where there is one. */
  held(tenant: string, { id }: Series): number | undefined {
    const block = this.#blocks.get(`${tenant} ${id}`)
    return block === undefined || block.next >= block.end ? undefined : block.next++
  }

  /** A number of the present block, or of a new one. */
  next<E>(tenant: string, series: Series, door: SeriesDoor<E>): Effect.Effect<number, E> {
    const held = Effect.sync(() => this.held(tenant, series))
    const taken = this.inTurn(
      tenant,
      series.id,
      Effect.flatMap(held, (number) =>
        number === undefined ? this.#block(tenant, series, door) : Effect.succeed(number),
      ),
    )
    return Effect.flatMap(held, (number) => (number === undefined ? taken : Effect.succeed(number)))
  }

  #block<E>(tenant: string, series: Series, door: SeriesDoor<E>): Effect.Effect<number, E> {
    return Effect.flatMap(door.read, (record) => {
      const from = record?.next ?? series.start
      const end = from + series.blockSize
      return Effect.flatMap(door.take(record?.next, end), (isTaken) => {
        if (!isTaken) return this.#block(tenant, series, door)
        this.#blocks.set(`${tenant} ${series.id}`, { next: from + 1, end })
        return Effect.succeed(from)
      })
    })
  }
}
