/** What a running system leaves undone: tables, duties, messages, clocks. */
import { kindsOf } from "@fieldcare/core/engine"
import * as Effect from "effect/Effect"
import { type RawBuilder, sql } from "kysely"
import type { DatabaseKind } from "../database-url.ts"
import type { OpenSql } from "../database.ts"
import { engineTable } from "../tables.ts"
import type { Check, Finding, Surroundings } from "./finding.ts"

export const schema: Check = {
  id: "schema",
  run: async ({ open, chapters }) => {
    if (open?.sql === undefined) return undefined
    const { steps, refusals, notes } = await Effect.runPromise(open.sql.plan(kindsOf(chapters)))
    const where = open.shown
    const found: Array<Finding> = refusals.map(({ where: place, problem, remedy }) => ({
      id: "schema.refused",
      severity: "error",
      what: { en: `${place}: ${problem}`, "zh-Hans": `${place}：${problem}` },
      where,
      mend: { en: remedy, "zh-Hans": remedy },
    }))
    if (refusals.length === 0 && steps.length > 0)
      found.push({
        id: "schema.outdated",
        severity: "error",
        what: {
          en: `${steps.length} changes are pending, the first: ${steps[0]!.description}.`,
          "zh-Hans": `有 ${steps.length} 项变更待执行，第一项：${steps[0]!.description}。`,
        },
        where,
        mend: { en: "Run fieldcare migrate.", "zh-Hans": "请运行 fieldcare migrate。" },
      })
    return [
      ...found,
      ...notes.map((note): Finding => ({
        id: "schema.note",
        severity: "note",
        what: { en: note, "zh-Hans": note },
        where,
        mend: { en: "Nothing has to be done.", "zh-Hans": "无需处理。" },
      })),
    ]
  },
}

/** Behind row-level security nothing is seen without a tenant, and without tables there is nothing to see. */
const countable = async ({ open, project, chapters }: Surroundings): Promise<OpenSql | undefined> => {
  if (open?.sql === undefined || project.config.rowLevelSecurity === true) return undefined
  const { steps, refusals } = await Effect.runPromise(open.sql.plan(kindsOf(chapters)))
  return steps.length === 0 && refusals.length === 0 ? open.sql : undefined
}

const hourMs = 3_600_000

export const duties: Check = {
  id: "duties",
  run: async (around) => {
    const storage = await countable(around)
    if (storage === undefined) return undefined
    const since = around.now() - hourMs
    const { rows } = await sql<{ count: unknown; first: unknown }>`
      select count(*) as ${sql.ref("count")}, min(due) as ${sql.ref("first")}
      from ${engineTable(around.project.config, "duty")} where due < ${since} and free < ${since}`.execute(storage.db)
    const count = Number(rows[0]!.count)
    if (count === 0) return []
    const first = new Date(Number(rows[0]!.first)).toISOString()
    return [
      {
        id: "duties.unswept",
        severity: "warning",
        what: {
          en: `${count} duties have been overdue for more than an hour, and no sweeper has looked at them; the oldest since ${first}.`,
          "zh-Hans": `有 ${count} 项义务逾期超过一小时而未被处理；最早的自 ${first} 起。`,
        },
        where: around.open!.shown,
        mend: { en: "Run fieldcare sweep, and keep one running.", "zh-Hans": "请运行 fieldcare sweep 并保持其运行。" },
      },
    ]
  },
}

const recordedAt: Readonly<Record<DatabaseKind, RawBuilder<unknown> | undefined>> = {
  postgres: sql`(entry->>'recordedAt')::bigint`,
  pglite: sql`(entry->>'recordedAt')::bigint`,
  mariadb: sql`cast(json_value(entry, '$.recordedAt') as signed)`,
  sqlite: sql`json_extract(entry, '$.recordedAt')`,
  memory: undefined,
}

export const outbox: Check = {
  id: "outbox",
  run: async (around) => {
    const storage = await countable(around)
    if (storage === undefined) return undefined
    const { config } = around.project
    const { kind, shown } = around.open!
    const { rows } = await sql<{ count: unknown; parked: unknown; first: unknown }>`
      select count(*) as ${sql.ref("count")}, sum(case when o.parked then 1 else 0 end) as parked,
        min(${recordedAt[kind]!}) as ${sql.ref("first")}
      from ${engineTable(config, "outbox")} o join ${engineTable(config, "journal")} j on j.tenant = o.tenant
        and j.kind = o.kind and j.id = o.id and j.sequence = o.sequence`.execute(storage.db)
    const [count, parked, first] = [rows[0]!.count, rows[0]!.parked, rows[0]!.first].map(Number) as [
      number,
      number,
      number,
    ]
    const found: Array<Finding> = []
    if (parked > 0)
      found.push({
        id: "outbox.parked",
        severity: "error",
        what: {
          en: `${parked} messages are parked: they could not be delivered, and those behind them wait.`,
          "zh-Hans": `有 ${parked} 条消息被搁置：无法送达，其后的消息也在等待。`,
        },
        where: shown,
        mend: {
          en: "See why with fieldcare relay --parked, mend the receiver, and send them again: fieldcare relay --replay-all.",
          "zh-Hans": "用 fieldcare relay --parked 查看原因，修复接收方后重新发送：fieldcare relay --replay-all。",
        },
      })
    const hours = Math.floor((around.now() - first) / hourMs)
    if (count > parked && hours >= 1)
      found.push({
        id: "outbox.backlog",
        severity: "warning",
        what: {
          en: `${count - parked} messages wait to be sent, the oldest for ${hours} hours.`,
          "zh-Hans": `有 ${count - parked} 条消息待发送，最早的已等待 ${hours} 小时。`,
        },
        where: shown,
        mend: {
          en: "Run fieldcare relay and keep one running, or switch the outbox off.",
          "zh-Hans": "请运行 fieldcare relay 并保持其运行，或关闭 outbox。",
        },
      })
    return found
  },
}

const clocks: Partial<Readonly<Record<DatabaseKind, RawBuilder<{ readonly now: unknown }>>>> = {
  postgres: sql`select floor(extract(epoch from clock_timestamp()) * 1000) as ${sql.ref("now")}`,
  mariadb: sql`select floor(unix_timestamp(now(3)) * 1000) as ${sql.ref("now")}`,
}

const [skewWarnMs, skewErrorMs] = [1_000, 30_000]

export const clock: Check = {
  id: "clock",
  run: async ({ open, now }) => {
    const asked = open === undefined ? undefined : clocks[open.kind]
    if (open?.sql === undefined || asked === undefined) return undefined
    const before = now()
    const { rows } = await asked.execute(open.sql.db)
    const after = now()
    const theirs = Number(rows[0]!.now)
    // Their answer was made at some moment in between.
    const apart = theirs < before ? before - theirs : theirs > after ? theirs - after : 0
    if (apart < skewWarnMs) return []
    return [
      {
        id: "clock.skew",
        severity: apart < skewErrorMs ? "warning" : "error",
        what: {
          en: `The clocks of this machine and of the database are ${(apart / 1000).toFixed(1)} seconds apart.`,
          "zh-Hans": `本机与数据库的时钟相差 ${(apart / 1000).toFixed(1)} 秒。`,
        },
        where: open.shown,
        mend: {
          en: "Let both follow the same time server (chrony, ntpd).",
          "zh-Hans": "请让两者与同一时间服务器同步（chrony、ntpd）。",
        },
      },
    ]
  },
}
