/** A command as it is asked for, and the checks of what stands beside its input. */
import { digestOf } from "../engine/journal.ts"
import type { Policy } from "../regulation/policy.ts"
import { type Instant, instantMax } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { identifierExpected, isIdentifier } from "../values/identifier.ts"
import type { CommandOptions } from "./settings.ts"

/**
 * One command as it was asked for.
 *
 * @category desk
 * @since 0.1.0
 */
export interface Asked {
  readonly actor: Actor
  readonly kind: string
  /** Absent for a command that makes a record under an id of the desk's own. */
  readonly id: string | undefined
  readonly command: string
  readonly input: unknown
  readonly options: CommandOptions
}

/** What is wrong with a part of a request, and where. */
interface Problem {
  readonly path: string
  readonly problem: string
}

/** The first problem of id, key and time; each by itself, whatever the policy says. */
export const optionProblem = ({ id, options }: Asked): Problem | undefined => {
  if (id !== undefined && !isIdentifier(id)) return { path: "id", problem: identifierExpected }
  if (options.key !== undefined && !isIdentifier(options.key))
    return { path: "options.key", problem: identifierExpected }
  const { occurredAt } = options
  if (occurredAt !== undefined && !(Number.isInteger(occurredAt) && occurredAt >= 0 && occurredAt <= instantMax)) {
    return { path: "options.occurredAt", problem: "Expected whole milliseconds since 1970" }
  }
  return undefined
}

// Clause 1.1: facts are written down near the time they happened; the policy says how near.
export const outOfBounds = (occurredAt: Instant, now: Instant, { journal }: Policy): Problem | undefined => {
  if (occurredAt < now - journal.occurredAtPastElapsedHours * 3_600_000) {
    return {
      path: "options.occurredAt",
      problem: `Expected a time at most ${journal.occurredAtPastElapsedHours} hours ago`,
    }
  }
  if (occurredAt > now + journal.occurredAtAheadElapsedMinutes * 60_000) {
    return {
      path: "options.occurredAt",
      problem: `Expected a time at most ${journal.occurredAtAheadElapsedMinutes} minutes ahead`,
    }
  }
  return undefined
}

/** What an idempotency key stands for: the command and its decoded input. Without a key nobody asks for it. */
export const digestOfAsked = ({ kind, command, id, options }: Asked, decoded: unknown): string =>
  options.key === undefined ? "" : digestOf([kind, command, id ?? null, decoded, options.occurredAt ?? null])
