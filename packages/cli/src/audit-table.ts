/** An audit's report for people. */
import type { AuditMapping, AuditReport } from "@fieldcare/core/audit"
import type { Language } from "@fieldcare/core/regulation"
import type { Words } from "@fieldcare/core"
import type { AuditGround } from "./audit-ground.ts"
import { calendarText } from "./calendar-text.ts"
import { type KnownLifecycle, titleOf } from "./lifecycles.ts"
import { type TextColumn, textTable } from "./text-table.ts"

const texts = {
  cases: { en: "cases", "zh-Hans": "个案例" },
  events: { en: "events", "zh-Hans": "个事件" },
  clause: { en: "clause", "zh-Hans": "条款" },
  rule: { en: "rule", "zh-Hans": "规则" },
  judged: { en: "judged", "zh-Hans": "已判断" },
  breached: { en: "breached", "zh-Hans": "违反" },
  examples: { en: "examples", "zh-Hans": "示例" },
  duties: { en: "Duties", "zh-Hans": "义务" },
  duty: { en: "duty", "zh-Hans": "义务" },
  met: { en: "met", "zh-Hans": "按时" },
  late: { en: "late", "zh-Hans": "逾期" },
  waived: { en: "waived", "zh-Hans": "免除" },
  open: { en: "open", "zh-Hans": "未完成" },
  overdue: { en: "overdue", "zh-Hans": "未完成且已逾期" },
  policy: { en: "Policy", "zh-Hans": "政策" },
  calendar: { en: "Calendar", "zh-Hans": "工作日历" },
  figures: { en: "Figures of the mapping", "zh-Hans": "映射文件要求的统计" },
  figure: { en: "figure", "zh-Hans": "统计项" },
  casesHead: { en: "cases", "zh-Hans": "案例" },
  eventsHead: { en: "events", "zh-Hans": "事件" },
  rules: { en: "rules", "zh-Hans": "规则数" },
  clauses: { en: "clauses", "zh-Hans": "条款" },
  why: { en: "why", "zh-Hans": "原因" },
  notJudged: { en: "What this log cannot tell", "zh-Hans": "该日志无法判断的内容" },
  unknown: { en: "Activities that the mapping does not know", "zh-Hans": "映射文件未包含的活动" },
  activity: { en: "activity", "zh-Hans": "活动" },
  problems: { en: "Rows with problems", "zh-Hans": "有问题的行" },
  line: { en: "line", "zh-Hans": "行" },
  problem: { en: "problem", "zh-Hans": "问题" },
} as const satisfies Record<string, Words>

const examplesShown = 3

/** What an audit came to, with what it takes to tell it. */
export interface AuditResult {
  readonly mapping: AuditMapping
  readonly report: AuditReport
  readonly known: KnownLifecycle
  readonly ground: AuditGround
  readonly language: Language
  /** How many columns of a terminal there are. */
  readonly width: number
}

/** The report as text: what was found, what could not be judged, what could not be read. */
export const auditTable = ({ mapping, report, known, ground, language, width }: AuditResult): string => {
  const text = (key: keyof typeof texts): string => texts[key][language]
  const title = (id: string): string => titleOf(known, id)[language]
  const count = (value: number): string => value.toLocaleString("en")
  const head = `${mapping.name}: ${count(report.cases)} ${text("cases")}, ${count(report.events)} ${text("events")}`
  const findings = textTable(
    [
      { head: text("clause") },
      { head: text("rule"), wraps: true },
      { head: text("judged"), number: true },
      { head: text("breached"), number: true },
      { head: "%", number: true },
      { head: text("examples"), wraps: true },
    ],
    report.findings.map(({ id, clause, judged, breached, examples }) => [
      clause,
      title(id),
      count(judged),
      count(breached),
      ((breached / judged) * 100).toFixed(1),
      examples.slice(0, examplesShown).join(", "),
    ]),
    width,
  )
  const section = (key: keyof typeof texts, table: string): string => `${text(key)}\n\n${table}`
  const parts = [head, findings]
  if (report.duties.length > 0) {
    const columns: ReadonlyArray<TextColumn> = [
      { head: text("clause") },
      { head: text("duty"), wraps: true },
      ...(["met", "late", "%", "waived", "open", "overdue"] as const).map(
        (key) => ({ head: key === "%" ? key : text(key), number: true }) as const,
      ),
      { head: text("examples"), wraps: true },
    ]
    const rows = report.duties.map(({ id, clause, met, late, waived, open, overdue, examples }) => [
      clause,
      title(id),
      count(met),
      count(late),
      met + late === 0 ? "" : ((late / (met + late)) * 100).toFixed(1),
      count(waived),
      count(open),
      count(overdue),
      examples.slice(0, examplesShown).join(", "),
    ])
    const under = `${text("policy")}: ${report.under.policy}\n${text("calendar")}: ${calendarText(ground.definition, language)}`
    parts.push(section("duties", `${textTable(columns, rows, width)}\n\n${under}`))
  }
  if (report.figures.length > 0) {
    const columns = [
      { head: text("figure"), wraps: true },
      { head: text("casesHead"), number: true },
      { head: text("eventsHead"), number: true },
      { head: text("examples"), wraps: true },
    ] as const
    const rows = report.figures.map(({ title, cases, events, examples }) => [
      title,
      count(cases),
      count(events),
      examples.slice(0, examplesShown).join(", "),
    ])
    parts.push(section("figures", textTable(columns, rows, width)))
  }
  if (report.notJudged.length > 0) {
    const rows = byReason(report.notJudged).map(({ why, clauses, count }) => [String(count), clauses.join(", "), why])
    const columns = [
      { head: text("rules"), number: true },
      { head: text("clauses"), wraps: true },
      { head: text("why"), wraps: true },
    ] as const
    parts.push(section("notJudged", textTable(columns, rows, width)))
  }
  if (report.unknownActivities.length > 0) {
    const rows = report.unknownActivities.map(({ name, events }) => [name, count(events)])
    parts.push(
      section(
        "unknown",
        textTable(
          [
            { head: text("activity"), wraps: true },
            { head: text("events"), number: true },
          ],
          rows,
          width,
        ),
      ),
    )
  }
  if (report.problemCount > 0) {
    const rows = report.problems.map(({ line, problem }) => [String(line), problem])
    const table = textTable(
      [
        { head: text("line"), number: true },
        { head: text("problem"), wraps: true },
      ],
      rows,
      width,
    )
    parts.push(`${text("problems")}: ${count(report.problemCount)}\n\n${table}`)
  }
  return `${parts.join("\n\n")}\n`
}

/** What could not be judged, one line a reason, the most frequent first. */
export const byReason = (notJudged: AuditReport["notJudged"]) =>
  [...Map.groupBy(notJudged, ({ why }) => why)]
    .map(([why, rules]) => ({
      why,
      count: rules.length,
      ids: rules.map(({ id }) => id),
      clauses: [...new Set(rules.map(({ clause }) => clause))].toSorted(),
    }))
    .toSorted((one, other) => other.count - one.count)
