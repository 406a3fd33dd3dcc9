/** `fieldcare doctor`: everything that could be wrong is looked at, and what is wrong is told with its remedy. */
import { dirname } from "node:path"
import { stripVTControlCharacters, styleText } from "node:util"
import { regulation, type Words } from "@fieldcare/core"
import type { Language, PolicyInvalid } from "@fieldcare/core/regulation"
import type { Request } from "./command.ts"
import type { doctorOptions } from "./commands/doctor-options.ts"
import { type OpenStorage, withStorage } from "./database.ts"
import { checks } from "./doctor/checks.ts"
import { type Finding, severities, type Severity, type Surroundings } from "./doctor/finding.ts"
import { problemsOfPolicy } from "./doctor/policy.ts"
import { failureOf } from "./failure.ts"
import { type Project, projectAt } from "./project.ts"
import type { Terminal } from "./terminal.ts"
import { DatabaseUnfit, exitCodes } from "./usage.ts"

/** Where the program runs; tests plant faults here that cannot be planted elsewhere. */
export interface Host {
  readonly now: () => number
  readonly nodeVersion: string
}

const thisHost: Host = { now: Date.now, nodeVersion: process.versions.node }

interface Report {
  readonly findings: ReadonlyArray<Finding>
  /** The checks that were made, and those for which there was nothing to look at. */
  readonly checked: ReadonlyArray<string>
  readonly skipped: ReadonlyArray<string>
}

export const doctorCommand = async (
  { options, json, language }: Request<typeof doctorOptions>,
  terminal: Terminal,
  host: Host = thisHost,
): Promise<number> => {
  const report = await examined(options, terminal, host)
  terminal.out(json ? `${JSON.stringify(report, undefined, 2)}\n` : told(report, language, terminal.colour))
  const counted: ReadonlyArray<Severity> = options.strict ? ["error", "warning"] : ["error"]
  return report.findings.some(({ severity }) => counted.includes(severity)) ? exitCodes.found : exitCodes.done
}

const examined = async (
  options: Request<typeof doctorOptions>["options"],
  terminal: Terminal,
  host: Host,
): Promise<Report> => {
  const read = await configuration(terminal, options.config)
  const project = read.project ?? { file: undefined, config: {} }
  const around = (open: OpenStorage | undefined): Surroundings => ({
    ...host,
    project,
    folder: project.file === undefined ? terminal.path(".") : dirname(project.file),
    chapters: project.config.chapters ?? regulation(),
    open,
    url: options.database ?? (project.config.storage === undefined ? project.config.database : undefined),
  })
  const named = options.database ?? project.config.storage ?? project.config.database
  if (named === undefined) return withFindings(await made(around(undefined)), read.findings)
  try {
    return await withStorage({ database: options.database, config: project.config }, terminal, async (open) =>
      withFindings(await made(around(open)), read.findings),
    )
  } catch (error) {
    if (terminal.interrupted.aborted) throw error
    return withFindings(await made(around(undefined)), [...read.findings, unfit(error)])
  }
}

/** A configuration that is wrong is a finding like any other. */
const configuration = async (
  terminal: Terminal,
  named: string | undefined,
): Promise<{ readonly project?: Project; readonly findings: ReadonlyArray<Finding> }> => {
  try {
    return { project: await projectAt(terminal, named), findings: [] }
  } catch (error) {
    const where = named ?? "fieldcare.config"
    if ((error as { readonly _tag?: string })._tag === "PolicyInvalid")
      return { findings: problemsOfPolicy(error as PolicyInvalid, where) }
    const mend: Words = {
      en: "Correct the file; nothing else in it was checked.",
      "zh-Hans": "请修正该文件；其余内容未检查。",
    }
    return { findings: [{ id: "config.invalid", severity: "error", what: wordsOf(error), where, mend }] }
  }
}

const unfit = (error: unknown): Finding => ({
  id: error instanceof DatabaseUnfit ? "database.unreachable" : "database.unfit",
  severity: "error",
  what: wordsOf(error),
  where: "--database, FIELDCARE_DATABASE_URL, fieldcare.config",
  mend: {
    en: "Start the database, correct its URL, or change the setting that is named.",
    "zh-Hans": "请启动数据库、更正 URL，或修改所指出的设置。",
  },
})

const wordsOf = (error: unknown): Words => {
  const told = (language: Language): string =>
    failureOf(error, { language, debug: false, help: "fieldcare doctor --help" }).text
  return { en: told("en"), "zh-Hans": told("zh-Hans") }
}

const made = async (around: Surroundings): Promise<Report> => {
  const findings: Array<Finding> = []
  const [checked, skipped]: [Array<string>, Array<string>] = [[], []]
  for (const { id, kind, run } of checks) {
    if (kind !== undefined && kind !== around.open?.kind) continue
    try {
      const found = await run(around)
      if (found === undefined) skipped.push(id)
      else checked.push(id)
      findings.push(...(found ?? []))
    } catch (error) {
      findings.push({
        id: `${id}.not-checked`,
        severity: "warning",
        what: wordsOf(error),
        where: around.open?.shown ?? around.folder,
        mend: {
          en: "Let the role read what is asked, or tell us of it.",
          "zh-Hans": "请允许该角色读取所查询的内容，或向我们反馈。",
        },
      })
    }
  }
  return { findings, checked, skipped }
}

const withFindings = ({ findings, ...rest }: Report, more: ReadonlyArray<Finding>): Report => ({
  findings: [...more, ...findings].toSorted(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  ),
  ...rest,
})

const severityWords = {
  error: { en: "error", "zh-Hans": "错误" },
  warning: { en: "warning", "zh-Hans": "警告" },
  note: { en: "note", "zh-Hans": "提示" },
} as const satisfies Record<Severity, Words>

const told = ({ findings, checked, skipped }: Report, language: Language, colour: boolean): string => {
  const english = language === "en"
  const styles = { error: "red", warning: "yellow", note: "cyan" } as const
  const blocks = findings.map(({ id, severity, what, where, mend }) => {
    const label = styleText(styles[severity], severityWords[severity][language], { validateStream: false })
    return `${label}  ${id}\n  ${what[language]}\n  ${where}\n  → ${mend[language]}\n`
  })
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length
  const sum = english
    ? `${count("error")} errors, ${count("warning")} warnings, ${count("note")} notes.`
    : `${count("error")} 个错误，${count("warning")} 个警告，${count("note")} 条提示。`
  const list = english
    ? `Checked: ${checked.join(", ")}. Nothing to look at for: ${skipped.join(", ") || "–"}.`
    : `已检查：${checked.join("、")}。无可检查内容：${skipped.join("、") || "—"}。`
  const text = `${[...blocks, sum, list].join("\n")}\n`
  return colour ? text : stripVTControlCharacters(text)
}
