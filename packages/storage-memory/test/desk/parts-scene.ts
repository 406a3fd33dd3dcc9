/** The service company of the other scene with a store: parts, bins, and what lies in them. */
import { type ActorDesk, type Desk, openDesk, Refused, regulation } from "@fieldcare/core"
import { programmes } from "@fieldcare/core/programme"
import { quality } from "@fieldcare/core/quality"
import type { Policy } from "@fieldcare/core/regulation"
import { service } from "@fieldcare/core/service"
import type { StoragePort } from "@fieldcare/core/storage"
import { team } from "@fieldcare/core/team"
import { memoryStorage } from "../../src/index.ts"
import { actor, company, day, type Handle, intake, offer, start, window } from "./scene.ts"

const withoutStore = [team, service, quality, programmes] as const

/** The desk of the company, and everybody who has to do with parts. Without a store the desk has no chapter of parts. */
export const openStore = async ({
  hasStore = true,
  storage = memoryStorage(),
  policy,
}: { readonly hasStore?: boolean; readonly storage?: StoragePort<Handle>; readonly policy?: Policy } = {}) => {
  const clock = { now: start }
  let ids = 0
  const settings = {
    storage,
    ...(policy === undefined ? {} : { policy }),
    calendar: company,
    clock: () => clock.now,
    ids: () => `id-${String(++ids).padStart(6, "0")}`,
  }
  // What no chapter has is asked for by no test.
  const desk = hasStore
    ? await openDesk({ ...settings, chapters: regulation() })
    : ((await openDesk({ ...settings, chapters: withoutStore })) as unknown as Desk<
        Handle,
        ReturnType<typeof regulation>
      >)
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
  const steps = [{ id: "replace", title: "Replace", check: "Seated", safety: false }]
  await office.standard.draft(
    { service: "repair", product: "K-series", edition: 1, title: "Repair", steps },
    { id: "std-1" },
  )
  await office.standard.submit("std-1", {})
  await desk.as(actor("hugo", "quality")).standard.approve("std-1", {})

  const keeper = desk.as(actor("kim", "storekeeper"))
  if (hasStore) await stocked(keeper)
  return {
    desk,
    clock,
    keeper,
    storage,
    clerk: desk.as(actor("clara", "clerk", "dispatcher")),
    engineer: desk.as(actor("eve", "engineer")),
    other: desk.as(actor("emil", "engineer")),
    supervisor: desk.as(actor("sven", "supervisor")),
    quality: desk.as(actor("hugo", "quality")),
    buyer: desk.as(actor("bea", "buyer")),
    sweeper: actor("sweeper", "system"),
  }
}

const stocked = async (keeper: ActorDesk<ReturnType<typeof regulation>>) => {
  for (const [id, tracking] of [
    ["K-20", "serial"],
    ["seal", "none"],
    ["oil", "lot"],
  ] as const)
    await keeper.part.register(
      { name: `Part ${id}`, model: "K-series", unit: "piece", tracking, storageClass: "dry" },
      { id },
    )
  for (const id of ["A", "B"]) await keeper.bin.register({ warehouse: "W1", storageClasses: ["dry"] }, { id })
  await keeper.openingStock.enter({
    lines: [
      { part: "K-20", quantity: 3, serials: ["C-1", "C-2", "C-3"], bin: "A" },
      { part: "seal", quantity: 10, bin: "A" },
      { part: "oil", quantity: 5, lot: "L1", bin: "A", expiresAt: start + 100 * day },
    ],
  })
}

export type Store = Awaited<ReturnType<typeof openStore>>

/** A ticket with an agreed visit of an engineer. */
export const visited = async ({ clerk }: Store, id: string, engineer = "eve") => {
  await clerk.ticket.receive(intake, { id })
  await clerk.ticket.confirmSite(id, { product: intake.product, conditions: "Ground floor", ready: true })
  return clerk.ticket.agreeAppointment(id, { engineer, window, agreedWithCustomer: true })
}

/** A ticket on which the engineer works, with the customer's consent to what is offered. */
export const begun = async (store: Store, id: string, engineer = store.engineer, offers = [offer]) => {
  const { clerk, clock } = store
  await clerk.ticket.confirmAppointment(id, { means: "message" })
  await engineer.ticket.prepareKit(id, { items: [{ kind: "tool", name: "Pump", ready: true }] })
  await engineer.ticket.assignVehicle(id, { vehicle: "van-3" })
  await engineer.ticket.attachServicePlan(id, { plan: "Measure first" })
  clock.now = window.from
  await engineer.ticket.setOut(id, {})
  await engineer.ticket.arrive(id, { identityShown: true, atAgreedPlace: true })
  await engineer.ticket.confirmNeed(id, { need: "It must cool again" })
  await engineer.ticket.inspectSite(id, { findings: "Dry" })
  await engineer.ticket.startWork(id, {})
  for (const one of offers) await engineer.ticket.recordConsent(id, { offer: one, agreed: true, means: "signature" })
}

type Lines = ReadonlyArray<{ readonly part: string; readonly quantity: number }>

/** A requisition that is approved. */
export const approved = async ({ engineer, supervisor }: Store, id: string, ticket: string, lines: Lines) => {
  await engineer.requisition.submit({ ticket, engineer: "eve", lines }, { id })
  return supervisor.requisition.approve(id, {})
}

/** A requisition whose parts are with the engineer. */
export const issued = async (store: Store, id: string, ticket: string, lines: Lines, picks: ReadonlyArray<object>) => {
  await approved(store, id, ticket, lines)
  await store.keeper.requisition.reserve(id, { picks } as never)
  await store.keeper.requisition.handOver(id, {})
  return store.engineer.requisition.confirmReceipt(id, {})
}

/** Everything that has come due, attended to. */
export const swept = async ({ desk, clock, sweeper }: Store) => {
  for (const duty of await desk.due(sweeper, clock.now, 500)) await desk.attend(sweeper, duty)
}

/** What is where of a part, as `place item: quantity` with what is reserved behind a slash. */
export const stockOf = async ({ desk }: Store, part: string) =>
  (await desk.stock(actor("kim", "storekeeper")).balances({ part })).items
    .filter(({ place }) => place !== "found" && !place.startsWith("supplier"))
    .map(({ place, item, quantity, reserved }) => `${place}${item === "" ? "" : ` ${item}`}: ${quantity}/${reserved}`)

/** The rules that a command was refused by. */
export const refusedBy = async (asked: Promise<unknown>): Promise<ReadonlyArray<string>> => {
  try {
    await asked
    return []
  } catch (error) {
    if (error instanceof Refused) return error.violations.map(({ rule }) => rule)
    throw error
  }
}
