import { describe, expect, test } from "vitest"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { blankTicket, type Ticket } from "../../../src/service/ticket/ticket-record.ts"
import { ticketDuties } from "../../../src/service/ticket/ticket-duties.ts"
import { hour, now, window } from "./scene.ts"

const policy = defaultPolicy
const minute = 60_000
const urgent: Ticket = {
  ...blankTicket,
  id: "T-1",
  request: { ...blankTicket.request, priority: "urgent" },
  visits: [{ number: 1, engineer: "eve", window, changes: [] }],
}
const received = { channel: "online", service: "repair", priority: "urgent", customer: { id: "C-1" } } as const
const agreed = { engineer: "eve", window, agreedWithCustomer: true }
const { priorities, contact, appointment, acceptance, followUp, pauseReasons } = policy.service
const working = (minutes: number) => ({ limit: { type: "working", ms: minutes * minute } })

describe("limits come from the policy", () => {
  test("answer-in-time: not owed to whom is spoken to already", () => {
    const start = ticketDuties["answer-in-time"].starts.received
    expect(start({ ...received, live: false }, urgent, policy)).toEqual(working(contact.answerWorkingMinutes))
    expect(start({ ...received, live: true }, urgent, policy)).toBeUndefined()
  })

  test("first-response and resolution by priority", () => {
    expect(ticketDuties["first-response"].starts.received({}, urgent, policy)).toEqual(
      working(priorities.urgent.firstResponseWorkingMinutes),
    )
    const low: Ticket = { ...urgent, request: { ...urgent.request, priority: "low" } }
    expect(ticketDuties.resolution.starts.unsolvedReported({}, low, policy)).toEqual(
      working(priorities.low.resolutionWorkingMinutes),
    )
  })

  test("reply-by-promised-time is due when it was promised", () => {
    const start = ticketDuties["reply-by-promised-time"].starts.passedToSpecialist
    expect(start({ specialist: "sam", promisedReplyBy: now + hour })).toEqual({ limit: { type: "by", at: now + hour } })
  })

  test("arrival-after-intake is not owed for a consultation", () => {
    const start = ticketDuties["arrival-after-intake"].starts.received
    expect(start({}, urgent, policy)).toEqual({
      limit: { type: "elapsed", ms: priorities.urgent.arrivalElapsedHours * hour },
    })
    expect(start({}, { ...urgent, request: { ...urgent.request, service: "consultation" } }, policy)).toBeUndefined()
  })

  test("reminder-before-visit: an appointment at short notice reminds by itself, a moved one does not", () => {
    const { appointmentAgreed, appointmentChanged } = ticketDuties["reminder-before-visit"].starts
    const due = window.from - appointment.reminderBeforeElapsedHours * hour
    const change = { ...agreed, requestedBy: "customer", reason: "away" } as const
    expect(appointmentAgreed(agreed, urgent, policy, due - 1)).toEqual({ limit: { type: "by", at: due } })
    expect(appointmentAgreed(agreed, urgent, policy, due)).toBeUndefined()
    expect(appointmentChanged(change, urgent, policy, due - 1)).toEqual({ limit: { type: "by", at: due } })
    expect(appointmentChanged(change, urgent, policy, due)).toEqual({ limit: { type: "by", at: window.from } })
  })

  test("arrival-in-window is owed for each visit, and stays owed when the engineer did not come", () => {
    const { starts, waives } = ticketDuties["arrival-in-window"]
    const at = window.to + appointment.arrivalGraceElapsedMinutes * minute
    expect(starts.appointmentAgreed(agreed, urgent, policy)).toEqual({ limit: { type: "by", at }, key: "1" })
    expect(waives.noShowRecorded({ who: "customer" }, urgent)).toBe("1")
    expect(waives.noShowRecorded({ who: "engineer" }, urgent)).toBeUndefined()
  })

  test("progress-reported begins anew with each report", () => {
    const { starts, meets } = ticketDuties["progress-reported"]
    expect(starts.progressReported({}, urgent, policy)).toEqual(working(policy.service.progressReportWorkingMinutes))
    expect(meets.progressReported).toBe(true)
  })

  test("appointment-confirmed, acceptance-invited and remark-forwarded", () => {
    expect(ticketDuties["appointment-confirmed"].starts.appointmentAgreed({}, urgent, policy)).toEqual(
      working(appointment.confirmationWorkingMinutes),
    )
    const completed = { form: "0".repeat(64) }
    expect(ticketDuties["acceptance-invited"].starts.completed(completed, urgent, policy)).toEqual(
      working(acceptance.invitationWorkingMinutes),
    )
    const remark = ticketDuties["remark-forwarded"]
    expect(remark.starts.remarkRecorded({ remark: 2, text: "ref:x" }, urgent, policy)).toEqual({
      ...working(acceptance.remarkForwardedWorkingMinutes),
      key: "2",
    })
    expect(remark.meets.remarkForwarded({ remark: 2, department: "sales" })).toBe("2")
  })

  test("follow-up is owed only where the sample took the ticket", () => {
    const start = ticketDuties["follow-up"].starts.accepted
    const signature = { signedBy: "ref:x", shown: "0".repeat(64) }
    expect(start({ signature, followUpOwed: true }, urgent, policy)).toEqual({
      limit: { type: "elapsed", ms: followUp.dueDays * 24 * hour },
    })
    expect(start({ signature, followUpOwed: false }, urgent, policy)).toBeUndefined()
  })

  test("pause-reviewed goes by the reason of the pause", () => {
    const { partsAwaited, leftIncomplete } = ticketDuties["pause-reviewed"].starts
    const owed = working(pauseReasons["partsOnOrder"]!.remindAfterWorkingMinutes)
    expect(partsAwaited({ reason: "partsOnOrder" }, urgent, policy)).toEqual(owed)
    expect(leftIncomplete({ reason: "partsOnOrder", follows: "waitForParts" }, urgent, policy)).toEqual(owed)
    expect(leftIncomplete({ reason: "partsOnOrder", follows: "anotherVisit" }, urgent, policy)).toBeUndefined()
    expect(partsAwaited({ reason: "toString" }, urgent, policy)).toBeUndefined()
  })

  test("problem-solved is owed for each problem", () => {
    const { starts, meets } = ticketDuties["problem-solved"]
    expect(starts.problemRecorded({ problem: 3, text: "ref:x" }, urgent, policy)).toEqual({
      ...working(priorities.urgent.resolutionWorkingMinutes),
      key: "3",
    })
    expect(meets.problemSolved({ problem: 3 })).toBe("3")
  })
})
