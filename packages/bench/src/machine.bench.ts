/** A step of the ticket's machine: the compiled table, XState's own interpreter, a switch written by hand. */

import { target } from "@fieldcare/core/engine"
import { ticket } from "@fieldcare/core/service"
import { transition } from "xstate"
import { defineBench } from "./bench.ts"
import { nextStatus } from "./ticket-switch.ts"
import { compiled, walk } from "./ticket-walk.ts"

const { table } = compiled

export const bench = defineBench(() => {
  agreed()
  // XState is handed its snapshots ready made: what it takes to build them is not counted against it.
  const interpreted = walk.map(({ record, command, input }) => ({
    snapshot: ticket.machine.resolveState({ value: valueOf(record.status), context: record }),
    event: { type: command, input },
  }))
  return {
    contestants: {
      table: (operations) => {
        let characters = 0
        for (let i = 0, at = 0; i < operations; i++) {
          const { record, command, input } = walk[at]!
          characters += target(table, record.status, command, record, input)!.length
          if (++at === walk.length) at = 0
        }
        return characters
      },
      switch: (operations) => {
        let characters = 0
        for (let i = 0, at = 0; i < operations; i++) {
          const { record, command, input } = walk[at]!
          characters += nextStatus(record.status, command, record, input)!.length
          if (++at === walk.length) at = 0
        }
        return characters
      },
      xstate: (operations) => {
        let characters = 0
        for (let i = 0, at = 0; i < operations; i++) {
          const { snapshot, event } = interpreted[at]!
          const { value } = transition(ticket.machine, snapshot, event)[0]
          characters += (typeof value === "string" ? value : Object.keys(value)[0]!).length
          if (++at === walk.length) at = 0
        }
        return characters
      },
    },
    comparisons: [
      { case: "a step, against XState", of: "table", against: "xstate", better: "higher", goal: 100 },
      { case: "a step, against a switch", of: "table", against: "switch", better: "lower", goal: 2 },
    ],
  }
})

const valueOf = (status: string): string | Record<string, string> => {
  const [outer, inner] = status.split(".") as [string, string?]
  return inner === undefined ? outer : { [outer]: inner }
}

/** A contestant that does something else is no contestant: switch and table must agree on every pair. */
const agreed = (): void => {
  const records = walk.map(({ record }) => record)
  const inputs = [
    {},
    ...["anotherVisit", "waitForParts", "waitForCustomer", "cancelled"].map((follows) => ({ follows })),
  ]
  for (const status of table.statuses.keys())
    for (const command of table.commands)
      for (const record of [...records, { ...records[0]!, handling: { handOvers: [], specialist: "sam" } }])
        for (const input of inputs) {
          const [ours, theirs] = [
            target(table, status, command, record, input),
            nextStatus(status, command, record, input),
          ]
          if (ours !== theirs) throw new Error(`${status} on ${command}: the table says ${ours}, the switch ${theirs}`)
        }
}
