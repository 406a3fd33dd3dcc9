/** Needs of a command: asked of the storage, and handed to the rules as facts. */
import { type Compiled, wholeRecord } from "../engine/compile.ts"
import type { CommandDefinition, Need, NeedOperand } from "../engine/lifecycle.ts"
import type { Scalar } from "../storage/record.ts"
import type { Loaded, NeedRequest, Operand } from "../storage/storage.ts"

/**
 * What to load beside the record. A need whose input is not given is not asked for.
 *
 * @category desk
 * @since 0.1.0
 */
export const needsOf = (definition: CommandDefinition, input: unknown): ReadonlyArray<NeedRequest> =>
  Object.entries(definition.needs ?? {}).flatMap(([name, need]) => {
    const request = requestOf(name, need, input)
    return request === undefined ? [] : [request]
  })

const requestOf = (name: string, need: Need, input: unknown): NeedRequest | undefined => {
  if ("id" in need) {
    const id = operandOf(need.id, input)
    return id && { name, kind: need.kind, id }
  }
  const where: Record<string, Operand> = {}
  for (const [column, operand] of Object.entries(need.where)) {
    const value = operandOf(operand, input)
    if (value === undefined) return undefined
    where[column] = value
  }
  return { name, kind: need.kind, where, limit: need.limit }
}

const operandOf = (operand: NeedOperand, input: unknown): Operand | undefined => {
  if (!("input" in operand)) return operand
  let value = input
  for (const part of operand.input.split(".")) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string, unknown>)[part]
  }
  return typeof value === "object" || value === undefined ? undefined : { value: value as Scalar }
}

/**
 * The facts that rules see: for a need by id the record or `null`, for a need by query the records.
 *
 * @category desk
 * @since 0.1.0
 */
export const factsOf = (
  definition: CommandDefinition,
  loaded: Loaded,
  lifecycles: ReadonlyMap<string, Compiled>,
): object => {
  const facts: Record<string, unknown> = {}
  for (const [name, need] of Object.entries(definition.needs ?? {})) {
    const records = (loaded.facts[name] ?? []).map(({ kind, record }) =>
      wholeRecord(lifecycles.get(kind)!, record as never),
    )
    facts[name] = "id" in need ? (records[0] ?? null) : records
  }
  return facts
}
