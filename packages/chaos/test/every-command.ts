/** A walk that gives every command of every lifecycle at least once, each where the regulation allows it. */
import { installedUnitId } from "@fieldcare/core/service"
import { offer, product, signature, staffing } from "../src/company.ts"
import { day, hour, minute, start } from "../src/instants.ts"
import { ask, type Step } from "../src/step.ts"
import { fetchedFromStore, handedBack, parts, store } from "./every-parts-command.ts"

const windowOn = (days: number) => ({ from: start + days * day + 2 * hour, to: start + days * day + 3 * hour })

const customer = { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" }
const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  customer,
  product,
  description: "Does not cool",
  paid: true,
} as const

/** From an agreed appointment to the customer's site; it begins `wait` after the step before. */
const visited = (id: string, by: string, wait: number): ReadonlyArray<Step> => [
  ask("clara", "ticket", "prepareKit", id, { items: [{ kind: "tool", name: "Pump", ready: true }] }, wait),
  ask(by, "ticket", "attachServicePlan", id, { plan: "Measure first" }),
  ask(by, "ticket", "setOut", id, {}),
  ask(by, "ticket", "arrive", id, { identityShown: true, atAgreedPlace: true }, 30 * minute),
]

const begun = (id: string, by: string): ReadonlyArray<Step> => [
  ask(by, "ticket", "confirmNeed", id, { need: "It must cool again, says Wang Fang" }),
  ask(by, "ticket", "inspectSite", id, { findings: "Dry" }),
  ask(by, "ticket", "startWork", id, {}),
]

const agreedOn = (id: string, engineer: string, days: number) =>
  ask("clara", "ticket", "agreeAppointment", id, { engineer, window: windowOn(days), agreedWithCustomer: true })

/** The long way: passed on, put off, changed, missed, interrupted, refused, and accepted in the end. */
const longTicket = (id: string): ReadonlyArray<Step> => [
  ask("clara", "ticket", "receive", id, intake),
  ask("clara", "ticket", "note", id, { text: "Wang Fang sounded worried" }),
  ask("clara", "ticket", "changePriority", id, { priority: "urgent", reason: "Food spoils" }),
  ask("clara", "ticket", "takeInCharge", id, {}),
  ask("clara", "ticket", "handOver", id, { to: "cilla", note: "My shift ends" }),
  ask("clara", "ticket", "passToSpecialist", id, { specialist: "sven", promisedReplyBy: start + day }),
  ask("clara", "ticket", "changeService", id, { service: "installation", reason: "A new unit" }),
  ask("clara", "ticket", "changeService", id, { service: "repair", reason: "The old unit after all" }),
  ask("clara", "ticket", "waitForCustomer", id, { reason: "siteNotReady" }),
  ask("system", "ticket", "resume", id, {}, hour),
  ask("clara", "ticket", "confirmSite", id, { product, conditions: "Ground floor", ready: true }),
  ask("clara", "ticket", "offerAppointment", id, { windows: [windowOn(1), windowOn(2)] }),
  agreedOn(id, "eve", 1),
  ask("system", "ticket", "confirmAppointment", id, { means: "message" }),
  ask("clara", "ticket", "changeAppointment", id, {
    engineer: "emil",
    window: windowOn(2),
    agreedWithCustomer: true,
    requestedBy: "customer",
    reason: "Another day",
    address: "14 Huaihai Rd",
  }),
  ask("clara", "ticket", "cancelAppointment", id, { requestedBy: "customer", reason: "Travelling" }),
  agreedOn(id, "eve", 3),
  ask("clara", "ticket", "recordNoShow", id, { who: "customer" }, 3 * day + 2 * hour),
  agreedOn(id, "eve", 4),
  ask("clara", "ticket", "remindCustomer", id, { means: "telephone", toPrepare: "Clear the space" }),
  ask("clara", "ticket", "assignVehicle", id, { vehicle: "van-3" }),
  ask("olga", "vehicle", "recordCheck", "van-3", { passed: true, odometerKm: 300 }, day - 3 * hour),
  ...visited(id, "eve", 10 * minute),
  ...begun(id, "eve"),
  ask("eve", "ticket", "completeStep", id, { step: "isolate", result: "done" }),
  ask("eve", "ticket", "reportProgress", id, { text: "The compressor is on order, told Wang Fang" }),
  ask("eve", "ticket", "cannotComplete", id, { reason: "partsOnOrder", follows: "waitForParts" }),
  ask("clara", "ticket", "waitForParts", id, { reason: "partsOnOrder" }),
  ask("clara", "ticket", "resume", id, {}, day),
  agreedOn(id, "emil", 6),
  ...fetchedFromStore(id, "emil"),
  ...visited(id, "emil", hour),
  ...begun(id, "emil"),
  ask("emil", "ticket", "completeStep", id, { step: "isolate", result: "done" }),
  ask("emil", "ticket", "recordConsent", id, { offer, agreed: true, means: "signature" }),
  ask("emil", "ticket", "replacePart", id, {
    ...offer,
    requisition: "R-1",
    faultySerial: "C-7712",
    newSerial: "C-9034",
  }),
  ask("emil", "ticket", "completeStep", id, { step: "replace", result: "done" }),
  ask("emil", "ticket", "recordTest", id, { passed: true }),
  ask("emil", "ticket", "complete", id, { summary: "Compressor replaced" }),
  ask("emil", "ticket", "inviteAcceptance", id, {}),
  ask("clara", "ticket", "refuseAcceptance", id, { reason: "It rattles, says Wang Fang" }),
  agreedOn(id, "eve", 9),
  ...visited(id, "eve", hour),
  ...begun(id, "eve"),
  ask("eve", "ticket", "completeStep", id, { step: "isolate", result: "done" }),
  ask("eve", "ticket", "completeStep", id, { step: "replace", result: "done" }),
  ask("eve", "ticket", "recordTest", id, { passed: true, finding: "Quiet" }),
  ask("eve", "ticket", "complete", id, { summary: "Screws tightened" }),
  ask("eve", "ticket", "explainUse", id, { use: true, precautions: true }),
  ask("clara", "ticket", "accept", id, (last) => ({
    signature: signature(last),
    remarks: [{ text: "Louder than before" }],
  })),
  ask("clara", "ticket", "forwardRemark", id, { remark: 1, department: "product" }),
  ask("clara", "ticket", "recordProblem", id, { text: "Wang Fang misses her manual" }),
  ask("clara", "ticket", "solveProblem", id, { problem: 1, solution: "Sent by post" }),
  ask("clara", "ticket", "recordFollowUp", id, { score: 5, suggestion: "Come earlier" }, day),
  ask("clara", "ticket", "close", id, {}),
  ask("clara", "ticket", "reopen", id, { sameFault: true, reason: "It is warm again" }, hour),
]

/** The short way: answered, not solved, a visit agreed, and given up with the engineer free again. */
const shortTicket = (id: string): ReadonlyArray<Step> => [
  ask("clara", "ticket", "receive", id, intake),
  ask("clara", "ticket", "answer", id, { atOnce: true, text: "Switch it off and on, Wang Fang" }),
  ask("clara", "ticket", "reportUnsolved", id, { reason: "Still warm" }),
  ask("clara", "ticket", "agreeAppointment", id, {
    engineer: "emil",
    window: windowOn(20),
    agreedWithCustomer: true,
  }),
  ask("clara", "ticket", "cancel", id, { requestedBy: "customer", reason: "Bought another" }),
]

const others: ReadonlyArray<Step> = [
  ask("clara", "person", "book", "eve", {
    ticket: "T-elsewhere",
    ...windowOn(30),
    need: { service: "repair", product: "K-series" },
  }),
  ask("clara", "person", "release", "eve", { ticket: "T-elsewhere" }),
  ask("olga", "person", "withdrawQualification", "eve", { id: "q1" }),
  ask("olga", "person", "disable", "eve", { reason: "Illness of Eve" }),
  ask("olga", "person", "enable", "eve", {}),
  ask("olga", "person", "leave", "eve", {}),
  ask("olga", "vehicle", "recordMaintenance", "van-3", { odometerKm: 500 }),
  ask("olga", "vehicle", "retire", "van-3", {}),
  ask("olga", "standard", "draft", "std-2", {
    service: "repair",
    product: "K-series",
    edition: 2,
    title: "Repair, second edition",
    steps: [],
    supersedes: "std-1",
  }),
  ask("olga", "standard", "edit", "std-2", {
    steps: [{ id: "isolate", title: "Isolate", check: "No voltage", safety: true }],
  }),
  ask("olga", "standard", "submit", "std-2", {}),
  ask("hugo", "standard", "approve", "std-2", {}),
  ask("olga", "standard", "withdraw", "std-2", { reason: "Product discontinued" }),
]

const weekly = { every: 1, unit: "weeks", anchor: start + 100 * day, onDayOff: "keep" } as const
const monthly = { every: 1, unit: "months", anchor: start + 100 * day, onDayOff: "keep" } as const

const programmes: ReadonlyArray<Step> = [
  ask("clara", "programme", "establish", "prg-1", {
    subject: "evaluation",
    title: "Service quality",
    owner: "olga",
    scope: "All teams",
    rhythm: monthly,
  }),
  ask("olga", "programme", "hold", "prg-1", { occasion: "2026-06-10", evidence: "report 1" }),
  ask("clara", "programme", "skip", "prg-1", { occasion: "2026-07-10", reason: "The year's report covers it" }),
  ask("clara", "programme", "appointOwner", "prg-1", { owner: "hugo", reason: "Olga has left" }),
  ask("clara", "programme", "changeRhythm", "prg-1", { rhythm: { ...monthly, unit: "weeks" }, reason: "More often" }),
  ask("clara", "programme", "pause", "prg-1", { reason: "Holidays" }),
  ask("clara", "programme", "resume", "prg-1", {}),
  ask("clara", "programme", "end", "prg-1", { reason: "Another takes its place" }),
]

const holder = { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101" }
const unit = (serial: string) => ({ model: "B-9", serial, customer: holder, site: { address: "12 Huaihai Rd" } })
const [boiler, spare] = ["B9-1", "B9-2"].map((serial) => installedUnitId("B-9", serial)) as [string, string]

/** A unit from its sale to its return, and a plan whose visit becomes a ticket, is made, falls away, is skipped. */
const units: ReadonlyArray<Step> = [
  ask("clara", "installedUnit", "register", boiler, { ...unit("B9-1"), soldAt: start }),
  ask("clara", "installedUnit", "register", spare, unit("B9-2")),
  ask("clara", "installedUnit", "deliver", boiler, { deliveredAt: start + day }),
  ask("clara", "installedUnit", "install", boiler, { installedAt: start + 2 * day }),
  ask("clara", "installedUnit", "move", boiler, { site: { address: "14 Huaihai Rd" }, reason: "New kitchen" }),
  ask("clara", "installedUnit", "recordUse", boiler, { meter: "hours", value: 100 }),
  ask("clara", "maintenancePlan", "start", "plan-1", {
    unit: boiler,
    task: "Yearly service",
    rhythm: { time: weekly, use: { meter: "hours", every: 100_000_000 } },
    leadDays: 5,
  }),
  ask("clara", "installedUnit", "takeUnderPlan", spare, { plan: "plan-elsewhere" }),
  ask("clara", "installedUnit", "recordUse", boiler, { meter: "hours", value: 120 }),
  ask("clara", "maintenancePlan", "takeReading", "plan-1", { total: 130 }),
  ask("system", "maintenancePlan", "openVisit", "plan-1", { occasion: "2026-06-10" }, 90 * day),
  ask("clara", "maintenancePlan", "recordVisit", "plan-1", { occasion: "2026-06-10", ticket: "T-1" }, 6 * day),
  ask("system", "maintenancePlan", "openVisit", "plan-1", { occasion: "2026-06-17" }),
  ask("clara", "maintenancePlan", "loseVisit", "plan-1", { occasion: "2026-06-17", reason: "Out of town" }),
  ask("clara", "maintenancePlan", "skipVisit", "plan-1", { occasion: "2026-06-24", reason: "Out of town" }),
  ask("clara", "maintenancePlan", "changeRhythm", "plan-1", { rhythm: { time: monthly }, reason: "Enough" }),
  ask("clara", "maintenancePlan", "pause", "plan-1", { reason: "Holidays" }),
  ask("clara", "maintenancePlan", "resume", "plan-1", {}),
  ask("clara", "maintenancePlan", "end", "plan-1", { reason: "Another takes its place" }),
  ask("clara", "installedUnit", "retire", boiler, { why: "replaced", replacedBy: spare }),
  ask("clara", "installedUnit", "returnToUse", boiler, {
    customer: holder,
    site: { address: "1 Yanan Rd" },
    reason: "Repaired",
  }),
]

/** Every command of every lifecycle, in an order that the regulation allows. */
export const everyCommand: ReadonlyArray<Step> = [
  ...staffing(["eve", "emil"]),
  ...store,
  ...longTicket("T-1"),
  ...handedBack("emil"),
  ...shortTicket("T-2"),
  ...others,
  ...programmes,
  ...units,
  ...parts("T-1"),
]
