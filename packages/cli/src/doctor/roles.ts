/** Whether a company's table of roles lets one person do both sides of what must be apart. */
import type { Chapter, Lifecycle } from "@fieldcare/core/engine"
import { type SeparationRisk, separationRisks } from "@fieldcare/core/trust"
import type { FieldcareConfig } from "../config.ts"
import type { Check, Finding } from "./finding.ts"

type Table = Readonly<Record<string, ReadonlyArray<string>>>

export const roles: Check = {
  id: "roles",
  run: async ({ project: { config, file }, chapters }) => {
    if (config.roles === undefined && config.people === undefined) return undefined
    const where = file ?? "fieldcare.config"
    const lifecycles = chapters.flatMap(({ lifecycles }) => lifecycles)
    const ofRoles = tableOf(config.roles ?? {}, chapters)
    const ofPeople = tableOf(rolesOfPeople(config), chapters)
    return [
      ...unknownRoles(config, chapters, where),
      ...lifecycles.flatMap((lifecycle) => [
        ...separationRisks(lifecycle, ofRoles).map((risk) => both(lifecycle, risk, "role", where)),
        ...separationRisks(lifecycle, ofPeople).map((risk) => both(lifecycle, risk, "person", where)),
        ...(config.people === undefined ? [] : alone(lifecycle, ofPeople, where)),
      ]),
    ]
  },
}

/** Each person with the roles of Fieldcare that they hold. */
const rolesOfPeople = ({ people = {}, roles: own }: FieldcareConfig): Table =>
  Object.fromEntries(
    Object.entries(people).map(([person, held]) => [
      person,
      own === undefined ? held : held.flatMap((role) => own[role] ?? []),
    ]),
  )

/** For each name, the commands (`kind.command`) that its roles may give. */
const tableOf = (held: Table, chapters: ReadonlyArray<Chapter>): Table => {
  const commands = chapters.flatMap(({ lifecycles }) =>
    lifecycles.flatMap(({ kind, commands: declared }) =>
      Object.entries(declared).map(([name, { by }]) => ({ command: `${kind}.${name}`, by })),
    ),
  )
  return Object.fromEntries(
    Object.entries(held).map(([name, roles]) => [
      name,
      commands.filter(({ by }) => by.some((role) => roles.includes(role))).map(({ command }) => command),
    ]),
  )
}

const both = (
  { kind }: Pick<Lifecycle, "kind">,
  { role, separation, clause, first, later }: SeparationRisk,
  who: "role" | "person",
  where: string,
): Finding => ({
  id: `roles.${who}-does-both`,
  severity: "warning",
  what: {
    en: `The ${who} ${role} may give ${first.join(", ")} and ${later.join(", ")} of ${kind}, which are to be apart (${separation}, clause ${clause}).`,
    "zh-Hans": `${who === "role" ? "角色" : "人员"} ${role} 既可执行 ${kind} 的 ${first.join("、")}，又可执行 ${later.join("、")}，二者应当分离（${separation}，条款 ${clause}）。`,
  },
  where: `${where}, ${who === "role" ? "roles" : "people"}.${role}`,
  mend: {
    en: "Take one side away. Until then each single case is refused to the person who began it, and waits for somebody else.",
    "zh-Hans": "请去掉其中一方的权限。在此之前，每个单据都会拒绝由发起者本人执行后一步，并等待他人处理。",
  },
})

/** Where everybody who may do one side is one and the same person, every case gets stuck. */
const alone = (lifecycle: Lifecycle, table: Table, where: string): ReadonlyArray<Finding> =>
  Object.entries(lifecycle.separations).flatMap(([separation, { clause, first, later }]) => {
    const may = (commands: ReadonlyArray<string>) =>
      Object.keys(table).filter((person) => commands.some((one) => table[person]!.includes(`${lifecycle.kind}.${one}`)))
    const [beginners, enders] = [may(first), may(later)]
    if (beginners.some((one) => enders.some((other) => other !== one))) return []
    return [
      {
        id: "roles.nobody-else",
        severity: "error",
        what: {
          en: `No two people can share ${lifecycle.kind}: ${first.join(", ")} by ${beginners.join(", ") || "nobody"}, ${later.join(", ")} by ${enders.join(", ") || "nobody"} (${separation}, clause ${clause}). No case can ever end.`,
          "zh-Hans": `${lifecycle.kind} 无法由两个人分别完成：${first.join("、")} 由 ${beginners.join("、") || "无人"}，${later.join("、")} 由 ${enders.join("、") || "无人"}（${separation}，条款 ${clause}）。任何单据都无法完成。`,
        },
        where: `${where}, people`,
        mend: {
          en: "Give one of the two sides to another person.",
          "zh-Hans": "请将其中一方的权限授予另一个人。",
        },
      } satisfies Finding,
    ]
  })

const unknownRoles = (
  config: FieldcareConfig,
  chapters: ReadonlyArray<Chapter>,
  where: string,
): ReadonlyArray<Finding> => {
  const known = new Set<string>(
    chapters.flatMap(({ lifecycles }) =>
      lifecycles.flatMap(({ commands }) => Object.values(commands).flatMap(({ by }) => by)),
    ),
  )
  const asked = config.roles === undefined ? (config.people ?? {}) : config.roles
  const missing = Object.entries(asked).flatMap(([name, held]) =>
    held.filter((role) => !known.has(role)).map((role) => [name, role] as const),
  )
  const undeclared = Object.entries(config.roles === undefined ? {} : (config.people ?? {})).flatMap(([name, held]) =>
    held.filter((role) => !Object.hasOwn(config.roles!, role)).map((role) => [name, role] as const),
  )
  return [...missing, ...undeclared].map(([name, role]) => ({
    id: "roles.unknown",
    severity: "error",
    what: {
      en: `${name} has the role ${role}, which no command knows.`,
      "zh-Hans": `${name} 的角色 ${role} 不被任何命令识别。`,
    },
    where,
    mend: { en: `Name one of ${[...known].join(", ")}.`, "zh-Hans": `请使用以下之一：${[...known].join("、")}。` },
  }))
}
