/** What has to be there before histories of a kind can begin: a store with parts in it, an order that is on its way. */

/** One command that prepares a history, by whom and in which role. */
export interface Preparation {
  readonly kind: string
  readonly command: string
  readonly id: string
  readonly input: object
  readonly person: string
  readonly role: string
}

const hour = 3_600_000
const year = 365 * 24 * hour

const by = (person: string, role: string) => (kind: string, command: string, id: string, input: object) => ({
  kind,
  command,
  id,
  input,
  person,
  role,
})
const keeper = by("kim", "storekeeper")
const buyer = by("bea", "buyer")
const supervisor = by("sven", "supervisor")

const described = (name: string, tracking: string) => ({
  name,
  model: "K-series",
  unit: "piece",
  tracking,
  storageClass: "dry",
})
const store = [
  keeper("part", "register", "seal", described("Seal", "none")),
  keeper("part", "register", "oil", described("Oil", "lot")),
  keeper("part", "register", "pump", described("Pump", "serial")),
  keeper("bin", "register", "A", { warehouse: "W1", storageClasses: ["dry"] }),
  keeper("bin", "register", "B", { warehouse: "W1", storageClasses: ["dry"] }),
]
const stocked = (at: number) => [
  ...store,
  keeper("openingStock", "enter", "opening", {
    lines: [
      { part: "seal", quantity: 40, bin: "A" },
      { part: "oil", quantity: 5, lot: "L1", bin: "A", expiresAt: at + year },
      { part: "pump", quantity: 2, serials: ["P-1", "P-2"], bin: "A" },
    ],
  }),
]
const supplied = [
  buyer("supplier", "apply", "seals-ltd", { name: "Seals Ltd", supplies: "Seals", evidence: "Audit 2026" }),
  supervisor("supplier", "approve", "seals-ltd", {}),
]
const price = { amountMinor: 300, currency: "CNY" }
const ordered = [
  ...supplied,
  buyer("purchaseOrder", "propose", "order-1", {
    supplier: "seals-ltd",
    lines: [{ part: "seal", quantity: 5, price }],
    reason: "Shortage",
  }),
  supervisor("purchaseOrder", "approve", "order-1", {}),
  buyer("purchaseOrder", "send", "order-1", {}),
]
const apart = keeper("stockTransfer", "transfer", "apart", {
  reason: "damage",
  lines: [{ part: "seal", quantity: 20, from: "bin:A", to: "quarantine" }],
})

const office = by("olga", "personnel")
const clerk = by("clara", "clerk")
const product = { model: "K-series" }
const customer = { id: "c-1", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" }
/** A ticket with an agreed visit of an engineer. */
const visited = (at: number) => [
  office("person", "register", "eve", { name: "Li Na", post: "technician", department: "service" }),
  office("person", "grantQualification", "eve", {
    id: "q-1",
    services: ["repair"],
    products: ["*"],
    certificate: "Refrigeration",
    validFrom: at - year,
    validUntil: at + year,
  }),
  clerk("ticket", "receive", "T-1", {
    channel: "hotline",
    service: "repair",
    priority: "high",
    customer,
    product,
    description: "Does not cool",
  }),
  clerk("ticket", "confirmSite", "T-1", { product, conditions: "Power is on", ready: true }),
  clerk("ticket", "agreeAppointment", "T-1", {
    engineer: "eve",
    // People take hours over what comes before.
    window: { from: at + 96 * hour, to: at + 98 * hour },
    agreedWithCustomer: true,
  }),
]

const fleet = by("olga", "fleet")
const quality = by("hugo", "quality")
const field = by("eve", "engineer")
const procedure = {
  service: "repair",
  product: "K-series",
  edition: 1,
  title: "Repair",
  steps: [{ id: "isolate", title: "Isolate", check: "No voltage", safety: true }],
}
const offer = { part: "seal", name: "Seal", price: { amountMinor: 900, currency: "CNY" }, warrantyDays: 90 }
const consented = field("ticket", "recordConsent", "T-1", { offer, agreed: true, means: "signature" })
/** The engineer works there, and the customer has agreed to two seals: parts that are issued can be used. */
const working = (at: number) => [
  quality("standard", "draft", "std-1", procedure),
  quality("standard", "submit", "std-1", {}),
  by("heidi", "quality")("standard", "approve", "std-1", {}),
  fleet("vehicle", "register", "van-1", { plate: "沪A-1", odometerKm: 100 }),
  fleet("vehicle", "recordCheck", "van-1", { passed: true, odometerKm: 100 }),
  ...visited(at),
  clerk("ticket", "confirmAppointment", "T-1", { means: "message" }),
  field("ticket", "prepareKit", "T-1", { items: [{ kind: "tool", name: "Gauge", ready: true }] }),
  field("ticket", "assignVehicle", "T-1", { vehicle: "van-1" }),
  field("ticket", "attachServicePlan", "T-1", { plan: "Measure first" }),
  field("ticket", "setOut", "T-1", {}),
  field("ticket", "arrive", "T-1", { identityShown: true, atAgreedPlace: true }),
  field("ticket", "confirmNeed", "T-1", { need: "It must cool again" }),
  field("ticket", "inspectSite", "T-1", { findings: "Dry" }),
  field("ticket", "startWork", "T-1", {}),
  consented,
  consented,
]
/** Four seals are with the engineer already. */
const issued = [
  field("requisition", "submit", "R-1", { ticket: "T-1", engineer: "eve", lines: [{ part: "seal", quantity: 4 }] }),
  supervisor("requisition", "approve", "R-1", {}),
  keeper("requisition", "reserve", "R-1", { picks: [{ line: 1, place: "bin:A", quantity: 4 }] }),
  keeper("requisition", "handOver", "R-1", {}),
  field("requisition", "confirmReceipt", "R-1", {}),
]

/** By the kind that histories are about. What some histories of a kind begin with may be of that kind itself. */
const preparations: Readonly<Record<string, (at: number) => ReadonlyArray<Preparation>>> = {
  lot: stocked,
  partUnit: stocked,
  openingStock: () => store,
  stockTransfer: stocked,
  purchaseProposal: () => [...store, ...supplied],
  receipt: () => [...store, ...ordered],
  requisition: (at) => [...stocked(at), ...working(at), ...issued],
  defectiveReturn: () => store,
  stocktake: stocked,
  scrap: stocked,
  supplierReturn: (at) => [...stocked(at), apart, ...supplied],
}

/** What prepares a history of that kind, which begins at that instant. */
export const preparationsOf = (kind: string, at: number): ReadonlyArray<Preparation> => preparations[kind]?.(at) ?? []
