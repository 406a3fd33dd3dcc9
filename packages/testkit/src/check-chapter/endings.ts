/** Where cases came to and whether they ended: statuses from which histories found no way to an end. */
import type { Rehearsal } from "@fieldcare/core"
import type { Compiled } from "@fieldcare/core/engine"
import type { Found } from "./finding.ts"
import type { HistoryStep } from "./judge.ts"
import type { Wanderer } from "./wanderer.ts"

/** Whether cases could be led to an end from each status that histories came by. */
export class Endings {
  readonly #visits = new Map<string, number>()
  readonly #ended = new Set<string>()
  readonly #courses = new Map<
    string,
    { readonly course: ReadonlyArray<HistoryStep>; readonly why: ReadonlyArray<string> }
  >()

  saw(kind: string, { steps, refusedBy }: Wanderer, ended: boolean): void {
    const first = steps.find((step) => step.kind === kind)
    steps.forEach((step, index) => {
      if (step.kind !== kind || step.id !== first!.id) return
      const { status } = step.after
      this.#visits.set(status, (this.#visits.get(status) ?? 0) + 1)
      if (ended) this.#ended.add(status)
      const known = this.#courses.get(status)
      if (known === undefined || index + 1 < known.course.length)
        this.#courses.set(status, { course: steps.slice(0, index + 1), why: refusedBy })
    })
  }

  /** Whether a case was led to an end from every status that one can come to, so that nothing is left to find. */
  isAll(kind: string, rehearsal: Rehearsal): boolean {
    return expectedToEnd(rehearsal.lifecycles.get(kind)!).every((status) => this.#ended.has(status))
  }

  findings(
    kind: string,
    rehearsal: Rehearsal,
  ): ReadonlyArray<{ readonly finding: Found; readonly course: ReadonlyArray<HistoryStep> }> {
    const compiled = rehearsal.lifecycles.get(kind)!
    const { lifecycle } = compiled
    const led = ledByOthers(compiled)
    return [...this.#visits]
      .filter(([status, visits]) => visits >= visitsEnough && !this.#ended.has(status) && !led.has(status))
      .map(([where]) => {
        const { course, why } = this.#courses.get(where)!
        const clause = why.map((rule) => lifecycle.rules[rule]?.clause).find((one) => one !== undefined)
        return {
          finding: { finding: "no-ending", kind, where, ...(clause === undefined ? {} : { clause }), seen: { why } },
          course,
        }
      })
  }
}

const visitsEnough = 5

const expected = new WeakMap<Compiled, ReadonlyArray<string>>()

/** The statuses that some command leads to, from which people have to lead on, and which are no end by themselves. */
const expectedToEnd = (compiled: Compiled): ReadonlyArray<string> => {
  const before = expected.get(compiled)
  if (before !== undefined) return before
  const reached = [...compiled.table.steps.values()].flatMap((steps) =>
    [...steps.values()].flatMap(({ branches, otherwise }) => [...branches.map(({ target }) => target), otherwise]),
  )
  const led = ledByOthers(compiled)
  const { statuses: all } = compiled.table
  const statuses = [...new Set(reached)].filter((status) => !led.has(status) && !all.get(status)!.final)
  expected.set(compiled, statuses)
  return statuses
}

/** Statuses from which what only follows from other records leads on, at once or later: histories do not come by it. */
const ledByOthers = ({ commands, table }: Compiled): ReadonlySet<string> => {
  const following = [...commands.values()].filter(({ definition }) => definition.by.length === 0)
  const led = new Set(following.flatMap(({ steps }) => [...steps.keys()]))
  for (let before = -1; before < led.size;) {
    before = led.size
    for (const steps of table.steps.values())
      for (const [from, { branches, otherwise }] of steps)
        if ([...branches.map(({ target }) => target), otherwise].some((to) => led.has(to))) led.add(from)
  }
  return led
}
