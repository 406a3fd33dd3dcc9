/** Cases are adopted, or in a dry run looked at, and what refuses one is told by its rows. */
import type { InputInvalid, Refused } from "../desk/errors.ts"
import type { CaseParts, CasePlan } from "./case-plan.ts"
import type { ImportMapping } from "./import-mapping.ts"
import type { ImportProblems, ProblemPlace } from "./import-problems.ts"
import { importWords } from "./import-words.ts"
import type { ImportedCase } from "./imported-case.ts"
import { NamesTaken } from "./names-taken.ts"

/** The methods that an import needs of a lifecycle. */
export interface Adopting {
  readonly adopt: (adoption: object, options: { readonly id?: string }) => Promise<unknown>
  readonly explain: (id: string, command: "adopt", adoption: object) => Promise<Refused["violations"]>
}

interface AdoptionSetting {
  readonly desk: Adopting
  readonly plan: CasePlan
  readonly mapping: ImportMapping
  readonly problems: ImportProblems
  readonly dryRun: boolean
}

export class CaseAdoption {
  adopted = 0
  already = 0
  faulty = 0
  readonly #desk: Adopting
  readonly #plan: CasePlan
  readonly #mapping: ImportMapping
  readonly #problems: ImportProblems
  readonly #dryRun: boolean
  /** What a dry run would have adopted since the last settling. */
  readonly #adoptable: Array<{ readonly one: ImportedCase; readonly adoption: CaseParts }> = []
  readonly #names = new NamesTaken()

  constructor({ desk, plan, mapping, problems, dryRun }: AdoptionSetting) {
    this.#desk = desk
    this.#plan = plan
    this.#mapping = mapping
    this.#problems = problems
    this.#dryRun = dryRun
  }

  async take(one: ImportedCase): Promise<void> {
    if (one.isFaulty) {
      this.faulty++
      return
    }
    const { id, externalIds = [], ...parts } = one.parts
    const adoption = {
      source: this.#mapping.system,
      ...parts,
      history: one.facts,
      judges: this.#plan.judges,
      externalIds: [{ system: this.#mapping.system, value: one.id }, ...externalIds],
    }
    try {
      const violations = this.#dryRun ? await this.#desk.explain(id ?? checkedUnder, "adopt", adoption) : []
      if (!this.#dryRun) await this.#desk.adopt(adoption, id === undefined ? {} : { id })
      if (violations.length > 0) this.#refused(one, violations)
      else if (this.#dryRun) this.#adoptable.push({ one, adoption: id === undefined ? adoption : { ...adoption, id } })
      else this.adopted++
    } catch (error) {
      const { _tag } = error as { readonly _tag?: string }
      if (_tag === "Refused") this.#refused(one, (error as Refused).violations)
      else if (_tag === "InputInvalid") this.#invalid(one, (error as InputInvalid).problems)
      else throw error
    }
  }

  /** Answers of a database come in any order; which of two cases has a name is told by their rows. */
  nameAdoptable(): void {
    const adoptable = this.#adoptable.splice(0).toSorted((one, other) => one.one.line - other.one.line)
    for (const { one, adoption } of adoptable) {
      const taken = this.#names.take(adoption, one.line)
      if (taken.length === 0) this.adopted++
      else this.faulty++
      for (const { path, value, line } of taken)
        this.#problems.found(this.#placeOf(one, path), importWords("nameTaken", { seen: value, line }))
    }
  }

  #refused(one: ImportedCase, violations: Refused["violations"]): void {
    const { system } = this.#mapping
    const isThere = ({ rule, seen }: Refused["violations"][number]): boolean =>
      rule === "external-id-free" && seen["system"] === system && seen["value"] === one.id
    if (violations.some(isThere)) {
      this.already++
      return
    }
    this.faulty++
    for (const { rule, seen, message, remedy } of violations)
      this.#problems.found(this.#placeOf(one, this.#pathOf(one, rule, seen)), { problem: message, mend: remedy })
  }

  #invalid(one: ImportedCase, problems: InputInvalid["problems"]): void {
    this.faulty++
    for (const { path, problem } of problems)
      this.#problems.found(this.#placeOf(one, path), importWords("invalid", { path, seen: problem }))
  }

  /** The place in an adoption that a refusal is about. */
  #pathOf({ id, parts }: ImportedCase, rule: string, seen: Readonly<Record<string, unknown>>): string {
    const own = { system: this.#mapping.system, value: id }
    const isSeen = (name: typeof own): boolean => name.system === seen["system"] && name.value === seen["value"]
    if (rule === "external-id-free") return `externalIds.${[own, ...(parts.externalIds ?? [])].findIndex(isSeen)}`
    return rule === "number-free" ? "number" : rule === "not-there-yet" ? "id" : ""
  }

  #placeOf(one: ImportedCase, path: string): ProblemPlace {
    const position = Number(/^history\.(\d+)/.exec(path)?.[1])
    const line = one.lines[position] ?? one.line
    const column = this.#plan.columnOf(path, one.parts, one.facts[position])
    return { line, case: one.id, ...(column === undefined ? {} : { column }) }
  }
}

/** Stands for the id that the desk would make. */
const checkedUnder = "import-dry-run"
