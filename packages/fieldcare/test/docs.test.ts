import { readdirSync } from "node:fs"
import { join } from "node:path"
import { auditMapping, openAudit } from "@fieldcare/core/audit"
import { compile } from "@fieldcare/core/engine"
import { ticket } from "@fieldcare/core/service"
import { calendar, type CalendarDefinition, memoryStorage, openDesk, registry, regulation } from "fieldcare"
import { importMapping, openImport } from "fieldcare/import"
import { describe, expect, test } from "vitest"
import { blocks, page, printed, root } from "./docs/markdown.ts"
import { pages } from "./docs/pages.ts"
import { programs } from "./docs/programs.ts"

const chapters = [...regulation(), registry] as const

describe("the examples of the documentation print what stands below them", () => {
  test.each(programs)("%s", (path) => {
    const markdown = page(path)
    expect(blocks(markdown, "ts").length).toBeGreaterThan(0)
    expect(printed(markdown)).toBe(blocks(markdown, "text").join(""))
  })
})

test("the mapping of the guide is one that an audit takes", () => {
  const [json] = blocks(page("docs/guides/audit-a-log.md"), "json")
  const mapping = auditMapping(JSON.parse(json!))
  const audit = openAudit({ compiled: compile(ticket), mapping, header: ["Ticket", "Action", "When", "Who"] })
  audit.row(["T-1", "Resolve", "3/2/2026 09:00", "lin"], 2)
  const { cases, problems, findings } = audit.report()
  expect({ cases, problems }).toEqual({ cases: 1, problems: [] })
  expect(findings.find(({ id }) => id === "taken-in-charge-before-answer")).toMatchObject({ judged: 1, breached: 1 })
})

test("the list, the mapping and the hours of the guide to adopting are such as an import takes", async () => {
  const guide = page("docs/guides/adopt-existing-cases.md")
  const [mapping, hours] = blocks(guide, "json").map((json) => JSON.parse(json))
  const lines = blocks(guide, "csv")[0]!.trimEnd().split("\n")
  const [header, ...rows] = lines.map((line) => line.split(","))
  const desk = await openDesk({ storage: memoryStorage(), chapters, calendar: calendar(hours as CalendarDefinition) })
  const adopting = openImport({
    desk: desk.as({ id: "migration", tenant: "acme", roles: ["import"] }),
    chapters,
    mapping: importMapping(mapping),
    header: header!,
  })
  for (const [index, cells] of rows.entries()) adopting.row(cells, index + 2)
  await adopting.end()
  expect(adopting.report()).toMatchObject({ adopted: 2, problems: [] })
})

test("the README's first screen has the two commands", () => {
  const firstScreen = page("README.md").split("\n").slice(0, 25).join("\n")
  expect(firstScreen).toContain("npx -y pnpm@12 demo")
  expect(firstScreen).toContain("npx -y pnpm@12 test")
})

describe("generated pages are what would be generated now: otherwise run `pnpm docs:generate`", () => {
  test.each([...pages()])("%s", (path, text) => {
    expect(page(`docs/${path}`)).toBe(text)
  })
})

test("links between pages lead to files", () => {
  const documents = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file))
  const broken = ["README.md", "README.zh-Hans.md", ...documents].flatMap((path) =>
    [
      ...page(path)
        .replaceAll(/^```[\s\S]*?^```/gm, "")
        .matchAll(/\]\((?!https?:|#)([^)#]+)/g),
    ].flatMap(([, target]) => {
      try {
        readdirSync(join(root, path, "..", target!))
        return []
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === "ENOTDIR" ? [] : [`${path}: ${target}`]
      }
    }),
  )
  expect(broken).toEqual([])
})
