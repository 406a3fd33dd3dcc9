/** An audit's report as one HTML file: no network, no script, charts and style within. */
import { basename } from "node:path"
import type { AuditResult } from "../audit-table.ts"
import { calendarText } from "../calendar-text.ts"
import { Html, html, nothing } from "./html.ts"
import type { reportWords } from "./report-words.ts"
import { Sections } from "./sections.ts"
import { style } from "./style.ts"

/** The page. `log` is the file that was audited. */
export const htmlReport = (result: AuditResult, log: string): string => {
  const { mapping, report, ground, language } = result
  const sections = new Sections(result)
  const facts: ReadonlyArray<readonly [keyof typeof reportWords, string]> = [
    ["log", basename(log)],
    ["period", report.from === undefined ? "–" : `${dayOf(report.from)} – ${dayOf(report.to!)}`],
    ["policy", report.under.policy],
    ["calendar", calendarText(ground.definition, language)],
    ...(mapping.source === undefined ? [] : [["source", mapping.source] as const]),
  ]
  const tiles: ReadonlyArray<readonly [keyof typeof reportWords, number, boolean]> = [
    ["cases", report.cases, false],
    ["events", report.events, false],
    ["breachedCases", report.caseCounts.breached, true],
    ...(report.duties.length === 0 ? [] : [["lateCases", report.caseCounts.late, true] as const]),
    ["problemRows", report.problemCount, true],
  ]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>${sections.word("title")}: ${mapping.name}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <p class="kicker">Fieldcare · ${sections.word("title")}</p>
            <h1>${mapping.name}</h1>
            <dl class="facts">
              ${facts.map(
                ([key, fact]) =>
                  html`<dt>${sections.word(key)}</dt>
                    <dd>${fact}</dd>`,
              )}
            </dl>
            <div class="tiles">
              ${tiles.map(
                ([key, value, ill]) =>
                  html`<div class="tile${ill && value > 0 ? html` bad` : nothing}">
                    <b>${sections.count(value)}</b><span>${sections.word(key)}</span>
                  </div>`,
              )}
            </div>
          </header>
          ${sections.all()}
          <footer><p>${sections.word("note")}</p></footer>
        </main>
      </body>
    </html> `.text
}

const dayOf = (instant: string): string => instant.slice(0, 10)
