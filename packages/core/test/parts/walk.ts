// Walks all statuses and all commands of a lifecycle: each pair leads somewhere, or is refused by name.
import { expect } from "vitest"
import type { Compiled } from "../../src/engine/compile.ts"
import { decide } from "../../src/engine/decide.ts"
import { commandsIn } from "../../src/engine/machine.ts"
import { clauses } from "../../src/regulation/clauses.ts"
import { defaultPolicy } from "../../src/regulation/policy-defaults.ts"

/** What is possible in which status, as the machine has it; and refusals by name for everything else. */
export const possible = (compiled: Compiled, blank: object): Record<string, ReadonlyArray<string>> => {
  const table: Record<string, ReadonlyArray<string>> = {}
  for (const { name: status, final, category } of compiled.table.statuses.values()) {
    table[status] = commandsIn(compiled.table, status).toSorted()
    if (final) expect(table[status]).toEqual([])
    for (const name of compiled.commands.keys()) {
      const decision = decide(
        compiled,
        { ...blank, id: "X", status },
        name,
        {},
        {
          now: 1_000,
          occurredAt: 1_000,
          actor: { id: "u", tenant: "acme", roles: [] },
          policy: defaultPolicy,
          facts: {},
          acts: [],
        },
      )
      // Nobody may: so it is refused in any case, and by the machine only where it is not possible.
      const rules = decision.accepted ? [] : decision.violations.map(({ rule }) => rule)
      const ended = category === "closed" || category === "cancelled" ? "case-is-open" : "status-allows-command"
      expect([status, name, rules.includes(ended)]).toEqual([status, name, !table[status].includes(name)])
      const isGiven = compiled.commands.get(name)!.definition.by.length > 0
      expect([status, name, rules]).toEqual([
        status,
        name,
        expect.arrayContaining([isGiven ? "role-may" : "only-follows"]),
      ])
    }
  }
  return table
}

/** Whatever cites a clause cites one that exists. */
export const citesClauses = ({ lifecycle }: Compiled) => {
  const known: ReadonlySet<string> = new Set(clauses.map(({ id }) => id))
  for (const part of [lifecycle.rules, lifecycle.duties, lifecycle.separations, lifecycle.commands])
    for (const [id, { clause }] of Object.entries(part as Record<string, { clause: string }>))
      expect(known.has(clause), `${id} cites ${clause}`).toBe(true)
}
