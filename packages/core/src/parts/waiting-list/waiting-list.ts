/** The waiting list of a part: which requisitions wait for it, and whose turn it is when some of it comes. */
import type { NeedAmong, Needing, RecordNeed } from "../../engine/need.ts"
import { priorities } from "../../regulation/policy.ts"
import type { Policy } from "../../regulation/policy.ts"
import type { Ticket } from "../../service/ticket/ticket-record.ts"
import type { Awaiting, Part } from "../part/part-record.ts"
import type { Requisition } from "../requisition/requisition-record.ts"

/**
 * How many requisitions are served by one command at the most, so that no commit grows without bound. Who comes after
 * them is served when the part comes, or is let go, the next time.
 *
 * @category waiting list
 * @since 0.1.0
 */
export const servedAtOnce = 50

/** How many requisitions of the same tickets are looked at; where there are more, nobody says that all is there. */
const besideMax = 100

/**
 * What a command by which parts come has to know of those who wait for them; `catalogue` are the parts that come.
 *
 * @category waiting list
 * @since 0.1.0
 */
export interface WaitingFacts {
  readonly catalogue?: ReadonlyArray<Part>
  /** Requisitions that wait for these parts; `false` where the desk has none. */
  readonly waiting?: ReadonlyArray<Requisition> | false
  /** Their tickets; `false` where the desk keeps none. */
  readonly tickets?: ReadonlyArray<Ticket> | false
  /** All requisitions of these tickets that wait for parts, of whatever kind. */
  readonly beside?: ReadonlyArray<Requisition> | false
}

type Turn = Pick<Awaiting, "requisition" | "askedAt" | "priority">

const urgencyOf = ({ priority }: Pick<Awaiting, "priority">): number =>
  priority === undefined ? priorities.length : priorities.indexOf(priority)

const byAge = (one: Turn, other: Turn): number =>
  one.askedAt - other.askedAt || (one.requisition < other.requisition ? -1 : 1)

const byUrgency = (one: Turn, other: Turn): number => urgencyOf(one) - urgencyOf(other) || byAge(one, other)

/** Those of whom it may be the turn: by either order, since a policy is not known yet when they are asked for. */
const foremost = (needing: Needing): ReadonlyArray<Awaiting> => {
  const lists = ((needing.facts["catalogue"] ?? []) as ReadonlyArray<Part>)
    .map(({ awaitedBy }) => awaitedBy)
    .filter(({ length }) => length > 0)
  const each = Math.max(1, Math.floor(servedAtOnce / Math.max(1, lists.length)))
  return lists.flatMap((list) => [...list.toSorted(byAge).slice(0, each), ...list.toSorted(byUrgency).slice(0, each)])
}

const ticketsOf = (needing: Needing) => foremost(needing).map(({ ticket }) => ticket)

/**
 * The needs of a command by which parts come. They come after `catalogue`, which the command declares itself; where
 * nobody waits for these parts, nothing more is read.
 *
 * @category waiting list
 * @since 0.1.0
 */
export const waitingNeeds = {
  waiting: {
    kind: "requisition",
    optional: true,
    after: ["catalogue"],
    ids: (needing: Needing) => foremost(needing).map(({ requisition }) => requisition),
  },
  tickets: { kind: "ticket", optional: true, after: ["catalogue"], ids: ticketsOf },
  beside: {
    kind: "requisition",
    optional: true,
    after: ["catalogue"],
    where: { ticket: { among: ticketsOf } satisfies NeedAmong, category: { value: "waitingForParts" } },
    limit: besideMax,
  },
} as const satisfies Readonly<Record<string, RecordNeed>>

/**
 * The requisitions that wait, in the order in which they are served: who asked first, or whose ticket is more urgent
 * where the policy says so. Urgency is the ticket's as it is now.
 *
 * @category waiting list
 * @since 0.1.0
 */
export const inTurn = (
  { waiting, tickets }: Pick<WaitingFacts, "waiting" | "tickets">,
  { parts }: Pick<Policy, "parts">,
): ReadonlyArray<Requisition> => {
  const turns = (waiting || []).flatMap((requisition) => {
    if (requisition.status !== "waiting") return []
    const { id, ticket, askedAt = 0 } = requisition
    const priority = (tickets || []).find((one) => one.id === ticket)?.request.priority
    return [{ requisition: id, askedAt, ...(priority === undefined ? {} : { priority }), record: requisition }]
  })
  return turns.toSorted(parts.shortagesFilledBy === "priority" ? byUrgency : byAge).map(({ record }) => record)
}

/** Whether all requisitions that wait are known of these tickets. */
export const areAllKnown = (beside: ReadonlyArray<Requisition>): boolean => beside.length < besideMax
