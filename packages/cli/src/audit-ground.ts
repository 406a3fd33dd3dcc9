/** What a log is held under: the policy and the calendar of files, or what holds where none are given. */
import { readFile } from "node:fs/promises"
import type { AuditMapping } from "@fieldcare/core/audit"
import {
  companyPolicy,
  defaultPolicy,
  type Language,
  type Policy,
  type PolicyChanges,
  PolicyInvalid,
  policyProblemText,
} from "@fieldcare/core/regulation"
import { type Calendar, type CalendarDefinition, calendarFrom, CalendarInvalid } from "@fieldcare/core/time"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"

export interface AuditGround {
  readonly policy: Policy
  readonly calendar: Calendar
  /** The calendar as it was written down, for the report. */
  readonly definition: CalendarDefinition
}

interface GroundFiles {
  readonly policy: string | undefined
  readonly calendar: string | undefined
  readonly language: Language
}

/** Reads the files that are given; a `UsageError` says what in them is wrong, where, and how to mend it. */
export const auditGround = async (
  files: GroundFiles,
  mapping: AuditMapping,
  terminal: Terminal,
): Promise<AuditGround> => {
  const policy = files.policy === undefined ? defaultPolicy : await policyIn(files.policy, files.language, terminal)
  const definition =
    files.calendar === undefined ? officeHours(mapping) : await jsonIn(files.calendar, "calendar", terminal)
  return { policy, calendar: calendarIn(files.calendar, definition), definition: definition as CalendarDefinition }
}

const files = { mapping: "映射文件", policy: "政策文件", calendar: "日历文件" } as const

/** A JSON file. `what` it should hold is told when it cannot be read. */
export const jsonIn = async (name: string, what: keyof typeof files, terminal: Terminal): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(terminal.path(name), "utf8"))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(
      code === "ENOENT"
        ? { en: `There is no ${what} ${name}.`, "zh-Hans": `${files[what]} ${name} 不存在。` }
        : {
            en: `The ${what} ${name} cannot be read: ${message}`,
            "zh-Hans": `${files[what]} ${name} 无法读取：${message}`,
          },
    )
  }
}

const policyIn = async (name: string, language: Language, terminal: Terminal): Promise<Policy> => {
  const changes = await jsonIn(name, "policy", terminal)
  try {
    return companyPolicy(changes as PolicyChanges)
  } catch (error) {
    if (!(error instanceof PolicyInvalid)) throw error
    const lines = error.problems.map((problem) => `  ${policyProblemText(problem, language)}`)
    throw new UsageError({
      en: `The policy ${name} cannot be used:\n${lines.join("\n")}`,
      "zh-Hans": `政策文件 ${name} 无法使用：\n${lines.join("\n")}`,
    })
  }
}

/** A calendar as a file says it; a `UsageError` says what in it is wrong, where, and how to mend it. */
export const calendarIn = (name: string | undefined, definition: unknown): Calendar => {
  try {
    return calendarFrom(definition)
  } catch (error) {
    if (!(error instanceof CalendarInvalid)) throw error
    const lines = error.problems.map(({ path, problem, remedy }) => `  ${path}: ${problem}; ${remedy}`)
    throw new UsageError({
      en: `The calendar ${name ?? ""} cannot be used:\n${lines.join("\n")}`,
      "zh-Hans": `日历文件 ${name ?? ""} 无法使用：\n${lines.join("\n")}`,
    })
  }
}

// Eight hours, the working day that the default policy's figures are multiples of.
const day = [["09:00", "17:00"]] as const

/** Office hours in the zone of the log: what is assumed where no calendar is given. */
const officeHours = ({ time }: AuditMapping): CalendarDefinition => ({
  id: "office-hours",
  version: "assumed",
  zone: time?.zone ?? "UTC",
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
})
