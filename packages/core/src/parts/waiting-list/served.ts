/** What follows where parts come or are let go: whoever waits for them is served, and the ticket goes on. */
import type { Context } from "../../engine/context.ts"
import type { FollowUp } from "../../engine/follow-up.ts"
import type { CommandName, Shape } from "../../engine/shape.ts"
import { nameOf, sortOf } from "../../ledger/place.ts"
import type { Instant } from "../../time/instant.ts"
import type { Bin } from "../bin/bin-record.ts"
import { hasExpired } from "../expiry.ts"
import type { Lot } from "../lot/lot-record.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import { isCompleteWith } from "../requisition/requisition-machine.ts"
import type { Requisition } from "../requisition/requisition-record.ts"
import { type FreeGoods, type Reservation, sharedOut } from "./shared-out.ts"
import { areAllKnown, inTurn, servedAtOnce, type WaitingFacts } from "./waiting-list.ts"

/** What has to be known of goods before they are given to somebody who waits. */
interface FitFacts extends WaitingFacts {
  readonly bins?: ReadonlyArray<Bin>
  readonly lots?: ReadonlyArray<Lot>
  readonly units?: ReadonlyArray<PartUnit>
}

interface Serving extends Shape {
  readonly facts: FitFacts
}

/** Which goods a command has brought, or let go, that lie in a bin now and are nobody's. */
type GoodsOf<S extends Serving> = (
  before: S["record"],
  after: S["record"],
  context: Context<S["facts"]>,
) => ReadonlyArray<FreeGoods>

// What the command leaves to be looked at, a new lot or a piece that turned up, is reserved by people.
const isFit = ({ part, place, item }: FreeGoods, facts: FitFacts, at: Instant): boolean => {
  const { catalogue = [], bins = [], lots = [], units = [] } = facts
  const bin = bins.find(({ id }) => id === nameOf(place))
  if (sortOf(place) !== "bin" || bin?.status !== "open") return false
  const tracking = catalogue.find(({ id }) => id === part)?.tracking
  if (tracking === "none") return item === ""
  const known =
    tracking === "lot"
      ? lots.find((one) => one.part === part && one.item === item && one.status === "open")
      : units.find((one) => one.part === part && one.item === item)
  return known !== undefined && !hasExpired(known, at)
}

const servedBy = <S extends Serving>(
  goodsOf: GoodsOf<S>,
  before: S["record"],
  after: S["record"],
  context: Context<S["facts"]>,
): { readonly turns: ReadonlyArray<Requisition>; readonly shares: ReadonlyMap<string, ReadonlyArray<Reservation>> } => {
  const { facts, policy, now, occurredAt } = context
  const turns = inTurn(facts, policy)
    .filter(({ id }) => id !== after.id)
    .slice(0, servedAtOnce)
  if (turns.length === 0) return { turns, shares: new Map() }
  const goods = goodsOf(before, after, context).filter((one) => isFit(one, facts, Math.max(now, occurredAt)))
  return { turns, shares: sharedOut(goods, turns) }
}

/**
 * The follow-ups of a command by which goods come into the bins, or reserved ones are let go: in the same unit of work
 * they are reserved for the requisitions that wait for them (`fill`), and a ticket that waits for parts goes on once
 * none of its requisitions waits any more (`resume`).
 *
 * **Details**
 *
 * The command declares `catalogue`, the parts that come, `bins`, `lots` and `units` as far as goods have them, and
 * {@link waitingNeeds}. A ticket that does not wait any longer is left as it is.
 *
 * @category waiting list
 * @since 0.1.0
 */
export const serves = <S extends Serving>(
  on: CommandName<S>,
  kind: S["kind"],
  goodsOf: GoodsOf<S>,
): ReadonlyArray<FollowUp<S>> => [
  {
    on,
    kind: "requisition",
    each: "waiting",
    command: "fill",
    input: (before, after, context, { id }) => {
      const reservations = servedBy(goodsOf, before, after, context).shares.get(id as string)
      return reservations && { source: { kind, id: after.id }, reservations }
    },
  },
  {
    on,
    kind: "ticket",
    each: "tickets",
    command: "resume",
    input: (before, after, context, ticket) => {
      if (ticket.status !== "waitingForParts") return undefined
      const { turns, shares } = servedBy(goodsOf, before, after, context)
      const beside = context.facts.beside || []
      const isComplete = (one: Requisition) => isCompleteWith(one, shares.get(one.id) ?? [])
      const own = turns.filter((one) => one.ticket === ticket.id && shares.has(one.id))
      const waiting = beside.filter((one) => one.ticket === ticket.id && one.id !== after.id)
      return own.length > 0 && areAllKnown(beside) && waiting.every(isComplete) ? {} : undefined
    },
  },
]
