/** Does a company's policy keep the regulation's promises, and can the work be done under it? */
import type { Chapter, Lifecycle } from "@fieldcare/core/engine"
import {
  companyPolicy,
  type Policy,
  PolicyInvalid,
  policyParameters,
  policyProblemText,
} from "@fieldcare/core/regulation"
import { addWorking, aroundTheClock, type Calendar } from "@fieldcare/core/time"
import * as fc from "fast-check"
import { Endings } from "../check-chapter/endings.ts"
import { wander } from "../check-chapter/histories.ts"
import { figuresInOrder } from "./figures-in-order.ts"
import { policyFinding, type PolicyFinding } from "./policy-finding.ts"

/**
 * What a policy is checked against, and how thoroughly.
 *
 * @category checks
 * @since 0.1.0
 */
export interface PolicyCheck {
  /** The chapters whose duties and cases have to be possible under it: `regulation()`, and a company's own. */
  readonly against: ReadonlyArray<Chapter>
  /** The company's calendar; around the clock without it. */
  readonly calendar?: Calendar
  /** From when on a version has to be in force; from 1970 on without it. */
  readonly since?: number
  /** Histories for each kind of record under each version; as many as fast-check is configured for without it. */
  readonly runs?: number
  readonly seed?: number
}

/**
 * Checks the versions of a company's policy: bounds, figures that do not go together, dates, the calendar; and by
 * generated histories that every duty can be met in time and every case can end. Answers what it found; an empty list
 * means that nothing was found. Throws nothing.
 *
 * **When to use**
 *
 * `companyPolicy` refuses what is outside the bounds when a policy is made. Use this in a test of the company's own
 * policy, or on a policy that was read from elsewhere.
 *
 * @example
 * ```ts
 * import { regulation } from "@fieldcare/core"
 * import { companyPolicy } from "@fieldcare/core/regulation"
 *
 * const policy = companyPolicy({ version: "acme-1", service: { followUp: { dueDays: 30 }, sameFaultDays: 7 } })
 * checkPolicy(policy, { against: regulation(), runs: 1, seed: 1 }).map(({ path }) => path)
 * // => ["service.followUp.dueDays"]
 * ```
 * @category checks
 * @since 0.1.0
 */
export const checkPolicy = (
  policy: Policy | ReadonlyArray<Policy>,
  { against, calendar = aroundTheClock, since = 0, runs, seed }: PolicyCheck,
): ReadonlyArray<PolicyFinding> => {
  const versions: ReadonlyArray<Policy> = Array.isArray(policy) ? policy : [policy as Policy]
  const global = fc.readConfigureGlobal()
  const histories = {
    chapters: against,
    calendar,
    runs: runs ?? global.numRuns ?? 100,
    seed: seed ?? global.seed,
    inputs: {},
  }
  const found = versions.flatMap((version) => {
    const invalid = valueFindings(version)
    if (invalid.length > 0) return invalid
    const late = calendarFindings(version, calendar, since)
    const inOrder = [...figuresInOrder(version), ...late]
    const dutiesAndEndings = late.length > 0 ? [] : historyFindings({ ...histories, policy: version })
    return [...inOrder, ...dutiesAndEndings]
  })
  return [...found, ...versionFindings(versions, since)]
}

const valueFindings = (policy: Policy): ReadonlyArray<PolicyFinding> => {
  try {
    companyPolicy(policy)
    return []
  } catch (error) {
    if (!(error instanceof PolicyInvalid)) throw error
    return error.problems.map((problem): PolicyFinding => {
      const clause = policyParameters.find(({ path }) => matches(path, problem.path))?.clause
      return {
        finding: "value",
        path: problem.path,
        ...(clause === undefined ? {} : { clause }),
        what: { en: policyProblemText(problem, "en"), "zh-Hans": policyProblemText(problem, "zh-Hans") },
        mend: problem.remedy,
      }
    })
  }
}

/** Whether a parameter stands at a path; `*` stands for a name that the company chose. */
const matches = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split("."), path.split(".")]
  return wanted.length === given.length && wanted.every((name, index) => name === "*" || name === given[index])
}

const valuesAt = (
  value: unknown,
  [name, ...rest]: ReadonlyArray<string>,
  path = "",
): ReadonlyArray<readonly [string, number]> => {
  if (name === undefined) return typeof value === "number" ? [[path.slice(1), value]] : []
  if (typeof value !== "object" || value === null) return []
  const names = name === "*" ? Object.keys(value) : [name]
  return names.flatMap((one) => valuesAt((value as Readonly<Record<string, unknown>>)[one], rest, `${path}.${one}`))
}

const year = 366 * 86_400_000

const calendarFindings = (policy: Policy, calendar: Calendar, since: number): ReadonlyArray<PolicyFinding> => {
  const from = Math.max(since, policy.effectiveFrom, calendarBegins)
  const takesTooLong = (minutes: number): boolean => {
    try {
      return addWorking(calendar, from, minutes * 60_000).at > from + year
    } catch {
      // A calendar without enough working time says so by throwing.
      return true
    }
  }
  const seen = new Date(from).toISOString()
  if (takesTooLong(1)) return [policyFinding("calendar", "calendar", "noWork", { clause: "1.3.1", seen })]
  return policyParameters
    .filter(({ unit }) => unit === "workingMinutes")
    .flatMap(({ path, clause }) =>
      valuesAt(policy, path.split(".")).map(([place, minutes]) => ({ place, minutes, clause })),
    )
    .filter(({ minutes }) => takesTooLong(minutes))
    .map(({ place, minutes, clause }) => policyFinding("calendar", place, "tooSlow", { clause, seen: minutes }))
}

/** Working years are laid out from here on; a policy in force since 1970 is looked at from now's side of it. */
const calendarBegins = Date.UTC(2026, 0, 1)

const versionFindings = (versions: ReadonlyArray<Policy>, since: number): ReadonlyArray<PolicyFinding> => {
  const first = Math.min(...versions.map(({ effectiveFrom }) => effectiveFrom))
  return [
    ...versions.flatMap(({ version, effectiveFrom }, index) => {
      const before = versions.slice(0, index)
      const start = before.find((one) => one.effectiveFrom === effectiveFrom)
      return [
        ...(before.some((one) => one.version === version)
          ? [policyFinding("versions", version, "versionTwice", { clause: "1.1" })]
          : []),
        ...(start === undefined
          ? []
          : [policyFinding("versions", version, "sameStart", { clause: "1.1", other: start.version })]),
      ]
    }),
    ...(first > since
      ? [policyFinding("versions", "effectiveFrom", "gap", { clause: "1.1", seen: new Date(first).toISOString() })]
      : []),
  ]
}

const settledEnough = 5

class SettledDuties {
  readonly #kind: string
  readonly #met = new Set<string>()
  readonly #late = new Map<string, number>()

  constructor(kind: string) {
    this.#kind = kind
  }

  saw({ steps }: Parameters<Parameters<typeof wander>[2]>[0]): void {
    for (const step of steps)
      for (const entry of step.kind === this.#kind ? step.result.entries : [])
        for (const change of entry.kind === this.#kind ? entry.duties : [])
          if (change.type === "settled" && change.outcome.type === "met") this.#met.add(change.id)
          else if (change.type === "settled" && change.outcome.type === "late")
            this.#late.set(change.id, (this.#late.get(change.id) ?? 0) + 1)
  }

  hasMet(id: string): boolean {
    return this.#met.has(id)
  }

  /** Those that were late in enough histories and never met, with how often. */
  get neverMet(): ReadonlyArray<readonly [id: string, times: number]> {
    return [...this.#late].filter(([id, times]) => times >= settledEnough && !this.#met.has(id))
  }
}

const historyFindings = (setting: Parameters<typeof wander>[0]): ReadonlyArray<PolicyFinding> =>
  setting.chapters
    .flatMap(({ lifecycles }): ReadonlyArray<Lifecycle> => lifecycles)
    .flatMap(({ kind, duties }) => {
      const settled = new SettledDuties(kind)
      const endings = new Endings()
      // What the desk does by itself depends on its clock and on nobody's pace.
      const paced = Object.keys(duties).filter((id) => duties[id]!.whenDue === undefined)
      const never = () => settled.neverMet.filter(([id]) => paced.includes(id))
      // A duty that was met once is none that nobody can meet, and a status that was left for an end is none without
      // one: where all were, no further history can change the answer.
      const { rehearsal } = wander(
        setting,
        kind,
        (wanderer, _rehearsal, ended) => {
          endings.saw(kind, wanderer, ended)
          settled.saw(wanderer)
        },
        (rehearsal) => paced.every((id) => settled.hasMet(id)) && endings.isAll(kind, rehearsal),
      )
      // What nobody met at the usual pace may still be met by those who do not rest.
      if (never().length > 0)
        wander(
          { ...setting, pauses: [0] },
          kind,
          (wanderer) => settled.saw(wanderer),
          () => never().length === 0,
        )
      return [
        ...never().map(([id, seen]) =>
          policyFinding("duty", `${kind}.${id}`, "duty", { clause: duties[id]!.clause, seen }),
        ),
        ...endings
          .findings(kind, rehearsal)
          .map(({ finding }) =>
            policyFinding(
              "ending",
              `${kind}.${finding.where}`,
              "ending",
              finding.clause === undefined ? {} : { clause: finding.clause },
            ),
          ),
      ]
    })
