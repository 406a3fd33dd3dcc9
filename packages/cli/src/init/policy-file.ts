/** The policy of a new project: every figure as a comment, with its clause, its bounds and what it is. */
import type { Words } from "@fieldcare/core"
import { defaultPolicy, type Language, policyParameters } from "@fieldcare/core/regulation"
import type { HostProject } from "./host-project.ts"

const texts = {
  head: {
    en: "The company's own figures and working hours. What is not said here is as fieldcare explain <clause> tells.",
    "zh-Hans": "公司自己的数值和工作时间。未写明的按 fieldcare explain <条款> 所示的默认值。",
  },
  change: {
    en: "Give a changed policy a new version, and effectiveFrom: cases keep the one that they were decided by.",
    "zh-Hans": "修改政策时请换新的 version 和 effectiveFrom：已有单据沿用当时的版本。",
  },
  uncomment: {
    en: "Take the slashes from what you want to change, and from the groups around it.",
    "zh-Hans": "要修改哪一项，就去掉该项及其外层的斜杠。",
  },
  hours: { en: "The hours in which the company works.", "zh-Hans": "公司的工作时间。" },
  holidays: {
    en: "Public holidays and make-up days, as they are announced each year; then set knownUntil to the last day that you have entered, and fieldcare doctor reminds you in time.",
    "zh-Hans": "法定节假日与调休日，按每年公布录入；录入后将 knownUntil 设为最后一天，fieldcare doctor 会及时提醒。",
  },
} as const satisfies Record<string, Words>

/** `year` is the present one. */
export const policyFile = ({ extension }: HostProject, language: Language, year: number): string => {
  const text = (key: keyof typeof texts): string => texts[key][language]
  const typed = extension.endsWith("ts")
  return `// ${text("head")}
import { calendar, companyPolicy } from "fieldcare"

// ${text("change")}
export const policy = companyPolicy({
  version: "${year}-1",
  // ${text("uncomment")}
${figures(language)}
})

const day = [["09:00", "12:00"], ["13:00", "18:00"]]${typed ? " as const" : ""}

// ${text("hours")}
export const company = calendar({
  id: "company",
  version: "${year}-1",
  zone: "Asia/Shanghai",
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  // ${text("holidays")}
  holidays: [],
  workdays: [],
  // knownUntil: "${year}-12-31",
})
`
}

interface Group {
  readonly [name: string]: Group | string
}

const figures = (language: Language): string => {
  const tree: Record<string, unknown> = {}
  for (const { path, clause, title, expected } of policyParameters) {
    const names = path.split(".")
    if (names.length === 1 || names.includes("*")) continue
    const value = names.reduce<unknown>((at, name) => (at as Group)[name], defaultPolicy)
    const last = names.pop()!
    let group = tree
    for (const name of names) group = (group[name] ??= {}) as Record<string, unknown>
    group[last] = `${JSON.stringify(value)}, // ${clause} ${title[language]}: ${expected[language]}`
  }
  return lines(tree as Group, 1).join("\n")
}

const lines = (group: Group, depth: number): ReadonlyArray<string> => {
  const indent = "  ".repeat(depth)
  return Object.entries(group).flatMap(([name, value]) =>
    typeof value === "string"
      ? [`  // ${indent}${name}: ${value}`]
      : [`  // ${indent}${name}: {`, ...lines(value, depth + 1), `  // ${indent}},`],
  )
}
