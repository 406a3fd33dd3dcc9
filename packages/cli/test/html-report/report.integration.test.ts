// The report as a browser shows it: a real log's worth of everything, with names that try to break out of the page.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { run } from "../../src/run.ts"
import { folder, recorded } from "../folder.ts"

const program = "/usr/bin/chromium"
const present = existsSync(program)
if (!present) console.warn(`The HTML report was not opened in a browser: there is no ${program} (Debian's chromium).`)

const hostile = `<script>window.broken=1</script><img src=x onerror="window.broken=2">"'&\``
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

const received = { channel: "online", service: "consultation", priority: "low", customer: { id: "C-1" } }
const mapping = {
  name: `Log ${hostile}`,
  source: `Source ${hostile}`,
  kind: "ticket",
  columns: { case: "case", activity: "what", time: "when", actor: "who" },
  activities: {
    open: { command: "receive", input: received },
    take: { command: "takeInCharge", figures: ["taken"] },
    solve: { command: "answer", input: { atOnce: false } },
    back: { command: "reportUnsolved", input: { reason: "r" } },
    shut: { command: "close" },
  },
  figures: { taken: { en: `Taken ${hostile}`, "zh-Hans": `受理 ${hostile}` } },
  judges: ["taken-in-charge-before-answer", "unsolved-reported-before-answering-again", "first-response", "resolution"],
  cannotJudge: { "intake-complete": `Why ${hostile}` },
}

const log = (): string => {
  const lines = ["case,what,when,who"]
  const activities = ["open", "take", "solve", "solve", "shut"]
  for (let number = 0; number < 60; number++) {
    const id = number === 0 ? hostile : `${number % 7 === 0 ? hostile : "T"}-${number}`
    const kept = number % 3 === 0 ? activities : ["open", "solve", "shut"].slice(0, 1 + (number % 3))
    for (const [step, what] of kept.entries()) {
      const at = new Date(Date.UTC(2025, number % 14, 1 + step * (number % 9), 9 + step)).toISOString()
      lines.push([id, what, at, "ann"].map(quoted).join(","))
    }
    if (number % 10 === 0) lines.push([id, hostile, "2026-06-01T10:00Z", hostile].map(quoted).join(","))
    if (number % 20 === 0) lines.push([id, "take", hostile, "ann"].map(quoted).join(","))
  }
  return lines.join("\n")
}

const reportIn = async (language: string): Promise<string> => {
  const path = await folder({ "log.csv": log(), "map.json": JSON.stringify(mapping) })
  const argv = ["audit", "log.csv", "--mapping", "map.json", "--html", "report.html", "--language", language]
  expect(await run(argv, recorded(path))).toBe(0)
  return join(path, "report.html")
}

describe("the HTML report", () => {
  it("is one file that asks nothing of the network and runs nothing", async () => {
    const page = readFileSync(await reportIn("en"), "utf8")
    expect(page).not.toMatch(/<script|<img|<iframe|onerror="|@import|url\(|<link rel="stylesheet/)
    // The namespaces of SVG are names, no addresses.
    expect(page.replaceAll(/ xmlns(?::xlink)?="[^"]*"/g, "")).not.toMatch(/https?:/)
    expect(page).toContain(`default-src 'none'`)
    expect(page).toContain("&#60;script&#62;")
  })

  it("that cannot be written is told", async () => {
    const terminal = recorded(await folder({ "log.csv": log(), "map.json": JSON.stringify(mapping) }))
    const argv = ["audit", "log.csv", "--mapping", "map.json", "--html", "no/where.html"]
    expect(await run(argv, terminal)).toBe(2)
    expect(terminal.written.error).toContain("The report no/where.html cannot be written")
  })

  it("can be opened in a browser where CI runs", () => {
    expect(present || process.env["CI"] !== "true").toBe(true)
  })
})

describe.skipIf(!present)("the HTML report in Chromium", () => {
  let browser: Browser

  beforeAll(async () => {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    browser = await chromium.launch({
      executablePath: program,
      args: [...args, "--disable-sync", "--no-first-run"],
    })
  }, 60_000)
  afterAll(() => browser?.close())

  const opened = async (language: string, width: number, colorScheme: "light" | "dark") => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    const said: Array<string> = []
    page.on("console", (message) => said.push(message.text()))
    page.on("pageerror", (error) => said.push(error.message))
    const file = pathToFileURL(await reportIn(language)).href
    page.on("request", (request) => request.url() !== file && said.push(request.url()))
    await page.goto(file)
    return { page, said }
  }

  const chartsIn = (page: Page) =>
    page.$$eval("figure svg", (all) =>
      all.flatMap((svg) => {
        const { width, height } = svg.getBoundingClientRect()
        return width > 0 ? [{ width, height, bars: svg.querySelectorAll("path[fill^='var(']").length }] : []
      }),
    )

  it.each([
    ["en", 1280, "light"],
    ["en", 390, "dark"],
    ["zh-Hans", 1280, "dark"],
    ["zh-Hans", 390, "light"],
  ] as const)("in %s, %i wide, %s: four charts, nothing said, nothing too wide", async (language, width, scheme) => {
    const { page, said } = await opened(language, width, scheme)
    const charts = await chartsIn(page)
    expect(charts).toHaveLength(4)
    for (const { width: wide, height, bars } of charts) {
      expect(bars).toBeGreaterThan(0)
      expect(height).toBeGreaterThan(50)
      expect(wide).toBeLessThanOrEqual(width)
    }
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width)
    expect(await page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")).toBe(true)
    expect(said).toEqual([])
    await page.close()
  })

  it("shows hostile names as they are and runs none of them", async () => {
    const { page } = await opened("en", 1280, "light")
    expect(await page.evaluate("window.broken")).toBeUndefined()
    expect(await page.textContent("h1")).toBe(`Log ${hostile}`)
    expect(await page.title()).toBe(`Audit: Log ${hostile}`)
    const text = (await page.textContent("main")) ?? ""
    for (const part of [`Taken ${hostile}`, `Why ${hostile}`, `Source ${hostile}`]) expect(text).toContain(part)
    expect(await page.$$eval("code", (all) => all.map((one) => one.textContent))).toContain(hostile)
    expect(await page.$$eval("script, main img", (all) => all.length)).toBe(0)
    await page.close()
  })

  it("tells the findings with their clauses' titles in the language asked for", async () => {
    for (const [language, clause, status] of [
      ["en", "Answer or promised reply", "Cases by status at the end of the log"],
      ["zh-Hans", "即时解答与承诺答复", "日志结束时各状态的案例数"],
    ] as const) {
      const { page } = await opened(language, 1280, "light")
      expect(await page.getAttribute("html", "lang")).toBe(language)
      expect(await page.textContent("main")).toContain(clause)
      expect(await page.textContent("main")).toContain(status)
      await page.close()
    }
  })

  it("has each text of a chart within the chart", async () => {
    for (const width of [390, 1280]) {
      const { page } = await opened("en", width, "light")
      const outside = await page.$$eval("figure svg", (all) =>
        all.flatMap((svg) => {
          const box = svg.getBoundingClientRect()
          if (box.width === 0) return []
          return [...svg.querySelectorAll("text")].flatMap((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect()
            const within = left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom
            return within ? [] : [text.textContent]
          })
        }),
      )
      expect(outside).toEqual([])
      await page.close()
    }
  })
})
