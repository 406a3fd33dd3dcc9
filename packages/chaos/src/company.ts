/** The company that is put under faults: its calendar, its people, its standard and its vehicle. */
import { calendar } from "@fieldcare/core/time"
import { day, start } from "./instants.ts"
import { type Answer, ask, type Step } from "./step.ts"

export const tenant = "acme"

const office = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
] as const

export const companyCalendar = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
})

export const offer = {
  part: "K-20",
  name: "Compressor K-20",
  price: { amountMinor: 48_000, currency: "CNY" },
  warrantyDays: 90,
}

export const product = { model: "K-series", serial: "K20-001177" }

/** The customer's signature under the form that she was shown. */
export const signature = ({ acceptance }: Answer) => ({ signedBy: "Wang Fang", shown: acceptance!.form! })

const engineer = (id: string): ReadonlyArray<Step> => [
  ask("olga", "person", "register", id, { name: `Engineer ${id}`, post: "technician", department: "service" }),
  ask("olga", "person", "grantQualification", id, {
    id: "q1",
    services: ["repair", "installation"],
    products: ["K-series"],
    certificate: "Refrigeration",
    validFrom: start - 365 * day,
    validUntil: start + 36_500 * day,
  }),
]

const steps = [
  { id: "isolate", title: "Isolate", check: "No voltage", safety: true },
  { id: "replace", title: "Replace", check: "Seated", safety: false },
]

/** Everything that has to be there before a ticket can live its whole life. */
export const staffing = (engineers: ReadonlyArray<string>): ReadonlyArray<Step> => [
  ...engineers.flatMap(engineer),
  ask("olga", "vehicle", "register", "van-3", { plate: "沪A-20260", odometerKm: 100 }),
  ask("olga", "vehicle", "recordCheck", "van-3", { passed: true, odometerKm: 100 }),
  ask("olga", "standard", "draft", "std-1", {
    service: "repair",
    product: "K-series",
    edition: 1,
    title: "Repair",
    steps,
  }),
  ask("olga", "standard", "submit", "std-1", {}),
  ask("hugo", "standard", "approve", "std-1", {}),
]
