/** How a record comes to stay in a status. */
import { pauseReason, type Policy } from "../regulation/policy.ts"
import type { Category, Stay } from "../time/category.ts"
import type { Instant } from "../time/instant.ts"

/**
 * The stay that a command leads to. The `reason` of a command that leads to waiting names the pause reason of the
 * policy. Other commands that are given meanwhile may have a reason too, for something else; it does not begin
 * another pause.
 */
export const stayEntered = (
  from: Instant,
  status: string,
  category: Category,
  input: unknown,
  policy: Policy,
): Stay => {
  const reason: unknown = (input as { readonly reason?: unknown } | undefined)?.reason
  return typeof reason === "string" && pauseReason(policy, reason)?.category === category
    ? { from, status, category, reason }
    : { from, status, category }
}

/** Whether a stay only goes on. A second wait for another reason is one of its own: each reason has its own limit. */
export const continuesStay = (present: Stay | undefined, entered: Stay): boolean =>
  present?.status === entered.status && (entered.reason === undefined || entered.reason === present.reason)
