/** The company of the walk, as it is before the first random step. */
import { cast, everybody } from "./cast.ts"
import type { Move } from "./move.ts"
import type { WalkClient } from "./walk-client.ts"
import { sendBackReplaced } from "./sent-back.ts"
import { waitForDelivery, waitForExpiry } from "./waits.ts"
import { day, hour, start } from "./walk-place.ts"

/** A part of each tracking, and one that spoils. */
export const coreParts = [
  { id: "belt", tracking: "none", storageClass: "dry" },
  { id: "screw", tracking: "none", storageClass: "dry" },
  { id: "glue", tracking: "lot", storageClass: "cold" },
  { id: "pump", tracking: "serial", storageClass: "dry" },
] as const

export const coreBins = [
  { id: "D-1", storageClasses: ["dry"] },
  { id: "D-2", storageClasses: ["dry"] },
  { id: "C-1", storageClasses: ["cold"] },
  { id: "M-1", storageClasses: ["dry", "cold"] },
] as const

/** What an engineer offers to the customer of his ticket. */
export const offerOf = (part: string) => ({
  part,
  name: `Part ${part}`,
  price: { amountMinor: 4_800, currency: "CNY" },
  warrantyDays: 90,
})

/** Makes catalogue, bins, suppliers and stock, and for each engineer a ticket on which he works. */
export const found = async (client: WalkClient): Promise<void> => {
  await furnish(client)
  const serials = await openBooks(client)
  await countPumps(client, serials.slice(1))
  await countPumps(client, serials)
  await waitForExpiry(client)
  await staff(client, everybody)
  for (const engineer of cast.engineers) await ticketOf(client, engineer.id)
  const ticket = ticketId(cast.engineers[0]!.id)
  await waitForDelivery(client, ticket)
  await sendBackReplaced(client, ticket, offerOf("screw"))
}

/** Makes catalogue, bins and suppliers, all at once. */
export const furnish = async (client: WalkClient): Promise<void> => {
  const [keeper, other] = cast.storekeepers
  const price = { price: { amountMinor: 4_800, currency: "CNY" } }
  await Promise.all([
    ...coreParts.map(({ id, tracking, storageClass }) => {
      const input = { name: `Part ${id}`, model: "K-series", unit: "piece", tracking, storageClass, ...price }
      return client.as(keeper).part.register(input, { id })
    }),
    ...coreBins.map(({ id, storageClasses }) =>
      client.as(other).bin.register({ warehouse: "Main", storageClasses }, { id }),
    ),
    ...["acme-pumps", "zhang-glue"].map(async (id) => {
      const evidence = "Certificates and samples seen"
      await client.as(cast.buyers[0]).supplier.apply({ name: id, supplies: "Parts", evidence }, { id })
      await client.as(cast.supervisors[0]).supplier.approve(id, {})
    }),
  ])
}

/** What lies in the bins already when the books are opened. */
const openBooks = async (client: WalkClient): Promise<ReadonlyArray<string>> => {
  const serials = Array.from({ length: 8 }, () => `SN-${client.number()}`)
  const lines = [
    { part: "belt", bin: "D-1", quantity: 20 },
    { part: "screw", bin: "M-1", quantity: 40 },
    { part: "glue", bin: "C-1", quantity: 12, lot: "L-1" },
    { part: "pump", bin: "D-2", quantity: 8, serials },
  ]
  await client.as(cast.storekeepers[0]).openingStock.enter({ source: "The former system", lines })
  return serials
}

// Two people see the same: a pump that is not among it is lost by it, and recovered where it was lost before. Left to
// chance, a walk seldom comes to that.
const countPumps = async (client: WalkClient, serials: ReadonlyArray<string>): Promise<void> => {
  const [one, other] = cast.storekeepers.map((by) => client.as(by).stocktake)
  const { id } = await one.plan({ title: "Pumps", lines: [{ part: "pump", place: "bin:D-2" }] })
  await one.start(id, {})
  const counts = [{ line: 1, serials }]
  await one.count(id, { counts })
  await other.recount(id, { counts })
  await one.finishCount(id, {})
  await client.as(cast.supervisors[0]).stocktake.review(id, {})
  await one.post(id, {})
}

/** Registers people, with a van for each who is an engineer, and the standard that they work by, all at once. */
export const staff = async (client: WalkClient, people: ReadonlyArray<Move["by"]>): Promise<void> => {
  const office = client.as({ ...cast.quality[1] })
  const employed = async ({ id, department = "service" }: Move["by"]) => {
    await office.person.register({ name: `Person ${id}`, post: "staff", department }, { id })
    await office.person.grantQualification(id, {
      id: "q1",
      services: ["repair"],
      products: ["K-series"],
      certificate: "Refrigeration",
      validFrom: start - 365 * day,
      validUntil: start + 3_650 * day,
    })
  }
  const equipped = async ({ id }: Move["by"]) => {
    await office.vehicle.register({ plate: `沪A-${id}`, odometerKm: 100 }, { id: `van-${id}` })
    await office.vehicle.recordCheck(`van-${id}`, { passed: true, odometerKm: 100 })
  }
  const standardised = async () => {
    const steps = [{ id: "isolate", title: "Isolate", check: "No voltage", safety: true }]
    const standard = { service: "repair", product: "K-series", edition: 1, title: "Repair", steps }
    await office.standard.draft(standard, { id: "std-1" })
    await office.standard.submit("std-1", {})
    await client.as(cast.quality[0]).standard.approve("std-1", {})
  }
  const engineers = people.filter(({ roles }) => roles.includes("engineer"))
  await Promise.all([...people.map(employed), ...engineers.map(equipped), standardised()])
}

/** A ticket of an engineer who has begun to work on it. */
export const ticketOf = async (client: WalkClient, engineer: string): Promise<void> => {
  const clerk = client.as(cast.clerks[0]).ticket
  const field = client.as({ id: engineer, roles: ["engineer"], department: "service" }).ticket
  const id = ticketId(engineer)
  const product = { model: "K-series", serial: `K20-${engineer}` }
  const customer = { id: `c-${engineer}`, name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" }
  const intake = { channel: "hotline", service: "repair", priority: "high", customer, product }
  await clerk.receive({ ...intake, description: "Does not cool", paid: true }, { id })
  await clerk.confirmSite(id, { product, conditions: "Ground floor", ready: true })
  const from = client.place.now() + hour
  await clerk.agreeAppointment(id, { engineer, window: { from, to: from + hour }, agreedWithCustomer: true })
  await clerk.confirmAppointment(id, { means: "message" })
  await field.prepareKit(id, { items: [{ kind: "tool", name: "Pump", ready: true }] })
  await field.assignVehicle(id, { vehicle: `van-${engineer}` })
  await field.attachServicePlan(id, { plan: "Measure first" })
  client.place.pass(hour)
  await field.setOut(id, {})
  await field.arrive(id, { identityShown: true, atAgreedPlace: true })
  await field.confirmNeed(id, { need: "It must cool again" })
  await field.inspectSite(id, { findings: "Dry" })
  await field.startWork(id, {})
}

/** The ticket on which an engineer works during the walk. */
export const ticketId = (engineer: string): string => `t-${engineer}`
