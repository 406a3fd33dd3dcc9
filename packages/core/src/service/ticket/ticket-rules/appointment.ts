/** Rules of 3.2 and 2.1.2: what is agreed with the customer, and with whom to carry it out. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import { isQualified } from "../../../team/person/person-availability.ts"
import type { InstantInterval } from "../../../time/instant.ts"
import { currentVisit } from "../ticket-record.ts"
import type { TicketShape } from "../ticket-shape.ts"

const rule = ruleOf<TicketShape>()

export const appointmentRules = {
  "window-and-address-agreed": rule({
    clause: "3.2.1",
    on: ["agreeAppointment", "changeAppointment"],
    check: (ticket, { agreedWithCustomer, address }) => {
      const known = address ?? currentVisit(ticket)?.address ?? ticket.customer.address
      if (agreedWithCustomer && known !== undefined) return true
      const missing = [
        ...(agreedWithCustomer ? [] : ["agreedWithCustomer"]),
        ...(known === undefined ? ["address"] : []),
      ]
      return fails({ missing })
    },
  }),
  "window-in-future": rule({
    clause: "3.2.1",
    on: ["agreeAppointment", "changeAppointment"],
    check: (_ticket, { window: { from, to } }, { occurredAt }) => (from < to && to > occurredAt) || fails({ from, to }),
  }),
  "offered-windows-in-future": rule({
    clause: "3.2.1",
    on: ["offerAppointment"],
    check: (_ticket, { windows }, { occurredAt }) => {
      const fits = ({ from, to }: InstantInterval) => from < to && to > occurredAt
      return windows.every(fits) || fails({ windows: windows.flatMap((one, index) => (fits(one) ? [] : [index + 1])) })
    },
  }),
  // Who says which appointment the customer was told of may have been overtaken by a change.
  "told-what-is-agreed": rule({
    clause: "3.2.3",
    on: ["confirmAppointment", "remindCustomer"],
    check: (ticket, { window }) => {
      const agreed = currentVisit(ticket)?.window
      if (window === undefined || agreed === undefined) return true
      return (window.from === agreed.from && window.to === agreed.to) || fails({ from: agreed.from, to: agreed.to })
    },
  }),
  "no-show-after-window-began": rule({
    clause: "3.4.1",
    on: ["recordNoShow"],
    check: (ticket, _input, { occurredAt }) => {
      const visit = currentVisit(ticket)
      if (visit === undefined) return unknown("visit")
      return occurredAt >= visit.window.from || fails({ from: visit.window.from })
    },
  }),
  "product-and-site-confirmed": rule({
    clause: "3.2.2",
    on: ["setOut"],
    mend: "confirmSite",
    derogable: true,
    check: ({ planning: { site } }) =>
      site?.ready === true || fails({ site: site === undefined ? "notConfirmed" : "notReady" }),
  }),
  "engineer-qualified": rule({
    clause: "2.1.2",
    // Asked again on setting out: model, qualification or its dates may have changed since it was agreed.
    on: ["agreeAppointment", "changeAppointment", "setOut"],
    mend: "person.grantQualification",
    check: (ticket, input, { facts }) => {
      const planned = "engineer" in input ? { engineer: input.engineer, window: input.window } : currentVisit(ticket)
      if (planned === undefined) return unknown("visit")
      const person = "engineer" in input ? facts.engineer : facts.appointedEngineer
      if (person === undefined) return unknown("engineer")
      const { service, product } = ticket.request
      if (product === undefined) return unknown("product")
      const need = { service, product: product.model }
      return (
        (person !== null && isQualified(person, need, planned.window)) || fails({ person: planned.engineer, ...need })
      )
    },
  }),
}
