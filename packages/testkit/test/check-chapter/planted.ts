/** Ways around a clause, each a mistake that somebody could make who means well. */
import { Identifier, Text } from "@fieldcare/core"
import {
  type Chapter,
  chapter,
  command,
  extendChapter,
  extendLifecycle,
  fails,
  type Lifecycle,
  type Rule,
  ruleOf,
} from "@fieldcare/core/engine"
import { quality, standard } from "@fieldcare/core/quality"
import { service, ticket, type TicketShape } from "@fieldcare/core/service"
import type { Clause } from "@fieldcare/core/regulation"
import * as Schema from "effect/Schema"
import { loan, loans } from "../chapters/loans.ts"

const { Struct } = Schema
const nothing = Struct({})
const rule = ruleOf<TicketShape>()

export interface Planted {
  readonly name: string
  readonly chapter: Chapter
  /** What is expected to be found, among others that follow from it. */
  readonly finding: string
  readonly where: string
  readonly clause: string
}

const ours = (lifecycle: Lifecycle): Chapter =>
  extendChapter(service as unknown as Chapter, lifecycle, { words: {}, clauses: [own] })

const own: Clause = {
  id: "8.1",
  chapter: "8",
  title: { en: "Ways of our own", "zh-Hans": "本公司做法" },
  summary: { en: "What our company does besides.", "zh-Hans": "本公司的补充做法。" },
  realisedBy: ["rule", "duty"],
}

/** The ticket with some parts replaced, as a host without types would write it. */
const replaced = (parts: object): Chapter => ours({ ...(ticket as Lifecycle), ...parts })

const named = (record: object) => record as Readonly<Record<string, never>>
const without = (record: object, key: string): object =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
const withRule = (id: string, change: (rule: Rule<TicketShape>) => object): Chapter =>
  replaced({ rules: { ...ticket.rules, [id]: change(ticket.rules[id]!) } })
const withDuty = (id: string, change: (duty: object & Readonly<Record<string, object>>) => object): Chapter =>
  replaced({ duties: { ...ticket.duties, [id]: change(named(ticket.duties[id]!)) } })

export const planted: ReadonlyArray<Planted> = [
  {
    name: "whoever closes a loan closes the customer's ticket with it",
    finding: "role-admitted",
    where: "close",
    clause: "3.6.2",
    chapter: chapter({
      ...loans,
      lifecycles: [
        {
          ...(loan as Lifecycle),
          commands: {
            ...loan.commands,
            settle: {
              ...loan.commands.settle,
              by: ["courier"],
              needs: {
                ticket: { kind: "ticket", id: { column: "customer" } },
                plan: { kind: "maintenancePlan", id: { value: "none" } },
              },
            },
          },
          followUps: [{ on: "settle", fact: "ticket", kind: "ticket", command: "close", input: () => ({}) }],
        },
      ],
    }) as Chapter,
  },
  {
    name: "a repair by telephone writes down that the work was completed",
    finding: "event-around",
    where: "fixByTelephone",
    clause: "3.4.3",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: { fixByTelephone: command({ input: nothing, clause: "8.1", by: ["specialist"] }) },
        transitions: { received: { fixByTelephone: {} } },
        decider: { fixByTelephone: () => [{ type: "completed", data: {} }] },
      }) as Lifecycle,
    ),
  },
  {
    name: "a regular customer's work is accepted without a signature",
    finding: "way-around",
    where: "acceptForRegular",
    clause: "3.5.3",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: { acceptForRegular: command({ input: nothing, clause: "8.1", by: ["clerk"] }) },
        events: { acceptedForRegular: nothing },
        transitions: { completed: { acceptForRegular: "accepted" } },
        decider: { acceptForRegular: () => [{ type: "acceptedForRegular", data: {} }] },
      }) as Lifecycle,
    ),
  },
  {
    name: "work in the workshop leads through a status of the company's past need, site and standard",
    finding: "way-around",
    where: "startInWorkshop",
    clause: "3.4.2",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: {
          bringToWorkshop: command({ input: nothing, clause: "8.1", by: ["clerk"] }),
          startInWorkshop: command({ input: nothing, clause: "8.1", by: ["engineer"] }),
        },
        statuses: { inWorkshop: { category: "open", on: { startInWorkshop: "visit.working" } } },
        transitions: { received: { bringToWorkshop: "inWorkshop" } },
        decider: { bringToWorkshop: () => [], startInWorkshop: () => [] },
      }) as Lifecycle,
    ),
  },
  {
    name: "an automatic reply counts as the first response",
    finding: "duty-without-evidence",
    where: "first-response",
    clause: "1.3.1",
    chapter: (() => {
      const replying = extendLifecycle(ticket, {
        version: 1,
        commands: { replyAutomatically: command({ input: nothing, clause: "8.1", by: ["system"] }) },
        events: { repliedAutomatically: nothing },
        transitions: { received: { replyAutomatically: {} } },
        decider: { replyAutomatically: () => [{ type: "repliedAutomatically", data: {} }] },
      })
      const duty = replying.duties["first-response"]!
      return ours({
        ...(replying as Lifecycle),
        duties: {
          ...replying.duties,
          "first-response": { ...duty, meets: { ...duty.meets, repliedAutomatically: true } },
        },
      })
    })(),
  },
  {
    name: "a parked case stops the clock for good",
    finding: "pause-without-end",
    where: "parked",
    clause: "1.3.1",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: {
          park: command({ input: nothing, clause: "8.1", by: ["clerk"] }),
          unpark: command({ input: nothing, clause: "8.1", by: ["clerk"] }),
        },
        statuses: { parked: { category: "waitingForCustomer", on: { unpark: "received" } } },
        transitions: { received: { park: "parked" } },
        decider: { park: () => [], unpark: () => [] },
      }) as Lifecycle,
    ),
  },
  {
    name: "the engineer asks the customer under another name",
    finding: "event-around",
    where: "askOnSite",
    clause: "3.6.1",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: {
          askOnSite: command({ input: Struct({ score: Schema.Literal(5) }), clause: "8.1", by: ["engineer"] }),
        },
        transitions: { accepted: { askOnSite: {} } },
        decider: { askOnSite: (_ticket, { score }) => [{ type: "followedUp", data: { score } }] },
      }) as Lifecycle,
    ),
  },
  {
    name: "cheap parts need no consent",
    finding: "rule-laxer",
    where: "consent-before-replacement",
    clause: "3.4.4",
    // Of sixty checks with fifty histories each, two did not come by it.
    chapter: withRule("consent-before-replacement", (former) => ({
      ...former,
      check: (record: never, offer: { readonly price: { readonly amountMinor: number } }, context: never) =>
        offer.price.amountMinor < 50_000 || former.check(record, offer as never, context),
    })),
  },
  {
    name: "a department may approve the standards that only quality may",
    finding: "role-admitted",
    where: "approve",
    clause: "4.1.1",
    chapter: extendChapter(
      quality as unknown as Chapter,
      {
        ...(standard as Lifecycle),
        commands: {
          ...standard.commands,
          approve: { ...standard.commands.approve, by: [...standard.commands.approve.by, "supervisor"] },
        },
      },
      { words: {} },
    ),
  },
  {
    name: "the engineer stays booked when a visit is cancelled",
    finding: "follow-up-dropped",
    where: "cancelAppointment",
    clause: "3.2.1",
    chapter: replaced({ followUps: ticket.followUps.filter(({ on }) => on !== "cancelAppointment") }),
  },
  {
    name: "a consent on paper is written into the record",
    finding: "field-written",
    where: "consentImported",
    clause: "3.4.4",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: { importConsent: command({ input: Struct({ part: Identifier }), clause: "8.1", by: ["clerk"] }) },
        events: { consentImported: Struct({ part: Identifier }) },
        transitions: { "visit.working": { importConsent: {} } },
        decider: { importConsent: (_ticket, data) => [{ type: "consentImported", data }] },
        evolver: {
          consentImported: ({ work }, { part }, { occurredAt: at }) => {
            const offer = { part, name: part, price: { amountMinor: 0, currency: "CNY" }, warrantyDays: 0 }
            const consent = { offer, agreed: true, means: "signature", at, used: false } as never
            return { work: { ...work, consents: [...work.consents, consent] } }
          },
        },
      }) as Lifecycle,
    ),
  },
  {
    name: "the safety steps may be set aside",
    finding: "derogation-widened",
    where: "safety-steps-never-skipped",
    clause: "3.4.3",
    chapter: withRule("safety-steps-never-skipped", (former) => ({ ...former, derogable: true })),
  },
  {
    name: "remarks need not be passed on before closing",
    finding: "rule-dropped",
    where: "remarks-forwarded",
    clause: "3.5.3",
    chapter: replaced({ rules: without(ticket.rules, "remarks-forwarded") }),
  },
  {
    name: "a repair takes twice as long as the policy says",
    finding: "duty-later",
    where: "resolution",
    clause: "1.3.1",
    chapter: withDuty("resolution", (duty) => ({
      ...duty,
      starts: Object.fromEntries(
        Object.entries(named(duty["starts"]!)).map(([event, start]) => [
          event,
          (...given: ReadonlyArray<unknown>) => {
            const { limit } = (start as (...all: ReadonlyArray<unknown>) => { limit: { ms: number } })(...given)
            return { limit: { ...limit, ms: 2 * limit.ms } }
          },
        ]),
      ),
    })),
  },
  {
    name: "waiting for parts stops the clock of the arrival",
    finding: "duty-clock-stopped",
    where: "arrival-after-intake",
    clause: "1.3.1",
    chapter: withDuty("arrival-after-intake", (duty) => ({
      ...duty,
      pausedIn: ["waitingForCustomer", "waitingForParts"],
    })),
  },
  {
    name: "whoever did the work may ask how it was",
    finding: "separation-dropped",
    where: "performer-not-follow-up",
    clause: "3.6.1",
    chapter: replaced({
      separations: { "performer-not-follow-up": { clause: "3.6.1", first: ["startWork"], later: ["recordFollowUp"] } },
    }),
  },
  {
    name: "a closed case is taken up again as another one",
    finding: "way-around",
    where: "continueWork",
    clause: "3.6.2",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: { continueWork: command({ input: nothing, clause: "8.1", by: ["clerk"] }) },
        transitions: { closed: { continueWork: "received" } },
        decider: { continueWork: () => [] },
      }) as Lifecycle,
    ),
  },
  {
    name: "a case can be sent where nothing leads on",
    finding: "no-ending",
    where: "withManufacturer",
    clause: "8.1",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: { sendAway: command({ input: nothing, clause: "8.1", by: ["clerk"] }) },
        statuses: { withManufacturer: { category: "open", on: { sendAway: {} } } },
        transitions: { received: { sendAway: "withManufacturer" } },
        decider: { sendAway: () => [] },
      }) as Lifecycle,
    ),
  },
  {
    name: "a rule of the company's own never passes",
    finding: "never-accepted",
    where: "close",
    clause: "8.1",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        rules: { "approved-by-head": rule({ clause: "8.1", on: ["close"], check: () => fails() }) },
      }) as Lifecycle,
    ),
  },
]

const loanText = Struct({ device: Text })

/** Extensions that keep every promise. */
export const sound: ReadonlyArray<{ readonly name: string; readonly chapter: Chapter }> = [
  {
    name: "a side room that a case comes back from, with a stricter rule",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: {
          lendDevice: command({ input: loanText, clause: "8.1", by: ["clerk"] }),
          takeDeviceBack: command({ input: loanText, clause: "8.1", by: ["clerk"] }),
        },
        events: { deviceLent: loanText, deviceReturned: loanText },
        statuses: {
          deviceLent: { category: "open", on: { takeDeviceBack: "received", cancel: "cancelled", note: {} } },
        },
        transitions: { received: { lendDevice: "deviceLent" } },
        rules: {
          "customer-reached-twice": rule({
            clause: "8.1",
            on: ["close"],
            check: ({ notes, answers }) => notes.length + answers.length > 0 || fails(),
            mend: "note",
          }),
        },
        decider: {
          lendDevice: (_ticket, data) => [{ type: "deviceLent", data }],
          takeDeviceBack: (_ticket, data) => [{ type: "deviceReturned", data }],
        },
      }) as Lifecycle,
    ),
  },
  {
    name: "another way to complete, under all that completing is under",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: { completeInWorkshop: command({ ...ticket.commands.complete, clause: "8.1" }) },
        transitions: { "visit.working": { completeInWorkshop: "completed" } },
        actsAs: { completeInWorkshop: "complete" },
        decider: {
          completeInWorkshop: (record, input, context) => ticket.decider.complete(record, input as never, context),
        },
      }) as Lifecycle,
    ),
  },
  {
    name: "a stage of the company's own before closing",
    chapter: ours(
      extendLifecycle(ticket, {
        version: 1,
        commands: { archive: command({ input: nothing, clause: "8.1", by: ["clerk"] }) },
        events: { archived: nothing },
        statuses: {
          archiving: {
            category: "done",
            on: { close: "closed", recordFollowUp: {}, forwardRemark: {}, solveProblem: {}, note: {} },
          },
        },
        transitions: { accepted: { archive: "archiving" } },
        duties: {
          "archived-in-time": {
            clause: "8.1",
            calendar: "company",
            starts: { accepted: () => ({ limit: { type: "working", ms: 3_600_000 } }) },
            meets: { archived: true, closed: true },
          },
        },
        decider: { archive: () => [{ type: "archived", data: {} }] },
      }) as Lifecycle,
    ),
  },
]
