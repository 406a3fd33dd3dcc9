/** The cases of a log: the one that its rows are of, and those that are kept because rows of theirs may come. */
import type { Instant } from "../time/instant.ts"
import type { CaseState } from "./case-replay.ts"
import { RecentCases } from "./recent-cases.ts"
import { detached } from "./row-input.ts"

interface LogCasesSetting {
  /** Whether the rows of a case follow one another: then no case is kept but the current one. */
  readonly grouped: boolean
  readonly begin: (id: string, at: Instant) => CaseState
  /** Called for a case of a grouped log when another one begins. */
  readonly leave: (state: CaseState) => void
  /** Called for a case of a grouped log that was left and comes back. */
  readonly comesBack: (id: string, line: number) => void
}

export class LogCases {
  /** How many cases have begun. */
  count = 0
  readonly #setting: LogCasesSetting
  readonly #states = new Map<string, CaseState>()
  readonly #left = new RecentCases()
  #current: CaseState | undefined

  constructor(setting: LogCasesSetting) {
    this.#setting = setting
  }

  /** The case of a row; it begins with its first. */
  of(caseId: string, line: number, at: Instant): CaseState {
    return this.#current?.id === caseId ? this.#current : (this.#current = this.#entered(caseId, line, at))
  }

  /** The cases that were not left. */
  kept(): Iterable<CaseState> {
    if (!this.#setting.grouped) return this.#states.values()
    return this.#current === undefined ? [] : [this.#current]
  }

  #entered(caseId: string, line: number, at: Instant): CaseState {
    const { grouped, begin } = this.#setting
    const known = grouped ? undefined : this.#states.get(caseId)
    if (known !== undefined) return known
    if (grouped) this.#leave(caseId, line)
    const state = begin(grouped ? caseId : detached(caseId), at)
    this.count++
    if (!grouped) this.#states.set(state.id, state)
    return state
  }

  #leave(nextId: string, line: number): void {
    if (this.#left.has(nextId)) this.#setting.comesBack(nextId, line)
    if (this.#current === undefined) return
    this.#left.add(this.#current.id)
    this.#setting.leave(this.#current)
  }
}
