/** The names that the cases of a file take: a dry run writes nothing, so that no database could find one twice. */
import { numberSystem } from "../registry/external-id/external-id-record.ts"
import type { CaseParts } from "./case-plan.ts"

/** A name of a case that one before it has, and the line of that one. */
export interface NameTaken {
  /** Where it stands in the adoption. */
  readonly path: string
  readonly value: string
  readonly line: number
}

// No system has a blank in its name.
const idSystem = "the record's own id"

/** Ids, numbers and external ids, each with the line of the case that has it. */
export class NamesTaken {
  /** By system and then by value: a key for each name would take several times the memory. */
  readonly #systems = new Map<string, Map<string, number>>()

  /** The names of a case that others have; where there are none, it has them from now on. */
  take({ id, number, externalIds = [] }: CaseParts, line: number): ReadonlyArray<NameTaken> {
    const names = externalIds.map((name, index) => ({ path: `externalIds.${index}`, ...name }))
    if (number !== undefined) names.unshift({ path: "number", system: numberSystem, value: number })
    if (id !== undefined) names.unshift({ path: "id", system: idSystem, value: id })
    const taken = names.flatMap(({ path, system, value }) => {
      const before = this.#systems.get(system)?.get(value)
      return before === undefined ? [] : [{ path, value, line: before }]
    })
    if (taken.length === 0) for (const { system, value } of names) this.#valuesOf(system).set(value, line)
    return taken
  }

  #valuesOf(system: string): Map<string, number> {
    const values = this.#systems.get(system) ?? new Map<string, number>()
    this.#systems.set(system, values)
    return values
  }
}
