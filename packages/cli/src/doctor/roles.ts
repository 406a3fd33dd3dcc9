/** Whether a company's table of roles lets one person do both sides of what must be apart. */
import type { Chapter, Lifecycle } from "@fieldcare/core/engine"
import { defaultPolicy, type Policy, policyAt } from "@fieldcare/core/regulation"
import { commandsOf, separationRisksIn } from "@fieldcare/core/trust"
import type { FieldcareConfig } from "../config.ts"
import { policiesOf } from "../policy-figures.ts"
import type { Check, Finding } from "./finding.ts"

type Table = Readonly<Record<string, ReadonlyArray<string>>>

export const roles: Check = {
  id: "roles",
  run: async ({ project: { config, file }, chapters, now }) => {
    if (config.roles === undefined && config.people === undefined) return undefined
    const where = file ?? "fieldcare.config"
    const people = rolesOfPeople(config)
    const policy = policyAt(policiesOf(config, config.tenants?.[0] ?? ""), now()) ?? defaultPolicy
    return [
      ...unknownRoles(config, chapters, where),
      ...risksTogether(chapters, config.roles ?? {}).map((risk) => both(risk, "role", where)),
      ...risksTogether(chapters, people).map((risk) => both(risk, "person", where)),
      ...(config.people === undefined
        ? []
        : chapters.flatMap(({ lifecycles }) =>
            lifecycles.flatMap((lifecycle) => alone(lifecycle, commandsOf(chapters, people), policy, where)),
          )),
    ]
  },
}

/**
 * Both sides from two of the roles that one holds. Where a single role of Fieldcare has them both, no table of roles
 * could take one away; each case is refused to whoever began it all the same.
 */
const risksTogether = (chapters: ReadonlyArray<Chapter>, held: Table): ReturnType<typeof separationRisksIn> => {
  const single = commandsOf(
    chapters,
    Object.fromEntries(
      Object.values(held)
        .flat()
        .map((role) => [role, [role]]),
    ),
  )
  return separationRisksIn(chapters, held).filter(({ kind, role: name, first, later }) => {
    const may = (role: string, commands: ReadonlyArray<string>) =>
      commands.some((command) => single[role]!.includes(`${kind}.${command}`))
    const roles = held[name]!
    return roles.some((one) => may(one, first) && roles.some((other) => other !== one && may(other, later)))
  })
}

/** Each person with the roles of Fieldcare that they hold. */
const rolesOfPeople = ({ people = {}, roles: own }: FieldcareConfig): Table =>
  Object.fromEntries(
    Object.entries(people).map(([person, held]) => [
      person,
      own === undefined ? held : held.flatMap((role) => own[role] ?? []),
    ]),
  )

const both = (
  { kind, role, separation, clause, first, later }: ReturnType<typeof separationRisksIn>[number],
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

/** Where everybody who may do one side is one and the same person, or too few approve, every case gets stuck. */
const alone = (lifecycle: Lifecycle, table: Table, policy: Policy, where: string): ReadonlyArray<Finding> =>
  Object.entries(lifecycle.separations).flatMap(([separation, { clause, first, later, people }]) => {
    const may = (commands: ReadonlyArray<string>) =>
      Object.keys(table).filter((person) => commands.some((one) => table[person]!.includes(`${lifecycle.kind}.${one}`)))
    const [beginners, enders] = [may(first), may(later)]
    // What nobody begins does not get stuck.
    if (beginners.length === 0) return []
    const needed = people?.(policy) ?? 1
    if (beginners.some((one) => enders.filter((other) => other !== one).length >= needed)) return []
    if (needed > 1) return [tooFew(lifecycle, { separation, clause, first, later, enders, needed }, where)]
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

const tooFew = (
  { kind }: Lifecycle,
  {
    separation,
    clause,
    first,
    later,
    enders,
    needed,
  }: {
    readonly separation: string
    readonly clause: string
    readonly first: ReadonlyArray<string>
    readonly later: ReadonlyArray<string>
    readonly enders: ReadonlyArray<string>
    readonly needed: number
  },
  where: string,
): Finding => ({
  id: "roles.too-few-approvers",
  severity: "error",
  what: {
    en: `${kind}: ${later.join(", ")} takes ${needed} people beside the one who gives ${first.join(", ")}; it may be given by ${enders.join(", ") || "nobody"} (${separation}, clause ${clause}). No case can ever end.`,
    "zh-Hans": `${kind}：除 ${first.join("、")} 的执行者外，${later.join("、")} 还须 ${needed} 人；目前可执行者为 ${enders.join("、") || "无人"}（${separation}，条款 ${clause}）。任何单据都无法完成。`,
  },
  where: `${where}, people`,
  mend: {
    en: "Let more people approve, or ask for fewer of them in the policy.",
    "zh-Hans": "请增加审批人员，或在政策中减少所需审批人数。",
  },
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
