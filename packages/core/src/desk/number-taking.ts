/** Taking the number of a record that is being made, and writing it down in the same unit of work. */
import * as Effect from "effect/Effect"
import type { Context } from "../engine/context.ts"
import { externalIdOf, numberSystem } from "../registry/external-id/external-id-record.ts"
import type { NumberSeries } from "../registry/number-series/number-series.ts"
import type { Stored } from "../storage/record.ts"
import type { StorageError } from "../storage/errors.ts"
import type { Loaded, NeedRequest } from "../storage/load.ts"
import type { StoragePort } from "../storage/storage.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { ofId, register } from "./adopted-unit.ts"
import { InputInvalid, Refused } from "./errors.ts"
import type { CommandError } from "./methods.ts"
import type { NumberContext, NumberStock, Series } from "./numbering.ts"
import type { AnyHandle } from "./settings.ts"
import type { UnitBuilder } from "./unit-builder.ts"

/** Where the number of a record comes from. */
export type NumberSource =
  | { readonly type: "given"; readonly number: string }
  | { readonly type: "host"; readonly make: (context: NumberContext) => string }
  | { readonly type: "series"; readonly series: Series; readonly inUnit: boolean }

/** A number that was found. `series`: where the series goes on in this unit; `has`: the record that has it already. */
export interface TakenNumber {
  readonly number: string
  readonly series?: { readonly id: string; readonly stored: Stored | undefined; readonly next: number }
  readonly has?: string
}

/** What numbers are taken with. `attempt`: the first one trusts that a number is free, later ones look. */
export interface NumberRequest {
  readonly storage: StoragePort<AnyHandle>
  readonly stock: NumberStock
  readonly takeAhead: (series: string, from: number | undefined, next: number) => Effect.Effect<unknown, CommandError>
  readonly kind: string
  readonly id: string
  readonly actor: Actor
  readonly input: unknown
  readonly now: Instant
  readonly loaded: Loaded
  readonly looks: boolean
}

const seriesKind = "numberSeries"
/** No name that a lifecycle could give to a need of its own. */
const seriesNeed = "$numberSeries"
const looksMax = 1000

/** What has to be loaded beside the record: the series, where it goes on in this unit. */
export const numberNeeds = (source: NumberSource | undefined): ReadonlyArray<NeedRequest> =>
  source?.type === "series" && source.inUnit
    ? [{ name: seriesNeed, kind: seriesKind, id: { value: source.series.id } }]
    : []

/** A number that nobody has; where it can only be one, it may be somebody's, who is then named. */
export const takeNumber = (source: NumberSource, request: NumberRequest): Effect.Effect<TakenNumber, CommandError> => {
  if (source.type === "given") return Effect.map(holder(source.number, request), (has) => taken(source.number, has))
  if (source.type === "host") return hostNumber(source.make, request, request.looks ? 2 : 1)
  const held = source.inUnit ? request.stock.held(request.actor.tenant, source.series) : undefined
  if (held !== undefined) return Effect.succeed({ number: source.series.write(held) })
  return source.inUnit ? numberInUnit(source.series, request) : numberAhead(source.series, request)
}

const taken = (number: string, has: string | undefined): TakenNumber =>
  has === undefined ? { number } : { number, has }

const hostNumber = (
  make: (context: NumberContext) => string,
  request: NumberRequest,
  attempt: number,
  before?: string,
): Effect.Effect<TakenNumber, CommandError> =>
  Effect.suspend((): Effect.Effect<TakenNumber, CommandError> => {
    const { kind, id, actor, input, now } = request
    const number: unknown = make({ tenant: actor.tenant, kind, id, actor, input, now, attempt })
    if (typeof number !== "string" || number.trim() === "" || number.length > 200) {
      const problem = "Expected the host's numbering to answer a text of 1 to 200 characters"
      return Effect.fail(new InputInvalid({ command: kind, problems: [{ path: "numbering", problem }] }))
    }
    return Effect.flatMap(holder(number, request), (has) =>
      has === undefined || number === before || attempt > 10
        ? Effect.succeed(taken(number, has))
        : hostNumber(make, { ...request, looks: true }, attempt + 1, number),
    )
  })

const numberInUnit = (series: Series, request: NumberRequest): Effect.Effect<TakenNumber, CommandError> => {
  const stored = request.loaded.facts[seriesNeed]?.[0]
  const from = stored === undefined ? series.start : (stored.record as NumberSeries).next
  const search = (number: number): Effect.Effect<TakenNumber, CommandError> =>
    Effect.flatMap(holder(series.write(number), request), (has) =>
      has !== undefined && number < from + looksMax
        ? search(number + 1)
        : Effect.succeed({
            ...taken(series.write(number), has),
            series: { id: series.id, stored, next: number + 1 },
          }),
    )
  return search(from)
}

const numberAhead = (series: Series, request: NumberRequest): Effect.Effect<TakenNumber, CommandError> => {
  const { storage, stock, takeAhead, actor } = request
  const { tenant } = actor
  const read = Effect.map(
    storage.load({ tenant, kind: seriesKind, id: series.id, needs: [] }),
    ({ record }) => record?.record as NumberSeries | undefined,
  )
  const take = (from: number | undefined, next: number): Effect.Effect<boolean, CommandError> =>
    Effect.catchIf(
      Effect.as(takeAhead(series.id, from, next), true),
      (error) => error instanceof Refused,
      () => Effect.succeed(false),
    )
  const search = (left: number): Effect.Effect<TakenNumber, CommandError> =>
    Effect.flatMap(stock.next<CommandError>(tenant, series, { read, take }), (number) =>
      Effect.flatMap(holder(series.write(number), request), (has) =>
        has !== undefined && left > 0 ? search(left - 1) : Effect.succeed(taken(series.write(number), has)),
      ),
    )
  return search(looksMax)
}

/** The record that has a number, as far as it is looked for. */
const holder = (
  number: string,
  { storage, actor: { tenant }, kind, looks }: NumberRequest,
): Effect.Effect<string | undefined, StorageError> => {
  if (!looks) return Effect.succeed(undefined)
  const id = externalIdOf(kind, { system: numberSystem, value: number })
  return Effect.map(storage.load({ tenant, kind: "externalId", id, needs: [] }), ({ record }) =>
    record === undefined ? undefined : ofId(record),
  )
}

/** Adds to the unit that the record has this number, and where the series goes on. */
export const noteNumber = (
  builder: UnitBuilder,
  record: { readonly kind: string; readonly id: string },
  { number, series, has }: TakenNumber,
  context: Context & { readonly via: string },
): void => {
  if (has !== undefined) {
    const command = context.via.slice(record.kind.length + 1)
    builder.violations.push({
      kind: record.kind,
      command,
      rule: "number-free",
      clause: "1.1",
      seen: { number, id: has },
    })
    return
  }
  register(builder, record, { system: numberSystem, value: number }, context)
  if (series === undefined) return
  const { id, stored, next } = series
  const [name, input] = advance(stored === undefined ? undefined : (stored.record as NumberSeries).next, next)
  builder.apply(builder.lifecycle(seriesKind), id, stored, name, input, context, 1)
}

/** The command that moves a series on: from where it stands, or from nothing. */
export const advance = (from: number | undefined, next: number): readonly [command: string, input: object] =>
  from === undefined ? ["open", { next }] : ["take", { from, next }]
