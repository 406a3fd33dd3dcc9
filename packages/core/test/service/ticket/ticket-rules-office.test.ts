import { describe, test } from "vitest"
import { blankTicket, type Ticket } from "../../../src/service/ticket/ticket-record.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { actor, after, clerk, given, hour, now, person, type Step, ticketIn, window, without } from "./scene.ts"

const customer = { id: "C-1", name: "ref:name", telephone: "ref:tel", address: "ref:address" }
const receive = {
  channel: "hotline",
  service: "repair",
  priority: "medium",
  customer,
  product: { model: "AC-9" },
  description: "ref:fault",
} as const
const start = after([])
const received = after([["receive", receive]])
const inCharge = after([["takeInCharge", {}]], received)
const agreement = { engineer: "eve", window, agreedWithCustomer: true }
const facts = { engineer: person() }
const scheduled = after([["agreeAppointment", agreement, { facts }]], received)
const answered = ["answer", { atOnce: true }] as const satisfies Step

describe("3.1 intake", () => {
  test("intake-complete", () => {
    given(start).when("receive", receive).thenEvents("received")
    const bare = without(receive, "description", "product")
    given(start)
      .when("receive", { ...bare, customer: { id: "C-1" } })
      .thenRefused("intake-complete")
  })

  test("taken-in-charge-before-answer", () => {
    given(inCharge).when("answer", { atOnce: false }).thenEvents("answered")
    given(received).when("answer", { atOnce: true }).thenEvents("answered")
    given(received).when("answer", { atOnce: false }).thenRefused("taken-in-charge-before-answer")
  })

  test("reply-promised", () => {
    given(received)
      .when("passToSpecialist", { specialist: "sam", promisedReplyBy: now + hour })
      .thenEvents("passedToSpecialist")
    given(received).when("passToSpecialist", { specialist: "sam", promisedReplyBy: now }).thenRefused("reply-promised")
  })

  test("unsolved-reported-before-answering-again", () => {
    const once = after([answered], received)
    given(once)
      .when(...answered)
      .thenRefused("unsolved-reported-before-answering-again")
    given(after([["reportUnsolved", { reason: "ref:still" }]], once))
      .when(...answered)
      .thenEvents("answered")
  })

  test("handed-to-another", () => {
    given(inCharge).when("handOver", { to: "sam" }).thenEvents("handedOver")
    given(inCharge).when("handOver", { to: "clara" }).thenRefused("handed-to-another")
  })

  test("a pause has a reason of its own kind", () => {
    given(received).when("waitForCustomer", { reason: "customerAskedToWait" }).thenEvents("customerAwaited")
    given(received).when("waitForCustomer", { reason: "partsOnOrder" }).thenRefused("customer-pause-reason-known")
    given(received).when("waitForParts", { reason: "partsOnOrder" }).thenEvents("partsAwaited")
    given(received).when("waitForParts", { reason: "constructor" }).thenRefused("parts-pause-reason-known")
  })
})

describe("3.2 appointment", () => {
  test("consultation-ends-by-telephone", () => {
    const consultation = after([["receive", { ...receive, service: "consultation" }]])
    given(consultation)
      .when("offerAppointment", { windows: [window] })
      .thenRefused("consultation-ends-by-telephone")
    const changed = after([["changeService", { service: "repair", reason: "a visit is needed" }]], consultation)
    given(changed)
      .when("offerAppointment", { windows: [window] })
      .thenEvents("appointmentOffered")
  })

  test("window-and-address-agreed", () => {
    given(received).when("agreeAppointment", agreement, { facts }).thenEvents("appointmentAgreed")
    given(received)
      .when("agreeAppointment", { ...agreement, agreedWithCustomer: false }, { facts })
      .thenRefused("window-and-address-agreed")
    const nowhere: Ticket = { ...received, customer: { id: "C-1" } }
    given(nowhere).when("agreeAppointment", agreement, { facts }).thenRefused("window-and-address-agreed")
    given(nowhere)
      .when("agreeAppointment", { ...agreement, address: "ref:there" }, { facts })
      .thenEvents("appointmentAgreed")
  })

  test("window-in-future", () => {
    const past = { ...agreement, window: { from: now - hour, to: now } }
    given(received).when("agreeAppointment", past, { facts }).thenRefused("window-in-future")
    const turned = { ...agreement, window: { from: window.to, to: window.from } }
    given(received).when("agreeAppointment", turned, { facts }).thenRefused("window-in-future")
  })

  test("offered-windows-in-future", () => {
    given(received)
      .when("offerAppointment", { windows: [window, { from: now - hour, to: now }] })
      .thenRefused("offered-windows-in-future")
  })

  test("told-what-is-agreed", () => {
    const other = { ...window, to: window.to + hour }
    for (const command of ["confirmAppointment", "remindCustomer"] as const) {
      given(scheduled).when(command, { means: "email", window: other }).thenRefused("told-what-is-agreed")
      const told = command === "confirmAppointment" ? "appointmentConfirmed" : "customerReminded"
      given(scheduled).when(command, { means: "email", window }).thenEvents(told)
      given(scheduled).when(command, { means: "telephone" }).thenEvents(told)
    }
  })

  test("no-show-after-window-began", () => {
    given(scheduled).when("recordNoShow", { who: "customer" }).thenRefused("no-show-after-window-began")
    given(scheduled).when("recordNoShow", { who: "customer" }, { occurredAt: window.from }).thenEvents("noShowRecorded")
    given(ticketIn("scheduled")).when("recordNoShow", { who: "customer" }).thenRefused("no-show-after-window-began")
  })

  test("engineer-qualified", () => {
    given(received)
      .when("agreeAppointment", agreement, { facts: { engineer: person({ withdrawn: true }) } })
      .thenRefused("engineer-qualified")
    given(received)
      .when("agreeAppointment", agreement, { facts: { engineer: person({ validUntil: window.to - 1 }) } })
      .thenRefused("engineer-qualified")
    given(received)
      .when("agreeAppointment", agreement, { facts: { engineer: null } })
      .thenRefused("engineer-qualified")
    given(received).when("agreeAppointment", agreement).thenRefused("engineer-qualified")
    const change = { ...agreement, requestedBy: "customer", reason: "on holiday" } as const
    given(scheduled)
      .when("changeAppointment", change, { facts: { engineer: person({ withdrawn: true }) } })
      .thenRefused("engineer-qualified")
    given(scheduled).when("changeAppointment", change, { facts }).thenEvents("appointmentChanged")
  })
})

describe("3.5 and 3.6 closing", () => {
  const { request, work, acceptance, aftercare } = blankTicket
  const signed = { ...acceptance, signed: { signature: { signedBy: "ref:x", shown: "0".repeat(64) }, at: now } }
  const accepted = (change: Partial<Ticket> = {}) =>
    ticketIn("accepted", { request: { ...request, service: "maintenance" }, acceptance: signed, ...change })
  const problem = { number: 1, text: "ref:noise", by: "clara", at: now }
  const remark = { number: 1, text: "ref:late" }

  test("a ticket with nothing open closes", () => {
    given(accepted()).when("close", {}).thenEvents("closed")
  })

  test("remarks-forwarded", () => {
    const waiting = accepted({ acceptance: { ...signed, remarks: [remark] } })
    given(waiting).when("close", {}).thenRefused("remarks-forwarded")
    const forwarded = after([["forwardRemark", { remark: 1, department: "sales" }]], waiting)
    given(forwarded).when("close", {}).thenEvents("closed")
    given(forwarded).when("forwardRemark", { remark: 1, department: "sales" }).thenRefused("remark-waits")
  })

  test("follow-up-made", () => {
    const owed = accepted({ aftercare: { ...aftercare, followUpOwed: true } })
    given(owed).when("close", {}).thenRefused("follow-up-made")
    given(after([["recordFollowUp", { score: 5 }]], owed))
      .when("close", {})
      .thenEvents("closed")
  })

  test("performer-not-follow-up", () => {
    const both = { actor: actor("eve", "engineer", "quality"), acts: [{ command: "startWork", by: "eve" }] }
    given(accepted()).when("recordFollowUp", { score: 5 }, both).thenRefused("performer-not-follow-up")
    given(accepted())
      .when("recordFollowUp", { score: 5 }, { ...both, actor: clerk })
      .thenEvents("followedUp")
  })

  test("no-open-problem, and a problem is solved once", () => {
    const open = accepted({ aftercare: { ...aftercare, problems: [problem] } })
    given(open).when("close", {}).thenRefused("no-open-problem")
    const solved = after([["solveProblem", { problem: 1 }]], open)
    given(solved).when("close", {}).thenEvents("closed")
    given(solved).when("solveProblem", { problem: 1 }).thenRefused("problem-open")
  })

  test("works-after-repair", () => {
    const repair = (passed: boolean) =>
      accepted({ request, work: { ...work, tests: [{ number: 1, passed, by: "eve", at: now }] } })
    given(repair(true)).when("close", {}).thenEvents("closed")
    given(repair(false)).when("close", {}).thenRefused("works-after-repair")
    given(accepted({ request })).when("close", {}).thenRefused("works-after-repair")
    given(after([answered], received))
      .when("close", {})
      .thenEvents("closed")
  })

  test("same-fault-within-window", () => {
    const days = defaultPolicy.service.sameFaultDays * 24 * hour
    const again = { sameFault: true, reason: "ref:again" }
    given(accepted())
      .when("reopen", again, { occurredAt: now + days })
      .thenEvents("reopened")
    given(accepted())
      .when("reopen", again, { occurredAt: now + days + 1 })
      .thenRefused("same-fault-within-window")
    given(accepted())
      .when("reopen", { ...again, sameFault: false })
      .thenRefused("same-fault-within-window")
  })
})
