/** `fieldcare relay --parked` and `--replay`: messages that were given up. */
import type { Language } from "@fieldcare/core/regulation"
import type { EntryReference, ParkedMessage } from "@fieldcare/core/storage"
import { messageIdOf } from "@fieldcare/worker"
import * as Effect from "effect/Effect"
import type { OpenStorage } from "./database.ts"
import type { Terminal } from "./terminal.ts"
import { textTable } from "./text-table.ts"
import { exitCodes } from "./usage.ts"

interface Parked {
  readonly storage: OpenStorage["storage"]
  readonly tenants: () => Promise<ReadonlyArray<string>>
  readonly json: boolean
  readonly language: Language
}

interface Given extends EntryReference {
  readonly message: string
  readonly tenant: string
  readonly command: string
  readonly attempts: number
  /** When its entry was recorded. */
  readonly since: string
  readonly problem: string | null
}

export const parkedCommand = async (parked: Parked, terminal: Terminal): Promise<number> => {
  const { json, language } = parked
  const messages = await listed(parked)
  const shown = messages.map(({ message, command, attempts, since, problem }) => ({
    message,
    command,
    attempts,
    since,
    ageSeconds: ageSeconds(since),
    problem,
  }))
  terminal.out(json ? `${JSON.stringify({ parked: shown }, undefined, 2)}\n` : table(messages, language))
  return messages.length > 0 ? exitCodes.found : exitCodes.done
}

/** Those that are named, or all. */
export const replayCommand = async (
  parked: Parked,
  named: ReadonlyArray<string>,
  terminal: Terminal,
): Promise<number> => {
  const { storage, json, language } = parked
  const wanted = new Set(named)
  const messages = (await listed(parked)).filter(({ message }) => wanted.size === 0 || wanted.has(message))
  let replayed = 0
  for (const [tenant, ofTenant] of Map.groupBy(messages, (one) => one.tenant))
    for (let from = 0; from < ofTenant.length; from += pageSize) {
      const page = ofTenant.slice(from, from + pageSize).map(({ kind, id, sequence }) => ({ kind, id, sequence }))
      replayed += await Effect.runPromise(storage.replayMessages({ tenant, messages: page }))
    }
  const found = new Set(messages.map(({ message }) => message))
  const notParked = [...wanted].filter((message) => !found.has(message))
  terminal.out(
    json
      ? `${JSON.stringify({ replayed, notParked }, undefined, 2)}\n`
      : language === "en"
        ? `${replayed} messages go out again.\n`
        : `${replayed} 条消息将重新发送。\n`,
  )
  if (!json)
    for (const message of notParked)
      terminal.error(language === "en" ? `${message} is not parked.\n` : `${message} 未被搁置。\n`)
  return notParked.length > 0 ? exitCodes.found : exitCodes.done
}

const pageSize = 500

const listed = async ({ storage, tenants }: Parked): Promise<ReadonlyArray<Given>> => {
  const all: Array<Given> = []
  for (const tenant of await tenants()) {
    let page: ReadonlyArray<ParkedMessage> = []
    do {
      const after = page.at(-1)
      const more = after === undefined ? {} : { after }
      page = await Effect.runPromise(storage.parkedMessages({ tenant, limit: pageSize, ...more }))
      all.push(...page.map((one) => givenOf(tenant, one)))
    } while (page.length === pageSize)
  }
  return all
}

const givenOf = (tenant: string, message: ParkedMessage): Given => {
  const { kind, id, sequence, attempts, problem, entry } = message
  const since = new Date(entry.recordedAt).toISOString()
  return {
    message: messageIdOf(tenant, message),
    tenant,
    kind,
    id,
    sequence,
    command: entry.command,
    attempts,
    since,
    problem,
  }
}

const ageSeconds = (since: string): number => Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 1000))

const table = (messages: ReadonlyArray<Given>, language: Language): string => {
  const english = language === "en"
  if (messages.length === 0) return english ? "Nothing is parked.\n" : "没有被搁置的消息。\n"
  const columns = [
    { head: english ? "message" : "消息" },
    { head: english ? "command" : "命令" },
    { head: english ? "attempts" : "尝试次数", number: true },
    { head: english ? "age" : "时长", number: true },
    { head: english ? "why" : "原因" },
  ] as const
  const rows = messages.map(({ message, command, attempts, since, problem }) => [
    message,
    command,
    String(attempts),
    age(ageSeconds(since), language),
    problem ?? "",
  ])
  return `${textTable(columns, rows)}\n`
}

const age = (seconds: number, language: Language): string => {
  const [unit, size] =
    seconds >= 86_400
      ? (["day", 86_400] as const)
      : seconds >= 3600
        ? (["hour", 3600] as const)
        : (["minute", 60] as const)
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(
    Math.floor(seconds / size),
  )
}
