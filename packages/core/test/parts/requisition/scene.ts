/** Given, when, then for requisitions: a record on its way, one command, and what comes of it. */
import { expect } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import type { Context } from "../../../src/engine/context.ts"
import type { Act } from "../../../src/engine/trail.ts"
import type { Bin } from "../../../src/parts/bin/bin-record.ts"
import type { Lot } from "../../../src/parts/lot/lot-record.ts"
import type { Movement } from "../../../src/ledger/movement.ts"
import { blankPartUnit, type PartUnit } from "../../../src/parts/part-unit/part-unit-record.ts"
import { blankPart, type Part } from "../../../src/parts/part/part-record.ts"
import type { RequisitionCommands } from "../../../src/parts/requisition/requisition-commands.ts"
import { blankRequisition, type Requisition } from "../../../src/parts/requisition/requisition-record.ts"
import {
  requisition,
  type RequisitionFacts,
  type RequisitionShape,
} from "../../../src/parts/requisition/requisition.ts"
import { lotId, normalizeSerial, partUnitId } from "../../../src/parts/serial.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { blankTicket, type Ticket } from "../../../src/service/ticket/ticket-record.ts"

export type Command = keyof RequisitionCommands
type RequisitionContext = Context<RequisitionFacts>

/** One command with its input and what differs from the usual circumstances. */
export type Step = {
  readonly [C in Command]: readonly [C, RequisitionCommands[C], Partial<RequisitionContext>?]
}[Command]

export const compiled = compile<RequisitionShape>(requisition)
export const now = Date.UTC(2026, 2, 2, 9)
export const day = 86_400_000

export const actor = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant: "acme", roles })
export const engineer = actor("eve", "engineer")
export const keeper = actor("kim", "storekeeper")
export const supervisor = actor("sven", "supervisor")
export const system = actor("desk", "system")

export const part = (id: string, tracking: Part["tracking"] = "none"): Part => ({
  ...blankPart,
  id,
  status: "active",
  name: `Part ${id}`,
  model: `M-${id}`,
  unit: "piece",
  tracking,
  storageClass: "dry",
})
export const catalogue = [part("seal"), part("oil", "lot"), part("pump", "serial")]

export const bin = (id: string, change: Partial<Bin> = {}): Bin => ({
  id,
  status: "open",
  warehouse: "W1",
  storageClasses: ["dry"],
  ...change,
})

export const unit = (serial: string, change: Partial<PartUnit> = {}): PartUnit => ({
  ...blankPartUnit,
  id: partUnitId("pump", serial),
  status: "inStock",
  part: "pump",
  serial,
  item: normalizeSerial(serial)!,
  place: "bin:A",
  ...change,
})

export const lot = (number: string, change: Partial<Lot> = {}): Lot => ({
  id: lotId("oil", number),
  status: "open",
  part: "oil",
  lot: number,
  item: normalizeSerial(number)!,
  ...change,
})

export const balance = (part: string, place: string, quantity: number, item = "", reserved = 0) => ({
  part,
  item,
  place,
  quantity,
  reserved,
  postings: 1,
})

export const ticket = (change: Partial<Ticket> = {}): Ticket => ({
  ...blankTicket,
  id: "T-1",
  status: "scheduled",
  customer: { id: "c-wang" },
  visits: [{ number: 1, engineer: "eve", window: { from: now, to: now + day }, changes: [] }],
  ...change,
})

/** A shelf with ten seals, five litres of oil of each of two lots, and two pumps. */
export const shelf: RequisitionFacts = {
  catalogue,
  ticket: ticket(),
  waiting: [],
  approver: false,
  receiver: false,
  bins: [bin("A"), bin("B", { status: "blocked" }), bin("C", { storageClasses: ["cooled"] })],
  lots: [lot("L1", { expiresAt: now + day }), lot("L0", { expiresAt: now - day }), lot("L2", { status: "expired" })],
  units: [unit("P-1"), unit("P-2"), unit("P-Q", { status: "quarantined", place: "quarantine" })],
  stock: [
    balance("seal", "bin:A", 10),
    balance("seal", "bin:B", 10),
    balance("oil", "bin:A", 5, "L1"),
    balance("oil", "bin:A", 5, "L0"),
    balance("oil", "bin:A", 5, "L2"),
    balance("pump", "bin:A", 1, "P-1"),
    balance("pump", "bin:A", 1, "P-2"),
    balance("pump", "quarantine", 1, "P-Q"),
  ],
}

const giver = (command: Command) => {
  const { by } = requisition.commands[command]
  if (command === "submit" || command === "change") return engineer
  return [keeper, supervisor, engineer, system].find(({ roles }) => by.includes(roles[0]!)) ?? engineer
}

export const decided = (record: Requisition, [command, input, circumstances = {}]: Step) => {
  const { facts, ...more } = circumstances
  return decide(compiled, record, command, input, {
    now,
    occurredAt: now,
    actor: giver(command),
    policy: defaultPolicy,
    acts: [],
    // What nobody gives follows from another command, and so does a use where the ticket is kept here.
    ...(requisition.commands[command].by.length === 0 || command === "recordUse" ? { via: "ticket.replacePart" } : {}),
    ...more,
    facts: { ...shelf, ...facts },
  })
}

/** The record after steps that are all accepted. */
export const after = (
  steps: ReadonlyArray<Step>,
  from: Requisition = { ...blankRequisition, id: "R-1" },
): Requisition =>
  steps.reduce((record, step) => {
    const decision = decided(record, step)
    if (!decision.accepted) throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.violations)}`)
    return decision.next
  }, from)

/** Given a record, when a command comes: then its events, or the rules it violates and nothing else. */
export const given = (record: Requisition) => ({
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

type Moving = ((data: unknown, record: Requisition) => ReadonlyArray<Movement>) | undefined

/** What the events of an accepted command move. */
export const moves = (record: Requisition, step: Step) => {
  const decision = decided(record, step)
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  const declared = requisition.movements as Readonly<Record<string, Moving>>
  return decision.events.flatMap(({ type, data }) => declared[type]?.(data, decision.next) ?? [])
}

export const acted = (command: string, by: string): Act => ({ command, by })

export const asking: readonly ["submit", RequisitionCommands["submit"]] = [
  "submit",
  {
    ticket: "T-1",
    engineer: "eve",
    lines: [
      { part: "seal", quantity: 4 },
      { part: "oil", quantity: 2 },
      { part: "pump", quantity: 1 },
    ],
  },
]
export const approving: Step = ["approve", {}, { actor: supervisor }]
export const picks = [
  { line: 1, place: "bin:A", quantity: 4 },
  { line: 2, place: "bin:A", item: "l1", quantity: 2 },
  { line: 3, place: "bin:A", item: "p-1", quantity: 1 },
]
export const reserving: Step = ["reserve", { picks }]

/** Parts in the hands of the engineer. */
export const issuing: ReadonlyArray<Step> = [
  asking,
  approving,
  reserving,
  ["handOver", {}],
  ["confirmReceipt", {}, { actor: engineer }],
]

/** One record for each status. */
export const inEach = (): Readonly<Record<string, Requisition>> => {
  const submitted = after([asking])
  const approved = after([approving], submitted)
  const reserved = after([reserving], approved)
  const handedOver = after([["handOver", {}]], reserved)
  const issued = after([["confirmReceipt", {}, { actor: engineer }]], handedOver)
  const waiting = after([["reserve", { picks: picks.slice(1) }]], approved)
  return {
    new: { ...blankRequisition, id: "R-1" },
    submitted,
    approved,
    waiting,
    reserved,
    handedOver,
    issued,
    rejected: after([["reject", { reason: "no" }, { actor: supervisor }]], submitted),
    cancelled: after([["cancel", { reason: "no" }]], approved),
    closed: after(
      [
        [
          "handBack",
          {
            items: [
              { line: 1, quantity: 4 },
              { line: 2, item: "L1", quantity: 2 },
              { line: 3, item: "P-1", quantity: 1 },
            ],
          },
          { actor: engineer },
        ],
        [
          "takeBack",
          {
            items: [
              { line: 1, quantity: 4, bin: "A" },
              { line: 2, item: "L1", quantity: 2, bin: "A" },
              { line: 3, item: "P-1", quantity: 1, bin: "A" },
            ],
          },
        ],
        ["close", {}],
      ],
      issued,
    ),
  }
}
