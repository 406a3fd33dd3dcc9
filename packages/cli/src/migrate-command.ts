/** `fieldcare migrate`: what a database lacks is shown, and made. */
import { regulation } from "@fieldcare/core"
import { type Chapter, kindsOf } from "@fieldcare/core/engine"
import { schemaSql, type SchemaPlan } from "@fieldcare/storage-kysely"
import * as Effect from "effect/Effect"
import type { Request } from "./command.ts"
import { type OpenSql, type OpenStorage, withStorage } from "./database.ts"
import { projectAt } from "./project.ts"
import type { Terminal } from "./terminal.ts"
import { exitCodes, UsageError } from "./usage.ts"
import type { migrateOptions } from "./commands/migrate-options.ts"

export const migrateCommand = async (request: Request<typeof migrateOptions>, terminal: Terminal): Promise<number> => {
  const { options, json, language } = request
  const { config } = await projectAt(terminal, options.config)
  const chosen = {
    ...config,
    ...(options.schema === undefined ? {} : { schema: options.schema }),
    ...(options.prefix === undefined ? {} : { tablePrefix: options.prefix }),
  }
  const chapters: ReadonlyArray<Chapter> = config.chapters ?? regulation()
  const onlyShown = options["dry-run"] || options.print
  const asked = { database: options.database, config: chosen, missing: onlyShown ? "memory" : "create" } as const
  return withStorage(asked, terminal, async ({ sql, shown }: OpenStorage) => {
    if (sql === undefined)
      throw new UsageError({ en: "A storage in memory has no tables.", "zh-Hans": "内存存储没有表。" })
    const plan = await planOrApply(sql, chapters, onlyShown)
    const refused = plan.refusals.length > 0
    const outcome = { database: shown, applied: !onlyShown && !refused, ...plan }
    if (json) terminal.out(`${JSON.stringify(outcome, undefined, 2)}\n`)
    else if (options.print) terminal.out(schemaSql(plan))
    else terminal.out(told(plan, shown, outcome.applied, language))
    return refused ? exitCodes.refused : exitCodes.done
  })
}

const planOrApply = async (sql: OpenSql, chapters: ReadonlyArray<Chapter>, onlyShown: boolean): Promise<SchemaPlan> => {
  const kinds = kindsOf(chapters)
  const plan = await Effect.runPromise(sql.plan(kinds))
  if (onlyShown || plan.refusals.length > 0) return plan
  const run = await Effect.runPromise(sql.apply(kinds))
  // Columns that were added are filled from the records that are there.
  await Effect.runPromise(sql.prepare(kinds))
  return run
}

const told = (plan: SchemaPlan, shown: string, applied: boolean, language: "en" | "zh-Hans"): string => {
  const english = language === "en"
  if (plan.refusals.length > 0) {
    const lines = plan.refusals.map(({ where, problem, remedy }) => `  ${where}: ${problem}\n      → ${remedy}`)
    const head = english ? "Refused; nothing was changed:" : "已拒绝，未做任何改动："
    return `${shown}\n${head}\n${lines.join("\n")}\n`
  }
  const notes = plan.notes.map((note) => `  ! ${note}`)
  if (plan.steps.length === 0) return `${[shown, english ? "Nothing to do." : "无需变更。", ...notes].join("\n")}\n`
  const count = plan.steps.length
  const head = applied
    ? english
      ? `Done, ${count} steps:`
      : `已完成 ${count} 步：`
    : english
      ? `Would be done, ${count} steps:`
      : `将执行 ${count} 步：`
  const steps = plan.steps.map(({ description }) => `  ${applied ? "✓" : "+"} ${description}`)
  return `${[shown, head, ...steps, ...notes].join("\n")}\n`
}
