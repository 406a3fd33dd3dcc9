/** What a sweeper and a relay are both given, and how it is checked. */
import type { StoragePort } from "@fieldcare/core/storage"

/**
 * For whom a worker works: tenants by their ids, or how to list them, asked anew for each round.
 *
 * @category running
 * @since 0.1.0
 */
export type Tenants = ReadonlyArray<string> | (() => Promise<ReadonlyArray<string>>)

/**
 * What went wrong with one row or one round. The work goes on.
 *
 * @category running
 * @since 0.1.0
 */
export interface Problem {
  /** What was worked on: `acme/ticket/T-1/4`, `acme/ticket/T-1 arrival-in-window`, or the tenant alone. */
  readonly at: string
  readonly problem: string
  readonly cause?: unknown
}

/**
 * The part of a worker's settings that is the same for all.
 *
 * @category running
 * @since 0.1.0
 */
export interface WorkerSettings {
  // oxlint-disable-next-line typescript/no-explicit-any -- a worker takes no part in transactions
  readonly storage: StoragePort<any>
  readonly tenants: Tenants
  /** The pause between two rounds in the background. */
  readonly pollMs?: number
  /** For how long claimed rows are kept from other workers. One that is killed leaves them to others after that. */
  readonly leaseMs?: number
  /** Rows that are claimed at once, 1 to 500. */
  readonly pageSize?: number
  /** Rows that are worked on side by side. */
  readonly concurrency?: number
  /** Without it, the system's. Claims of all workers go by it: their clocks should differ by far less than a lease. */
  readonly clock?: () => number
  readonly onProblem?: (problem: Problem) => void
}

const bounds = {
  pollMs: [1, 3_600_000],
  leaseMs: [100, 3_600_000],
  pageSize: [1, 500],
  concurrency: [1, 100],
  deliveryMs: [1, 600_000],
  attemptsMax: [1, 1000],
  firstMs: [1, 3_600_000],
  longestMs: [1, 86_400_000],
  responseBytesMax: [1, 10_000_000],
} as const

/** Throws a `RangeError` that names every figure out of bounds. */
export const checkedFigures = <Figures extends Partial<Record<keyof typeof bounds, number>>>(
  figures: Figures,
): Figures => {
  const wrong = Object.entries(figures).flatMap(([name, value]) => {
    const [least, most] = bounds[name as keyof typeof bounds]
    return Number.isInteger(value) && value >= least && value <= most
      ? []
      : [`${name} is ${value}; expected a whole number from ${least} to ${most}`]
  })
  if (wrong.length > 0) throw new RangeError(wrong.join("\n"))
  return figures
}

export const listed = async (tenants: Tenants): Promise<ReadonlyArray<string>> =>
  typeof tenants === "function" ? await tenants() : tenants

/** A name that no other claim has, in any process. */
export const newClaim = (): string => globalThis.crypto.randomUUID()

export const textOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 1000)
