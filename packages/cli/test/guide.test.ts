// The files that the guide shows are such as the command takes, and the report that it shows is the one there is.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { run } from "../src/run.ts"
import { folder, recorded } from "./folder.ts"

const guide = readFileSync(join(import.meta.dirname, "../../../docs/guides/audit-a-log.md"), "utf8")
const shown = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text!))
const [mapping, states, policy, calendar, report] = shown

const log = "Ticket,Action,When,Who\n1,Take in charge,2/3/2026 09:00,ann\n1,Resolve,2/3/2026 10:00,ann\n"

const reported = async (map: object) => {
  const files = { map, policy, calendar }
  const texts = Object.fromEntries(Object.entries(files).map(([name, json]) => [`${name}.json`, JSON.stringify(json)]))
  const terminal = recorded(await folder({ "log.csv": log, ...texts }))
  const given = ["--mapping", "map.json", "--policy", "policy.json", "--calendar", "calendar.json", "--json"]
  const code = await run(["audit", "log.csv", ...given], terminal)
  expect([code, terminal.written.error]).toEqual([0, ""])
  return JSON.parse(terminal.written.out)
}

describe("the guide to auditing a log", () => {
  it("shows a mapping, a policy and a calendar that can be used", async () => {
    const { cases, under } = await reported(mapping)
    expect([cases, under.policy, under.calendar]).toEqual([1, policy.version, calendar])
  })

  it("shows activities of a log of states that can be used", async () => {
    const { figures } = await reported({
      ...mapping,
      activities: { ...states, Closed: { command: "close" } },
      figures: { reopened: "Reopened" },
    })
    expect(figures).toMatchObject([{ id: "reopened", cases: 0 }])
  })

  it("shows the report with exactly its fields", async () => {
    expect(Object.keys(await reported({ ...mapping, judges: [...mapping.judges, "resolution"] }))).toEqual(
      Object.keys(report),
    )
  })

  it("names every option of the command's help", async () => {
    const terminal = recorded(await folder({}))
    await run(["audit", "--help"], terminal)
    const options = new Set([...terminal.written.out.matchAll(/--[a-z-]+/g)].map(([option]) => option))
    for (const option of ["--help", "--version", "--language"]) options.delete(option)
    expect(options.size).toBeGreaterThan(6)
    for (const option of options) expect(guide).toContain(option)
  })
})
