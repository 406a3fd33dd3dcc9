/** Rules of 3.1 and 1.3: a full intake, an answer by whom it may be expected from, pauses and hand-overs. */
import { fails, ruleOf, type Verdict } from "../../../engine/rule.ts"
import { pauseReason, type Policy } from "../../../regulation/policy.ts"
import type { TicketShape } from "../ticket-shape.ts"

const rule = ruleOf<TicketShape>()

export const intakeRules = {
  "intake-complete": rule({
    clause: "3.1.2",
    on: ["receive"],
    check: (_ticket, { customer, product, description }) => {
      const { name, telephone } = customer
      if (name !== undefined && telephone !== undefined && product !== undefined && description !== undefined)
        return true
      const missing = [
        ...(name === undefined ? ["customer.name"] : []),
        ...(telephone === undefined ? ["customer.telephone"] : []),
        ...(product === undefined ? ["product.model"] : []),
        ...(description === undefined ? ["description"] : []),
      ]
      return fails({ missing })
    },
  }),
  "taken-in-charge-before-answer": rule({
    clause: "3.1.3",
    on: ["answer"],
    mend: "takeInCharge",
    check: (ticket, { atOnce }) => ticket.handling.inCharge !== undefined || atOnce || fails(),
  }),
  "reply-promised": rule({
    clause: "3.1.3",
    on: ["passToSpecialist"],
    check: (_ticket, { promisedReplyBy }, { occurredAt }) => promisedReplyBy > occurredAt || fails({ promisedReplyBy }),
  }),
  "unsolved-reported-before-answering-again": rule({
    clause: "3.6.2",
    on: ["answer"],
    mend: "reportUnsolved",
    check: (ticket) => {
      const last = ticket.answers.at(-1)
      return last === undefined || last.unsolvedAt !== undefined || fails({ answer: last.number, answeredBy: last.by })
    },
  }),
  "consultation-ends-by-telephone": rule({
    clause: "1.2",
    on: ["offerAppointment", "agreeAppointment"],
    mend: "changeService",
    check: (ticket) => ticket.request.service !== "consultation" || fails(),
  }),
  "handed-to-another": rule({
    clause: "1.3.3",
    on: ["handOver"],
    check: (ticket, { to }) => ticket.handling.inCharge !== to || fails({ person: to }),
  }),
  "customer-pause-reason-known": rule({
    clause: "1.3.1",
    on: ["waitForCustomer", "cannotComplete"],
    check: (_ticket, input, { policy }) =>
      ("follows" in input && input.follows !== "waitForCustomer") ||
      reasonFits(input.reason, "waitForCustomer", policy),
  }),
  "parts-pause-reason-known": rule({
    clause: "1.3.1",
    on: ["waitForParts", "cannotComplete"],
    check: (_ticket, input, { policy }) =>
      ("follows" in input && input.follows !== "waitForParts") || reasonFits(input.reason, "waitForParts", policy),
  }),
}

// The policy says for whom a reason waits, and for how long it stops the clocks.
const reasonFits = (reason: string, wait: "waitForCustomer" | "waitForParts", policy: Policy): Verdict => {
  const category = wait === "waitForCustomer" ? "waitingForCustomer" : "waitingForParts"
  if (pauseReason(policy, reason)?.category === category) return true
  const { pauseReasons } = policy.service
  return fails({ reason, known: Object.keys(pauseReasons).filter((name) => pauseReasons[name]?.category === category) })
}
