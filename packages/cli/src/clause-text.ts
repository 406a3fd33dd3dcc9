/** A clause for people: what it asks in both languages, and what stands for it. */
import type { Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import type { ExplainedClause } from "./explained-clause.ts"
import { figureText } from "./policy-figures.ts"

const heads = {
  commands: { en: "Commands", "zh-Hans": "命令" },
  rules: { en: "Rules", "zh-Hans": "规则" },
  duties: { en: "Duties", "zh-Hans": "义务" },
  measures: { en: "Measures", "zh-Hans": "指标" },
  records: { en: "Records", "zh-Hans": "记录" },
  plans: { en: "Plans", "zh-Hans": "计划" },
  policy: { en: "Figures of the policy", "zh-Hans": "政策数值" },
  by: { en: "given by", "zh-Hans": "可执行角色：" },
  follows: { en: "follows another command", "zh-Hans": "由其他命令引发" },
  on: { en: "looked at on", "zh-Hans": "检查于" },
  starts: { en: "starts with", "zh-Hans": "起于" },
  meets: { en: "met by", "zh-Hans": "完成于" },
  calendar: { en: "calendar", "zh-Hans": "日历" },
  gap: { en: "Nothing realises this clause yet.", "zh-Hans": "尚无任何内容实现本条款。" },
  missing: { en: "Still missing", "zh-Hans": "尚缺" },
  inferred: { en: "(concluded from the context)", "zh-Hans": "（根据上下文推断）" },
  default: { en: "default", "zh-Hans": "默认" },
} as const satisfies Record<string, Words>

const kinds: Readonly<Record<string, Words>> = {
  law: { en: "law or standard", "zh-Hans": "法律或标准" },
  practice: { en: "practice of the trade", "zh-Hans": "行业惯例" },
  own: { en: "our own proposal", "zh-Hans": "本产品建议" },
}

export const clauseText = (clause: ExplainedClause, language: Language): string => {
  const text = (key: keyof typeof heads): string => heads[key][language]
  const other: Language = language === "en" ? "zh-Hans" : "en"
  const section = (key: keyof typeof heads, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
    lines.length === 0 ? [] : [`${text(key)}\n${lines.join("\n")}`]
  const item = (id: string, title: string, ...more: ReadonlyArray<string>): string =>
    [`  ${id}  ${title}`, ...more.filter((line) => line !== "").map((line) => `      ${line}`)].join("\n")
  const parts = [
    [language, other]
      .map(
        (one) =>
          `${clause.id}  ${clause.title[one]}${clause.inferred ? ` ${heads.inferred[one]}` : ""}\n${clause.summary[one]}`,
      )
      .join("\n\n"),
    ...section(
      "commands",
      clause.commands.map(({ id, title, by }) =>
        item(id, title[language], by.length === 0 ? text("follows") : `${text("by")} ${by.join(", ")}`),
      ),
    ),
    ...section(
      "rules",
      clause.rules.map(({ id, title, on, remedy }) =>
        item(id, title[language], `${text("on")} ${on.join(", ")}`, `→ ${remedy[language]}`),
      ),
    ),
    ...section(
      "duties",
      clause.duties.map(({ id, title, starts, meets, calendar }) =>
        item(
          id,
          title[language],
          `${text("starts")} ${starts.join(", ")}; ${text("meets")} ${meets.join(", ")}; ${text("calendar")} ${calendar}`,
        ),
      ),
    ),
    ...(["measures", "records", "plans"] as const).flatMap((key) =>
      section(
        key,
        clause[key].map((id) => `  ${id}`),
      ),
    ),
    ...section(
      "policy",
      clause.policy.map((figure) => {
        const changed = JSON.stringify(figure.value) !== JSON.stringify(figure.default)
        return item(
          figure.path,
          figureText(figure, language),
          changed ? `${text("default")}: ${JSON.stringify(figure.default)}` : "",
          figure.expected[language],
          `${kinds[figure.kind]![language]}: ${figure.source.replace(`${figure.kind}: `, "")}`,
        )
      }),
    ),
    ...(clause.gap
      ? [text("gap")]
      : section("missing", clause.missing.length === 0 ? [] : [`  ${clause.missing.join(", ")}`])),
  ]
  return `${parts.join("\n\n")}\n`
}
