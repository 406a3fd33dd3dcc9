/** The ways through the table of statuses: whether one leads around what the built-in ways are all under. */
import type { Compiled } from "@fieldcare/core/engine"
import type { Pair } from "./declared.ts"
import type { Found } from "./finding.ts"
import { byClause, type Obligation, obligationsOf } from "./obligations.ts"

/** One command that leads from one status to another; a command with branches makes several. */
export interface Way {
  readonly from: string
  readonly command: string
  readonly to: string
}

/** Every way of a table. */
export const waysOf = ({ table }: Compiled): ReadonlyArray<Way> =>
  [...table.steps].flatMap(([command, steps]) =>
    [...steps].flatMap(([from, { branches, otherwise }]) =>
      [...new Set([...branches.map(({ target }) => target), otherwise])].map((to) => ({ from, command, to })),
    ),
  )

/** The shortest course from a status to one that is looked for, over these ways; `undefined` where none leads there. */
export const shortest = (
  ways: ReadonlyArray<Way>,
  start: string,
  isGoal: (status: string) => boolean,
): ReadonlyArray<Way> | undefined => {
  const courses = new Map<string, ReadonlyArray<Way>>([[start, []]])
  for (const [status, course] of courses) {
    if (isGoal(status)) return course
    for (const way of ways) if (way.from === status && !courses.has(way.to)) courses.set(way.to, [...course, way])
  }
  return undefined
}

/** A course for people to read. */
export const toldCourse = (kind: string, course: ReadonlyArray<Way>): ReadonlyArray<string> =>
  course.map(({ from, command, to }) => `${kind}.${command}: ${from} → ${to}`)

/**
 * Every way of the host's that is not one of the regulation's, laid against the regulation's.
 *
 * A way from one built-in status to another, through the host's statuses or not, has to be under everything that
 * *all* built-in courses between the two are under. Then no course of the host's, however put together, reaches a
 * status without what every built-in course to it is under: each of its ways could be replaced by a built-in course
 * that avoids no more than it does. A status of the host's stands for the built-in statuses of its category.
 */
export const wayFindings = (pair: Pair): ReadonlyArray<Found> => {
  const { base, own } = pair
  const baseWays = waysOf(base)
  const known = new Set(baseWays.map(toldWay))
  const isBase = (status: string) => base.table.statuses.has(status)
  const added = waysOf(own).filter((way) => !known.has(toldWay(way)))
  const required = requirement(pair, baseWays)
  const carried = obligationsOf(own)
  const found: Array<Found> = []
  for (const from of base.table.statuses.keys()) {
    if (from === base.table.initial && !added.some((way) => way.from === from)) continue
    for (const { course, last } of hostCourses(added, from, isBase)) {
      const missing = required(from, last.to, course, carried)
      found.push(...told(pair, from, course, missing))
    }
  }
  return found
}

const toldWay = ({ from, command, to }: Way): string => `${from} ${command} ${to}`

interface HostCourse {
  readonly course: ReadonlyArray<Way>
  readonly last: Way
}

/** Courses that leave a built-in status by a way of the host's, through its own statuses, each of them once. */
const hostCourses = (
  added: ReadonlyArray<Way>,
  from: string,
  isBase: (status: string) => boolean,
  before: ReadonlyArray<Way> = [],
): ReadonlyArray<HostCourse> =>
  before.length >= courseLongest
    ? []
    : added
        .filter((way) => way.from === from && !before.some((one) => one.from === way.to))
        .flatMap((way) => {
          const course = [...before, way]
          return [{ course, last: way }, ...(isBase(way.to) ? [] : hostCourses(added, way.to, isBase, course))]
        })

const courseLongest = 6

type Missing = ReadonlyArray<Obligation> | "noWay"

const requirement = ({ base, own }: Pair, baseWays: ReadonlyArray<Way>) => {
  const obligations = obligationsOf(base)
  const all = new Map([...obligations.values()].flat().map((one) => [one.id, one]))
  const baseStatuses = [...base.table.statuses.values()]
  return (
    from: string,
    to: string,
    course: ReadonlyArray<Way>,
    carried: ReadonlyMap<string, ReadonlyArray<Obligation>>,
  ): Missing => {
    const { category } = own.table.statuses.get(to)!
    const stands = base.table.statuses.has(to)
      ? [to]
      : baseStatuses.filter((status) => status.category === category).map(({ name }) => name)
    if (stands.length === 0 || stands.includes(from)) return []
    const isGoal = (status: string) => stands.includes(status)
    if (shortest(baseWays, from, isGoal) === undefined) return "noWay"
    const held = new Set(course.flatMap(({ command }) => (carried.get(command) ?? []).map(({ id }) => id)))
    return [...all.values()].filter(({ id }) => {
      if (held.has(id)) return false
      const avoiding = baseWays.filter(({ command }) => !obligations.get(command)!.some((one) => one.id === id))
      return shortest(avoiding, from, isGoal) === undefined
    })
  }
}

const told = (
  { base, own }: Pair,
  from: string,
  course: ReadonlyArray<Way>,
  missing: Missing,
): ReadonlyArray<Found> => {
  const { command, to } = course.at(-1)!
  const { kind } = base
  const history = () =>
    toldCourse(kind, [...(shortest(waysOf(own), own.table.initial, (one) => one === from) ?? []), ...course])
  if (missing === "noWay") {
    const seen = { from, to, missing: ["every built-in way"] }
    const clause = clauseOfEntering(base, from)
    const over = base.table.statuses.get(from)!.final
    return [
      {
        finding: over ? "final-left" : "way-around",
        kind,
        where: command,
        clause: over ? "3.6.2" : clause,
        seen,
        history: history(),
      },
    ]
  }
  return byClause(missing).map(([clause, ids]) => ({
    finding: "way-around",
    kind,
    where: command,
    clause,
    seen: { from, to, missing: ids },
    history: history(),
  }))
}

const clauseOfEntering = (base: Compiled, status: string): string => {
  const way = waysOf(base).find(({ from, to }) => to === status && from !== status)
  return way === undefined ? "1.1" : base.commands.get(way.command)!.definition.clause
}
