/** `fieldcare relay`: the relay of `@fieldcare/worker` over a project's outbox. */
import { relay, type RelayCounts } from "@fieldcare/worker"
import type { Request } from "./command.ts"
import type { relayOptions } from "./commands/relay-options.ts"
import { withStorage } from "./database.ts"
import { parkedCommand, replayCommand } from "./parked-messages.ts"
import { projectAt } from "./project.ts"
import { sinksOf } from "./relay-sinks.ts"
import { tenantsWaiting } from "./tenants.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"
import { intervalMs, problemTo, workRounds } from "./worker-rounds.ts"

export const relayCommand = async (request: Request<typeof relayOptions>, terminal: Terminal): Promise<number> => {
  const { options, json, language } = request
  const { config } = await projectAt(terminal, options.config)
  const { once, progress, interval = 1, parked, replay } = options
  const replays = replay.length > 0 || options["replay-all"]
  if (parked && replays)
    throw new UsageError({
      en: "Either --parked, which lists, or --replay and --replay-all, which let go out again.",
      "zh-Hans": "--parked（列出）与 --replay、--replay-all（重发）只能选其一。",
    })
  const rounds = { once, progress, json, language, intervalMs: intervalMs(interval), words, undone }
  return withStorage({ database: options.database, config, settles: true }, terminal, async (open) => {
    const { storage } = open
    const tenants = tenantsWaiting(open, config, "outbox", options.tenant)
    if (parked) return parkedCommand({ storage, tenants, json, language }, terminal)
    if (replays) return replayCommand({ storage, tenants, json, language }, replay, terminal)
    const sinks = await sinksOf(options, config, open, terminal)
    const works = relay({ storage, tenants, sinks, onProblem: problemTo(terminal), ...timesFor(sinks.length) })
    return workRounds({ ...rounds, round: async (stopping) => ({ ...(await works.runOnce(stopping)) }) }, terminal)
  })
}

/** All sinks together have to fit into one lease. */
const timesFor = (sinks: number) => {
  const deliveryMs = 10_000
  return { deliveryMs, leaseMs: Math.max(60_000, deliveryMs * (sinks + 2)) }
}

const undone: ReadonlyArray<keyof RelayCounts> = ["later", "unavailable", "parked", "lost"]

const words: Readonly<Record<keyof RelayCounts, Readonly<Record<"en" | "zh-Hans", string>>>> = {
  delivered: { en: "delivered", "zh-Hans": "已送达" },
  later: { en: "to be tried again", "zh-Hans": "待重试" },
  unavailable: { en: "nobody there", "zh-Hans": "接收方不可用" },
  parked: { en: "parked", "zh-Hans": "已搁置" },
  lost: { en: "too late", "zh-Hans": "超时" },
}
