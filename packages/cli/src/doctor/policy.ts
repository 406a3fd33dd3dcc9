/** The policy and the calendars, as the configuration has them. */
import { companyPolicy, type Policy, policyAt, type PolicyInvalid, policyProblemText } from "@fieldcare/core/regulation"
import type { Calendar } from "@fieldcare/core/time"
import { policiesOf } from "../policy-figures.ts"
import type { Check, Finding, Surroundings } from "./finding.ts"

const configuration = ({ project }: Surroundings): string => project.file ?? "fieldcare.config"

export const policy: Check = {
  id: "policy",
  run: async (around) => {
    const { config } = around.project
    if (config.policy === undefined) return undefined
    const where = configuration(around)
    const tenants = typeof config.policy === "function" ? (config.tenants ?? []) : [""]
    return tenants.flatMap((tenant) => {
      const versions = policiesOf(config, tenant)
      const ofTenant = tenant === "" ? where : `${where}, ${tenant}`
      return [
        ...versions.flatMap((version) => invalid(version, ofTenant)),
        ...notInForce(versions, around.now(), ofTenant),
        ...named(versions, ofTenant),
      ]
    })
  },
}

/** A configuration may be written without types. */
export const problemsOfPolicy = (error: PolicyInvalid, where: string, version = ""): ReadonlyArray<Finding> =>
  error.problems.map((problem) => ({
    id: "policy.invalid",
    severity: "error",
    what: { en: policyProblemText(problem, "en"), "zh-Hans": policyProblemText(problem, "zh-Hans") },
    where: version === "" ? where : `${where}, ${version}`,
    mend: problem.remedy,
  }))

const invalid = (version: Policy, where: string): ReadonlyArray<Finding> => {
  try {
    companyPolicy(version)
    return []
  } catch (error) {
    return problemsOfPolicy(error as PolicyInvalid, where, version.version)
  }
}

const notInForce = (versions: ReadonlyArray<Policy>, now: number, where: string): ReadonlyArray<Finding> =>
  policyAt(versions, now) === undefined
    ? [
        {
          id: "policy.not-in-force",
          severity: "error",
          what: {
            en: "No version of the policy is in force now: every command will fail.",
            "zh-Hans": "当前没有生效的政策版本：所有命令都会失败。",
          },
          where,
          mend: {
            en: "Add a version whose effectiveFrom is in the past, for example defaultPolicy.",
            "zh-Hans": "请加入 effectiveFrom 在过去的版本，例如 defaultPolicy。",
          },
        },
      ]
    : []

const named = (versions: ReadonlyArray<Policy>, where: string): ReadonlyArray<Finding> =>
  [...Map.groupBy(versions, ({ version }) => version)]
    .filter(([, same]) => new Set(same.map((one) => JSON.stringify(one))).size > 1)
    .map(([version]) => ({
      id: "policy.version-twice",
      severity: "error",
      what: {
        en: `Two policies are called ${version}; the journal cannot tell which of them decided.`,
        "zh-Hans": `有两个政策都叫 ${version}；日志无法区分由哪一个作出决定。`,
      },
      where,
      mend: { en: "Give each version a name of its own.", "zh-Hans": "请给每个版本不同的名称。" },
    }))

const dayMs = 86_400_000
const warnDays = 60

export const calendars: Check = {
  id: "calendar",
  run: async (around) => {
    const { calendar, siteCalendar } = around.project.config
    const given = [calendar, siteCalendar].filter((one) => one !== undefined)
    if (given.length === 0) return undefined
    return given.flatMap((one) => known(one, around.now(), `${configuration(around)}, ${one.id} ${one.version}`))
  },
}

const known = ({ knownBefore }: Calendar, now: number, where: string): ReadonlyArray<Finding> => {
  const mend = {
    en: "Enter the holidays and make-up days that were announced since, and move knownUntil.",
    "zh-Hans": "请录入此后公布的节假日和调休日，并推后 knownUntil。",
  }
  if (knownBefore === undefined)
    return [
      {
        id: "calendar.no-end",
        severity: "warning",
        what: {
          en: "The calendar does not say how far its holidays are known; deadlines of years to come may be wrong unnoticed.",
          "zh-Hans": "日历没有说明节假日已知到何时；以后年份的期限可能有误而不被察觉。",
        },
        where,
        mend: {
          en: "Set knownUntil to the last day that was announced.",
          "zh-Hans": "请将 knownUntil 设为已公布的最后一天。",
        },
      },
    ]
  const days = Math.floor((knownBefore - now) / dayMs)
  if (days >= warnDays) return []
  return [
    {
      id: days < 0 ? "calendar.expired" : "calendar.ends-soon",
      severity: days < 0 ? "error" : "warning",
      what:
        days < 0
          ? { en: `Holidays have been unknown for ${-days} days.`, "zh-Hans": `节假日信息已过期 ${-days} 天。` }
          : { en: `Holidays are known for ${days} more days only.`, "zh-Hans": `节假日仅已知到 ${days} 天之后。` },
      where,
      mend,
    },
  ]
}
