// The program as it is started, on the real logs. They are no part of the project: FIELDCARE_DATA says where they
// are, or they stand in ../shared/data. Without them these tests are skipped, by name.
import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"

const root = resolve(import.meta.dirname, "../../..")
const data = process.env["FIELDCARE_DATA"] ?? resolve(root, "../shared/data")
const logs = join(data, "event-logs")
const files = ["helpdesk.csv.gz", "phone-repair.csv.gz", "servicenow-incidents.csv.zip"]
const present = files.every((name) => existsSync(join(logs, name)))
if (!present)
  console.warn(`The real event logs were not audited: there are none in ${logs}. FIELDCARE_DATA says where they are.`)

const fieldcare = async (...args: ReadonlyArray<string>): Promise<string> => {
  const program = ["--conditions=@fieldcare/source", "packages/cli/src/main.ts"]
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...args], {
    cwd: root,
    maxBuffer: 1 << 26,
  })
  return stdout
}

const audited = async (file: string, mapping: string) =>
  JSON.parse(
    await fieldcare("audit", join(logs, file), "--mapping", `examples/audit-logs/${mapping}.mapping.json`, "--json"),
  )

interface Finding {
  readonly id: string
  readonly clause: string
  readonly breached: number
}
const breached = (report: { readonly findings: ReadonlyArray<Finding> }, id: string) =>
  report.findings.find((one) => one.id === id)?.breached
const breachedUnder = (report: { readonly findings: ReadonlyArray<Finding> }, id: string, clause: string) =>
  report.findings.find((one) => one.id === id && one.clause === clause)?.breached

describe.skipIf(!present)("real logs, present in FIELDCARE_DATA or ../shared/data", () => {
  it("the help desk: 300 resolved by nobody in charge, 386 more than once, 17 with events after closing", async () => {
    const report = await audited("helpdesk.csv.gz", "helpdesk")
    expect(report).toMatchObject({ cases: 4580, events: 21_348, unknownActivities: [], problemCount: 0 })
    expect(breached(report, "taken-in-charge-before-answer")).toBe(300)
    expect(breached(report, "unsolved-reported-before-answering-again")).toBe(386)
    expect(breached(report, "case-is-open")).toBe(17)
  })

  it("the phone repair: 36 archived though not fixed", async () => {
    const report = await audited("phone-repair.csv.gz", "phone-repair")
    expect(report).toMatchObject({ cases: 1104, events: 11_855, unknownActivities: [], problemCount: 0 })
    expect(breached(report, "works-after-repair")).toBe(36)
  })

  it("the incidents: 275 reopened, 11 straight from new to closed, 12 reactivated, a state that nobody knows", async () => {
    const report = await audited("servicenow-incidents.csv.zip", "servicenow")
    expect(report).toMatchObject({
      cases: 24_918,
      events: 141_712,
      unknownActivities: [{ name: "-100", events: 5 }],
      problemCount: 2,
    })
    expect(report.figures).toMatchObject([
      { id: "reopened", cases: 275, events: 331 },
      { id: "closed-straight-from-new", cases: 11, events: 11 },
      { id: "reactivated-after-closing", cases: 12, events: 12 },
    ])
    // 11 from new, one from active, one while waiting.
    expect(breachedUnder(report, "status-allows-command", "3.6.2")).toBe(13)
    // Computed from the file by another program.
    expect(report.duties).toMatchObject([
      { id: "first-response", clause: "1.3.1", met: 19_133, late: 5786, waived: 11, open: 0, overdue: 0 },
      { id: "resolution", clause: "1.3.1", met: 20_177, late: 5059, waived: 13, open: 0, overdue: 0 },
    ])
    // The case out of time order, and no other.
    for (const { problem } of report.problems) expect(problem).toContain("INC0000137")
  })

  it("the incidents' figures stand in the report that people read, too", async () => {
    const log = join(logs, "servicenow-incidents.csv.zip")
    const mapping = "examples/audit-logs/servicenow.mapping.json"
    const text = await fieldcare("audit", log, "--mapping", mapping)
    expect(text).toContain("24,918 cases, 141,712 events")
    expect(text).toMatch(/Reopened after it was resolved or closed +275 +331 /)
    expect(text).toMatch(/Straight from new to closed +11 +11 /)
    expect(text).toMatch(/Reactivated after closing +12 +12 /)
    expect(text).toMatch(/\n-100 +5\n/)
    expect(text).toContain("Case INC0000137")
  })
})

describe("the program", () => {
  it("is started from source and answers", async () => {
    expect(JSON.parse(await fieldcare("coverage", "--json")).clauses.length).toBeGreaterThan(30)
    expect(await fieldcare("diagram", "ticket")).toContain("[*] --> received : receive")
  })
})
