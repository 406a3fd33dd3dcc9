/** The pages of statuses, commands, rules and duties, written from the tables that the engine runs. */
import { regulation, unfilled } from "@fieldcare/core"
import { commandsIn, stateDiagram } from "@fieldcare/core/engine"
import type { Language } from "@fieldcare/core/regulation"
import { ticket } from "@fieldcare/core/service"
import { told, type Told } from "./lifecycles.ts"
import { code, listed, tableOf } from "./table.ts"
import { statesWords, type TableWords } from "./states-words.ts"

/** Every record but the ticket. */
export const statesPage = (language: Language): string => {
  const { states, table } = statesWords[language]
  const others = told(regulation()).filter(({ compiled }) => compiled.lifecycle.kind !== ticket.kind)
  const contents = others.map(
    ({ compiled: { lifecycle }, words }) => `- [${table.name(words.title)}](#${lifecycle.kind.toLowerCase()})`,
  )
  const sections = others.map(
    (one) =>
      `## ${one.compiled.lifecycle.kind}\n\n${table.sentence(one.words.title)}\n\n${diagram(one, language)}\n\n${statuses(one, table)}\n\n${commands(one, table)}`,
  )
  return `${states}\n\n${contents.join("\n")}\n\n${sections.join("\n\n")}\n`
}

/** The ticket, with its rules and duties. */
export const ticketStatesPage = (language: Language): string => {
  const { table, ...says } = statesWords[language]
  const one = told(regulation()).find(({ compiled: { lifecycle } }) => lifecycle.kind === ticket.kind)!
  const sections = [
    says.ticket,
    diagram(one, language),
    says.statuses,
    statuses(one, table),
    says.commands,
    commands(one, table),
    says.rules,
    rules(one, table),
    says.duties,
    duties(one, table),
  ]
  return `${sections.join("\n\n")}\n`
}

const diagram = ({ compiled, words }: Told, language: Language): string =>
  `\`\`\`mermaid\n${stateDiagram(compiled, words, language)}\n\`\`\``

const statuses = ({ compiled: { table }, words }: Told, says: TableWords): string =>
  tableOf(
    says.statuses,
    [...table.statuses.values()].map(({ name, category, final }) => {
      const possible = commandsIn(table, name)
      const stays = (command: string) => {
        const { branches, otherwise } = table.steps.get(command)!.get(name)!
        return otherwise === name && branches.every(({ target }) => target === name)
      }
      const on = possible.filter((command) => !stays(command))
      const titles = says.titles(words.statuses[name]!)
      return [code(name), ...titles, category, listed(possible.filter(stays)), final ? says.final : listed(on)]
    }),
  )

const commands = ({ compiled: { commands: declared }, words }: Told, says: TableWords): string =>
  tableOf(
    says.commands,
    [...declared.values()].map(({ name, definition: { clause, by } }) => [
      code(name),
      ...says.titles(words.commands[name]!),
      clause,
      by.length === 0 ? says.follows : by.join(", "),
    ]),
  )

const rules = ({ compiled: { lifecycle }, words }: Told, says: TableWords): string => {
  const separations = Object.entries(lifecycle.separations).map(
    ([id, { clause, later }]) => [id, clause, later, words.separations[id]!] as const,
  )
  const declared = Object.entries(lifecycle.rules).map(
    ([id, { clause, on }]) => [id, clause, on, words.rules[id]!] as const,
  )
  return tableOf(
    says.rules,
    [...separations, ...declared].map(([id, clause, on, { title, failed, remedy }]) => {
      const titles = says.titles(title)
      return [code(id), clause, ...titles, listed(on), unfilled(failed[says.language]), unfilled(remedy[says.language])]
    }),
  )
}

const duties = ({ compiled: { lifecycle }, words }: Told, says: TableWords): string =>
  tableOf(
    says.duties,
    Object.entries(lifecycle.duties).map(([id, { clause, calendar, starts, meets, pausedIn = [] }]) => {
      const events = [listed(Object.keys(starts)), listed(Object.keys(meets))]
      return [code(id), clause, ...says.titles(words.duties[id]!), calendar, ...events, pausedIn.join(", ")]
    }),
  )
