/** How a record comes to stay in a status. */
import type { Category, Stay } from "../time/category.ts"
import type { Instant } from "../time/instant.ts"

/** The stay that a command leads to. Its `reason`, where it leads to waiting, names the pause reason of the policy. */
export const stayEntered = (from: Instant, status: string, category: Category, input: unknown): Stay => {
  const reason: unknown = category.startsWith("waiting")
    ? (input as { readonly reason?: unknown } | undefined)?.reason
    : undefined
  return { from, status, category, ...(typeof reason === "string" ? { reason } : {}) }
}

/** Whether a stay only goes on. A second wait for another reason is one of its own: each reason has its own limit. */
export const continuesStay = (present: Stay | undefined, entered: Stay): boolean =>
  present?.status === entered.status && (entered.reason === undefined || entered.reason === present.reason)
