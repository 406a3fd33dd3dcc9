/** What may be proposed and confirmed (clauses 5.1.3 and 5.2.1). */
import { fails, ruleOf, unknown, type Verdict } from "../../engine/rule.ts"
import type { Separation } from "../../trust/separation.ts"
import { confirmedLines } from "./confirmed-lines.ts"
import type { ProposedPart } from "./purchase-proposal-record.ts"
import type { PurchaseProposalShape } from "./purchase-proposal-shape.ts"

const rule = ruleOf<PurchaseProposalShape>()

const linesOf = ({ lines }: { readonly lines?: ReadonlyArray<ProposedPart> }): ReadonlyArray<ProposedPart> =>
  lines ?? []

/**
 * Whoever proposed a purchase does not confirm it; what the desk itself proposed anybody may (clause 5.1.3).
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalSeparations = {
  "proposer-not-confirmer": { clause: "5.1.3", first: ["propose"], later: ["confirm"] },
} satisfies Readonly<Record<string, Separation>>

/**
 * The rules of a purchase proposal. A confirmation is under those of the purchase order that it makes, too.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalRules = {
  "proposed-supplier-known": rule({
    clause: "5.2.1",
    on: ["propose"],
    mend: "supplier.apply",
    check: (_proposal, input, { facts: { supplier } }): Verdict => {
      if (supplier === undefined) return unknown("supplier")
      const open = supplier !== null && supplier.status !== "rejected"
      return open || fails({ supplier: input.supplier, status: supplier?.status ?? null })
    },
  }),
  "proposed-parts-in-catalogue": rule({
    clause: "5.1.3",
    on: ["propose"],
    mend: "part.register",
    check: (_proposal, input, { facts: { catalogue } }): Verdict => {
      if (catalogue === undefined) return unknown("catalogue")
      const active = new Set(catalogue.flatMap(({ id, status }) => (status === "active" ? [id] : [])))
      const missing = linesOf(input).flatMap(({ part }) => (active.has(part) ? [] : [part]))
      return missing.length === 0 || fails({ parts: missing })
    },
  }),
  "each-part-proposed-once": rule({
    clause: "5.1.3",
    on: ["propose"],
    check: (_proposal, input) => {
      const lines = linesOf(input)
      const repeated = lines.flatMap(({ part }, index) =>
        lines.findIndex((one) => one.part === part) < index ? [part] : [],
      )
      return repeated.length === 0 || fails({ parts: [...new Set(repeated)] })
    },
  }),
  "proposed-quantities-positive": rule({
    clause: "5.1.3",
    on: ["propose"],
    check: (_proposal, input) => {
      const empty = linesOf(input).flatMap(({ part, quantity }) => (quantity > 0 ? [] : [part]))
      return empty.length === 0 || fails({ parts: empty })
    },
  }),
  "expiry-lies-ahead": rule({
    clause: "5.1.3",
    on: ["propose"],
    check: (_proposal, { expiresAt }, { now, occurredAt }) =>
      expiresAt === undefined ||
      expiresAt > Math.max(now, occurredAt) ||
      fails({ expiresAt: new Date(expiresAt).toISOString() }),
  }),
  "proposal-not-expired": rule({
    clause: "5.1.3",
    on: ["confirm"],
    check: ({ expiresAt }, _input, { now }) =>
      expiresAt === undefined || now <= expiresAt || fails({ expiresAt: new Date(expiresAt).toISOString() }),
  }),
  "confirmed-lines-were-proposed": rule({
    clause: "5.1.3",
    on: ["confirm"],
    check: (proposal, { lines = [] }) => {
      const known = new Set(proposal.lines.map(({ line }) => line))
      const wrong = lines.flatMap(({ line }) => (known.delete(line) ? [] : [line]))
      return wrong.length === 0 || fails({ lines: [...new Set(wrong)] })
    },
  }),
  "something-is-confirmed": rule({
    clause: "5.1.3",
    on: ["confirm"],
    mend: "reject",
    check: (proposal, { lines }) => confirmedLines(proposal.lines, lines).length > 0 || fails(),
  }),
}
