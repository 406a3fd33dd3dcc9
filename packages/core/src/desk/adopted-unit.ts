/** From an adoption to a unit of work: one entry, which tells the whole known past, and the external ids. */
import type { Compiled } from "../engine/compile.ts"
import { evolve, numbered } from "../engine/decide.ts"
import { type Adopted, adoptCommand, adoptedEvent, type ExternalName } from "../engine/engine-events.ts"
import type { Context } from "../engine/context.ts"
import { externalIdOf } from "../registry/external-id/external-id-record.ts"
import type { Stored } from "../storage/record.ts"
import type { Loaded } from "../storage/load.ts"
import { externalNeed, type PreparedAdoption } from "./adopting.ts"
import type { PlacedViolation, UnitBuilder } from "./unit-builder.ts"

/** The one role that may take cases over. */
export const adopters: ReadonlyArray<string> = ["import"]
const clause = "1.1"

/** Adds an adoption to a unit. Answers the record afterwards, or `undefined` when it is refused. */
export const adoptInto = (
  builder: UnitBuilder,
  compiled: Compiled,
  id: string,
  { record: present, facts }: Loaded,
  adoption: PreparedAdoption,
  context: Context,
): Stored | undefined => {
  const { kind } = compiled
  const refuse = (violation: Omit<PlacedViolation, "kind" | "command" | "clause">) =>
    builder.violations.push({ kind, command: adoptCommand, clause, ...violation })
  if (present !== undefined) refuse({ rule: "not-there-yet", seen: { kind, id, status: present.status } })
  if (!context.actor.roles.some((role) => adopters.includes(role)))
    refuse({ rule: "role-may", seen: { command: adoptCommand, roles: context.actor.roles, allowed: adopters } })
  for (const [index, { system, value }] of adoption.externalIds.entries()) {
    const taken = facts[externalNeed(index)]?.[0]
    if (taken !== undefined) refuse({ rule: "external-id-free", seen: { system, value, id: ofId(taken) } })
  }
  if (builder.violations.length > 0) return undefined
  const { past, source, externalIds } = adoption
  const { record, stays, duties, changes, acts, findings, judged, startUnknown } = past
  const data: Adopted = { source, externalIds, record, stays, acts, findings, judged, startUnknown }
  const event = { type: adoptedEvent, data }
  const events = context.number === undefined ? [event] : [event, numbered(context.number)]
  const next = evolve(compiled, record, events, record.status, { occurredAt: context.occurredAt, by: context.actor.id })
  const decision = { accepted: true, from: compiled.table.initial, to: record.status, events, next } as const
  const trail = { stays, duties, acts, adoptedFrom: source }
  const stored = builder.record(compiled, id, undefined, adoptCommand, decision, context, trail, changes)
  for (const name of externalIds) register(builder, { kind, id }, name, { ...context, via: `${kind}.${adoptCommand}` })
  return stored
}

/** Registers a name of a record in the same unit. That its id exists only once makes it unique, whoever else is at it. */
export const register = (
  builder: UnitBuilder,
  { kind, id }: { readonly kind: string; readonly id: string },
  { system, value }: ExternalName,
  context: Context & { readonly via: string },
): void => {
  const input = { ofKind: kind, ofId: id, system, value }
  builder.apply(builder.lifecycle("externalId"), externalIdOf(kind, input), undefined, "register", input, context, 1)
}

/** The id of the record that has an external id. */
export const ofId = (externalId: Stored): string => (externalId.record as { readonly ofId: string }).ofId
