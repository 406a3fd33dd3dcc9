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
const present = existsSync(join(logs, "helpdesk.csv.gz")) && existsSync(join(logs, "phone-repair.csv.gz"))
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

const audited = async (name: string) =>
  JSON.parse(
    await fieldcare(
      "audit",
      join(logs, `${name}.csv.gz`),
      "--mapping",
      `examples/audit-logs/${name}.mapping.json`,
      "--json",
    ),
  )

interface Finding {
  readonly id: string
  readonly breached: number
}
const breached = (report: { readonly findings: ReadonlyArray<Finding> }, id: string) =>
  report.findings.find((one) => one.id === id)?.breached

describe.skipIf(!present)("real logs, present in FIELDCARE_DATA or ../shared/data", () => {
  it("the help desk: 300 resolved by nobody in charge, 386 more than once, 17 with events after closing", async () => {
    const report = await audited("helpdesk")
    expect(report).toMatchObject({ cases: 4580, events: 21_348, unknownActivities: [], problemCount: 0 })
    expect(breached(report, "taken-in-charge-before-answer")).toBe(300)
    expect(breached(report, "unsolved-reported-before-answering-again")).toBe(386)
    expect(breached(report, "case-is-open")).toBe(17)
  })

  it("the phone repair: 36 archived though not fixed", async () => {
    const report = await audited("phone-repair")
    expect(report).toMatchObject({ cases: 1104, events: 11_855, unknownActivities: [], problemCount: 0 })
    expect(breached(report, "works-after-repair")).toBe(36)
  })
})

describe("the program", () => {
  it("is started from source and answers", async () => {
    expect(JSON.parse(await fieldcare("coverage", "--json")).clauses.length).toBeGreaterThan(30)
    expect(await fieldcare("diagram", "ticket")).toContain("[*] --> received : receive")
  })
})
