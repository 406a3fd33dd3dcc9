/** The findings of an audit, in the order in which the lifecycle declares what was judged. */
import type { Compiled } from "../engine/compile.ts"
import type { AuditFinding } from "./report.ts"
import type { Tally } from "./tally.ts"

/** The engine's own first, then separations and rules as they are declared. */
export const findingsOf = (
  tallies: ReadonlyArray<Tally>,
  { lifecycle: { separations, rules } }: Compiled,
): ReadonlyArray<AuditFinding> => {
  const order = ["case-is-open", "status-allows-command", ...Object.keys(separations), ...Object.keys(rules)]
  return tallies
    .filter(({ judged }) => judged > 0)
    .toSorted(
      (one, other) =>
        order.indexOf(one.id) - order.indexOf(other.id) ||
        one.clause.localeCompare(other.clause, "en", { numeric: true }),
    )
    .map((tally) => tally.finding())
}
