/** The names that the cases of a file take: a dry run writes nothing, so that no database could find one twice. */
import { externalIdOf, numberSystem } from "../registry/external-id/external-id-record.ts"
import type { CaseParts } from "./case-plan.ts"

/** A name of a case that one before it has, and the line of that one. */
export interface NameTaken {
  /** Where it stands in the adoption. */
  readonly path: string
  readonly value: string
  readonly line: number
}

/** Ids, numbers and external ids, each with the line of the case that has it. */
export class NamesTaken {
  readonly #kind: string
  readonly #lines = new Map<string, number>()

  constructor(kind: string) {
    this.#kind = kind
  }

  /** The names of a case that others have; where there are none, it has them from now on. */
  take({ id, number, externalIds = [] }: CaseParts, line: number): ReadonlyArray<NameTaken> {
    const names: Array<{ readonly path: string; readonly value: string; readonly key: string }> = []
    // No external id is kept under a key with a blank in it.
    if (id !== undefined) names.push({ path: "id", value: id, key: `id ${id}` })
    if (number !== undefined)
      names.push({
        path: "number",
        value: number,
        key: externalIdOf(this.#kind, { system: numberSystem, value: number }),
      })
    for (const [index, name] of externalIds.entries())
      names.push({ path: `externalIds.${index}`, value: name.value, key: externalIdOf(this.#kind, name) })
    const taken = names.flatMap(({ path, value, key }) => {
      const before = this.#lines.get(key)
      return before === undefined ? [] : [{ path, value, line: before }]
    })
    if (taken.length === 0) for (const { key } of names) this.#lines.set(key, line)
    return taken
  }
}
