import { describe, expect, test } from "vitest"
import type { Ticket } from "../../../src/service/ticket/ticket-record.ts"
import { decide } from "../../../src/engine/decide.ts"
import { digestOf } from "../../../src/engine/journal.ts"
import { acceptanceForm } from "../../../src/service/ticket/ticket-acceptance-form.ts"
import {
  actor,
  after,
  compiled,
  engineer,
  given,
  hour,
  now,
  offer,
  person,
  standard,
  type Step,
  ticketIn,
  usual,
  vehicle,
  window,
  without,
} from "./scene.ts"

const scheduled: Ticket = after(
  [
    ["confirmSite", { product: { model: "AC-9" }, conditions: "power and water at hand", ready: true }],
    [
      "agreeAppointment",
      { engineer: "eve", window, address: "ref:there", agreedWithCustomer: true },
      { facts: { engineer: person() } },
    ],
  ],
  ticketIn("received"),
)
const kit = (ready: boolean): Step => ["prepareKit", { items: [{ kind: "tool", name: "gauge", ready }] }]
const plan: Step = ["attachServicePlan", { plan: "check pressure, then the compressor" }, { actor: engineer }]
const prepared = after([kit(true), plan], scheduled)
const onTheWay = after([["setOut", {}, { facts: { appointedEngineer: person() } }]], prepared)
const onSite = after([["arrive", { identityShown: true, atAgreedPlace: true }, { occurredAt: window.from }]], onTheWay)
const appointed = { appointedEngineer: person() }
const standards = { standards: [standard()], generalStandards: [] }
const working = after(
  [
    ["confirmNeed", {}],
    ["inspectSite", { findings: "no leak" }],
    ["startWork", {}, { facts: standards }],
  ],
  onSite,
)
const stepsDone = after(
  [
    ["completeStep", { step: "power-off", result: "done" }],
    ["completeStep", { step: "clean", result: "done" }],
  ],
  working,
)
const completed = after(
  [
    ["recordTest", { passed: true }],
    ["complete", {}],
  ],
  stepsDone,
)

describe("3.2 and 3.3 before the visit", () => {
  test("who is prepared sets out", () => {
    given(prepared).when("setOut", {}, { facts: appointed }).thenEvents("setOut")
  })

  test("product-and-site-confirmed", () => {
    const unknown = { ...prepared, planning: without(prepared.planning, "site") }
    given(unknown).when("setOut", {}, { facts: appointed }).thenRefused("product-and-site-confirmed")
    given({ ...prepared, planning: { ...prepared.planning, site: { ...prepared.planning.site!, ready: false } } })
      .when("setOut", {}, { facts: appointed })
      .thenRefused("product-and-site-confirmed")
  })

  test("engineer-qualified is asked again for the product as confirmed", () => {
    given({ ...prepared, request: { ...prepared.request, product: { model: "AC-10" } } })
      .when("setOut", {}, { facts: appointed })
      .thenRefused("engineer-qualified")
    given(prepared).when("setOut", {}).thenRefused("engineer-qualified")
  })

  test("kit-ready", () => {
    given(after([kit(false)], prepared))
      .when("setOut", {}, { facts: appointed })
      .thenRefused("kit-ready")
    given(after([plan], scheduled))
      .when("setOut", {}, { facts: appointed })
      .thenRefused("kit-ready")
  })

  test("plan-made", () => {
    given(after([kit(true)], scheduled))
      .when("setOut", {}, { facts: appointed })
      .thenRefused("plan-made")
  })

  test("vehicle-checked", () => {
    const assigned = after([["assignVehicle", { vehicle: "V-1" }]], prepared)
    given(assigned)
      .when("setOut", {}, { facts: { ...appointed, vehicle: vehicle(now - hour) } })
      .thenEvents("setOut")
    given(assigned)
      .when("setOut", {}, { facts: { ...appointed, vehicle: vehicle(now - 400 * 24 * hour) } })
      .thenRefused("vehicle-checked")
    given(assigned)
      .when("setOut", {}, { facts: { ...appointed, vehicle: null } })
      .thenRefused("vehicle-checked")
    given(assigned).when("setOut", {}, { facts: appointed }).thenRefused("vehicle-checked")
  })
})

describe("3.4 on site", () => {
  test("own-visit", () => {
    given(prepared)
      .when("setOut", {}, { actor: actor("otto", "engineer"), facts: appointed })
      .thenRefused("own-visit")
    given(prepared)
      .when("setOut", {}, { actor: { ...actor("otto", "engineer"), delegateOf: "eve" }, facts: appointed })
      .thenEvents("setOut")
  })

  test("identity-shown and at-agreed-place", () => {
    given(onTheWay).when("arrive", { identityShown: true, atAgreedPlace: true }).thenEvents("arrived")
    given(onTheWay)
      .when("arrive", { identityShown: false, atAgreedPlace: false })
      .thenRefused("identity-shown", "at-agreed-place")
  })

  test("need-confirmed and site-inspected", () => {
    given(onSite).when("startWork", {}, { facts: standards }).thenRefused("need-confirmed", "site-inspected")
  })

  test("standard-in-force", () => {
    const ready = after(
      [
        ["confirmNeed", {}],
        ["inspectSite", { findings: "no leak" }],
      ],
      onSite,
    )
    given(ready).when("startWork", {}, { facts: standards }).thenEvents("workStarted")
    given(ready)
      .when("startWork", {}, { facts: { standards: [], generalStandards: [] } })
      .thenRefused("standard-in-force")
    const general = { standards: [], generalStandards: [standard({ product: "*", edition: 7 })] }
    expect(
      given(ready).when("startWork", {}, { facts: general }).thenEvents("workStarted").work.procedure?.edition,
    ).toBe(7)
    given(ready).when("startWork", {}).thenRefused("standard-in-force")
  })

  test("step-of-standard, and skipped-step-has-reason", () => {
    given(working).when("completeStep", { step: "clean", result: "done" }).thenEvents("stepCompleted")
    given(working).when("completeStep", { step: "polish", result: "done" }).thenRefused("step-of-standard")
    given(working).when("completeStep", { step: "clean", result: "skipped" }).thenRefused("skipped-step-has-reason")
    given(working)
      .when("completeStep", { step: "clean", result: "skipped", reason: "is new" })
      .thenEvents("stepCompleted")
  })

  test("safety-steps-never-skipped", () => {
    const skip = { step: "power-off", result: "skipped", reason: "in a hurry" } as const
    given(working).when("completeStep", skip).thenRefused("safety-steps-never-skipped")
    const steps = [...stepsDone.work.steps, { ...skip, visit: 1, by: "eve", at: now }]
    const skipped = { ...completedUpTo(), work: { ...completedUpTo().work, steps } }
    given(skipped).when("complete", {}).thenRefused("safety-steps-never-skipped")
  })

  test("steps-of-standard-done: what was recorded last counts", () => {
    const failed = after([["completeStep", { step: "clean", result: "failed", reason: "no brush" }]], completedUpTo())
    given(failed).when("complete", {}).thenRefused("steps-of-standard-done")
    given(after([["completeStep", { step: "clean", result: "done" }]], failed))
      .when("complete", {})
      .thenEvents("completed")
  })

  test("consent-before-replacement", () => {
    const refusal = given(working).when("replacePart", offer).thenRefused("consent-before-replacement")
    expect(refusal).toMatchObject({
      clause: "3.4.4",
      mend: "ticket.recordConsent",
      seen: { name: "Compressor K-20", price: "480.00 CNY" },
    })
    const agreed = after([["recordConsent", { offer, agreed: true, means: "signature" }]], working)
    const dearer = { ...offer, price: { amountMinor: 48_001, currency: "CNY" } }
    given(agreed).when("replacePart", dearer).thenRefused("consent-before-replacement")
    const replaced = given(agreed).when("replacePart", offer).thenEvents("partReplaced")
    given(replaced).when("replacePart", offer).thenRefused("consent-before-replacement")
  })

  test("test-passed-before-completion", () => {
    given(stepsDone).when("complete", {}).thenRefused("test-passed-before-completion")
    const failed = after([["recordTest", { passed: false }]], stepsDone)
    given(failed).when("complete", {}).thenRefused("test-passed-before-completion")
    given(after([["recordTest", { passed: true }]], failed))
      .when("complete", {})
      .thenEvents("completed")
  })

  test("who cannot complete says what follows", () => {
    const leave = (follows: "anotherVisit" | "waitForParts" | "waitForCustomer" | "cancelled", reason: string) =>
      given(working).when("cannotComplete", { follows, reason })
    expect(leave("anotherVisit", "too dark").thenEvents("leftIncomplete").status).toBe("toReschedule")
    expect(leave("waitForParts", "partsOnOrder").thenEvents("leftIncomplete").status).toBe("waitingForParts")
    expect(leave("waitForCustomer", "siteNotReady").thenEvents("leftIncomplete").status).toBe("waitingForCustomer")
    expect(leave("cancelled", "beyond repair").thenEvents("leftIncomplete", "cancelled").status).toBe("cancelled")
    leave("waitForParts", "siteNotReady").thenRefused("parts-pause-reason-known")
  })
})

describe("3.5 acceptance", () => {
  const signature = { signedBy: "ref:customer", shown: completed.acceptance.form! }
  const explained = after([["explainUse", { use: true, precautions: true }, { actor: engineer }]], completed)

  test("use-explained", () => {
    given(explained).when("accept", { signature }).thenEvents("accepted")
    given(completed).when("accept", { signature }).thenRefused("use-explained")
  })

  test("signature-binds-form", () => {
    given(explained)
      .when("accept", { signature: { ...signature, shown: "0".repeat(64) } })
      .thenRefused("signature-binds-form")
    const formless = { ...explained, acceptance: without(explained.acceptance, "form") }
    given(formless).when("accept", { signature }).thenRefused("signature-binds-form")
  })

  test("the form is the one that was shown; where nobody knows it, no former one stands in for it", () => {
    expect(completed.acceptance.form).toBe(digestOf(acceptanceForm(completedUpTo())))
    const again: Ticket = { ...completed, status: "visit.working", visits: stepsDone.visits }
    const unshown = decide(compiled, again, "complete", {}, { ...usual, actor: engineer })
    const next = unshown.accepted ? unshown.next : again
    expect(unshown).toMatchObject({ events: [{ type: "completed", data: {} }] })
    expect(next.acceptance).not.toHaveProperty("form")
    expect(next.acceptance).toMatchObject({ explained: { use: false, precautions: false }, remarks: [] })
  })

  test("remarks are recorded, and forwarded where a department is named", () => {
    const remarks = [{ text: "ref:a", forwardTo: "sales" }, { text: "ref:b" }]
    const next = given(explained)
      .when("accept", { signature, remarks })
      .thenEvents("accepted", "remarkRecorded", "remarkForwarded", "remarkRecorded")
    expect(next.acceptance.remarks.map(({ number, department }) => [number, department])).toEqual([
      [1, "sales"],
      [2, undefined],
    ])
  })
})

function completedUpTo(): Ticket {
  return after([["recordTest", { passed: true }]], stepsDone)
}
