/** Rules on whom parts go to and whether they still may be used: at the hand-over, at its confirmation, and at the use. */
import type { Context } from "../../../engine/context.ts"
import { fails, ruleOf, unknown, type Verdict } from "../../../engine/rule.ts"
import type { Instant } from "../../../time/instant.ts"
import { hasExpired } from "../../expiry.ts"
import { type Piece, pieces, reservedOf } from "../requisition-needs.ts"
import type { RequisitionFacts, RequisitionShape } from "../requisition-shape.ts"

const rule = ruleOf<RequisitionShape>()

const nothingExpired = (
  all: ReadonlyArray<Piece>,
  { facts: { lots, units } }: Context<RequisitionFacts>,
  at: Instant,
): Verdict => {
  if (lots === undefined && all.some(({ tracking }) => tracking === "lot")) return unknown("lots")
  if (units === undefined && all.some(({ tracking }) => tracking === "serial")) return unknown("units")
  const known = { none: [], lot: lots ?? [], serial: units ?? [] }
  for (const { part, tracking, item } of all) {
    const expiresAt = known[tracking].find((one) => one.part === part && one.item === item)?.expiresAt
    if (expiresAt !== undefined && hasExpired({ expiresAt }, at))
      return fails({ part, item, expired: new Date(expiresAt).toISOString() })
  }
  return true
}

export const fitnessRules = {
  "receiver-in-service": rule({
    clause: "5.3.3",
    on: ["handOver", "confirmReceipt"],
    mend: "change",
    check: ({ engineer }, _input, { facts: { receiver } }) => {
      if (receiver === undefined) return unknown("receiver")
      // Where the desk keeps no records of people, the company's own sign-in stands for it.
      const out = receiver && receiver.status !== "active" ? receiver : undefined
      return out === undefined || fails({ engineer, status: out.status })
    },
  }),
  "not-expired-until-it-is-fetched": rule({
    clause: "5.2.3",
    on: ["confirmReceipt"],
    mend: "withdrawHandOver",
    check: (record, _input, context) =>
      nothingExpired(reservedOf(record), context, Math.max(context.now, context.occurredAt)),
  }),
  "nothing-expired-is-used": rule({
    clause: "5.2.3",
    on: ["recordUse"],
    mend: "handBack",
    // By when it was used, not by when the engineer was in reach of a network again.
    check: (record, input, context) => nothingExpired(pieces(record, [input]), context, context.occurredAt),
  }),
}
