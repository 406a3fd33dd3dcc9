/** Given, when, then for tickets: a record on its way, one command, and what comes of it. */
import { expect } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { shownBy } from "../../../src/engine/shown.ts"
import type { Context } from "../../../src/engine/context.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { blankStandard, type Standard } from "../../../src/quality/standard/standard-record.ts"
import { blankPerson, type Person } from "../../../src/team/person/person-record.ts"
import { blankVehicle, type Vehicle } from "../../../src/service/vehicle/vehicle-record.ts"
import type { TicketCommands } from "../../../src/service/ticket/ticket-commands.ts"
import { blankTicket, type Ticket } from "../../../src/service/ticket/ticket-record.ts"
import { ticket, type TicketFacts, type TicketShape } from "../../../src/service/ticket/ticket.ts"

export type Command = keyof TicketCommands
type TicketContext = Context<TicketFacts>

/** One command with its input and what differs from the usual circumstances. */
export type Step = { readonly [C in Command]: readonly [C, TicketCommands[C], Partial<TicketContext>?] }[Command]

export const compiled = compile<TicketShape>(ticket)
export const hour = 3_600_000
export const now = Date.UTC(2026, 2, 2, 9)

export const actor = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant: "acme", roles })
export const clerk = actor("clara", "clerk")
export const engineer = actor("eve", "engineer")

export const offer = {
  part: "K-20",
  name: "Compressor K-20",
  price: { amountMinor: 48_000, currency: "CNY" },
  warrantyDays: 90,
}
export const window = { from: now + 48 * hour, to: now + 50 * hour }

export const usual: TicketContext = {
  now,
  occurredAt: now,
  actor: clerk,
  policy: defaultPolicy,
  facts: { requisition: false },
  acts: [],
}

const roleOf = (command: Command) => {
  const { by } = ticket.commands[command]
  return by.includes("clerk") ? clerk : engineer
}

export const decided = (record: Ticket, [command, input, circumstances = {}]: Step) =>
  decide(compiled, record, command, input, {
    ...usual,
    ...shownBy(compiled, record, command, input),
    actor: roleOf(command),
    ...circumstances,
  })

/** The record after steps that are all accepted. */
export const after = (steps: ReadonlyArray<Step>, from: Ticket = { ...blankTicket, id: "T-1" }): Ticket =>
  steps.reduce((record, step) => {
    const decision = decided(record, step)
    if (!decision.accepted) throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.violations)}`)
    return decision.next
  }, from)

/** Given a record, when a command comes: then its events, or the rules it violates and nothing else. */
export const given = (record: Ticket) => ({
  when: (...step: Step) => {
    const decision = decided(record, step)
    return {
      thenEvents: (...types: ReadonlyArray<string>) => {
        expect(decision.accepted ? decision.events.map(({ type }) => type) : decision.violations).toEqual(types)
        return decision.accepted ? decision.next : record
      },
      thenRefused: (...rules: ReadonlyArray<string>) => {
        expect(decision.accepted ? "accepted" : decision.violations.map(({ rule }) => rule)).toEqual(rules)
        return decision.accepted ? undefined : decision.violations[0]
      },
    }
  },
})

/** A copy without some of its fields. */
export const without = <A extends object, K extends keyof A>(value: A, ...fields: ReadonlyArray<K>): Omit<A, K> =>
  Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field as K))) as Omit<A, K>

export const ticketIn = (status: string, change: Partial<Ticket> = {}): Ticket => ({
  ...blankTicket,
  id: "T-1",
  ...change,
  status,
})

const qualification = {
  id: "Q-1",
  services: ["repair"],
  products: ["AC-9"],
  certificate: "cooling",
  validFrom: 0,
  validUntil: window.to,
} as const

export const person = (change: Partial<typeof qualification & { readonly withdrawn: boolean }> = {}): Person => ({
  ...blankPerson,
  id: "eve",
  status: "active",
  qualifications: [{ ...qualification, ...change }],
})
export const vehicle = (checkedAt: number): Vehicle => ({
  ...blankVehicle,
  id: "V-1",
  status: "inService",
  checks: { at: checkedAt, passed: true, odometerKm: 0 },
})
export const standard = (change: Partial<Standard> = {}): Standard => ({
  ...blankStandard,
  id: "S-1",
  status: "inForce",
  product: "AC-9",
  edition: 3,
  steps: [
    { id: "power-off", title: "Switch the power off", safety: true },
    { id: "clean", title: "Clean the filter", safety: false },
  ],
  ...change,
})
