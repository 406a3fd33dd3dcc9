// A service company with tickets, whose customers are told of their appointments by e-mail.
import { openDesk, regulation } from "@fieldcare/core"
import { memoryStorage } from "@fieldcare/storage-memory"
import { type NotTold, notificationSink, type Problem, relay, type RelaySettings, sweeper } from "../../src/index.ts"
import { smtpChannel } from "../../src/smtp/index.ts"
import { actor, companyCalendar, day, hour, start } from "../errand.ts"
import { mailServer } from "./mail-server.ts"

export const window = { from: start + 2 * day + hour, to: start + 2 * day + 3 * hour }

const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  product: { model: "K-series", serial: "K20-001177" },
  description: "Does not cool",
  paid: true,
} as const

export const customers = {
  english: { id: "c-1", name: "Ann O'Hara", email: "ann@customer.example", address: "12 Huaihai Rd", language: "en" },
  chinese: { id: "c-2", name: "王芳", email: "wang@customer.example", address: "淮海路12号", language: "zh-Hans" },
} as const

const unreachable = { id: "c-3", name: "N", telephone: "+86 21 5555 0101", address: "somewhere" }

const people = {
  eve: { address: "eve@acme.example", name: "Eve Li", language: "en" },
  clara: { address: "clara@acme.example", name: "Clara", language: "en" },
  sven: { address: "sven@acme.example", name: "斯文", language: "zh-Hans" },
} as const

export const openService = async (more: Partial<RelaySettings> = {}) => {
  const storage = memoryStorage()
  const clock = { now: start }
  const server = await mailServer()
  const chapters = regulation()
  const desk = await openDesk({ storage, chapters, calendar: companyCalendar, clock: () => clock.now, outbox: true })
  const office = desk.as(actor("olga", "personnel"))
  await office.person.register({ name: "Eve Li", post: "technician", department: "service" }, { id: "eve" })
  await office.person.grantQualification("eve", {
    id: "q1",
    services: ["repair"],
    products: ["*"],
    certificate: "Refrigeration",
    validFrom: start - 365 * day,
    validUntil: start + 365 * day,
  })
  const clerk = desk.as(actor("clara", "clerk"))
  const notTold: Array<NotTold> = []
  const problems: Array<Problem> = []
  const sink = notificationSink({
    desk,
    chapters,
    zone: "Asia/Shanghai",
    clock: () => clock.now,
    channel: smtpChannel({
      host: "127.0.0.1",
      port: server.port,
      timeoutMs: 2000,
      from: { name: "Acme 服务", address: "service@acme.example" },
    }),
    contacts: {
      person: async (_tenant, id) => people[id as keyof typeof people],
      supervisors: async () => [people.sven],
    },
    onNotTold: (one) => notTold.push(one),
  })
  const shared = { storage, tenants: ["acme"], clock: () => clock.now, onProblem: (one: Problem) => problems.push(one) }
  const mails = relay({ ...shared, sinks: [sink], random: () => 1, ...more })
  const sweep = sweeper({ ...shared, desk })
  /** A ticket with an agreed visit. */
  const agreed = async (id: string, customer: object, at = window) => {
    await clerk.ticket.receive({ ...intake, customer: { ...unreachable, ...customer } }, { id })
    return clerk.ticket.agreeAppointment(id, { engineer: "eve", window: at, agreedWithCustomer: true })
  }
  const reception = async (id: string) => {
    const { visits } = await clerk.ticket.get(id)
    const { confirmedAt, remindedAt } = visits.at(-1)!
    return { confirmedAt, remindedAt }
  }
  const outcomes = async (id: string, duty: string) =>
    (await clerk.ticket.duties(id)).filter((one) => one.id === duty).map(({ outcome }) => outcome?.type ?? "open")
  return {
    storage,
    clock,
    server,
    desk,
    clerk,
    sink,
    mails,
    sweep,
    notTold,
    problems,
    agreed,
    reception,
    outcomes,
  }
}
