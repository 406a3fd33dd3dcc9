/** The sections of the report, each a piece of the page; nothing where there is nothing to tell. */
import type { AuditReport } from "@fieldcare/core/audit"
import { clauseCatalogue } from "@fieldcare/core/regulation"
import type { AuditResult } from "../audit-table.ts"
import { byReason } from "../audit-table.ts"
import { titleOf } from "../lifecycles.ts"
import { barChart } from "./charts.ts"
import { type Html, html, nothing } from "./html.ts"
import { reportWords } from "./report-words.ts"
import { chips, type ReportColumn, reportTable, shareCell } from "./tables.ts"

const barsMax = 10
const monthsMax = 24

/** Writes sections in one language. */
export class Sections {
  readonly #result: AuditResult
  readonly #report: AuditReport
  readonly #catalogue = clauseCatalogue([])

  constructor(result: AuditResult) {
    this.#result = result
    this.#report = result.report
  }

  word(key: keyof typeof reportWords): string {
    return reportWords[key][this.#result.language]
  }

  count(value: number): string {
    return value.toLocaleString("en")
  }

  all(): ReadonlyArray<Html> {
    return [
      this.#findings(),
      this.#duties(),
      this.#figures(),
      this.#months(),
      this.#statuses(),
      this.#notJudged(),
      this.#unknown(),
      this.#problems(),
    ]
  }

  #title(id: string): string {
    return titleOf(this.#result.known, id)[this.#result.language]
  }

  #clause(id: string): Html {
    const title = this.#catalogue.get(id)?.title[this.#result.language]
    return html`<b>${id}</b>${title === undefined ? nothing : html`<small>${title}</small>`}`
  }

  #ill(value: number): Html {
    return value === 0 ? html`0` : html`<b class="bad">${this.count(value)}</b>`
  }

  #columns(...keys: ReadonlyArray<keyof typeof reportWords>): ReadonlyArray<ReportColumn> {
    return keys.map((key) => ({
      head: this.word(key),
      ...(numbers.has(key) ? { number: true } : {}),
      ...(long.has(key) ? { long: true } : {}),
    }))
  }

  #section(key: keyof typeof reportWords, ...content: ReadonlyArray<Html>): Html {
    return html`<section>
      <h2>${this.word(key)}</h2>
      ${content}
    </section>`
  }

  #findings(): Html {
    const worst = this.#report.findings
      .filter(({ breached }) => breached > 0)
      .toSorted((one, other) => other.breached - one.breached)
      .slice(0, barsMax)
    const chart = {
      title: this.word("breachChart"),
      direction: "across",
      labels: worst.map(({ id, clause }) => `${clause} ${this.#title(id)}`),
      series: [{ name: this.word("breached"), color: "var(--bad)", values: worst.map(({ breached }) => breached) }],
    } as const
    const columns = this.#columns("clause", "rule", "judged", "breached", "share", "examples")
    const rows = this.#report.findings.map(({ id, clause, judged, breached, examples }) => [
      this.#clause(clause),
      this.#title(id),
      this.count(judged),
      this.#ill(breached),
      shareCell(breached, judged),
      chips(examples),
    ])
    return this.#section(
      "findings",
      html`<p class="quiet">${this.word("findingsNote")}</p>`,
      worst.length === 0 ? html`<p>${this.word("noBreach")}</p>` : barChart(chart),
      reportTable(this.word("findings"), columns, rows),
    )
  }

  #duties(): Html {
    const lateness = ({ met, late }: AuditReport["duties"][number]) => (met + late === 0 ? 0 : late / (met + late))
    const worst = this.#report.duties.toSorted((one, other) => lateness(other) - lateness(one))
    if (worst.length === 0) return nothing
    const settled = worst.filter(({ met, late }) => met + late > 0).slice(0, barsMax)
    const percent = (share: number) => Math.round(share * 1000) / 10
    const late = settled.map((duty) => percent(lateness(duty)))
    const chart = {
      title: this.word("dutyChart"),
      direction: "across",
      stacked: true,
      max: 100,
      labels: settled.map(({ id }) => this.#title(id)),
      series: [
        { name: this.word("met"), color: "var(--good)", values: late.map((share) => percent(1 - share / 100)) },
        { name: this.word("late"), color: "var(--bad)", values: late },
      ],
    } as const
    const columns = this.#columns("duty", "clause", "met", "late", "share", "waived", "open", "overdue", "examples")
    const rows = worst.map(({ id, clause, met, late, waived, open, overdue, examples }) => [
      this.#title(id),
      this.#clause(clause),
      this.count(met),
      this.#ill(late),
      shareCell(late, met + late),
      ...[waived, open].map((value) => this.count(value)),
      this.#ill(overdue),
      chips(examples),
    ])
    return this.#section(
      "duties",
      html`<p class="quiet">${this.word("dutiesNote")}</p>`,
      settled.length === 0 ? nothing : barChart(chart),
      reportTable(this.word("duties"), columns, rows),
    )
  }

  #figures(): Html {
    if (this.#report.figures.length === 0) return nothing
    const rows = this.#report.figures.map(({ title, cases, events, examples }) => [
      title,
      this.count(cases),
      this.count(events),
      chips(examples),
    ])
    const columns = this.#columns("figure", "cases", "events", "examples")
    return this.#section("figures", reportTable(this.word("figures"), columns, rows))
  }

  #months(): Html {
    const { months, duties } = this.#report
    if (months.length === 0) return nothing
    const shown = months.slice(-monthsMax)
    const chart = {
      title: this.word("months"),
      titled: true,
      direction: "upright",
      labels: shown.map(({ month }) => month),
      series: [
        { name: this.word("cases"), color: "var(--base)", values: shown.map(({ cases }) => cases) },
        ...(duties.length === 0
          ? []
          : [{ name: this.word("withLate"), color: "var(--warn)", values: shown.map(({ late }) => late) }]),
        { name: this.word("withBreach"), color: "var(--bad)", values: shown.map(({ breached }) => breached) },
      ],
    } as const
    const rows = months.map(({ month, cases, breached, late }) => [
      month,
      ...[cases, late, breached].map((value) => this.count(value)),
    ])
    const columns = this.#columns("month", "cases", "withLate", "withBreach")
    return this.#section(
      "months",
      months.length > monthsMax ? html`<p class="quiet">${this.word("lastMonths")}</p>` : nothing,
      barChart(chart),
      html`<details>
        <summary>${this.word("figuresOfChart")}</summary>
        ${reportTable(this.word("months"), columns, rows)}
      </details>`,
    )
  }

  #statuses(): Html {
    const { statuses } = this.#report
    if (statuses.length === 0) return nothing
    const { known, language } = this.#result
    const chart = {
      title: this.word("statuses"),
      titled: true,
      direction: "across",
      labels: statuses.map(({ status }) => known.words.statuses[status]?.[language] ?? status),
      series: [{ name: this.word("cases"), color: "var(--base)", values: statuses.map(({ cases }) => cases) }],
    } as const
    return this.#section("statuses", barChart(chart))
  }

  #notJudged(): Html {
    if (this.#report.notJudged.length === 0) return nothing
    const rows = byReason(this.#report.notJudged).map(({ why, clauses, ids }) => [
      why,
      clauses.join(", "),
      [...new Set(ids.map((id) => this.#title(id)))].join(" · "),
    ])
    return this.#section("notJudged", reportTable(this.word("notJudged"), this.#columns("why", "clause", "rule"), rows))
  }

  #unknown(): Html {
    if (this.#report.unknownActivities.length === 0) return nothing
    const rows = this.#report.unknownActivities.map(({ name, events }) => [chips([name]), this.count(events)])
    return this.#section("unknown", reportTable(this.word("unknown"), this.#columns("activity", "events"), rows))
  }

  #problems(): Html {
    const { problemCount, problems } = this.#report
    if (problemCount === 0) return nothing
    const rows = problems.map(({ line, problem }) => [this.count(line), problem])
    return this.#section(
      "problems",
      html`<p>
        ${this.count(problemCount)}${problemCount > problems.length ? html`. ${this.word("problemsFirst")}` : nothing}
      </p>`,
      reportTable(this.word("problems"), this.#columns("line", "problem"), rows),
    )
  }
}

const long: ReadonlySet<keyof typeof reportWords> = new Set(["rule", "why", "problem", "examples", "figure"])
const numbers: ReadonlySet<keyof typeof reportWords> = new Set([
  "judged",
  "breached",
  "share",
  "met",
  "late",
  "waived",
  "open",
  "overdue",
  "cases",
  "events",
  "withBreach",
  "withLate",
  "line",
])
