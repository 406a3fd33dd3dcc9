/** The statuses of a record in time, as they grow by each command. */
import type { Category, Stay } from "../time/category.ts"
import type { Instant } from "../time/instant.ts"

/**
 * The stays after a status was entered, or entered once more.
 *
 * **Details**
 *
 * A second wait for another reason is a stay of its own: each reason has its own limit. The `reason` of an input that
 * leads to waiting names the pause reason of the policy.
 *
 * @category engine
 * @since 0.1.0
 */
export const entering = (
  stays: ReadonlyArray<Stay>,
  entered: { readonly at: Instant; readonly status: string; readonly category: Category; readonly input: unknown },
): ReadonlyArray<Stay> => {
  const next = stay(entered)
  return continues(stays.at(-1), next) ? stays : [...stays, next]
}

const continues = (present: Stay | undefined, entered: Stay): boolean =>
  present?.status === entered.status && (entered.reason === undefined || entered.reason === present.reason)

const stay = ({ at, status, category, input }: Parameters<typeof entering>[1]): Stay => {
  const reason: unknown = category.startsWith("waiting")
    ? (input as { readonly reason?: unknown } | undefined)?.reason
    : undefined
  return { from: at, status, category, ...(typeof reason === "string" ? { reason } : {}) }
}
