/** What a log cannot tell: every rule, separation and duty of the lifecycle that it was not judged by, and why. */
import type { Compiled } from "../engine/compile.ts"
import type { Language, Words } from "../messages/words.ts"
import { auditWords } from "./audit-words.ts"
import type { DutyTally } from "./duty-tally.ts"
import { type AuditMapping, reasonIn } from "./mapping.ts"
import type { NotJudged } from "./report.ts"
import type { RowPlan } from "./row-plan.ts"

/** In the order of the lifecycle: roles, separations, rules, duties. `counted` are the duties that were started. */
export const notJudged = (
  compiled: Compiled,
  mapping: AuditMapping,
  plan: RowPlan,
  { watched, counted }: { readonly watched: ReadonlyArray<DutyTally>; readonly counted: ReadonlySet<string> },
  language: Language,
): ReadonlyArray<NotJudged> => {
  const reasonOf = (id: string, otherwise: Words): string => reasonIn(mapping.cannotJudge?.[id] ?? otherwise, language)
  const gapsOf = (id: string) =>
    plan.tallies.filter((tally) => tally.id === id).flatMap((tally) => tally.gaps(language))
  const untouched = (id: string) =>
    plan.tallies.every((tally) => tally.id !== id || (tally.judged | tally.unclear | tally.threw) === 0)
  const isMapped = (name: string) => plan.mapped.has(name)

  const roles = [...new Set([...plan.mapped].map((name) => compiled.commands.get(name)!.definition.clause))].map(
    (clause) => ({
      id: "role-may",
      clause,
      why: reasonOf("role-may", auditWords("noRoles")),
    }),
  )

  const separations = Object.entries(compiled.lifecycle.separations).flatMap(([id, { clause, first, later }]) => {
    const missing = [first, later].filter((side) => !side.some(isMapped)).flat()
    if (missing.length > 0) return [{ id, clause, why: reasonOf(id, auditWords("notMapped", { commands: missing })) }]
    if (plan.actorAt < 0) return [{ id, clause, why: reasonOf(id, auditWords("noActor")) }]
    return untouched(id) ? [{ id, clause, why: auditWords("noRow", { commands: later })[language] }] : gapsOf(id)
  })

  const rules = Object.entries(compiled.lifecycle.rules).flatMap(([id, { clause, on }]) => {
    if (!on.some(isMapped)) return [{ id, clause, why: reasonOf(id, auditWords("notMapped", { commands: on })) }]
    if (!mapping.judges.includes(id)) return [{ id, clause, why: reasonOf(id, auditWords("notNamed")) }]
    return untouched(id) ? [{ id, clause, why: auditWords("noRow", { commands: on })[language] }] : gapsOf(id)
  })

  const duties = Object.entries(compiled.lifecycle.duties as Readonly<Record<string, { readonly clause: string }>>)
  const unkept = duties.flatMap(([id, { clause }]) => {
    const tally = watched.find((one) => one.id === id)
    if (tally !== undefined && (counted.has(id) || tally.threw > 0)) return tally.gaps(language)
    const why = !plan.duties.includes(id) ? "dutyNotNamed" : tally === undefined ? "noDuties" : "noStart"
    return [{ id, clause, why: reasonOf(id, auditWords(why)) }]
  })

  return [...roles, ...separations, ...rules, ...unkept]
}
