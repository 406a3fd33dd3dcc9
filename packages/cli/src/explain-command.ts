/** `fieldcare explain`: a clause, and everything that stands for it. */
import { type LifecycleWords, regulation, type Words } from "@fieldcare/core"
import { type Chapter, realisationsOf } from "@fieldcare/core/engine"
import { clauseCatalogue, type ClauseCoverage, coverage, type Language } from "@fieldcare/core/regulation"
import type { Request } from "./command.ts"
import type { explainOptions } from "./commands/explain-options.ts"
import { clauseText } from "./clause-text.ts"
import type { ExplainedClause, Named } from "./explained-clause.ts"
import { figuresOf } from "./policy-figures.ts"
import { nearestTo } from "./nearest.ts"
import { projectAt } from "./project.ts"
import type { Terminal } from "./terminal.ts"
import { exitCodes, UsageError } from "./usage.ts"

export const explainCommand = async (
  { argument = "", options, json, language }: Request<typeof explainOptions>,
  terminal: Terminal,
): Promise<number> => {
  const { config } = await projectAt(terminal, options.config)
  const chapters: ReadonlyArray<Chapter> = config.chapters ?? regulation()
  const catalogue = clauseCatalogue(chapters.flatMap(({ clauses = [] }) => clauses))
  const covered = coverage(catalogue, realisationsOf(chapters))
  const clause = catalogue.get(argument)
  if (clause === undefined) {
    const under = covered.clauses.filter(({ id }) => id.startsWith(`${argument}.`))
    if (under.length === 0) throw unknownClause(argument, covered)
    const head = covered.chapters.find(({ id }) => id === argument)
    const clauses = under.map(({ id, title, gap }) => ({ id, title, gap }))
    const list = { id: argument, ...(head === undefined ? {} : { title: head.title }), clauses }
    terminal.out(json ? `${JSON.stringify(list, undefined, 2)}\n` : listText(list, language))
    return exitCodes.done
  }
  const explained = {
    ...clause,
    inferred: clause.inferred === true,
    ...coveredBy(covered.clauses.find(({ id }) => id === argument)!),
    ...declaredFor(argument, chapters),
    policy: figuresOf(argument, config),
  }
  terminal.out(json ? `${JSON.stringify(explained, undefined, 2)}\n` : clauseText(explained, language))
  return exitCodes.done
}

const coveredBy = ({ gap, missing, measures, records, plans }: ClauseCoverage) => ({
  gap,
  missing,
  measures,
  records,
  plans,
})

const declaredFor = (
  clause: string,
  chapters: ReadonlyArray<Chapter>,
): Pick<ExplainedClause, "commands" | "rules" | "duties"> => {
  const lifecycles = chapters.flatMap(({ lifecycles, words }) =>
    lifecycles.map((lifecycle) => ({
      lifecycle,
      words: (words as Readonly<Record<string, LifecycleWords>>)[lifecycle.kind]!,
    })),
  )
  const cited = <D extends { readonly clause: string }>(declared: Readonly<Record<string, D>>) =>
    Object.entries(declared).filter(([, one]) => one.clause === clause)
  return {
    commands: lifecycles.flatMap(({ lifecycle: { kind, commands }, words }) =>
      cited(commands).map(([name, { by }]) => ({ id: `${kind}.${name}`, title: words.commands[name]!, by: [...by] })),
    ),
    rules: lifecycles.flatMap(({ lifecycle: { kind, rules, separations }, words }) => [
      ...cited(rules).map(([name, { on }]) => {
        const { title, remedy } = words.rules[name]!
        return { id: `${kind}.${name}`, title, on: [...on], remedy }
      }),
      ...cited(separations).map(([name, { later }]) => {
        const { title, remedy } = words.separations[name]!
        return { id: `${kind}.${name}`, title, on: [...later], remedy }
      }),
    ]),
    duties: lifecycles.flatMap(({ lifecycle: { kind, duties }, words }) =>
      cited(duties).map(([name, { starts, meets, calendar }]) => ({
        id: `${kind}.${name}`,
        title: words.duties[name]!,
        starts: Object.keys(starts),
        meets: Object.keys(meets),
        calendar,
      })),
    ),
  }
}

const unknownClause = (
  asked: string,
  { clauses, chapters }: { readonly clauses: ReadonlyArray<Named>; readonly chapters: ReadonlyArray<Named> },
) => {
  const near = nearestTo(asked, [...clauses, ...chapters]).map(({ id, title }) => ({ id, title }))
  const told = (language: Language) => near.map(({ id, title }) => `\n  ${id}  ${title[language]}`).join("")
  return new UsageError({
    en: `There is no clause ${asked}. Nearest:${told("en")}`,
    "zh-Hans": `没有条款 ${asked}。最接近的有：${told("zh-Hans")}`,
  })
}

const listText = (
  list: { readonly id: string; readonly title?: Words; readonly clauses: ReadonlyArray<Named & { gap: boolean }> },
  language: Language,
): string => {
  const head = list.title === undefined ? list.id : `${list.id}  ${list.title[language]}`
  const gap = language === "en" ? "  – gap –" : "  — 缺口 —"
  return `${[head, ...list.clauses.map((one) => `  ${one.id.padEnd(8)}${one.title[language]}${one.gap ? gap : ""}`)].join("\n")}\n`
}
