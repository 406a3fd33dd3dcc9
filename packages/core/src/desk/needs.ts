/** Needs of a command: asked of the storage, and handed to the rules as facts. */
import { type Compiled, wholeRecord } from "../engine/compile.ts"
import type { CommandDefinition } from "../engine/command.ts"
import type { Need, Needing, NeedOperand, RecordNeed } from "../engine/need.ts"
import type { AnyInput } from "../engine/shape.ts"
import type { Scalar } from "../storage/record.ts"
import type { Among, Loaded, NeedRequest, Operand } from "../storage/load.ts"

/** Which needs are meant: those that are known before anything is read, or those that come after others. */
export type Round = "first" | "after"

/**
 * What to load beside the record. A need whose input is not given, or whose lifecycle the desk has not, is not asked for.
 *
 * @category desk
 * @since 0.1.0
 */
export const needsOf = (
  definition: CommandDefinition,
  needing: Needing,
  lifecycles: ReadonlyMap<string, unknown>,
  round: Round = "first",
): ReadonlyArray<NeedRequest> =>
  Object.entries(definition.needs ?? {}).flatMap(([name, need]) => {
    if (comesAfter(need) !== (round === "after")) return []
    // One that is not optional was missed when the desk was opened.
    if (!("stock" in need) && !lifecycles.has(need.kind)) return []
    const request = requestOf(name, need, needing)
    return request === undefined ? [] : [request]
  })

const comesAfter = (need: Need): boolean => "after" in need && need.after !== undefined

/** Whether some of what a command needs is worked out from what its other needs have answered. */
export const needsFacts = ({ needs = {} }: CommandDefinition, lifecycles: ReadonlyMap<string, unknown>): boolean =>
  Object.values(needs).some((need) => comesAfter(need) && !("stock" in need) && lifecycles.has(need.kind))

/** Whether what a command needs cannot be said before its record is read. Lifecycles that the desk has not are left out. */
export const needsRecord = (
  { needs = {}, creates }: CommandDefinition,
  lifecycles: ReadonlyMap<string, unknown>,
): boolean =>
  creates !== true &&
  Object.values(needs).some(
    (need) => "stock" in need || (isWorkedOut(need) && !comesAfter(need) && lifecycles.has(need.kind)),
  )

const isWorkedOut = (need: RecordNeed): boolean =>
  "ids" in need || ("where" in need && Object.values(need.where).some((condition) => "among" in condition))

const requestOf = (name: string, need: Need, needing: Needing): NeedRequest | undefined => {
  if ("stock" in need) return { name, stock: need.stock(needing) }
  if ("ids" in need) return { name, kind: need.kind, ids: [...new Set(need.ids(needing))] }
  const { input } = needing
  if ("id" in need) {
    const id = operandOf(need.id, input)
    return id && { name, kind: need.kind, id }
  }
  const where: Record<string, Operand | Among> = {}
  for (const [column, operand] of Object.entries(need.where)) {
    const value = "among" in operand ? { among: [...new Set(operand.among(needing))] } : operandOf(operand, input)
    if (value === undefined) return undefined
    where[column] = value
  }
  return { name, kind: need.kind, where, limit: need.limit }
}

/** Whether there is anything to read: of an empty list there is nothing. */
export const asksForSomething = (request: NeedRequest): boolean => {
  if ("stock" in request) return request.stock.length > 0
  if ("ids" in request) return request.ids.length > 0
  return "id" in request || Object.values(request.where).every((one) => !("among" in one) || one.among.length > 0)
}

const operandOf = (operand: NeedOperand, input: AnyInput): Operand | undefined => {
  if (!("input" in operand)) return operand
  let value: unknown = input
  for (const part of operand.input.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string, unknown>)[part]
  }
  return typeof value === "object" || value === undefined ? undefined : { value: value as Scalar }
}

/**
 * The facts that rules see: for a need by id the record or `null`, for a need by query or list the records, for one of
 * stock the balances.
 *
 * @category desk
 * @since 0.1.0
 */
export const factsOf = (
  definition: CommandDefinition,
  loaded: Pick<Loaded, "facts" | "stock">,
  lifecycles: ReadonlyMap<string, Compiled>,
): object => {
  const facts: Record<string, unknown> = {}
  for (const [name, need] of Object.entries(definition.needs ?? {})) {
    if (!("stock" in need) && !lifecycles.has(need.kind)) {
      facts[name] = false
      continue
    }
    if ("stock" in need) {
      facts[name] = loaded.stock[name] ?? []
      continue
    }
    const records = (loaded.facts[name] ?? []).map(({ kind, record }) =>
      wholeRecord(lifecycles.get(kind)!, record as never),
    )
    facts[name] = "id" in need ? (records[0] ?? null) : records
  }
  return facts
}
