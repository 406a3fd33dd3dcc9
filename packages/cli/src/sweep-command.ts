/** `fieldcare sweep`: the sweeper of `@fieldcare/worker` over a project's database. */
import { openDesk, regulation } from "@fieldcare/core"
import { type SweepCounts, sweeper } from "@fieldcare/worker"
import type { Request } from "./command.ts"
import type { workerOptions } from "./commands/worker-options.ts"
import { withStorage } from "./database.ts"
import { deskSettings } from "./desk-settings.ts"
import { projectAt } from "./project.ts"
import { tenantsWaiting } from "./tenants.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"
import { intervalMs, problemTo, workRounds } from "./worker-rounds.ts"

export const sweepCommand = async (
  { options, json, language }: Request<typeof workerOptions>,
  terminal: Terminal,
): Promise<number> => {
  const { config } = await projectAt(terminal, options.config)
  const { once, progress, interval = 5 } = options
  const rounds = { once, progress, json, language, intervalMs: intervalMs(interval), words, undone: ["failed"] }
  if (config.calendar === undefined)
    throw new UsageError({
      en: "A sweeper counts working time: give the company's calendar in fieldcare.config.ts, the one that the application has.",
      "zh-Hans": "处理到期义务需要计算工作时间：请在 fieldcare.config.ts 中给出公司日历，与应用所用的一致。",
    })
  const { calendar } = config
  return withStorage({ database: options.database, config, settles: true }, terminal, async (open) => {
    const { storage } = open
    const tenants = tenantsWaiting(open, config, "duty", options.tenant)
    const chapters = config.chapters ?? regulation()
    const desk = await openDesk({ ...deskSettings(config), storage, chapters, calendar })
    const works = sweeper({ desk, storage, tenants, onProblem: problemTo(terminal) })
    return workRounds({ ...rounds, round: async (stopping) => ({ ...(await works.runOnce(stopping)) }) }, terminal)
  })
}

const words: Readonly<Record<keyof SweepCounts, Readonly<Record<"en" | "zh-Hans", string>>>> = {
  commanded: { en: "commands given", "zh-Hans": "已执行命令" },
  reminded: { en: "reminded", "zh-Hans": "已提醒" },
  overdue: { en: "late", "zh-Hans": "逾期" },
  escalated: { en: "gone higher up", "zh-Hans": "已上报" },
  nothing: { en: "nothing to do", "zh-Hans": "无需处理" },
  refused: { en: "refused", "zh-Hans": "被拒绝" },
  failed: { en: "failed", "zh-Hans": "失败" },
}
