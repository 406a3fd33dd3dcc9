/** Rules of 3.4 and 1.3.2: identity, need, site, the steps of the standard, consent, the test. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import { coveringConsent } from "../../../trust/consent.ts"
import { formatMoney } from "../../../values/money.ts"
import { currentVisit, type Ticket } from "../ticket-record.ts"
import type { TicketShape } from "../ticket-shape.ts"

const rule = ruleOf<TicketShape>()

// What was recorded last of each step is what counts.
const resultOf = (ticket: Ticket, step: string) => ticket.work.steps.findLast((one) => one.step === step)?.result

const isSettled = (result: string | undefined): boolean => result === "done" || result === "skipped"

// While one step is recorded, only that one counts.
const isSkipped = (ticket: Ticket, input: Recorded | object, step: string): boolean =>
  "step" in input ? input.step === step && input.result === "skipped" : resultOf(ticket, step) === "skipped"

type Recorded = TicketShape["commands"]["completeStep"]

export const workRules = {
  "own-visit": rule({
    clause: "3.4.1",
    on: [
      "setOut",
      "arrive",
      "confirmNeed",
      "inspectSite",
      "startWork",
      "completeStep",
      "replacePart",
      "recordTest",
      "cannotComplete",
      "complete",
    ],
    mend: "changeAppointment",
    check: (ticket, _input, { actor }) => {
      const visit = currentVisit(ticket)
      if (visit === undefined) return unknown("visit")
      return (
        visit.engineer === actor.id ||
        visit.engineer === actor.delegateOf ||
        fails({ person: actor.id, engineer: visit.engineer })
      )
    },
  }),
  "identity-shown": rule({
    clause: "3.4.1",
    on: ["arrive"],
    check: (_ticket, { identityShown }) => identityShown || fails(),
  }),
  "at-agreed-place": rule({
    clause: "3.4.1",
    on: ["arrive"],
    mend: "cannotComplete",
    check: (_ticket, { atAgreedPlace }) => atAgreedPlace || fails(),
  }),
  "need-confirmed": rule({
    clause: "3.4.2",
    on: ["startWork"],
    mend: "confirmNeed",
    check: (ticket) => {
      const visit = currentVisit(ticket)
      if (visit === undefined) return unknown("visit")
      return visit.needConfirmedAt !== undefined || fails()
    },
  }),
  "site-inspected": rule({
    clause: "3.4.2",
    on: ["startWork"],
    mend: "inspectSite",
    check: (ticket) => {
      const visit = currentVisit(ticket)
      if (visit === undefined) return unknown("visit")
      return visit.siteInspectedAt !== undefined || fails()
    },
  }),
  "standard-in-force": rule({
    clause: "1.3.2",
    on: ["startWork"],
    mend: "standard.draft",
    derogable: true,
    check: (ticket, _input, { facts: { standards, generalStandards } }) => {
      if (standards === undefined || generalStandards === undefined) return unknown("standards")
      return (
        standards.length + generalStandards.length > 0 ||
        fails({ service: ticket.request.service, product: ticket.request.product?.model ?? null })
      )
    },
  }),
  "step-of-standard": rule({
    clause: "3.4.3",
    on: ["completeStep"],
    check: ({ work: { procedure } }, { step }) => {
      if (procedure === undefined) return unknown("standards")
      return (
        procedure.steps.some(({ id }) => id === step) || fails({ step, steps: procedure.steps.map(({ id }) => id) })
      )
    },
  }),
  "safety-steps-never-skipped": rule({
    clause: "3.4.3",
    on: ["completeStep", "complete"],
    mend: "completeStep",
    check: (ticket, input) => {
      const { procedure } = ticket.work
      if (procedure === undefined) return unknown("standards")
      const skipped = procedure.steps.filter(({ id, safety }) => safety && isSkipped(ticket, input, id))
      return skipped.length === 0 || fails({ steps: skipped.map(({ title }) => title) })
    },
  }),
  "skipped-step-has-reason": rule({
    clause: "1.3.2",
    on: ["completeStep"],
    check: (_ticket, { step, result, reason }) => result === "done" || reason !== undefined || fails({ step }),
  }),
  "steps-of-standard-done": rule({
    clause: "1.3.2",
    on: ["complete"],
    mend: "completeStep",
    derogable: true,
    check: (ticket) => {
      const { procedure } = ticket.work
      if (procedure === undefined) return unknown("standards")
      const open = procedure.steps.filter(({ id }) => !isSettled(resultOf(ticket, id)))
      return open.length === 0 || fails({ steps: open.map(({ title }) => title) })
    },
  }),
  "consent-before-replacement": rule({
    clause: "3.4.4",
    on: ["replacePart"],
    mend: "recordConsent",
    check: ({ work: { consents } }, offer) =>
      coveringConsent(consents, offer) >= 0 ||
      fails({ part: offer.part, name: offer.name, price: formatMoney(offer.price), warrantyDays: offer.warrantyDays }),
  }),
  "test-passed-before-completion": rule({
    clause: "3.4.3",
    on: ["complete"],
    mend: "recordTest",
    check: ({ work: { tests }, request: { service } }) => {
      const last = tests.at(-1)
      if (last === undefined) return service !== "repair" || fails({ test: "none" })
      return last.passed || fails({ test: "failed" })
    },
  }),
}
