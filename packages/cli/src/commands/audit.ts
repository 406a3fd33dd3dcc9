/** The declaration of `fieldcare audit`. */
import { declare } from "../command.ts"
import { entryOption } from "./entry-option.ts"
import { progressOption } from "./progress-option.ts"

export const audit = declare({
  name: "audit",
  summary: {
    en: "replay an event log (CSV or NDJSON, also .gz and .zip) against the regulation",
    "zh-Hans": "按规范重放事件日志（CSV 或 NDJSON，也可为 .gz、.zip）",
  },
  argument: {
    name: "log",
    type: "file",
    required: true,
    summary: { en: "the log to audit", "zh-Hans": "要审计的日志" },
  },
  options: {
    mapping: {
      type: "file",
      placeholder: "file",
      summary: { en: "what the log's columns and activities mean (JSON)", "zh-Hans": "日志列与活动的含义（JSON）" },
    },
    entry: entryOption,
    policy: {
      type: "file",
      placeholder: "file",
      summary: {
        en: "the company's policy, by which duties are counted (JSON)",
        "zh-Hans": "计算义务所依据的公司政策（JSON）",
      },
    },
    calendar: {
      type: "file",
      placeholder: "file",
      summary: { en: "the working calendar of the deadlines (JSON)", "zh-Hans": "期限所用的工作日历（JSON）" },
    },
    html: {
      type: "file",
      placeholder: "file",
      summary: {
        en: "also write the report as one HTML file with charts",
        "zh-Hans": "同时写出带图表的单个 HTML 报告",
      },
    },
    "fail-on-breach": {
      type: "flag",
      summary: { en: "exit code 1 when a case is in breach", "zh-Hans": "有案例违规时退出码为 1" },
    },
    progress: progressOption,
  },
  examples: [
    {
      line: "fieldcare audit tickets.csv --mapping tickets.mapping.json",
      what: { en: "where a log breaks the regulation", "zh-Hans": "日志在哪些地方违反规范" },
    },
    {
      line: "fieldcare audit incidents.csv.zip --mapping map.json --calendar calendar.json --html report.html",
      what: {
        en: "with duties on the company's calendar, and a report to look at",
        "zh-Hans": "按公司日历计算义务，并写出可视报告",
      },
    },
  ],
  load: async () => {
    const { auditCommand } = await import("../audit-command.ts")
    return ({ argument, options, json, language }, terminal) =>
      auditCommand(
        {
          log: argument!,
          mapping: options.mapping,
          entry: options.entry,
          policy: options.policy,
          calendar: options.calendar,
          html: options.html,
          json,
          failOnBreach: options["fail-on-breach"],
          progress: options.progress,
          language,
        },
        terminal,
      )
  },
})
