// The figures of duties, against a count of single minutes that knows nothing of the engine.
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { auditMapping, openAudit } from "../../src/audit/index.ts"
import { companyPolicy } from "../../src/regulation/index.ts"
import { calendar } from "../../src/time/index.ts"
import { compiled } from "./ticket-log.ts"

const firstResponse = 45
const resolution = 200
const pauseLimit = 90
const policy = companyPolicy({
  version: "test",
  service: {
    priorities: { low: { firstResponseWorkingMinutes: firstResponse, resolutionWorkingMinutes: resolution } },
    pauseReasons: { customerUnreachable: { remindAfterWorkingMinutes: 30, limitWorkingMinutes: pauseLimit } },
  },
})
const hours = [
  ["09:00", "12:00"],
  ["13:00", "17:00"],
] as const
const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
  holidays: ["2026-03-04"],
})

const header = ["case", "what", "when"]
const received = { channel: "online", service: "consultation", priority: "low", customer: { id: "C-1" } }
const mapping = {
  name: "duties",
  kind: "ticket",
  columns: { case: "case", activity: "what", time: "when" },
  activities: {
    open: { command: "receive", input: received },
    take: { command: "takeInCharge" },
    wait: { command: "waitForCustomer", input: { reason: "nobody knows" }, status: "waitingForCustomer" },
    unreachable: { command: "waitForCustomer", input: { reason: "customerUnreachable" }, status: "waitingForCustomer" },
    back: { command: "resume", status: "received" },
    solve: { command: "answer", input: { atOnce: true }, status: "answered" },
    unsolved: { command: "reportUnsolved", input: { reason: "r" }, status: "received" },
    shut: { command: "close", status: "closed" },
  },
  judges: ["first-response", "resolution"],
}

type What = keyof typeof mapping.activities
interface Row {
  readonly id: string
  readonly what: What
  /** Minutes since Monday, 2 March 2026, 00:00 in Shanghai. */
  readonly minute: number
}

const monday = Date.parse("2026-03-02T00:00:00+08:00")
const audited = (rows: ReadonlyArray<Row>, changes: object = {}) => {
  const audit = openAudit({
    compiled,
    mapping: auditMapping({ ...mapping, ...changes }),
    header,
    policy,
    calendar: company,
  })
  rows.forEach(({ id, what, minute }, index) =>
    audit.row([id, what, new Date(monday + minute * 60_000).toISOString()], index + 2),
  )
  return audit
}

// By hand: the hours above, Wednesday off.
const works = (minute: number): boolean => {
  const day = Math.floor(minute / 1440)
  const clock = minute % 1440
  return day % 7 < 5 && day !== 2 && ((clock >= 540 && clock < 720) || (clock >= 780 && clock < 1020))
}

/** The minute at which so many were used, going through them one by one; nothing where they never are. */
const dueOf = (rows: ReadonlyArray<Row>, start: number, limit: number, pauses: boolean): number | undefined => {
  let used = 0
  for (let minute = start; minute < 100_000; minute++) {
    if (works(minute) && !(pauses && isPaused(rows, minute))) used++
    if (used === limit) return minute + 1
  }
  return undefined
}

// A reason that the policy does not know begins no pause of its own, and where it stands alone the pause has no limit.
const isPaused = (rows: ReadonlyArray<Row>, minute: number): boolean => {
  let waits = false
  let first: number | undefined
  for (const { what, minute: at } of rows.toReversed()) {
    if (at > minute || what === "take") continue
    if (what !== "wait" && what !== "unreachable") break
    waits = true
    if (what === "unreachable") first = at
  }
  if (!waits || first === undefined) return waits
  let waited = 0
  for (let at = first; at < minute; at++) if (works(at)) waited++
  return waited < pauseLimit
}

/** Met, late, waived, open and overdue of both duties, case by case. */
const expected = (cases: ReadonlyArray<ReadonlyArray<Row>>) => {
  const end = Math.max(...cases.flat().map(({ minute }) => minute))
  const count = (limit: number, starts: ReadonlyArray<What>, meets: ReadonlyArray<What>, pauses: boolean) => {
    const counts = { met: 0, late: 0, waived: 0, open: 0, overdue: 0 }
    for (const rows of cases) {
      let start: number | undefined
      for (const [index, { what, minute }] of rows.entries()) {
        if (start !== undefined && meets.includes(what)) {
          const due = dueOf(rows.slice(0, index), start, limit, pauses)
          counts[due !== undefined && minute > due ? "late" : "met"]++
          start = undefined
        }
        if (what === "shut" || starts.includes(what)) {
          if (start !== undefined) counts.waived++
          start = what === "shut" ? undefined : minute
        }
      }
      if (start === undefined) continue
      counts.open++
      const due = dueOf(rows, start, limit, pauses)
      if (due !== undefined && due < end) counts.overdue++
    }
    return counts
  }
  return {
    "first-response": count(firstResponse, ["open"], ["take", "solve"], false),
    resolution: count(resolution, ["open", "unsolved"], ["solve"], true),
  }
}

const counted = (audit: ReturnType<typeof audited>) =>
  Object.fromEntries(audit.report().duties.map(({ id, clause: _, examples: __, ...counts }) => [id, counts]))

const nothing = { met: 0, late: 0, waived: 0, open: 0, overdue: 0 }

describe("duties in an audit", () => {
  const step = fc.tuple(
    fc.constantFrom<What>("take", "wait", "unreachable", "back", "solve", "unsolved"),
    fc.oneof({ arbitrary: fc.integer({ min: 1, max: 120 }), weight: 4 }, fc.integer({ min: 1, max: 2000 })),
  )
  const life = fc.tuple(
    fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 1439 })),
    fc.array(step, { minLength: 1, maxLength: 7 }),
    fc.boolean(),
  )
  const casesOf = (
    lives: ReadonlyArray<readonly [readonly [number, number], ReadonlyArray<readonly [What, number]>, boolean]>,
  ) =>
    lives.map(([[day, clock], steps, shut], index) => {
      const rows: Array<Row> = [{ id: `C${index}`, what: "open", minute: day * 1440 + clock }]
      for (const [what, wait] of [...steps, ...(shut ? [["shut", 7] as const] : [])])
        rows.push({ id: `C${index}`, what, minute: rows.at(-1)!.minute + wait })
      return rows
    })

  it("are met, late, waived, open and overdue as a count of single minutes says", () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), (lives) => {
        const cases = casesOf(lives)
        const seen = counted(audited(cases.flat()))
        const { "first-response": response, resolution } = expected(cases)
        expect({ "first-response": nothing, resolution: nothing, ...seen }).toEqual({
          "first-response": response,
          resolution,
        })
      }),
    )
  })

  it("are the same grouped and mixed, whenever a report was asked for", () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), (lives) => {
        const cases = casesOf(lives)
        const grouped = audited(cases.flat(), { grouped: true })
        const mixed = audited(cases.flat().toSorted((one, other) => one.minute - other.minute))
        const { duties, statuses, months, caseCounts } = grouped.report()
        const counts = ({ examples: _, ...rest }: (typeof duties)[number]) => rest
        expect(grouped.report().duties).toEqual(duties)
        expect(mixed.report().duties.map(counts)).toEqual(duties.map(counts))
        expect(mixed.report()).toMatchObject({ statuses, months, caseCounts })
      }),
    )
  })

  it("name the first five cases that were late, each once", () => {
    const rows = Array.from({ length: 8 }, (_, index) => {
      const at = (what: What, minute: number): Row => ({ id: `C${index}`, what, minute })
      return [at("open", 540), at("solve", 5000), at("unsolved", 5001), at("solve", 9500)]
    }).flat()
    const { duties } = audited(rows).report()
    expect(duties.find(({ id }) => id === "resolution")).toMatchObject({
      clause: "1.3.1",
      late: 16,
      examples: ["C0", "C1", "C2", "C3", "C4"],
    })
  })

  it("are counted where the mapping names them and a calendar is given, else told with the reason", () => {
    const rows: ReadonlyArray<Row> = [{ id: "A", what: "take", minute: 540 }]
    const why = (audit: ReturnType<typeof audited>, id: string) =>
      audit.report().notJudged.find((one) => one.id === id)?.why
    expect(why(audited(rows), "arrival-in-window")).toContain("mapping does not say")
    expect(why(audited(rows), "resolution")).toBe("No row of this log starts it.")
    const without = openAudit({ compiled, mapping: auditMapping(mapping), header })
    expect(why(without, "resolution")).toBe("No calendar was given to count deadlines on.")
  })

  it("that a row says too little for are not judged, and leave the others as they are", () => {
    const activities = { ...mapping.activities, open: { command: "receive", input: { ...received, priority: "odd" } } }
    const ask = { command: "passToSpecialist", input: { specialist: "s" } }
    const rows: ReadonlyArray<Row> = [
      { id: "A", what: "open", minute: 540 },
      { id: "A", what: "solve", minute: 541 },
    ]
    const odd = audited(rows, { activities }).report()
    expect(odd.duties).toEqual([])
    expect(odd.notJudged.find(({ id }) => id === "resolution")?.why).toContain("said too little")
    const asked = { ...mapping.activities, take: ask }
    const judges = ["reply-by-promised-time", "resolution"]
    const taken: ReadonlyArray<Row> = [rows[0]!, { id: "A", what: "take", minute: 541 }, rows[1]!]
    const { duties, notJudged } = audited(taken, { activities: asked, judges }).report()
    expect(duties).toMatchObject([{ id: "resolution", met: 1 }])
    expect(notJudged.find(({ id }) => id === "reply-by-promised-time")?.why).toContain("said too little")
  })

  it("say what they were counted under, and how the cases stand at the end", () => {
    const rows: ReadonlyArray<Row> = [
      { id: "A", what: "open", minute: 540 },
      { id: "A", what: "solve", minute: 5000 },
      { id: "A", what: "shut", minute: 5001 },
      { id: "B", what: "open", minute: 29 * 1440 + 1439 },
      { id: "C", what: "open", minute: 30 * 1440 },
    ]
    const report = audited(rows).report()
    expect(report.under).toEqual({
      policy: "test",
      calendar: { id: "company", version: "1", zone: "Asia/Shanghai" },
    })
    expect([report.from, report.to]).toEqual(["2026-03-02T01:00:00.000Z", "2026-03-31T16:00:00.000Z"])
    expect(report.statuses).toEqual([
      { status: "received", category: "open", cases: 2 },
      { status: "closed", category: "closed", cases: 1 },
    ])
    expect(report.months).toEqual([
      { month: "2026-03", cases: 2, breached: 0, late: 1 },
      { month: "2026-04", cases: 1, breached: 0, late: 0 },
    ])
    expect(report.caseCounts).toEqual({ breached: 0, late: 1 })
  })
})
