/** A service company with its people, standards and vehicles, on a storage in memory, with a clock that the tests move. */
import { type ActorDesk, type Desk, kindsOf, openDesk, Refused, regulation } from "@fieldcare/core"
import type { StoragePort } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import * as Effect from "effect/Effect"
import { memoryStorage, type MemoryTransaction } from "../../src/index.ts"

export type Chapters = ReturnType<typeof regulation>
export type Handle = MemoryTransaction
type Company = ActorDesk<Chapters>

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday, 2 March 2026, 09:00 in Shanghai. */
export const start = Date.UTC(2026, 2, 2, 1)

const office = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
] as const

export const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
})

export const actor = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant: "acme", roles })

/** A port that tells how often each verb was called. */
export const counted = (storage: StoragePort<Handle>, calls: Record<string, number>): StoragePort<Handle> => {
  const counting = <Verb extends "load" | "commit" | "find" | "personal" | "journal" | "due" | "erase">(
    verb: Verb,
  ): StoragePort<Handle>[Verb] =>
    ((request: never) =>
      Effect.suspend(() => {
        calls[verb] = (calls[verb] ?? 0) + 1
        return storage[verb](request) as Effect.Effect<never>
      })) as never
  return {
    ...storage,
    load: counting("load"),
    commit: counting("commit"),
    find: counting("find"),
    personal: counting("personal"),
    journal: counting("journal"),
    due: counting("due"),
    erase: counting("erase"),
  }
}

export const window = { from: start + day + hour, to: start + day + 2 * hour }

export const offer = {
  part: "K-20",
  name: "Compressor K-20",
  price: { amountMinor: 48_000, currency: "CNY" },
  warrantyDays: 90,
}

export const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  customer: { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" },
  product: { model: "K-series", serial: "K20-001177" },
  description: "Does not cool",
  paid: true,
} as const

export interface Scene {
  readonly desk: Desk<Handle, Chapters>
  readonly keepsParts: boolean
  readonly storage: StoragePort<Handle>
  readonly calls: Record<string, number>
  readonly clock: { now: number }
  readonly clerk: Company
  readonly engineer: Company
  readonly supervisor: Company
}

// Where no parts are kept, a part that is replaced comes from nobody's custody.
const withoutParts = regulation().filter(({ id }) => id !== "parts") as unknown as Chapters

/** A desk on a storage, with a clock and ids of its own. */
export const openedOn = async (storage: StoragePort<Handle>, prefix = "id", keepsParts = false) => {
  const clock = { now: start }
  const calls: Record<string, number> = {}
  let ids = 0
  const desk = await openDesk({
    storage: counted(storage, calls),
    chapters: keepsParts ? regulation() : withoutParts,
    calendar: company,
    clock: () => clock.now,
    ids: () => `${prefix}-${String(++ids).padStart(6, "0")}`,
  })
  return { desk, clock, calls }
}

/** Opens a desk in which engineer `eve` (and `emil`) may repair the K-series, with a van and a standard in force. */
export const openScene = async (storage: StoragePort<Handle> = memoryStorage(), keepsParts = false): Promise<Scene> => {
  const { desk, clock, calls } = await openedOn(storage, "id", keepsParts)
  const office = desk.as(actor("olga", "personnel", "fleet", "quality"))
  for (const id of ["eve", "emil"]) {
    await office.person.register({ name: `Engineer ${id}`, post: "technician", department: "service" }, { id })
    await office.person.grantQualification(id, {
      id: "q1",
      services: ["repair"],
      products: ["K-series"],
      certificate: "Refrigeration",
      validFrom: start - 365 * day,
      validUntil: start + 365 * day,
    })
  }
  await office.vehicle.register({ plate: "沪A-20260", odometerKm: 100 }, { id: "van-3" })
  await office.vehicle.recordCheck("van-3", { passed: true, odometerKm: 100 })
  const steps = [
    { id: "isolate", title: "Isolate", check: "No voltage", safety: true },
    { id: "replace", title: "Replace", check: "Seated", safety: false },
  ]
  await office.standard.draft(
    { service: "repair", product: "K-series", edition: 1, title: "Repair", steps },
    { id: "std-1" },
  )
  await office.standard.submit("std-1", {})
  await desk.as(actor("hugo", "quality")).standard.approve("std-1", {})
  await office.programme.establish(
    { subject: "evaluation", title: "Service quality", owner: "olga", scope: "All teams" },
    { id: "prg-1" },
  )
  const planner = desk.as(actor("dora", "dispatcher"))
  const unit = await planner.installedUnit.register({
    model: "Compressor",
    serial: "A-1",
    customer: { id: "c-li", name: "Li Na", telephone: "+86 21 5555 0202" },
    site: { address: "3 Nanjing Rd" },
  })
  await planner.maintenancePlan.start(
    {
      unit: unit.id,
      task: "Yearly service",
      rhythm: {
        time: { every: 12, unit: "months", anchor: start + 300 * day, onDayOff: "nextWorkingDay" },
        use: { meter: "hours", every: 500 },
      },
    },
    { id: "plan-1" },
  )
  return {
    desk,
    keepsParts,
    storage,
    calls,
    clock,
    clerk: desk.as(actor("clara", "clerk")),
    engineer: desk.as(actor("eve", "engineer")),
    supervisor: desk.as(actor("sven", "supervisor")),
  }
}

/** A ticket with an agreed visit of an engineer. */
export const agreed = async ({ clerk }: Scene, id: string, engineer = "eve") => {
  await clerk.ticket.receive(intake, { id })
  await clerk.ticket.confirmSite(id, { product: intake.product, conditions: "Ground floor", ready: true })
  return clerk.ticket.agreeAppointment(id, { engineer, window, agreedWithCustomer: true })
}

/** A ticket whose work has begun. */
export const working = async (scene: Scene, id: string) => {
  const { engineer, clock } = scene
  await agreed(scene, id)
  await scene.clerk.ticket.confirmAppointment(id, { means: "message" })
  await engineer.ticket.prepareKit(id, { items: [{ kind: "tool", name: "Pump", ready: true }] })
  await engineer.ticket.assignVehicle(id, { vehicle: "van-3" })
  await engineer.ticket.attachServicePlan(id, { plan: "Measure first" })
  clock.now = window.from
  await engineer.ticket.setOut(id, {})
  await engineer.ticket.arrive(id, { identityShown: true, atAgreedPlace: true })
  await engineer.ticket.confirmNeed(id, { need: "It must cool again, says Wang Fang" })
  await engineer.ticket.inspectSite(id, { findings: "Dry" })
  return engineer.ticket.startWork(id, {})
}

/** A ticket that the customer has accepted. */
export const accepted = async (scene: Scene, id: string) => {
  const { engineer, clerk, clock } = scene
  await working(scene, id)
  await engineer.ticket.completeStep(id, { step: "isolate", result: "done" })
  await engineer.ticket.recordConsent(id, { offer, agreed: true, means: "signature" })
  if (!scene.keepsParts) await engineer.ticket.replacePart(id, { ...offer, newSerial: "C-1" })
  await engineer.ticket.completeStep(id, { step: "replace", result: "done" })
  await engineer.ticket.recordTest(id, { passed: true })
  clock.now += 30 * minute
  const { acceptance } = await engineer.ticket.complete(id, { summary: "Compressor replaced" })
  await engineer.ticket.explainUse(id, { use: true, precautions: true })
  await engineer.ticket.inviteAcceptance(id, {})
  return clerk.ticket.accept(id, {
    signature: { signedBy: "Wang Fang", shown: acceptance.form! },
    remarks: [{ text: "Louder than before", forwardTo: "product" }],
  })
}

/** What a Promise rejects with; throws when it does not reject. */
export const failure = async (promise: Promise<unknown>): Promise<{ readonly _tag: string } & Error> => {
  const answer = await promise.then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ("error" in answer) return answer.error as { readonly _tag: string } & Error
  throw new Error(`expected a failure, got ${JSON.stringify(answer.value)}`)
}

export const refusedRules = async (promise: Promise<unknown>): Promise<ReadonlyArray<string>> => {
  const error = await failure(promise)
  if (!(error instanceof Refused)) throw error
  return error.violations.map(({ rule }) => rule)
}

/** Everything that a storage holds of these tenants, as text. */
export const everything = async (
  storage: StoragePort<Handle>,
  tenants: ReadonlyArray<string> = ["acme"],
  chapters: Chapters = withoutParts,
): Promise<string> => {
  const parts: Array<unknown> = []
  for (const tenant of tenants) {
    for (const { kind } of kindsOf(chapters)) {
      const records = await Effect.runPromise(storage.find({ tenant, kind, where: {}, order: "ascending", limit: 500 }))
      parts.push(records)
      for (const { id } of records) {
        parts.push(await Effect.runPromise(storage.journal({ tenant, kind, id, after: 0, limit: 1000 })))
        parts.push([...(await Effect.runPromise(storage.personal({ tenant, kind, ids: [id] })))])
      }
    }
    parts.push(await Effect.runPromise(storage.due({ tenant, by: 7_000_000_000_000, limit: 500 })))
  }
  return JSON.stringify(parts)
}
