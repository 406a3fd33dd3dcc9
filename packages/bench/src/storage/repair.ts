/** What a desk writes during one repair: real units of work, taken from a desk that runs in memory. */

import { type ActorDesk, type Desk, openDesk, regulation } from "@fieldcare/core"
import type { StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import { memoryStorage } from "@fieldcare/storage-memory"
import * as Effect from "effect/Effect"

type Chapters = ReturnType<typeof regulation>

const hour = 3_600_000
const day = 24 * hour

/** Monday, 2 March 2026, 09:00 in Shanghai. */
const start = Date.UTC(2026, 2, 2, 1)

const office = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
] as const

const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
})

export const tenant = "acme"
const actor = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant, roles })

// A repair that is measured takes its parts from nobody's custody.
const withoutParts = regulation().filter(({ id }) => id !== "parts") as unknown as ReturnType<typeof regulation>

/** A desk on any storage, that leaves a message with every entry. */
export const openBenchDesk = <Handle>(
  storage: StoragePort<Handle>,
  clock: () => number,
): Promise<Desk<Handle, Chapters>> =>
  openDesk({ storage, chapters: withoutParts, calendar: company, clock, outbox: true, compileSchemas: true })

/** Who works on the site. */
export const engineerOf = <Handle>(desk: Desk<Handle, Chapters>): ActorDesk<Chapters> =>
  desk.as(actor("eve", "engineer"))

const window = { from: start + day + hour, to: start + day + 2 * hour }
const customer = { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" }
const product = { model: "K-series", serial: "K20-001177" }
const part = { part: "K-20", name: "Compressor K-20", price: { amountMinor: 48_000, currency: "CNY" } }
const offer = { ...part, warrantyDays: 90 }

/** Consecutive units of one repair; each writes the ticket alone, and relies on no other record. */
export interface Repair {
  readonly halfway: ReadonlyArray<UnitOfWork>
  /** The ticket when the engineer has arrived and looked at the site; of this kind are those that fill the tables. */
  readonly onSite: UnitOfWork
  /** The instant of the visit. */
  readonly visitedAt: number
}

/** Runs a repair until the part is replaced and tested, and keeps what was committed. */
export const runRepair = async (): Promise<Repair> => {
  const units: Array<UnitOfWork> = []
  let now = start
  const desk = await openBenchDesk(kept(memoryStorage(), units), () => now)
  await prepare(desk)
  const [{ ticket: clerk }, { ticket: engineer }] = [desk.as(actor("clara", "clerk")), engineerOf(desk)]
  const id = "T-0"
  const call = { channel: "hotline", service: "repair", priority: "high", description: "Does not cool" } as const
  await clerk.receive({ ...call, customer, product, paid: true }, { id, key: newKey() })
  const key = () => ({ key: newKey() })
  await clerk.takeInCharge(id, {}, key())
  await clerk.confirmSite(id, { product, conditions: "Ground floor", ready: true }, key())
  await clerk.agreeAppointment(id, { engineer: "eve", window, agreedWithCustomer: true }, key())
  await clerk.confirmAppointment(id, { means: "message" }, key())
  await engineer.prepareKit(id, { items: [{ kind: "tool", name: "Pump", ready: true }] }, key())
  await engineer.assignVehicle(id, { vehicle: "van-3" }, key())
  await engineer.attachServicePlan(id, { plan: "Measure first, then replace the compressor" }, key())
  now = window.from
  await engineer.setOut(id, {}, key())
  await engineer.arrive(id, { identityShown: true, atAgreedPlace: true }, key())
  await engineer.confirmNeed(id, { need: "It must cool again" }, key())
  await engineer.inspectSite(id, { findings: "Compressor seized" }, key())
  await engineer.startWork(id, {}, key())
  await engineer.completeStep(id, { step: "isolate", result: "done" }, key())
  await engineer.recordConsent(id, { offer, agreed: true, means: "signature" }, key())
  await engineer.replacePart(id, { ...offer, newSerial: "C-1" }, key())
  await engineer.completeStep(id, { step: "replace", result: "done" }, key())
  await engineer.recordTest(id, { passed: true }, key())
  const named = (command: string) => units.find(({ entries }) => entries[0]!.command === command)!
  const commands = ["attachServicePlan", "arrive", "inspectSite", "completeStep", "recordConsent", "replacePart"]
  return {
    halfway: [...commands, "recordTest"].map(named),
    onSite: named("inspectSite"),
    visitedAt: window.from,
  }
}

let keys = 0

/** An idempotency key as long as those that clients send. */
export const newKey = (): string =>
  `${process.pid.toString(16).padStart(8, "0")}-key-${String(++keys).padStart(18, "0")}`

const kept = <Handle>(storage: StoragePort<Handle>, units: Array<UnitOfWork>): StoragePort<Handle> => ({
  ...storage,
  commit: (unit) => Effect.tap(storage.commit(unit), () => Effect.sync(() => units.push(unit))),
})

/** An engineer who may repair the product, a van that was checked, a standard in force. */
const prepare = async <Handle>(desk: Desk<Handle, Chapters>): Promise<void> => {
  const office = desk.as(actor("olga", "personnel", "fleet", "quality"))
  await office.person.register({ name: "Eve", post: "technician", department: "service" }, { id: "eve" })
  const valid = { validFrom: start - 365 * day, validUntil: start + 365 * day }
  const qualification = {
    id: "q1",
    services: ["repair"],
    products: [product.model],
    certificate: "Refrigeration",
  } as const
  await office.person.grantQualification("eve", { ...qualification, ...valid })
  await office.vehicle.register({ plate: "沪A-20260", odometerKm: 100 }, { id: "van-3" })
  await office.vehicle.recordCheck("van-3", { passed: true, odometerKm: 100 })
  const steps = [
    { id: "isolate", title: "Isolate", check: "No voltage", safety: true },
    { id: "replace", title: "Replace", check: "Seated", safety: false },
  ]
  const standard = { service: "repair", product: product.model, edition: 1, title: "Repair", steps } as const
  await office.standard.draft(standard, { id: "std-1" })
  await office.standard.submit("std-1", {})
  await desk.as(actor("hugo", "quality")).standard.approve("std-1", {})
}
