/** Deciding: machine, role, separations, rules with their citations, events, the next record. Duties are not in it. */

import { decide } from "@fieldcare/core/engine"
import { defineBench } from "./bench.ts"
import { compiled, walk } from "./ticket-walk.ts"

export const bench = defineBench(() => ({
  contestants: {
    // From record to record, from the first call to the closed ticket and again; one command of it is refused.
    walk: (operations) => {
      let decided = 0
      let record = walk[0]!.record
      for (let i = 0, at = 0; i < operations; i++) {
        const step = walk[at]!
        const decision = decide(compiled, record, step.command, step.input, step.context as never)
        if (decision.accepted) {
          record = decision.next
          decided += decision.events.length
        } else decided += decision.violations.length
        if (++at === walk.length) {
          at = 0
          record = walk[0]!.record
        }
      }
      return decided
    },
  },
  comparisons: [{ case: "decisions a second, over 2 million", of: "walk", perSecond: 2_000_000 }],
}))
