/** Tells people what the journal says: the sink that turns messages into notifications. */
import { InputInvalid, KeyReused, NotFound, Refused } from "@fieldcare/core"
import { digestOf } from "@fieldcare/core/engine"
import type { DutyChange } from "@fieldcare/core/time"
import { erased } from "@fieldcare/core/trust"
import { textOf } from "../setting.ts"
import { delivered, type Delivery, type Outcome, type Sink } from "../sink.ts"
import { appointmentIn, type AppointmentNotice, type KnownTicket, ticketData } from "./appointment-notice.ts"
import type { Notification, Recipient } from "./notification.ts"
import type { NotificationSettings, NotTold } from "./notification-settings.ts"
import { letterOf, templates } from "./templates.ts"

/**
 * A sink that tells people by a channel.
 *
 * **Details**
 *
 * The customer gets a confirmation of each appointment and of each change, and a reminder before the visit (clause
 * 3.2.3). Once the channel has accepted it, and not before, the ticket learns of it by `confirmAppointment` or
 * `remindCustomer`, given as `system` with a key of its own; that is what meets the duty. The person in charge is told
 * when a duty is due before long and when it is late, the supervisors when it goes higher up.
 *
 * Personal texts are looked up when a letter is written. Of a person who was erased nothing is left to write to: nothing
 * is sent, and `onNotTold` hears of it.
 *
 * **Gotchas**
 *
 * When the process ends between the server's acceptance and the record of it, the letter goes out again under the same
 * id.
 *
 * @category notifications
 * @since 0.1.0
 */
export const notificationSink = (settings: NotificationSettings): Sink => ({
  name: settings.channel.means,
  deliver: async (delivery, signal) => {
    const appointment = appointmentIn(delivery)
    if (appointment !== undefined) {
      const outcome = await tellCustomer(settings, delivery, appointment, signal)
      if (outcome.type !== "delivered") return outcome
    }
    for (const change of delivery.entry.duties) {
      if (change.type !== "noticed") continue
      const outcome = await tellPeople(settings, delivery, change, signal)
      if (outcome.type !== "delivered") return outcome
    }
    return delivered
  },
})

const systemOf = (tenant: string) => ({ id: "system", tenant, roles: ["system"] })

/** A lifecycle's methods as far as they are used here; the desk's own types depend on its chapters. */
interface KnownMethods {
  readonly get: (id: string) => Promise<unknown>
  readonly confirmAppointment: (id: string, input: object, options: { readonly key: string }) => Promise<unknown>
  readonly remindCustomer: KnownMethods["confirmAppointment"]
}

const methodsOf = ({ desk }: NotificationSettings, { tenant, kind }: Delivery): KnownMethods =>
  (desk.as(systemOf(tenant)) as unknown as Readonly<Record<string, KnownMethods>>)[kind]!

const tellCustomer = async (
  settings: NotificationSettings,
  delivery: Delivery,
  { template, isTold, window }: AppointmentNotice,
  signal: AbortSignal,
): Promise<Outcome> => {
  const { channel, onNotTold, language = "zh-Hans", clock = Date.now } = settings
  const { messageId, id } = delivery
  const notTold = (why: NotTold["why"], detail?: string): Outcome => {
    onNotTold?.({ messageId, template, why, ...(detail === undefined ? {} : { detail }) })
    return delivered
  }
  const methods = methodsOf(settings, delivery)
  const ticket = (await methods.get(id)) as KnownTicket
  const agreed = window(ticket)
  // After a long rest of the workers a visit may have begun that nobody was told of; a letter is of no use then.
  if (agreed === undefined || agreed.from <= clock() || isTold(ticket)) return notTold("outdated")
  const { email, name, language: own = language } = ticket.customer
  if (email === erased || name === erased) return notTold("erased")
  if (email === undefined || !channel.reaches(email)) return notTold("noAddress")
  const recipient = { address: email, language: own, ...(name === undefined ? {} : { name }) }
  const data = await ticketData(settings, delivery, ticket, own)
  const sent = await send(settings, { id: `${messageId}#${template}`, template, recipient, data }, signal)
  if (sent.type !== "delivered") return sent
  const record = template === "confirmation" ? methods.confirmAppointment : methods.remindCustomer
  try {
    const key = `told-${digestOf([messageId, template])}`
    await record(id, { means: channel.means, window: agreed }, { key })
    return delivered
  } catch (error) {
    if (!isRefusal(error)) throw error
    return notTold("notRecorded", textOf(error))
  }
}

const isRefusal = (error: unknown): boolean =>
  [Refused, InputInvalid, NotFound, KeyReused].some((refusal) => error instanceof refusal)

type Noticed = Extract<DutyChange, { readonly type: "noticed" }>

const dutyTemplates = { reminded: "dueSoon", overdue: "lateness", escalated: "escalation" } as const

const tellPeople = async (
  settings: NotificationSettings,
  delivery: Delivery,
  { id: duty, key, stage, due }: Noticed,
  signal: AbortSignal,
): Promise<Outcome> => {
  const { chapters, channel, contacts, onNotTold, zone } = settings
  const { messageId, tenant, kind, id } = delivery
  const template = dutyTemplates[stage]
  const chapter = chapters.find(({ lifecycles }) => lifecycles.some((one) => one.kind === kind))
  const lifecycle = chapter?.lifecycles.find((one) => one.kind === kind)
  const words = chapter?.words[kind]
  const responsible = stage === "escalated" ? [] : await inCharge(settings, delivery)
  const people = responsible.length > 0 ? responsible : await contacts.supervisors(tenant, { kind, id })
  if (people.length === 0) onNotTold?.({ messageId, template, why: "noAddress", detail: duty })
  for (const [place, recipient] of people.entries()) {
    if (!channel.reaches(recipient.address)) {
      onNotTold?.({ messageId, template, why: "noAddress", detail: duty })
      continue
    }
    const { language } = recipient
    const data = {
      id,
      title: words?.title[language] ?? kind,
      duty: words?.duties[duty]?.[language] ?? duty,
      due: new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: "full", timeStyle: "short" }).format(due),
      clause:
        (lifecycle?.duties as Readonly<Record<string, { readonly clause: string }>> | undefined)?.[duty]?.clause ?? "–",
    }
    const outcome = await send(
      settings,
      { id: `${messageId}#${template}/${duty}/${key}/${place}`, template, recipient, data },
      signal,
    )
    if (outcome.type !== "delivered") return outcome
  }
  return delivered
}

/** Who is in charge of a ticket, else the engineer of its visit. */
const inCharge = async (settings: NotificationSettings, delivery: Delivery): Promise<ReadonlyArray<Recipient>> => {
  if (delivery.kind !== "ticket") return []
  const { handling, visits } = (await methodsOf(settings, delivery).get(delivery.id)) as KnownTicket
  const person = handling.inCharge ?? visits.at(-1)?.engineer
  const found = person === undefined ? undefined : await settings.contacts.person(delivery.tenant, person)
  return found === undefined ? [] : [found]
}

const send = (settings: NotificationSettings, notification: Notification, signal: AbortSignal): Promise<Outcome> =>
  settings.channel.send(letterOf(notification, settings.templates ?? templates), signal)
