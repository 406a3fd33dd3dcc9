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

/** By the kind that histories are about: none of them makes a record of that kind but by what follows. */
const preparations: Readonly<Record<string, (at: number) => ReadonlyArray<Preparation>>> = {
  lot: stocked,
  partUnit: stocked,
  openingStock: () => store,
  stockTransfer: stocked,
  purchaseProposal: () => [...store, ...supplied],
  receipt: () => [...store, ...ordered],
  requisition: (at) => [...stocked(at), ...visited(at)],
  defectiveReturn: () => store,
  stocktake: stocked,
  scrap: stocked,
  supplierReturn: (at) => [...stocked(at), apart, ...supplied],
}

/** What prepares a history of that kind, which begins at that instant. */
export const preparationsOf = (kind: string, at: number): ReadonlyArray<Preparation> => preparations[kind]?.(at) ?? []
