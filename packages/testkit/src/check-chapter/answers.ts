/** What commands met that were given in histories. */
import type { RehearsedCommand } from "@fieldcare/core"
import type { HistoryStep } from "./judge.ts"

/** A command that was refused: how often by the same rules, and the shortest history that led there. */
export interface RefusedCommand {
  readonly rules: ReadonlyArray<string>
  readonly times: number
  readonly asked: RehearsedCommand
  readonly course: ReadonlyArray<HistoryStep>
}

/** What became of every command that was given. */
export class Answers {
  readonly #accepted = new Set<string>()
  readonly #refused = new Map<string, Map<string, RefusedCommand>>()

  accepted(kind: string, command: string): void {
    this.#accepted.add(`${kind}.${command}`)
  }

  refused(asked: RehearsedCommand, rules: ReadonlyArray<string>, course: ReadonlyArray<HistoryStep>): void {
    const name = `${asked.kind}.${asked.command}`
    if (this.#accepted.has(name)) return
    const all = this.#refused.get(name) ?? new Map<string, RefusedCommand>()
    this.#refused.set(name, all)
    const known = all.get(rules.join())
    const shorter = known === undefined || course.length < known.course.length
    const told = shorter ? { asked, course: [...course] } : { asked: known.asked, course: known.course }
    all.set(rules.join(), { rules, times: (known?.times ?? 0) + 1, ...told })
  }

  /** How a command was refused that was never accepted, the most frequent first. */
  never(kind: string, command: string): ReadonlyArray<RefusedCommand> {
    const name = `${kind}.${command}`
    if (this.#accepted.has(name)) return []
    return [...(this.#refused.get(name)?.values() ?? [])].toSorted((a, b) => b.times - a.times)
  }
}
