// A check sees what its histories come by: the store that is prepared stands, and its commands are taken.
import { Rehearsal, regulation } from "@fieldcare/core"
import type { Chapter, Lifecycle } from "@fieldcare/core/engine"
import { defaultPolicy } from "@fieldcare/core/regulation"
import { aroundTheClock } from "@fieldcare/core/time"
import { expect, test } from "vitest"
import { wander } from "../../src/check-chapter/histories.ts"
import { preparationsOf } from "../../src/check-chapter/preparations.ts"

const chapters: ReadonlyArray<Chapter> = regulation()
const lifecycles = chapters
  .filter(({ id }) => id === "parts")
  .flatMap(({ lifecycles }): ReadonlyArray<Lifecycle> => lifecycles)
const setting = { policy: defaultPolicy, calendar: aroundTheClock }
const at = Date.UTC(2026, 2, 2, 1)

test.each(lifecycles.map(({ kind }) => kind))("what prepares a history of %s is accepted", (kind) => {
  const rehearsal = new Rehearsal({ chapters, ...setting })
  for (const { person, role, ...asked } of preparationsOf(kind, at)) {
    const actor = { id: person, tenant: "check", roles: [role] }
    const { violations } = rehearsal.give({ ...asked, actor, at })
    expect(violations, `${asked.kind}.${asked.command}`).toEqual([])
  }
})

// A piece that lies in the store has no date; an order is closed once a receipt has told of all.
const beyond = new Set(["partUnit.expire", "purchaseOrder.close"])

test.each(lifecycles.map((lifecycle) => [lifecycle.kind, lifecycle] as const))(
  "histories of %s come by every command that somebody may give",
  (kind, { commands }) => {
    const given = Object.entries(commands).flatMap(([name, { by }]) =>
      by.length > 0 && !beyond.has(`${kind}.${name}`) ? [name] : [],
    )
    const taken = new Set<string>()
    const missing = () => given.filter((name) => !taken.has(name))
    const walk = (focus: ReadonlyArray<string>) =>
      wander({ ...setting, chapters, runs: 40, seed: 1, inputs: {}, focus }, kind, ({ steps }) => {
        // What was prepared does not count. What follows from a command on another record does: parts are used by the
        // ticket's replacement.
        for (const { result } of steps.slice(preparationsOf(kind, at).length))
          for (const entry of result.entries) if (entry.kind === kind) taken.add(entry.command)
      })
    walk([])
    // What is seldom come by is aimed at, as a company's own commands are.
    if (missing().length > 0) walk(missing())
    expect(missing()).toEqual([])
  },
)
