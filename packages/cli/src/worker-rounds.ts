/** Rounds of a worker, one or many, until the user interrupts: what is under way is settled first. */
import { setTimeout as pause } from "node:timers/promises"
import type { Language } from "@fieldcare/core/regulation"
import type { Problem } from "@fieldcare/worker"
import type { Terminal } from "./terminal.ts"
import { exitCodes, UsageError } from "./usage.ts"

/** What rounds have done, each count by its name. */
export type Counts = Readonly<Record<string, number>>

export interface Rounds {
  readonly round: (stopping: AbortSignal) => Promise<Counts>
  /** Counts that tell of something undone. */
  readonly undone: ReadonlyArray<string>
  readonly once: boolean
  readonly intervalMs: number
  readonly progress: boolean
  readonly json: boolean
  readonly language: Language
  readonly words: Readonly<Record<string, Readonly<Record<Language, string>>>>
}

/** Runs them, tells the sum of their counts, and answers the exit code. */
export const workRounds = async (rounds: Rounds, terminal: Terminal): Promise<number> => {
  const { round, undone, once, json } = rounds
  const stopping = terminal.interrupted
  let sum: Counts = {}
  for (;;) {
    try {
      const counts = await round(stopping)
      sum = added(sum, counts)
      if (!once && Object.values(counts).some((count) => count > 0)) tellRound(counts, rounds, terminal)
    } catch (error) {
      // A database that is away for a while comes back; a single round has failed.
      if (once) throw error
      problemTo(terminal)({ at: new Date().toISOString(), problem: (error as Error).message })
    }
    if (once) break
    await pause(rounds.intervalMs, undefined, { signal: stopping }).catch(() => {})
    if (stopping.aborted) break
  }
  terminal.out(json ? `${JSON.stringify(sum, undefined, 2)}\n` : `${told(sum, rounds)}\n`)
  if (!once) return exitCodes.done
  if (stopping.aborted) return exitCodes.interrupted
  return undone.some((name) => (sum[name] ?? 0) > 0) ? exitCodes.found : exitCodes.done
}

/** In seconds, as the option has it. */
export const intervalMs = (seconds: number): number => {
  if (seconds >= 1 && seconds <= 3600) return seconds * 1000
  throw new UsageError({
    en: `--interval ${seconds}: give whole seconds from 1 to 3600.`,
    "zh-Hans": `--interval ${seconds}：请给出 1 至 3600 之间的整数秒。`,
  })
}

export const problemTo =
  (terminal: Terminal) =>
  ({ at, problem }: Problem): void =>
    terminal.error(`${at}: ${problem}\n`)

const added = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(Object.entries(other).map(([name, count]) => [name, (one[name] ?? 0) + count]))

const tellRound = (counts: Counts, rounds: Rounds, terminal: Terminal): void => {
  if (terminal.interactive || rounds.progress) terminal.error(`${new Date().toISOString()} ${told(counts, rounds)}\n`)
}

const told = (counts: Counts, { words, language }: Rounds): string => {
  const [colon, comma] = language === "en" ? [": ", ", "] : ["：", "，"]
  return Object.entries(words)
    .map(([name, word]) => `${word[language]}${colon}${counts[name] ?? 0}`)
    .join(comma)
}
