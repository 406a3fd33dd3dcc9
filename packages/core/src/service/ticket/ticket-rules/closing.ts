/** Rules of 3.6: nothing is closed while something is open, and nothing is solved that was not. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import type { Ticket } from "../ticket-record.ts"
import type { TicketShape } from "../ticket-shape.ts"

const rule = ruleOf<TicketShape>()
const dayMs = 86_400_000

const openProblems = ({ aftercare: { problems } }: Ticket): ReadonlyArray<number> =>
  problems.filter((one) => one.solvedAt === undefined).map(({ number }) => number)

export const closingRules = {
  "remarks-forwarded": rule({
    clause: "3.5.3",
    on: ["close"],
    mend: "forwardRemark",
    check: ({ acceptance: { remarks } }) => {
      const waiting = remarks.filter((one) => one.forwardedAt === undefined)
      return waiting.length === 0 || fails({ remarks: waiting.map(({ number }) => number) })
    },
  }),
  "follow-up-made": rule({
    clause: "3.6.1",
    on: ["close"],
    mend: "recordFollowUp",
    derogable: true,
    check: ({ aftercare: { followUpOwed, followUps }, acceptance: { signed } }) =>
      !followUpOwed || followUps.some((one) => one.at >= (signed?.at ?? 0)) || fails(),
  }),
  "no-open-problem": rule({
    clause: "3.6.2",
    on: ["close"],
    mend: "solveProblem",
    check: (ticket) => {
      const problems = openProblems(ticket)
      return problems.length === 0 || fails({ problems })
    },
  }),
  "works-after-repair": rule({
    clause: "3.6.2",
    on: ["close"],
    mend: "recordTest",
    check: ({ work: { tests }, request: { service }, answers }) => {
      const last = tests.at(-1)
      if (last !== undefined) return last.passed || fails({ test: last.number })
      return service !== "repair" || answers.length > 0 || unknown("test")
    },
  }),
  "problem-open": rule({
    clause: "3.6.2",
    on: ["solveProblem"],
    check: (ticket, { problem }) => {
      const problems = openProblems(ticket)
      return problems.includes(problem) || fails({ problem, problems })
    },
  }),
  "same-fault-within-window": rule({
    clause: "3.6.2",
    on: ["reopen"],
    mend: "receive",
    check: (ticket, { sameFault }, { occurredAt, policy }) => {
      const since = ticket.acceptance.signed?.at ?? ticket.answers.at(-1)?.at ?? ticket.aftercare.closedAt
      if (since === undefined) return unknown("end of service")
      const days = policy.service.sameFaultDays
      return (sameFault && occurredAt <= since + days * dayMs) || fails({ sameFault, days })
    },
  }),
}
