/** What a customer is told of an appointment (clause 3.2.3), and whether it still holds when it is told. */
import type { Language, Words } from "@fieldcare/core"
import { erased } from "@fieldcare/core/trust"
import type { Delivery } from "../sink.ts"
import type { NotificationSettings } from "./notification-settings.ts"

interface Window {
  readonly from: number
  readonly to: number
}

/** A ticket as far as it is read here. */
export interface KnownTicket {
  readonly id: string
  readonly customer: {
    readonly name?: string
    readonly email?: string
    readonly address?: string
    readonly language?: Language
  }
  readonly request: { readonly service: string }
  readonly handling: { readonly inCharge?: string }
  readonly visits: ReadonlyArray<{
    readonly engineer: string
    readonly window: Window
    readonly address?: string
    readonly confirmedAt?: number
    readonly remindedAt?: number
    readonly outcome?: string
  }>
}

/** That a message asks for a customer to be told. */
export interface AppointmentNotice {
  readonly template: "confirmation" | "reminder"
  /** The window of the visit that is to be told of, unless it was overtaken by another. */
  readonly window: (ticket: KnownTicket) => Window | undefined
  readonly isTold: (ticket: KnownTicket) => boolean
}

export const appointmentIn = ({ kind, entry }: Delivery): AppointmentNotice | undefined => {
  if (kind !== "ticket") return undefined
  const agreed = entry.events.findLast(({ type }) => type === "appointmentAgreed" || type === "appointmentChanged")
  if (agreed !== undefined) {
    const { engineer, window } = agreed.data as { readonly engineer: string; readonly window: Window }
    return {
      template: "confirmation",
      window: (ticket) => {
        const visit = visitOf(ticket)
        const holds = visit?.engineer === engineer && visit.window.from === window.from && visit.window.to === window.to
        return holds ? window : undefined
      },
      isTold: (ticket) => visitOf(ticket)?.confirmedAt !== undefined,
    }
  }
  // Whether the clock came in time or not: as long as it is owed, the customer is reminded.
  const owed = entry.duties.some((change) => change.type === "noticed" && change.id === "reminder-before-visit")
  if (!owed) return undefined
  return {
    template: "reminder",
    window: (ticket) => visitOf(ticket)?.window,
    isTold: (ticket) => visitOf(ticket)?.remindedAt !== undefined,
  }
}

const visitOf = ({ visits }: KnownTicket) => {
  const last = visits.at(-1)
  return last?.outcome === undefined ? last : undefined
}

/** The data of a letter about the visit that is agreed. */
export const ticketData = async (
  { contacts, zone }: NotificationSettings,
  { tenant }: Delivery,
  ticket: KnownTicket,
  language: Language,
): Promise<Readonly<Record<string, string>>> => {
  const visit = visitOf(ticket)!
  const { address } = visit
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: "full", timeStyle: "short" })
  const engineer = await contacts.person(tenant, visit.engineer)
  return {
    id: ticket.id,
    service: services[ticket.request.service]?.[language] ?? ticket.request.service,
    window: format.formatRange(visit.window.from, visit.window.to),
    engineer: engineer?.name ?? visit.engineer,
    ...(address === undefined || address === erased ? {} : { address }),
  }
}

const services: Readonly<Record<string, Words>> = {
  installation: { en: "installation", "zh-Hans": "安装" },
  commissioning: { en: "commissioning", "zh-Hans": "调试" },
  repair: { en: "repair", "zh-Hans": "维修" },
  maintenance: { en: "maintenance", "zh-Hans": "保养" },
  consultation: { en: "consultation", "zh-Hans": "咨询" },
}
