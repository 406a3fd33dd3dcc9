/** Inputs that make sense, for built-in commands whose inputs hang together: drawn freely they would seldom be taken. */
import type { TicketShape } from "@fieldcare/core/service"
import type { ExampleInput } from "./example-input.ts"
import { examplePartsInputs } from "./example-parts-inputs.ts"

const hour = 3_600_000
const day = 24 * hour

type Ticket = TicketShape["record"]
const ofTicket =
  (make: (ticket: Ticket, at: number) => unknown): ExampleInput =>
  ({ record, at }) =>
    record === undefined ? undefined : make(record as Ticket, at)

const product = { model: "K-series", serial: "K20-001177" }
const offer = { part: "K-20", name: "Compressor", price: { amountMinor: 48_000, currency: "CNY" }, warrantyDays: 90 }
const steps = [
  { id: "isolate", title: "Isolate", check: "No voltage", safety: true },
  { id: "replace", title: "Replace", check: "Seated", safety: false },
]
const visit = (at: number) => ({
  engineer: "person-1",
  window: { from: at + day, to: at + day + 2 * hour },
  address: "12 Huaihai Rd",
  agreedWithCustomer: true,
})

/** By `kind.command`. */
export const exampleInputs: Readonly<Record<string, ExampleInput>> = {
  ...examplePartsInputs,
  "ticket.receive": () => ({
    channel: "hotline",
    service: "repair",
    priority: "high",
    customer: { id: "c-1", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" },
    product,
    description: "Does not cool",
    paid: true,
  }),
  "ticket.passToSpecialist": ({ at }) => ({ specialist: "dana", promisedReplyBy: at + hour }),
  "ticket.confirmSite": () => ({ product, conditions: "Power is on", ready: true }),
  "ticket.offerAppointment": ({ at }) => ({ windows: [visit(at).window] }),
  "ticket.agreeAppointment": ({ at }) => visit(at),
  "ticket.changeAppointment": ({ at }) => ({ ...visit(at), requestedBy: "customer", reason: "Holiday" }),
  "ticket.prepareKit": () => ({ items: [{ kind: "tool", name: "Gauge", ready: true }] }),
  "ticket.waitForCustomer": () => ({ reason: "customerAskedToWait" }),
  "ticket.waitForParts": () => ({ reason: "partsOnOrder" }),
  "ticket.completeStep": ofTicket(({ work: { procedure, steps: done } }) => {
    const next = procedure?.steps.find(({ id }) => done.findLast(({ step }) => step === id)?.result !== "done")
    return next && { step: next.id, result: "done" }
  }),
  "ticket.recordConsent": () => ({ offer, agreed: true, means: "telephone" }),
  // What the customer has agreed to, where there is such a thing.
  "ticket.replacePart": ofTicket(
    ({ work: { consents } }) => consents.findLast(({ agreed, used }) => agreed && !used)?.offer ?? offer,
  ),
  "ticket.recordTest": () => ({ passed: true }),
  "ticket.explainUse": () => ({ use: true, precautions: true }),
  "ticket.accept": ofTicket(({ acceptance: { form, remarks } }) =>
    form === undefined
      ? undefined
      : {
          signature: { signedBy: "Wang Fang", shown: form },
          ...(remarks.length === 0 ? { remarks: [{ text: "The hinge is loose" }] } : {}),
        },
  ),
  "ticket.forwardRemark": ofTicket(({ acceptance: { remarks } }) => {
    const waiting = remarks.find(({ forwardedAt }) => forwardedAt === undefined)
    return waiting && { remark: waiting.number, department: "quality" }
  }),
  "ticket.solveProblem": ofTicket(({ aftercare: { problems } }) => {
    const open = problems.find(({ solvedAt }) => solvedAt === undefined)
    return open && { problem: open.number }
  }),
  "ticket.reopen": () => ({ sameFault: true, reason: "Warm again" }),
  "person.register": () => ({ name: "Li Na", post: "technician", department: "service" }),
  "person.grantQualification": ({ at, record }) => ({
    id: `q-${(record as { readonly qualifications: ReadonlyArray<unknown> } | undefined)?.qualifications.length ?? 0}`,
    services: ["repair"],
    products: ["*"],
    certificate: "Refrigeration",
    validFrom: at - 100 * day,
    validUntil: at + 900 * day,
  }),
  "standard.draft": () => ({ service: "repair", product: "*", edition: 1, title: "Repair", steps }),
  "standard.edit": () => ({ steps }),
}
