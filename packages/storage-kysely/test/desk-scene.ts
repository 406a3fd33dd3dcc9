/** A desk over a SQL storage with one engineer, and what tests do on it. */
import { openDesk, type Refused, regulation } from "@fieldcare/core"
import type { StoragePort } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import type { SqlTransaction } from "../src/database.ts"

export const day = 86_400_000

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

export const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  customer: { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd" },
  product: { model: "K-series", serial: "K20-001177" },
  description: "Does not cool",
} as const

export const actor = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant: "acme", roles })

/** Keeps no records, so that every command reads what it decides on. */
export const openedOn = (storage: StoragePort<SqlTransaction>, recentRecordsMax = 0) =>
  openDesk({ storage, chapters: regulation(), calendar: company, recentRecordsMax })

export type TestDesk = Awaited<ReturnType<typeof openedOn>>

/** An engineer who may repair the K-series. */
export const withEngineer = async (desk: TestDesk, id: string): Promise<void> => {
  const { person } = desk.as(actor("olga", "personnel"))
  const now = Date.now()
  await person.register({ name: `Engineer ${id}`, post: "technician", department: "service" }, { id })
  await person.grantQualification(id, {
    id: "q-1",
    services: ["repair"],
    products: ["K-series"],
    certificate: "Refrigeration",
    validFrom: now - 365 * day,
    validUntil: now + 365 * day,
  })
}

/** A standard for repairs of the K-series, in force, in place of an earlier one where that is named. */
export const withStandard = async (desk: TestDesk, id: string, edition: number, supersedes?: string): Promise<void> => {
  const { standard } = desk.as(actor("olga", "quality"))
  const steps = [{ id: "isolate", title: "Isolate", check: "No voltage", safety: true }]
  const replaced = supersedes === undefined ? {} : { supersedes }
  await standard.draft({ service: "repair", product: "K-series", edition, title: "Repair", steps, ...replaced }, { id })
  await standard.submit(id, {})
  await desk.as(actor("hugo", "quality")).standard.approve(id, {})
}

export const window = () => ({ from: Date.now() + day, to: Date.now() + day + 7_200_000 })

/** The rules that a refusal names. */
export const refusedRules = async (answer: Promise<unknown>): Promise<ReadonlyArray<string>> => {
  const error = await answer.then(
    () => undefined,
    (reason: Refused) => reason,
  )
  if (error?._tag !== "Refused") throw new Error(`Expected a refusal, got ${String(error)}`)
  return error.violations.map(({ rule }) => rule)
}
